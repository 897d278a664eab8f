internal import Documents
internal import Reporting
internal import Rulebooks

extension RuleTestReport {
  /// Appends one object: numbers, then every rule with its tests and what was measured. Spans are UTF-8 bytes in the
  /// test's text.
  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("passed", passed)
      json.key("tests")
      json.beginObject(inline: true)
      for result in TestOutcome.Result.allCases { json.pair(result.rawValue, count(result)) }
      json.endObject()
      writeTotals(to: &json)
      json.key("rules")
      json.beginArray()
      for rule in rules { RuleTestReport.write(rule, to: &json) }
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private func writeTotals(to json: inout JSONWriter) {
    let coverages = rules.compactMap(\.coverage)
    if !coverages.isEmpty {
      json.key("coverage")
      json.beginObject(inline: true)
      json.pair("total", coverages.reduce(0) { $0 + $1.total })
      json.pair("touched", coverages.reduce(0) { $0 + $1.touched })
      json.endObject()
    }
    if rules.contains(where: { $0.mutations != nil }) {
      json.key("mutations")
      json.beginObject(inline: true)
      json.pair("total", mutantCount)
      json.pair("noticed", noticedMutants)
      json.endObject()
    }
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
    json.key("together")
    json.beginArray()
    for intruder in rule.intruders { write(intruder, to: &json) }
    json.endArray()
    if let coverage = rule.coverage { write(coverage, to: &json) }
    if let variants = rule.variants { variants.write(to: &json) }
    if let mutations = rule.mutations { write(mutations, to: &json) }
    json.endObject()
  }

  private static func write(_ outcome: TestOutcome, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("expectation", outcome.test.expectation.rawValue)
    json.pair("result", outcome.result.rawValue)
    json.pair("file", outcome.file)
    json.pair("line", outcome.test.mark.line)
    json.pair("text", outcome.test.text)
    json.key("expected")
    write(outcome.test.spans, to: &json)
    json.key("reported")
    write(outcome.reported, to: &json)
    json.pair("findings", outcome.findings)
    if let series = outcome.test.series { write(series, outcome.reportedDays, to: &json) }
    json.key("obstacles")
    json.beginArray()
    for obstacle in outcome.obstacles { json.string(obstacle.sentence(.en)) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ series: TestSeries, _ reported: [Day], to json: inout JSONWriter) {
    json.key("posts")
    json.beginArray()
    for post in series.posts {
      json.beginObject(inline: true)
      if let day = post.day { json.pair("date", day.iso) }
      json.pair("text", post.text)
      json.endObject()
    }
    json.endArray()
    for (key, days) in [("expected-days", series.days), ("reported-days", reported)] {
      json.key(key)
      json.beginArray(inline: true)
      for day in days { json.string(day.iso) }
      json.endArray()
    }
  }

  private static func write(_ intruder: Intruder, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("rule", intruder.rule)
    json.pair("level", intruder.level.rawValue)
    json.pair("file", intruder.file)
    json.pair("line", intruder.test.mark.line)
    json.pair("text", intruder.test.text)
    json.key("reported")
    write(intruder.place.map { [$0] } ?? [], to: &json)
    json.endObject()
  }

  private static func write(_ coverage: RuleCoverage, to json: inout JSONWriter) {
    json.key("coverage")
    json.beginObject()
    json.pair("total", coverage.total)
    json.pair("touched", coverage.touched)
    json.key("parts")
    json.beginArray()
    for part in coverage.parts {
      json.beginObject()
      json.pair("place", part.place)
      json.pair("what", part.what.rawValue)
      json.pair("total", part.total)
      json.pair("touched", part.touched)
      json.key("missing")
      json.beginArray(inline: true)
      for name in part.missing { json.string(name.en) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func write(_ mutations: RuleMutations, to json: inout JSONWriter) {
    json.key("mutations")
    json.beginObject()
    json.pair("total", mutations.changes.count)
    json.pair("noticed", mutations.noticed)
    json.key("unnoticed")
    json.beginArray()
    for change in mutations.unnoticed {
      json.beginObject(inline: true)
      json.pair("place", change.place)
      json.pair("change", change.what.en)
      json.endObject()
    }
    json.endArray()
    json.key("samples")
    json.beginArray()
    for sample in mutations.samples {
      json.beginObject(inline: true)
      json.pair("place", sample.place)
      json.pair("entries", sample.entries)
      json.pair("tried", sample.tried)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  static func write(_ spans: [Range<Int>], to json: inout JSONWriter) {
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
