public import Documents
internal import Foundation
internal import Reporting

/// The rates that stand beside the rulebooks: how often each rule fired in one collection of honest texts.
public struct AlarmRates: Sendable {
  /// The day that judged texts without one; a comparison uses it again.
  public var asOf: Day
  public var texts: Int
  public var syllables: Int
  /// Names the texts; rates of other texts are not compared.
  public var digest: String
  /// By rule; a rule that is not named never fired.
  public var alarms: [String: Int]

  public init(_ report: AlarmReport) {
    (asOf, texts, syllables, digest) = (report.asOf, report.texts, report.syllables, report.digest)
    alarms = report.rows.mapValues(\.alarms)
  }

  /// Nil where the bytes are no such file.
  public init?(json: [UInt8]) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(json)), file.schema == 1,
      let day = Day(iso: file.asOf)
    else { return nil }
    (asOf, texts, syllables, digest) = (day, file.texts, file.syllables, file.digest)
    alarms = file.rules.mapValues(\.alarms)
  }

  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("as-of", asOf.iso)
      json.pair("texts", texts)
      json.pair("syllables", syllables)
      json.pair("digest", digest)
      json.key("rules")
      json.beginObject()
      for (rule, count) in alarms.sorted(by: { $0.key < $1.key }) {
        json.key(rule)
        json.beginObject(inline: true)
        json.pair("alarms", count)
        json.key("per-million")
        AlarmReport.write(syllables > 0 ? Double(count) * 1_000_000 / Double(syllables) : nil, to: &json)
        json.endObject()
      }
      json.endObject()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// A rule that fires more often than it did.
  public struct Rise: Sendable, Hashable {
    public var rule: String
    public var before: Int
    public var now: Int

    public func sentence(_ language: Language) -> String {
      language == .vi
        ? "\(rule) báo nhiều hơn: trước \(before) lần, nay \(now) lần trên cùng kho bài."
        : "\(rule) fires more often: \(before) before, \(now) now, in the same texts."
    }
  }

  /// Rules that fire more often than here, by name; nil where the texts are others, and nothing can be said.
  public func rises(in report: AlarmReport) -> [Rise]? {
    guard digest == report.digest else { return nil }
    return report.rows.filter { $0.value.alarms > alarms[$0.key] ?? 0 }
      .map { Rise(rule: $0.key, before: alarms[$0.key] ?? 0, now: $0.value.alarms) }
      .sorted { $0.rule < $1.rule }
  }

  private struct File: Decodable {
    var schema: Int
    var asOf: String
    var texts: Int
    var syllables: Int
    var digest: String
    var rules: [String: Row]

    enum CodingKeys: String, CodingKey {
      case schema, texts, syllables, digest, rules
      case asOf = "as-of"
    }

    struct Row: Decodable {
      var alarms: Int
    }
  }
}
