import Documents
import Foundation
import RulebookLoading
import Testing

/// docs/diagnostics.md is made from the codes and from the golden files; `SOAT_UPDATE_GOLDEN=1` writes it again.
struct DiagnosticDocumentTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let document = folder.appending(path: "../../docs/diagnostics.md")
  private static let source = folder.appending(path: "../../Sources/RulebookLoading/DiagnosticCode.swift")

  @Test func documentIsFresh() throws {
    let text = try DiagnosticDocumentTests.text()
    if ProcessInfo.processInfo.environment["SOAT_UPDATE_GOLDEN"] == "1" {
      return try Data(text.utf8).write(to: DiagnosticDocumentTests.document)
    }
    let written = try Data(contentsOf: DiagnosticDocumentTests.document)
    #expect(written == Data(text.utf8), "docs/diagnostics.md is stale: run with SOAT_UPDATE_GOLDEN=1")
  }

  /// Examples in the comments of the codes were copied from golden files, long lines cut with “…”.
  @Test func commentsShowWhatAuthorsSee() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: goldenFolder.path).filter {
      $0.hasSuffix(".vi.txt")
    }
    var lines = try Set(
      names.flatMap { name in
        try String(contentsOf: goldenFolder.appending(path: name), encoding: .utf8).split(separator: "\n")
          .map(String.init)
      })
    let unread = DiagnosticDocumentTests.unread(.vi)
    lines.insert(unread)
    let code = try String(contentsOf: DiagnosticDocumentTests.source, encoding: .utf8)
    for line in code.split(separator: "\n") where line.hasPrefix("  ///     ") {
      let example = line.dropFirst("  ///     ".count)
      let isShown =
        example.hasSuffix("…")
        ? lines.contains { $0.hasPrefix(example.dropLast()) } : lines.contains(String(example))
      #expect(isShown, "no golden file says: \(example)")
    }
    for each in DiagnosticCode.allCases {
      #expect(code.contains(" \(each.rawValue): "), "\(each.rawValue) has no example in its comment")
    }
  }

  private static func unread(_ language: Language) -> String {
    let loaded = RulebookLoader().load(paths: ["khong-co.yaml"])
    return loaded.diagnostics.map { DiagnosticRenderer.render($0, language: language) }.joined(separator: "\n")
  }

  private static func text() throws -> String {
    var text = """
      # Lỗi khi nạp bộ quy tắc · Diagnostics of rulebooks

      Mỗi lỗi có mã không đổi, chỉ đúng tệp, dòng, cột, kèm cách sửa khi biết chắc. Một quy tắc lỗi bị bỏ qua, các quy tắc khác vẫn chạy và kết quả là “Chưa kiểm hết”. Mã bắt đầu bằng E là lỗi, bằng W là nên sửa.

      Every diagnostic has a code that never changes, its file, line and column, and what to write instead where that is certain. A broken rule is left out, the others run, and the verdict is `incomplete`. Codes that begin with E are errors, with W warnings.

      Trang này được tạo từ chương trình · This page is generated: `SOAT_UPDATE_GOLDEN=1 swift test --filter RulebookLoadingTests`.

      | mã | tên | |
      |---|---|---|

      """
    for code in DiagnosticCode.allCases {
      text += "| [\(code.rawValue)](#\(code.rawValue.lowercased())) | `\(code.name)` | \(cell(code.about.vi)) |\n"
    }
    for code in DiagnosticCode.allCases {
      text += "\n## \(code.rawValue)\n`\(code.name)` · \(code.about.vi)\n\n\(code.about.en)\n"
      for language in Language.allCases {
        text += "```text\n\(try example(code, language))\n```\n"
      }
    }
    return text
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// The first golden diagnostic that is this one before any other.
  private static func example(_ code: DiagnosticCode, _ language: Language) throws -> String {
    if code == .cannotRead { return unread(language) }
    for name in GoldenDiagnosticTests.names {
      let data = try Data(contentsOf: goldenFolder.appending(path: "\(name).yaml"))
      let loaded = RulebookLoader().load(text: String(decoding: data, as: UTF8.self), name: "\(name).yaml") { path in
        [UInt8](try Data(contentsOf: goldenFolder.appending(path: path)))
      }
      if let first = loaded.diagnostics.first, first.code == code {
        return DiagnosticRenderer.render(first, language: language)
      }
    }
    Issue.record("no golden rulebook shows \(code.rawValue) first")
    return ""
  }
}
