public import Documents
internal import Reporting
internal import Rulebooks

extension RuleTestReport {
  /// Which rule survives which way of writing: a row for each rule, a column for each variant. At most `width` columns.
  public func variantTable(language: Language, width: Int = 80) -> String {
    VariantTable(report: self, language: language, width: width).render()
  }
}

/// The table of `soat variants`.
struct VariantTable {
  let report: RuleTestReport
  let language: Language
  let width: Int

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// Columns that the marks of a row take, each with a blank before it.
  private static let marks = 2 * Variant.allCases.count

  func render() -> String {
    var canvas = Canvas(colour: false, width: width)
    legend(&canvas)
    var book = ""
    for rule in report.rules {
      if rule.rulebook != book {
        book = rule.rulebook
        canvas.line()
        canvas.line([Span(row(book, Variant.allCases.map { String($0.letter) }))])
      }
      guard let variants = rule.variants else { continue }
      let id = "  " + rule.rule.dropFirst(book.count + 1)
      canvas.line([Span(row(id, Variant.allCases.map { VariantTable.sign(variants[$0].mark) }))])
    }
    canvas.line()
    failures(&canvas)
    numbers(&canvas)
    return String(decoding: canvas.bytes, as: UTF8.self)
  }

  private func legend(_ canvas: inout Canvas) {
    let bent = Variant.allCases.filter(\.isNearMiss)
    let rewritten = Variant.allCases.filter { !$0.isNearMiss }
    canvas.labelled(say("Phải báo", "Must fire"), [Span(names(rewritten))], indent: 0, column: 12)
    canvas.labelled(say("Phải im", "Must not"), [Span(names(bent))], indent: 0, column: 12)
    canvas.labelled(
      say("Dấu", "Marks"),
      [
        Span(
          say(
            "✓ đúng  ✗ sai  – quy tắc không hứa  · không ví dụ nào có gì để đổi",
            "✓ right  ✗ wrong  – not promised by the rule  · nothing to rewrite"
          ).replacing("  ", with: " "))
      ], indent: 0, column: 12)
  }

  private func names(_ variants: [Variant]) -> String {
    variants.map { variant in
      "\(variant.letter)\u{A0}\(variant.name[language].replacing(" ", with: "\u{A0}"))"
    }.joined(separator: ", ")
  }

  private func row(_ name: String, _ signs: [String]) -> String {
    let room = width - VariantTable.marks
    let cut = name.count > room ? name.prefix(room - 1) + "…" : name
    return cut + String(repeating: " ", count: room - cut.count) + signs.map { " " + $0 }.joined()
  }

  private static func sign(_ mark: RuleVariants.Tally.Mark) -> String {
    switch mark {
    case .held: "✓"
    case .broken: "✗"
    case .unpromised: "–"
    case .nothing: "·"
    }
  }

  private func failures(_ canvas: inout Canvas) {
    let fault = TestFaultText(language: language)
    for rule in report.rules {
      for failure in rule.variants?.failures ?? [] {
        canvas.line([Span(TestFaultText.heading(rule.rule, file: failure.file, at: failure.test.mark))])
        canvas.wrapped([Span(fault.variantFault(failure))], first: 2, rest: 4)
        for line in fault.lines(fault.difference(failure), width: width) { canvas.line([Span(line)]) }
        canvas.line()
      }
    }
  }

  private func numbers(_ canvas: inout Canvas) {
    let tallies = report.rules.flatMap { $0.variants?.tallies ?? [] }
    let tested = report.rules.reduce(0) { sum, rule in
      sum + rule.tests.count { $0.test.expectation == .bad && $0.result == .passed }
    }
    let held = tallies.reduce(0) { $0 + $1.held }
    let broken = tallies.reduce(0) { $0 + $1.broken }
    let unpromised = tallies.reduce(0) { $0 + $1.unpromised }
    canvas.wrapped(
      [
        Span(
          say(
            "\(report.rules.count) quy tắc, \(tested) ví dụ bad, \(Variant.allCases.count) cách viết: \(held) lượt đúng, "
              + "\(broken) lượt sai, \(unpromised) lượt quy tắc không hứa.",
            "\(report.rules.count) rules, \(tested) bad tests, \(Variant.allCases.count) variants: \(held) right, "
              + "\(broken) wrong, \(unpromised) not promised by the rule."))
      ], rest: 2)
  }
}
