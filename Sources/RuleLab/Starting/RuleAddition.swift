internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// A rule that is about to be added to a rulebook there is.
public struct RuleAddition: Sendable {
  private let text: String
  private let file: String
  private let readFile: @Sendable (String) throws -> [UInt8]
  private let indentation: Int
  /// A source of the rulebook that the rule may rest on until its author names its own.
  private let basis: String?

  /// - Parameters:
  ///   - text: the rulebook's YAML.
  ///   - readFile: gives the bytes of a table by its path as the rulebook writes it.
  /// - Throws: a rulebook that does not load, or whose last key is not `rules`.
  public init(
    to text: String, file: String, readFile: @escaping @Sendable (String) throws -> [UInt8]
  ) throws(StarterError) {
    self.text = text.hasSuffix("\n") ? text : text + "\n"
    self.file = file
    self.readFile = readFile
    let loaded = RulebookLoader().load(text: text, name: file, readFile: readFile)
    if let fault = loaded.diagnostics.first(where: { $0.severity == .error }) {
      throw StarterError(
        vi: DiagnosticRenderer.render(fault, language: .vi), en: DiagnosticRenderer.render(fault, language: .en))
    }
    basis = loaded.rulebooks.first?.sources.keys.sorted().first
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let keys = lines.indices.filter { lines[$0].first.map { $0.isLetter || $0 == "\"" } ?? false }
    guard let last = keys.last, lines[last].hasPrefix("rules:"),
      let item = lines[(last + 1)...].first(where: { $0.drop { $0 == " " }.hasPrefix("- ") })
    else {
      throw StarterError(
        vi: "\(file): “rules” phải là khóa cuối cùng và đã có quy tắc; hãy chuyển nó xuống cuối tệp.",
        en: "\(file): “rules” must be the last key, and hold a rule; move it to the end of the file.")
    }
    indentation = item.prefix { $0 == " " }.count
  }

  /// What to write behind the rulebook's text.
  /// - Throws: an id that cannot be one or is taken, a rule whose sentences do not hold.
  public func addition(of rule: StarterRule) throws(StarterError) -> String {
    try StarterBook.checkName(rule.id)
    // A rulebook with a `when` of its own wants tests with metadata: those of its other tests will do.
    guard let metadata else { return try addition(of: rule, with: nil) }
    do {
      return try addition(of: rule, with: nil)
    } catch {
      return try addition(of: rule, with: metadata)
    }
  }

  private var metadata: String? {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.first { $0.hasPrefix("with: {") && $0.hasSuffix("}") }
      .map { String($0.dropFirst(6)) }
  }

  private func addition(of rule: StarterRule, with metadata: String?) throws(StarterError) -> String {
    let chosen = try TestChoice.chosen([rule]) {
      text + addition($0, with: metadata)
    } load: {
      RulebookLoader().load(text: $0, name: file, readFile: readFile)
    }
    return addition(chosen, with: metadata)
  }

  private func addition(_ rules: [StarterRule], with metadata: String?) -> String {
    "\n"
      + rules.map { $0.yaml(basis: basis, with: metadata) }.joined(separator: "\n").split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { $0.isEmpty ? "" : String(repeating: " ", count: indentation) + $0.dropFirst(2) }.joined(separator: "\n")
  }
}
