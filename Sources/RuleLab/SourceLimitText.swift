internal import Documents
internal import Rulebooks

/// What a rule asks of the many posts of a source, in words.
struct SourceLimitText {
  let language: Language

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// `nhiều bài của một nguồn: mỗi ngày ít nhất 1 bài khớp; soat check không chạy quy tắc này, soat scan mới chạy`
  func render(_ limit: SourceLimit, of kind: RuleKind) -> String {
    say("nhiều bài của một nguồn: ", "the many posts of a source: ") + measure(limit, kind)
      + say("; chỉ chạy với soat scan, không chạy với soat check", "; run by soat scan, not by soat check")
  }

  private func measure(_ limit: SourceLimit, _ kind: RuleKind) -> String {
    let forbids = if case .forbid = kind { true } else { false }
    switch limit {
    case .posts(let atLeast, let atMost, let per):
      let least = atLeast.map { say("ít nhất \($0)", "at least \($0)") }
      let most = atMost.map { say("nhiều nhất \($0)", "at most \($0)") }
      let bounds = [least, most].compactMap { $0 }.joined(separator: say(", ", ", "))
      return say("\(period(per)) \(bounds) bài khớp", "\(bounds) matching \(period(per))")
    case .share(let percent, let per):
      return forbids
        ? say("\(period(per)) nhiều nhất \(percent)% số bài khớp", "at most \(percent)% match \(period(per))")
        : say("\(period(per)) ít nhất \(percent)% số bài khớp", "at least \(percent)% match \(period(per))")
    case .gap(let days):
      return say(
        "không quá \(days) ngày liền không có bài khớp", "no more than \(days) days in a row without a matching post")
    case .quotations(let minimum, _):
      return say(
        "không gán một lời dẫn (từ \(minimum) tiếng) cho hai nguồn",
        "no quotation (of \(minimum) tiếng or more) is given to two sources")
    case .forms:
      return say("các bài không dùng lẫn cách viết", "posts do not mix the forms")
    }
  }

  private func period(_ per: SourceLimit.Period) -> String {
    switch per {
    case .day: say("mỗi ngày", "each day")
    case .week: say("mỗi tuần", "each week")
    case .all: say("cả đợt", "over all")
    }
  }
}
