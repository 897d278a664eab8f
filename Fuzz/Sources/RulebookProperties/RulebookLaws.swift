internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// What holds of the loader for any file.
public struct RulebookLaws {
  public init() {}

  /// Broken laws; empty where all hold.
  public func failures(of bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    let loaded = RulebookLoader().load(text: text, name: "fuzz.yaml") { _ in Array("name\twrong\tright\na\tb\tc\n".utf8)
    }
    var failures: [String] = []
    if loaded.rulebooks.isEmpty, loaded.rulesNotLoaded.isEmpty {
      failures.append("a file is neither loaded nor left out")
    }
    if !loaded.rulesNotLoaded.isEmpty, !loaded.diagnostics.contains(where: { $0.severity == .error }) {
      failures.append("left out without a reason")
    }
    for diagnostic in loaded.diagnostics {
      if diagnostic.line < 1 || diagnostic.column < 1 || diagnostic.length < 1 {
        failures.append("a place before the file")
      }
      for language in Language.allCases where DiagnosticRenderer.render(diagnostic, language: language).isEmpty {
        failures.append("a diagnostic that says nothing")
      }
    }
    return failures + formatting(text, loaded)
  }

  /// Formatting is stable and never changes which rules there are.
  private func formatting(_ text: String, _ loaded: LoadedRulebooks) -> [String] {
    guard let once = try? RulebookFormatter.format(text) else { return [] }
    guard let twice = try? RulebookFormatter.format(once) else { return ["formatted text is refused"] }
    if twice != once { return ["formatting is not stable"] }
    let again = RulebookLoader().load(text: once, name: "fuzz.yaml") { _ in Array("name\twrong\tright\na\tb\tc\n".utf8)
    }
    // A slip such as `[5,5 triệu]` is told by how it is written, which formatting mends.
    let before = Set(loaded.rulebooks.flatMap(\.rules).map(\.id))
    return before.isSubset(of: again.rulebooks.flatMap(\.rules).map(\.id)) ? [] : ["formatting lost a rule"]
  }
}
