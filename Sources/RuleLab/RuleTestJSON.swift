internal import Documents
internal import Reporting
internal import Rulebooks

extension RuleTestReport {
  /// Appends one object: numbers, then every rule with its tests. Spans are UTF-8 bytes in the test's text.
  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("passed", passed)
      json.key("tests")
      json.beginObject(inline: true)
      for result in TestOutcome.Result.allCases { json.pair(result.rawValue, count(result)) }
      json.endObject()
      json.key("rules")
      json.beginArray()
      for rule in rules { RuleTestReport.write(rule, to: &json) }
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func write(_ rule: RuleOutcome, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("rule", rule.rule)
    json.pair("file", rule.file)
    json.pair("line", rule.mark.line)
    json.pair("fires", rule.fires)
    json.pair("passed", rule.passed)
    json.key("tests")
    json.beginArray()
    for test in rule.tests { write(test, to: &json) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ outcome: TestOutcome, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("expectation", outcome.test.expectation.rawValue)
    json.pair("result", outcome.result.rawValue)
    json.pair("line", outcome.test.mark.line)
    json.pair("text", outcome.test.text)
    json.key("expected")
    write(outcome.test.spans, to: &json)
    json.key("reported")
    write(outcome.reported, to: &json)
    json.pair("findings", outcome.findings)
    json.key("obstacles")
    json.beginArray()
    for obstacle in outcome.obstacles { json.string(obstacle.sentence(.en)) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ spans: [Range<Int>], to json: inout JSONWriter) {
    json.beginArray(inline: true)
    for span in spans {
      json.beginArray(inline: true)
      json.number(span.lowerBound)
      json.number(span.upperBound)
      json.endArray()
    }
    json.endArray()
  }
}
