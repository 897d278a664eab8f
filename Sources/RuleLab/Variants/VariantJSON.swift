internal import Reporting
internal import Rulebooks

extension RuleVariants {
  /// Writes the key `variants` with one object for each way of writing.
  func write(to json: inout JSONWriter) {
    json.key("variants")
    json.beginArray()
    for tally in tallies where tally.mark != .nothing {
      json.beginObject()
      json.pair("variant", tally.variant.rawValue)
      json.pair("near-miss", tally.variant.isNearMiss)
      json.pair("mark", tally.mark.rawValue)
      json.pair("held", tally.held)
      json.pair("broken", tally.broken)
      json.pair("unpromised", tally.unpromised)
      json.key("failures")
      json.beginArray()
      for failure in failures where failure.variant == tally.variant {
        json.beginObject()
        json.pair("file", failure.file)
        json.pair("line", failure.test.mark.line)
        json.pair("text", failure.text)
        json.key(tally.variant.isNearMiss ? "silent" : "expected")
        RuleTestReport.write(failure.expected, to: &json)
        json.key("reported")
        RuleTestReport.write(failure.reported, to: &json)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }
}

extension RuleTestReport {
  /// Appends one object: every rule with its variants.
  public func writeVariantsJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("passed", rules.allSatisfy { $0.variants?.failures.isEmpty ?? true })
      json.key("rules")
      json.beginArray()
      for rule in rules {
        json.beginObject()
        json.pair("rule", rule.rule)
        rule.variants?.write(to: &json)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}
