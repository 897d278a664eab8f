import Documents
import Foundation
import RuleLab
import RulebookLoading
import Testing

/// Each code of `soat lint` is shown by a rulebook of its name under Golden/lint, told as the files beside it say. docs/lint.md
/// is made of them. `SOAT_UPDATE_GOLDEN=1` accepts what the code says now.
struct LintGoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/lint")
  static let isUpdating = ProcessInfo.processInfo.environment["SOAT_UPDATE_GOLDEN"] == "1"
  /// 20 November 2026.
  static let today = Day(year: 2026, month: 11, day: 20)!

  static func options(_ code: LintCode) throws -> LintOptions {
    var options = LintOptions(today: today, only: [code.rawValue])
    if code.name.hasPrefix("policy-") {
      let file = folder.appending(path: "policy.yml")
      options.policy = try LintPolicy.read(String(contentsOf: file, encoding: .utf8), file: "policy.yml").0
    }
    return options
  }

  static func report(_ code: LintCode) throws -> LintReport {
    let text = try String(contentsOf: folder.appending(path: "\(code.name).yaml"), encoding: .utf8)
    return Linter(try options(code)).lint(text: text, name: "\(code.name).yaml") { path in
      [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }
  }

  @Test(arguments: LintCode.allCases) func everyCodeIsTold(_ code: LintCode) throws {
    let report = try LintGoldenTests.report(code)
    #expect(!report.findings.isEmpty, "\(code.name) is not found")
    #expect(report.findings.allSatisfy { $0.code == code.rawValue && $0.severity == code.severity })
    for language in Language.allCases {
      let told = report.findings.map { $0.rendered(language: language) + "\n" }.joined()
      try LintGoldenTests.expect(told, LintGoldenTests.folder.appending(path: "\(code.name).\(language.rawValue).txt"))
    }
  }

  /// What a machine can mend is mended for good, and nothing else is changed.
  @Test(arguments: LintCode.allCases) func whatIsMendedStaysMended(_ code: LintCode) throws {
    let name = "\(code.name).yaml"
    let text = try String(contentsOf: LintGoldenTests.folder.appending(path: name), encoding: .utf8)
    let report = try LintGoldenTests.report(code)
    let fixable = report.findings.filter { !$0.edits.isEmpty }
    let mended = report.mended([name: text])
    #expect(mended.isEmpty == fixable.isEmpty)
    guard let result = mended.first?.text else { return }
    try LintGoldenTests.expect(result, LintGoldenTests.folder.appending(path: "\(code.name).fixed"))
    let again = Linter(try LintGoldenTests.options(code)).lint(text: result, name: name) { _ in [] }
    #expect(again.findings.isEmpty, "\(again.findings.map { $0.rendered(language: .en) })")
    #expect(again.rules == report.rules)
  }

  @Test func severalCodesCanBeMended() throws {
    let fixable = try LintCode.allCases.filter {
      try LintGoldenTests.report($0).findings.contains { !$0.edits.isEmpty }
    }
    #expect(fixable.count >= 6, "\(fixable)")
  }

  static func expect(_ text: String, _ file: URL) throws {
    if isUpdating { return try Data(text.utf8).write(to: file) }
    let wanted = try? Data(contentsOf: file)
    #expect(wanted == Data(text.utf8), "\(file.lastPathComponent) differs; got:\n\(text)")
  }
}
