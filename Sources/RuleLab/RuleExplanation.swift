public import Documents
internal import Reporting
public import Rulebooks

/// What `soat explain RULE` shows: what the rule wants, why, when, and its tests.
public enum RuleExplanation {
  /// - Parameter rates: how often rules fired in honest texts, where somebody has counted.
  /// - Returns: lines of at most `width` columns without colour, each ended by a line feed.
  public static func render(
    rule: Rule, rulebook: Rulebook, language: Language, rates: AlarmRates? = nil, width: Int = 80
  ) -> String {
    var page = RuleExplanationPage(language: language, width: width)
    page.rates = rates
    page.write(rule, in: rulebook)
    return String(decoding: page.canvas.bytes, as: UTF8.self)
  }
}

/// One rule on paper.
private struct RuleExplanationPage {
  var canvas: Canvas
  var rates: AlarmRates?
  private let language: Language
  private let words: Words
  /// Column at which what stands beside a label begins.
  private static let column = 13

  init(language: Language, width: Int) {
    canvas = Canvas(colour: false, width: width)
    self.language = language
    words = Words(language)
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  mutating func write(_ rule: Rule, in book: Rulebook) {
    canvas.line([Span(rule.id)])
    canvas.wrapped([Span(rule.title[language])], rest: 0)
    canvas.line()
    writeJudgement(rule)
    row(say("Xét khi", "Applies to"), ConditionText(language: language).render(rule.when))
    let kind = RuleKindText(language: language)
    if rule.over == nil {
      row(say("Tìm", "Looks for"), "\(rule.kind.name): \(kind.render(rule.kind))")
    } else {
      row(say("Bài khớp khi", "Matches"), "\(rule.kind.name): \(kind.renderMatch(rule.kind))")
    }
    if let over = rule.over {
      row(say("Xét trên", "Judged on"), SourceLimitText(language: language).render(over, of: rule.kind))
    }
    writeContexts(rule)
    let options = RuleOptionText(language: language).render(rule)
    if !options.isEmpty { row(say("Tùy chọn", "Options"), options) }
    if rule.over == nil, let anchors = AnchorText.summary(rule: rule, language: language) {
      row(say("Neo", "Anchors"), anchors)
    }
    for basis in rule.basis { row(words.basis, RuleExplanationPage.basis(basis, in: book, words)) }
    row(say("Thông báo", "Message"), rule.message[language])
    if let fix = rule.fix { row(words.fix, fix[language]) }
    if let alarms = rule.falseAlarms { row(say("Có thể nhầm", "False alarms"), alarms) }
    if let rates, rule.over == nil {
      let count = rates.alarms[rule.id] ?? 0
      row(
        say("Báo oan", "Alarms"),
        say(
          "\(count) lần trong \(rates.texts) bài lành (\(rates.syllables) tiếng)",
          "\(count) in \(rates.texts) honest texts (\(rates.syllables) syllables)"))
    }
    if !book.file.isEmpty { row(say("Viết ở", "Written in"), "\(book.file):\(rule.mark.line)") }
    writeTests(rule.tests)
  }

  private mutating func writeJudgement(_ rule: Rule) {
    let note = words.axisNote(rule.axis)
    row(say("Điểm", "Score"), words.axis(rule.axis) + (note.isEmpty ? "" : " (\(note))"))
    var level = words.level(rule.level)
    if rule.weight != 1 { level += say(", trọng số ", ", weight ") + RuleExplanationPage.number(rule.weight) }
    switch rule.status {
    case .stable: break
    case .experimental: level += " (\(words.experimental))"
    case .deprecated: level += " (\(words.deprecated))"
    }
    row(say("Mức", "Level"), level)
    for change in rule.levelWhen {
      let condition = ConditionText(language: language).render(change.when)
      row("", say("\(words.level(change.level)) khi \(condition)", "\(words.level(change.level)) where \(condition)"))
    }
  }

  /// Where a match counts, and where it does not.
  private mutating func writeContexts(_ rule: Rule) {
    let text = ContextText(language: language)
    if !rule.parts.isEmpty { row(say("Chỉ ở", "Only in"), text.parts(rule.parts)) }
    if let quoted = rule.quoted { row(say("Chỉ khi", "Only where"), text.quoted(quoted)) }
    if !rule.contexts.isEmpty { row(say("Chỉ khi", "Only where"), text.render(rule.contexts)) }
    for item in rule.except { row(say("Không tính", "Does not count"), text.render(item.contexts)) }
    for item in rule.unless { row(say("Bỏ qua khi", "Passes where"), text.render(item.contexts)) }
  }

  private mutating func writeTests(_ tests: [RuleTest]) {
    if tests.isEmpty { return }
    canvas.line()
    canvas.line([Span(say("Ví dụ", "Examples"))])
    for test in tests {
      let mark =
        switch test.expectation {
        case .bad: "✗"
        case .good: "✓"
        case .todoBad, .todoGood: "…"
        }
      var spans = [Span("\(mark)\u{A0}"), Span(MarkedText.render(test.text, spans: test.spans))]
      if !test.metadata.isEmpty {
        spans.append(Span(" (\(RuleExplanationPage.metadata(test.metadata)))", .faint))
      }
      canvas.wrapped(spans, first: 2, rest: 4)
    }
  }

  private mutating func row(_ label: String, _ text: String) {
    canvas.labelled(label, [Span(text)], indent: 0, column: RuleExplanationPage.column)
  }

  /// `Điều 8 khoản 11, Luật Quảng cáo số 16/2012/QH13 (2013-01-01..) https://…`
  private static func basis(_ basis: Basis, in book: Rulebook, _ words: Words) -> String {
    guard let source = book.sources[basis.source] else { return basis.at ?? basis.source }
    var text = (basis.at.map { "\($0), " } ?? "") + source.title
    if source.inForce != nil || source.until != nil {
      let from = source.inForce.map(words.date) ?? ""
      text += " (\(from)..\(source.until.map(words.date) ?? ""))"
    }
    return text + (source.url.map { " \($0)" } ?? "")
  }

  private static func metadata(_ metadata: Metadata) -> String {
    ConditionText(language: .en).render(
      Condition(
        metadata.values.sorted { $0.key < $1.key }.map { .init(key: $0.key, test: .anyOf([$0.value])) }))
  }

  /// `2`, `0.5`
  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
