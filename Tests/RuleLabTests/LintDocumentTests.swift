import Documents
import Foundation
import RuleLab
import RulebookLoading
import Testing

/// docs/lint.md is made from the codes and their golden files; `SOAT_UPDATE_GOLDEN=1` writes it again.
struct LintDocumentTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

  @Test func documentIsFresh() throws {
    let file = LintDocumentTests.root.appending(path: "docs/lint.md")
    let text = try LintDocumentTests.text()
    if LintGoldenTests.isUpdating { return try Data(text.utf8).write(to: file) }
    #expect(try Data(contentsOf: file) == Data(text.utf8), "docs/lint.md is stale: run with SOAT_UPDATE_GOLDEN=1")
  }

  /// Examples in the comments of the codes are what authors see, long lines cut with “…”.
  @Test func commentsShowWhatAuthorsSee() throws {
    let source = LintDocumentTests.root.appending(path: "Sources/RuleLab/Lint/LintCode.swift")
    let code = try String(contentsOf: source, encoding: .utf8)
    var lines: Set<String> = []
    for each in LintCode.allCases {
      lines.formUnion(try LintDocumentTests.example(each, .vi).split(separator: "\n").map(String.init))
      #expect(code.contains(" \(each.rawValue): "), "\(each.rawValue) has no example in its comment")
    }
    for line in code.split(separator: "\n") where line.hasPrefix("  ///     ") {
      let shown = line.dropFirst("  ///     ".count)
      let isShown =
        shown.hasSuffix("…") ? lines.contains { $0.hasPrefix(shown.dropLast()) } : lines.contains(String(shown))
      #expect(isShown, "no golden file says: \(shown)")
    }
  }

  @Test func codesAndNamesAreUsedOnce() {
    let codes = LintCode.allCases
    #expect(Set(codes.map(\.rawValue)).count == codes.count && Set(codes.map(\.name)).count == codes.count)
    #expect(codes.count >= 30)
    let loader = DiagnosticCode.allCases
    #expect(Set(codes.map(\.rawValue)).isDisjoint(with: loader.map(\.rawValue)))
    #expect(Set(codes.map(\.name)).isDisjoint(with: loader.map(\.name)))
  }

  private static func example(_ code: LintCode, _ language: Language) throws -> String {
    let report = try LintGoldenTests.report(code)
    return report.findings.first?.rendered(language: language) ?? ""
  }

  private static func text() throws -> String {
    var text = """
      # Soát bộ quy tắc · Lint of rulebooks

      `soat lint` đọc bộ quy tắc như một đồng nghiệp khó tính. Mỗi điều có mã không đổi, đúng dòng, đúng cột. Lỗi khi nạp (mã E, W) ở [diagnostics.md](diagnostics.md).

      `soat lint` reads rulebooks as a strict colleague would. Each code never changes and has its line and column. What the loader says (codes E and W) is in [diagnostics.md](diagnostics.md).

      - Tự sửa · Mend by machine: `soat lint --fix`. Chỉ vài điều: \(try fixable()).
      - Chọn mã · Choose codes: `--only L340,L341`, `--ignore L321`.
      - Cho qua, có lý do · Let pass, with a reason: `# soat-lint: ignore L330 tên một giải thưởng` trong quy tắc hoặc ngay trên nó; ở đầu tệp thì cho cả tệp. In a rule or right above it; in the head of a file for all of it.
      - Chính sách của nhà · A house's policy: `--policy lint.yml`:

      ```yaml
      require: [false-alarms, message.en, basis]   # khóa nào cũng phải có · keys every rule must have
      ids: '[a-z0-9]+(?:-[a-z0-9]+)*'              # mã quy tắc phải đúng mẫu này · what an id must be, wholly
      tests: { bad: 3, good: 3 }                   # ít nhất mấy ví dụ · the least number of tests
      levels: { L354: error, L304: "off" }         # đổi mức của một mã · another level for a code
      ```

      Trang này được tạo từ chương trình · This page is generated: `SOAT_UPDATE_GOLDEN=1 swift test --filter RuleLabTests`.

      | mã | mức | tên | |
      |---|---|---|---|

      """
    for code in LintCode.allCases {
      text +=
        "| [\(code.rawValue)](#\(code.rawValue.lowercased())) | \(code.severity.rawValue) | `\(code.name)` | \(code.about.vi) |\n"
    }
    for code in LintCode.allCases {
      text += "\n## \(code.rawValue)\n`\(code.name)` · \(code.about.vi)\n\n\(code.about.en)\n"
      for language in Language.allCases { text += "```text\n\(try example(code, language))\n```\n" }
    }
    return text
  }

  private static func fixable() throws -> String {
    try LintCode.allCases.filter { try LintGoldenTests.report($0).findings.contains { !$0.edits.isEmpty } }
      .map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}
