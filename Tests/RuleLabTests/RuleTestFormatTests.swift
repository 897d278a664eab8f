import Documents
import RuleLab
import RulebookLoading
import Testing

/// Every format of `soat test` and `soat variants`, as files.
@Suite struct RuleTestFormatTests {
  private func report(together: Bool = false, measured: Bool = false) throws -> RuleTestReport {
    var options = RuleTestOptions()
    options.together = together
    options.coverage = measured
    options.variants = measured
    options.mutations = measured
    return RuleTestRunner(rulebooks: try LabGolden.rulebooks()).run(matching: nil, options: options)
  }

  @Test(arguments: [Language.vi, .en])
  func pretty(_ language: Language) throws {
    try LabGolden.expect(try report(together: true).text(language: language), "test.\(language.rawValue).pretty")
    try LabGolden.expect(try report(measured: true).text(language: language), "lab.\(language.rawValue).pretty")
    try LabGolden.expect(
      try report(measured: true).variantTable(language: language), "variants.\(language.rawValue).pretty")
  }

  @Test func machines() throws {
    let report = try report(together: true, measured: true)
    try LabGolden.expect(report.junit(language: .vi), "lab.junit")
    try LabGolden.expect(report.tap(language: .en), "lab.tap")
    var bytes: [UInt8] = []
    report.writeJSON(to: &bytes)
    try LabGolden.expect(String(decoding: bytes, as: UTF8.self), "lab.json")
    bytes = []
    report.writeVariantsJSON(to: &bytes)
    try LabGolden.expect(String(decoding: bytes, as: UTF8.self), "variants.json")
  }

  @Test func noLineOfATableIsWiderThanATerminal() throws {
    let report = try report(measured: true)
    for language in [Language.vi, .en] {
      let table = report.variantTable(language: language)
      let measured = report.text(language: language)
      for line in (table + measured).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }
}
