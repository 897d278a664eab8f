public import Documents
internal import Reporting
internal import Rulebooks

extension AlarmReport {
  /// A table with samples, the most frequent rule first, then numbers. UTF-8, each line ended by a line feed.
  /// - Parameter limit: rules to show; what is left off is counted.
  public func text(language: Language, limit: Int) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    // Names are never cut: an author copies them.
    let width = max(42, 1 + (byRate.prefix(limit).map(\.rule.count).max() ?? 0))
    var lines = [
      AlarmReport.row(
        say("quy tắc", "rule"), say("mỗi triệu tiếng", "per million"), say("lần", "alarms"), say("bài", "texts"),
        width: width)
    ]
    for (rule, row) in byRate.prefix(limit) {
      lines.append(
        AlarmReport.row(
          rule, AlarmReport.rate(perMillion(row.alarms), language), String(row.alarms), String(row.texts), width: width)
          + "  " + AlarmReport.name(row.level, language))
      lines += row.samples.map { "      " + $0 }
    }
    if rows.count > limit {
      let more = rows.count - limit
      lines.append(say("… và \(more) quy tắc nữa (--limit)", "… and \(more) more rules (--limit)"))
    }
    if !rows.isEmpty { lines.append("") }
    let rate = AlarmReport.rate(perMillion(alarms), language)
    lines.append(
      say(
        "\(texts) bài, \(syllables) tiếng; \(rows.count) trong \(ruleCount) quy tắc báo \(alarms) lần, \(rate) lần mỗi triệu tiếng.",
        "\(texts) texts, \(syllables) syllables; \(rows.count) of \(ruleCount) rules fired \(alarms) times, \(rate) in a million syllables."
      ))
    if incompleteTexts > 0 {
      lines.append(
        say("Chưa kiểm hết: \(incompleteTexts) bài.", "Could not be checked to the end: \(incompleteTexts)."))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func row(_ name: String, _ rate: String, _ alarms: String, _ texts: String, width: Int) -> String {
    func right(_ cell: String, _ width: Int) -> String {
      String(repeating: " ", count: max(1, width - cell.count)) + cell
    }
    return name + String(repeating: " ", count: width - name.count) + right(rate, 16) + right(alarms, 7)
      + right(texts, 6)
  }

  private static func name(_ level: Level, _ language: Language) -> String {
    switch level {
    case .error: language == .vi ? "lỗi phải sửa" : "error"
    case .warning: language == .vi ? "nên sửa" : "warning"
    case .notice: language == .vi ? "lưu ý" : "notice"
    }
  }

  /// One decimal.
  private static func rate(_ value: Double?, _ language: Language) -> String {
    guard let value else { return "—" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10)"
  }

  /// Appends one object: numbers, then every rule that fired, the most frequent first.
  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("as-of", asOf.iso)
      json.pair("texts", texts)
      json.pair("incomplete-texts", incompleteTexts)
      json.pair("syllables", syllables)
      json.pair("digest", digest)
      json.pair("rules-loaded", ruleCount)
      json.pair("alarms", alarms)
      json.key("per-million")
      AlarmReport.write(perMillion(alarms), to: &json)
      json.key("rules")
      json.beginArray()
      for (rule, row) in byRate {
        json.beginObject()
        json.pair("rule", rule)
        json.pair("level", row.level.rawValue)
        json.pair("alarms", row.alarms)
        json.pair("texts", row.texts)
        json.key("per-million")
        AlarmReport.write(perMillion(row.alarms), to: &json)
        json.key("samples")
        json.beginArray()
        for sample in row.samples { json.string(sample) }
        json.endArray()
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// One decimal, or null.
  static func write(_ rate: Double?, to json: inout JSONWriter) {
    if let rate { json.number((rate * 10).rounded() / 10) } else { json.null() }
  }
}
