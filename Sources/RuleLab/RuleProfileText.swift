public import Documents
internal import Reporting

extension RuleProfileReport {
  /// A table of at most 80 columns, the costliest rule first; rules that took no time are counted, not shown. UTF-8.
  /// - Parameter top: rows to show.
  public func text(language: Language, top: Int) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let shown = rows.prefix(top).filter { $0.candidates > 0 }
    let total = RuleProfileReport.microseconds(time)
    var lines = [
      RuleProfileReport.row(
        say("quy tắc", "rule"),
        [say("µs/bài", "µs/post"), say("phần", "share"), say("bị hỏi", "asked"), say("trúng", "hit")]
      )
    ]
    for row in shown {
      let time = RuleProfileReport.microseconds(row.time)
      var line = RuleProfileReport.row(
        row.rule,
        [
          RuleProfileReport.decimal(time / Double(max(posts, 1)), 2),
          RuleProfileReport.decimal(total > 0 ? time * 100 / total : 0, 1) + " %", String(row.candidates),
          String(row.documents),
        ])
      if row.isAlways { line += say("  luôn chạy", "  always runs") }
      lines.append(line)
      if row.limits > 0 {
        lines.append(
          say("  ↳ bỏ dở ở \(row.limits) bài vì mẫu quá nặng", "  ↳ given up in \(row.limits) posts: too costly"))
      }
    }
    let always = rows.count { $0.isAlways && $0.candidates > 0 }
    let seconds = total / 1e6
    let speed = seconds > 0 ? Double(bytes) / 1e6 / seconds : 0
    lines.append("")
    lines.append(
      say(
        "\(posts) bài, \(RuleProfileReport.decimal(Double(bytes) / 1e6, 1)) MB trong \(RuleProfileReport.decimal(seconds, 2)) giây (\(RuleProfileReport.decimal(speed, 1)) MB/s).",
        "\(posts) posts, \(RuleProfileReport.decimal(Double(bytes) / 1e6, 1)) MB in \(RuleProfileReport.decimal(seconds, 2)) s (\(RuleProfileReport.decimal(speed, 1)) MB/s)."
      ))
    lines.append(
      say(
        "\(rows.count) quy tắc, \(rows.count { $0.candidates > 0 }) bị hỏi, \(always) luôn chạy vì không có neo.",
        "\(rows.count) rules, \(rows.count { $0.candidates > 0 }) asked, \(always) always run: they have no anchor."))
    return lines.map { $0 + "\n" }.joined()
  }

  /// Appends one object. Times are microseconds for all posts together.
  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("posts", posts)
      json.pair("bytes", bytes)
      json.key("microseconds")
      json.number(RuleProfileReport.microseconds(time))
      json.key("rules")
      json.beginArray()
      for row in rows {
        json.beginObject()
        json.pair("rule", row.rule)
        json.key("microseconds")
        json.number(RuleProfileReport.microseconds(row.time))
        json.pair("candidates", row.candidates)
        json.pair("documents", row.documents)
        json.pair("matches", row.matches)
        json.pair("limits", row.limits)
        json.pair("always-runs", row.isAlways)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let width = 34
    let shown = name.count > width ? name.prefix(width - 1) + "…" : name[...]
    return shown + String(repeating: " ", count: width - shown.count)
      + cells.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
  }

  private static func microseconds(_ time: Duration) -> Double { time / .microseconds(1) }

  private static func decimal(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard places > 0 else { return String(scaled) }
    let digits = String(scaled % Int(scale))
    return "\(scaled / Int(scale)).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}
