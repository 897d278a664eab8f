public import Documents
internal import Foundation
internal import Reporting

/// Figures of an earlier run, to see whether a rule got worse.
public struct EvaluationBaseline: Sendable {
  /// The day that judged posts without one; a comparison uses it again.
  public var asOf: Day
  public var rules: [String: Tally]

  /// Rules of which something was expected or found.
  public init(_ evaluation: Evaluation) {
    asOf = evaluation.asOf
    rules = evaluation.tallies.filter { $0.value.expected + $0.value.falseAlarms > 0 }
  }

  /// Nil where the bytes are no baseline.
  public init?(json: [UInt8]) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(json)), file.schema == 1,
      let day = Day(iso: file.asOf)
    else { return nil }
    asOf = day
    rules = file.rules.mapValues { Tally(found: $0.found, missed: $0.missed, falseAlarms: $0.falseAlarms) }
  }

  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("as-of", asOf.iso)
      json.key("rules")
      json.beginObject()
      for (rule, tally) in rules.sorted(by: { $0.key < $1.key }) {
        json.key(rule)
        json.beginObject(inline: true)
        json.pair("found", tally.found)
        json.pair("missed", tally.missed)
        json.pair("false-alarms", tally.falseAlarms)
        json.endObject()
      }
      json.endObject()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// A rule whose precision or recall fell.
  public struct Regression: Sendable {
    public var rule: String
    public var before: Tally
    public var now: Tally

    public func sentence(_ language: Language) -> String {
      func figures(_ tally: Tally) -> String {
        language == .vi
          ? "đúng \(tally.found), sót \(tally.missed), oan \(tally.falseAlarms)"
          : "found \(tally.found), missed \(tally.missed), false \(tally.falseAlarms)"
      }
      return language == .vi
        ? "\(rule) kém đi: trước \(figures(before)); nay \(figures(now))."
        : "\(rule) got worse: before \(figures(before)); now \(figures(now))."
    }
  }

  /// Rules that are worse than here, by name. Figures are compared as shares, so the corpus may have grown. A rule that the
  /// baseline does not know is worse where it raises a false alarm.
  public func regressions(in evaluation: Evaluation) -> [Regression] {
    evaluation.byRule.compactMap { rule, now in
      let before = rules[rule] ?? Tally()
      let isWorse =
        EvaluationBaseline.fell(before.recall, now.recall) || EvaluationBaseline.fell(before.precision, now.precision)
        || (before.falseAlarms == 0 && now.falseAlarms > 0)
      return isWorse ? Regression(rule: rule, before: before, now: now) : nil
    }
  }

  /// Without rounding: a/b < c/d.
  private static func fell(_ before: Share?, _ now: Share?) -> Bool {
    guard let before, let now else { return false }
    return now.part * before.whole < before.part * now.whole
  }

  private struct File: Decodable {
    var schema: Int
    var asOf: String
    var rules: [String: Row]

    enum CodingKeys: String, CodingKey {
      case schema, rules
      case asOf = "as-of"
    }

    struct Row: Decodable {
      var found: Int
      var missed: Int
      var falseAlarms: Int

      enum CodingKeys: String, CodingKey {
        case found, missed
        case falseAlarms = "false-alarms"
      }
    }
  }
}
