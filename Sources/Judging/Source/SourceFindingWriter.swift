internal import Documents
internal import Rulebooks

/// Writes what a tally found as its reader is told.
struct SourceFindingWriter {
  let rule: Rule
  let source: String
  let metadata: Metadata
  let today: Day
  let basis: [String]
  let waivers: [Waiver]

  func finding(_ fault: SourceTally.Fault) -> SourceFinding {
    let (vi, en) = (template(fault, .vi), template(fault, .en))
    func filled(_ text: LocalizedText) -> LocalizedText {
      LocalizedText(vi: vi.filled(text.vi), en: text.en.map(en.filled))
    }
    var finding = SourceFinding(
      rule: rule.id, title: rule.title, axis: rule.axis, level: level, status: rule.status,
      message: filled(rule.message), basis: basis, fix: rule.fix.map(filled), days: fault.days, posts: fault.posts,
      fingerprint: Fingerprint.of([rule.id, source, fault.pattern].joined(separator: "\u{0}")))
    finding.waived = waivers.first { covers($0, fault) }
    return finding
  }

  private var level: Level {
    rule.levelWhen.first { $0.when.answer(for: metadata, today: today) == .holds }?.level ?? rule.level
  }

  private func template(_ fault: SourceTally.Fault, _ language: Language) -> MessageTemplate {
    let days =
      fault.days.isEmpty
      ? DayText.range(fault.span.from, fault.span.until, language) : DayText.list(fault.days, language)
    var template = MessageTemplate(match: fault.match ?? "", expected: fault.expected, closest: nil, row: [:])
    template.more = ["days": days, "count": fault.count, "share": fault.share ?? ""]
    return template
  }

  private func covers(_ waiver: Waiver, _ fault: SourceTally.Fault) -> Bool {
    guard waiver.rule == rule.id, waiver.until.map({ today <= $0 }) ?? true else { return false }
    return waiver.text.map { text in text == source || fault.days.contains { $0.iso == text } } ?? true
  }
}

/// Days as people read them: `24/11/2026–26/11/2026` or `2026-11-24–2026-11-26`.
enum DayText {
  static func day(_ day: Day, _ language: Language) -> String {
    language == .vi ? "\(day.day)/\(day.month)/\(day.year)" : day.iso
  }

  /// - Parameter days: rising. Days in a row are written as one stretch.
  static func list(_ days: [Day], _ language: Language) -> String {
    var stretches: [(first: Day, last: Day)] = []
    for day in days {
      if let last = stretches.last?.last, day.julianDayNumber == last.julianDayNumber + 1 {
        stretches[stretches.count - 1].last = day
      } else {
        stretches.append((day, day))
      }
    }
    return stretches.map { range($0.first, $0.last, language) }.joined(separator: ", ")
  }

  static func range(_ first: Day?, _ last: Day?, _ language: Language) -> String {
    if let first, first == last { return day(first, language) }
    let (start, end) = (first.map { day($0, language) } ?? "…", last.map { day($0, language) } ?? "…")
    return "\(start)–\(end)"
  }
}
