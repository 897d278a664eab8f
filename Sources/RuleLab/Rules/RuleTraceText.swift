public import Documents
internal import Judging
internal import Reporting
public import Rulebooks

/// What `soat explain RULE --post FILE` shows: what the rule saw in a post, and what decided.
public enum RuleTraceText {
  /// - Returns: lines of at most `width` columns without colour, each ended by a line feed.
  public static func render(
    rule: Rule, rulebook: Rulebook, document: Document, today: Day, language: Language, width: Int = 80
  ) -> String {
    var page = RuleTracePage(language: language, width: width)
    page.write(rule, RuleTrace(rule: rule, book: rulebook, document: document, today: today), document)
    return String(decoding: page.canvas.bytes, as: UTF8.self)
  }
}

/// One rule and one post on paper.
private struct RuleTracePage {
  var canvas: Canvas
  private let language: Language
  private static let column = 13

  init(language: Language, width: Int) {
    canvas = Canvas(colour: false, width: width)
    self.language = language
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  mutating func write(_ rule: Rule, _ trace: RuleTrace, _ document: Document) {
    let post = document.path ?? document.id ?? ""
    canvas.line([Span(rule.id + (post.isEmpty || post == "-" ? "" : say(" trên ", " on ") + post))])
    row(say("Kết luận", "Outcome"), outcome(rule, trace))
    for message in trace.incomplete { row("", message[language]) }
    for (index, condition) in trace.conditions.enumerated() {
      let words = ConditionText(language: language).render(Condition([condition.clause]))
      let answer =
        switch condition.answer {
        case .holds: say("đúng", "holds")
        case .fails: say("không đúng, nên quy tắc không chạy", "does not hold, so the rule does not run")
        case .unknown:
          say(
            "bài chưa ghi, nên quy tắc chưa xét (thêm --set \(condition.clause.key.rawValue)=…)",
            "not known, so the rule sleeps (add --set \(condition.clause.key.rawValue)=…)")
        }
      row(index == 0 ? say("Xét khi", "Applies to") : "", "\(words): \(answer)")
    }
    if rule.over != nil { return }
    for (index, place) in trace.places.enumerated() { write(place, isFirst: index == 0, rule) }
    if !trace.seen.isEmpty { row(say("Có trong bài", "In the post"), list(trace.seen)) }
    for (index, hint) in trace.hints.enumerated() { row(index == 0 ? say("Gần giống", "Nearly") : "", words(hint)) }
  }

  private func outcome(_ rule: Rule, _ trace: RuleTrace) -> String {
    if let hit = trace.sourceHit {
      return hit.count > 0
        ? say("Bài này khớp: soat scan đếm nó.", "The post matches: soat scan counts it.")
        : say("Bài này không khớp: soat scan không đếm nó.", "The post does not match: soat scan does not count it.")
    }
    if trace.isReported {
      let count = trace.places.count { $0.isReported }
      return say("Báo \(count) chỗ.", "Reported at \(count) place\(count == 1 ? "" : "s").")
    }
    if trace.conditions.contains(where: { $0.answer == .fails }) {
      return say("Không báo: điều kiện của quy tắc không đúng với bài này.", "Silent: a condition does not hold.")
    }
    if trace.conditions.contains(where: { $0.answer == .unknown }) {
      return say("Chưa xét: còn điều chưa biết về bài.", "Not judged: something about the post is not known.")
    }
    if !trace.places.isEmpty {
      return say(
        "Không báo: có chỗ khớp, nhưng ngữ cảnh hoặc ngoại lệ quyết định.",
        "Silent: something matched, and a context or an exception decided.")
    }
    switch rule.kind {
    case .require: return say("Không báo: bài có đủ điều cần có.", "Silent: what is required is there.")
    case .count: return say("Không báo: số lượng nằm trong khoảng.", "Silent: the number is within its bounds.")
    default: return say("Không báo: bài không có điều cần tìm.", "Silent: what it looks for is not there.")
    }
  }

  private mutating func write(_ place: RuleTrace.Place, isFirst: Bool, _ rule: Rule) {
    let end = place.isReported ? say(": báo", ": reported") : say(": không báo", ": silent")
    row(isFirst ? say("Thấy", "Seen") : "", words(place.finding) + view(place.finding) + end)
    for reason in place.reasons { canvas.wrapped([Span("→ " + words(reason, rule))], first: 15, rest: 17) }
  }

  private func words(_ reason: RuleTrace.Reason, _ rule: Rule) -> String {
    let text = ContextText(language: language, shown: 4)
    switch reason {
    case .notInPart: return say("không ở \(text.parts(rule.parts))", "not in the \(text.parts(rule.parts))")
    case .notQuoted:
      return say("không đúng: ", "does not hold: ") + text.quoted(rule.quoted ?? true)
    case .missing(let context): return say("thiếu: ", "missing: ") + text.render([context])
    case .excepted(let index, let item, let words):
      return say("không tính, except \(index + 1): ", "does not count, except \(index + 1): ")
        + text.render(item.contexts) + witness(words)
    case .excused(let index, let item, let words):
      return say("bỏ qua, unless \(index + 1): ", "passes, unless \(index + 1): ") + text.render(item.contexts)
        + witness(words)
    }
  }

  private func witness(_ words: [Finding]) -> String {
    words.isEmpty ? "" : say("; thấy ", "; seen: ") + words.map { self.words($0) }.joined(separator: ", ")
  }

  private func words(_ hint: RuleTrace.Hint) -> String {
    switch hint {
    case .otherAccents(let found):
      say(
        "\(list(found)) giống chữ nhưng khác dấu, hoặc câu có dấu mà cụm từ viết không dấu.",
        "\(list(found)) has the letters and not the accents.")
    case .otherCase(let found):
      say("\(list(found)) đúng chữ nhưng khác chữ hoa (case: sensitive).", "\(list(found)) differs in capitals.")
    case .disguised(let found):
      say(
        "\(list(found)) là chữ biến dạng, mà quy tắc có disguise: false.",
        "\(list(found)) is disguised, and the rule says disguise: false.")
    case .onlyPart(let found):
      say("chỉ có \(list(found)); quy tắc đòi đủ mọi phần.", "only \(list(found)); the rule asks for all parts.")
    }
  }

  private func list(_ found: [Finding]) -> String { found.prefix(4).map { words($0) }.joined(separator: ", ") }

  /// `“tốt nhất” (dòng 1, cột 13)`; personal data stays masked.
  private func words(_ finding: Finding) -> String {
    if finding.range == nil, finding.text.isEmpty { return say("cả bài", "the whole post") }
    let text = "“\(MarkedText.oneLine(finding.shownText))”"
    guard let start = finding.range?.start else { return text }
    return text + say(" (dòng \(start.line), cột \(start.column))", " (line \(start.line), column \(start.column))")
  }

  private func view(_ finding: Finding) -> String {
    if finding.text.isEmpty { return "" }
    return switch finding.matchedAs {
    case .written: say(", như viết", ", as written")
    case .bare: say(", viết không dấu", ", without accents")
    case .disguised: say(", qua chữ biến dạng", ", through a disguise")
    }
  }

  private mutating func row(_ label: String, _ text: String) {
    canvas.labelled(label, [Span(text)], indent: 0, column: RuleTracePage.column)
  }
}
