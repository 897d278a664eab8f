internal import Documents
internal import Reporting
internal import Rulebooks

extension Evaluation {
  /// Appends one object: numbers by axis, rulebook and rule, then every miss and every false alarm.
  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("as-of", asOf.iso)
      json.pair("posts", posts)
      json.pair("independent-posts", independentPosts)
      json.pair("clean-posts", cleanPosts)
      json.pair("clean-posts-with-alarm", cleanPostsWithAlarm)
      json.pair("incomplete-posts", incompletePosts)
      json.key("total")
      Evaluation.write(total, to: &json)
      json.key("axes")
      Evaluation.write(byAxis.map { ($0.axis.rawValue, $0.tally) }, to: &json)
      json.key("rulebooks")
      Evaluation.write(byRulebook.map { ($0.id, $0.tally) }, to: &json)
      json.key("rules")
      Evaluation.write(byRule.map { ($0.id, $0.tally) }, to: &json)
      json.key("untested")
      json.beginArray()
      for rule in untested { json.string(rule) }
      json.endArray()
      writeLists(to: &json)
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private func writeLists(to json: inout JSONWriter) {
    json.key("misses")
    json.beginArray()
    for miss in misses {
      json.beginObject()
      json.pair("post", miss.post)
      json.pair("rule", miss.expected.rule)
      json.pair("text", miss.expected.text)
      json.pair("reason", miss.reason.name)
      if case .waits(let keys) = miss.reason {
        json.key("keys")
        json.beginArray(inline: true)
        for key in keys { json.string(key.rawValue) }
        json.endArray()
      }
      json.pair("excerpt", miss.excerpt)
      json.endObject()
    }
    json.endArray()
    json.key("false-alarms")
    json.beginArray()
    for alarm in falseAlarms {
      json.beginObject()
      json.pair("post", alarm.post)
      json.pair("rule", alarm.rule)
      json.pair("level", alarm.level.rawValue)
      json.pair("text", alarm.text)
      json.pair("excerpt", alarm.excerpt)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(_ rows: [(name: String, tally: Tally)], to json: inout JSONWriter) {
    json.beginObject()
    for row in rows {
      json.key(row.name)
      write(row.tally, to: &json)
    }
    json.endObject()
  }

  private static func write(_ tally: Tally, to json: inout JSONWriter) {
    json.beginObject(inline: true)
    json.pair("expected", tally.expected)
    json.pair("found", tally.found)
    json.pair("missed", tally.missed)
    json.pair("false-alarms", tally.falseAlarms)
    json.pair("notices", tally.notices)
    write("precision", tally.precision, to: &json)
    write("recall", tally.recall, to: &json)
    json.key("f1")
    if let f1 = tally.f1 { json.number(rounded(f1)) } else { json.null() }
    json.endObject()
  }

  /// `"recall": 0.9167, "recall-95": [0.6461, 0.9851]`
  private static func write(_ name: String, _ share: Share?, to json: inout JSONWriter) {
    json.key(name)
    guard let share else { return json.null() }
    json.number(rounded(share.value))
    json.key(name + "-95")
    json.beginArray(inline: true)
    json.number(rounded(share.interval.lowerBound))
    json.number(rounded(share.interval.upperBound))
    json.endArray()
  }

  /// Four decimals.
  private static func rounded(_ value: Double) -> Double { (value * 10000).rounded() / 10000 }
}

extension Evaluation.Miss.Reason {
  /// What a rule's author can mend comes first.
  var rank: Int {
    switch self {
    case .silent: 0
    case .waits: 1
    case .notItsPost: 2
    case .noSuchRule: 3
    }
  }

  var name: String {
    switch self {
    case .silent: "silent"
    case .notItsPost: "condition-fails"
    case .waits: "not-judged"
    case .noSuchRule: "no-such-rule"
    }
  }
}
