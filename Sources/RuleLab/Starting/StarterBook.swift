public import Documents
internal import RulebookLoading
internal import Rulebooks

/// A file that is about to be written.
public struct StarterFile: Sendable, Hashable {
  /// From the folder of the rulebook.
  public var path: String
  public var text: String
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// Why nothing was written.
public struct StarterError: Error, Sendable {
  public var message: Bilingual
  public init(vi: String, en: String) { message = Bilingual(vi: vi, en: en) }
}

/// A rulebook that is about to be written. Its rules keep only tests that pass, and it is loaded and tested before anybody
/// sees it.
public struct StarterBook: Sendable {
  public var id: String
  public var title: String
  /// Lines of YAML below `language`, such as `lists:` and `when:`, each ended by a line feed.
  public var settings: String
  public var rules: [StarterRule]
  public var tables: [StarterFile]
  /// Metadata of every test as YAML on one line.
  public var testMetadata: String?
  /// The day on which the rules begin to hold, for their basis.
  public var day: Day

  public init(
    id: String, title: String, settings: String = "", rules: [StarterRule], tables: [StarterFile] = [],
    testMetadata: String? = nil, day: Day
  ) {
    self.id = id
    self.title = title
    self.settings = settings
    self.rules = rules
    self.tables = tables
    self.testMetadata = testMetadata
    self.day = day
  }

  /// The rulebook and its tables.
  /// - Throws: an id that cannot be one, a rule for which no two `bad` and two `good` sentences hold.
  public func files() throws(StarterError) -> [StarterFile] {
    try StarterBook.checkName(id)
    for rule in rules { try StarterBook.checkName(rule.id) }
    let tested = try TestChoice.chosen(rules) {
      yaml($0)
    } load: {
      load($0)
    }
    return [StarterFile(path: id + ".yaml", text: yaml(tested))] + tables
  }

  static func checkName(_ name: String) throws(StarterError) {
    guard StarterName.isValid(name) else {
      throw StarterError(
        vi: "Mã “\(name)” chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ tu-hay-sai.",
        en: "The id “\(name)” takes small letters without accents, digits and hyphens, such as tu-hay-sai.")
    }
  }

  private func yaml(_ rules: [StarterRule]) -> String {
    """
    rulebook: \(id)
    title: \(YAMLText.quoted(title))
    version: 0.1.0
    requires: soat >= 0.1
    language: vi
    sources:
      nha:
        title: Quy ước của đơn vị mình, không phải văn bản pháp luật
        in-force: \(day.iso)
    \(settings)rules:

    """ + rules.map { $0.yaml(basis: "nha", with: testMetadata) }.joined(separator: "\n")
      + left(out: rules)
  }

  /// Comments about rules that no sentence holds for.
  private func left(out chosen: [StarterRule]) -> String {
    rules.filter { rule in !chosen.contains { $0.id == rule.id } }.map {
      "# \($0.id): không câu thử nào đúng nên chưa có quy tắc này. / left out: no sentence holds.\n"
    }.joined()
  }

  private func load(_ text: String) -> LoadedRulebooks {
    let tables = tables
    return RulebookLoader().load(text: text, name: id + ".yaml") { name in
      guard let table = tables.first(where: { $0.path == name }) else { throw StarterError(vi: name, en: name) }
      return Array(table.text.utf8)
    }
  }
}

/// Chooses tests that hold.
enum TestChoice {
  /// How many `bad` and how many `good` a rule is given.
  static let wanted = 2

  /// The rules with sentences that they report, or leave alone, as they should.
  /// - Throws: what the loader says of the rules, or the rule that no sentence fits.
  static func chosen(
    _ rules: [StarterRule], yaml: ([StarterRule]) -> String, load: (String) -> LoadedRulebooks
  ) throws(StarterError) -> [StarterRule] {
    let outcomes = try outcomes(load(yaml(rules)))
    var chosen: [StarterRule] = []
    for rule in rules {
      // A rulebook that is added to has rules of its own before these.
      guard let outcome = outcomes.last(where: { $0.rule.hasSuffix("/" + rule.id) }) else {
        throw StarterError(vi: "Quy tắc “\(rule.id)” không nạp được.", en: "The rule “\(rule.id)” cannot be loaded.")
      }
      let passed = outcome.tests.map { $0.result == .passed }
      var rule = rule
      let bad = zip(rule.bad, passed.prefix(rule.bad.count)).filter(\.1).map(\.0)
      let good = zip(rule.good, passed.dropFirst(rule.bad.count)).filter(\.1).map(\.0)
      if rule.isOptional, bad.isEmpty || good.isEmpty { continue }
      guard !bad.isEmpty, !good.isEmpty else {
        throw StarterError(
          vi:
            "Quy tắc “\(rule.id)”: không câu \(bad.isEmpty ? "bad" : "good") nào đúng; hãy đưa câu của bạn bằng --bad và --good (chỗ phải báo đặt trong [[ ]]).",
          en:
            "The rule “\(rule.id)”: no \(bad.isEmpty ? "bad" : "good") sentence holds; give yours with --bad and --good ([[ ]] around what must be reported)."
        )
      }
      rule.bad = Array(bad.prefix(wanted))
      rule.good = Array(good.prefix(wanted))
      chosen.append(rule)
    }
    let names = chosen.map { "/" + $0.id }
    let final = try self.outcomes(load(yaml(chosen))).filter { outcome in names.contains { outcome.rule.hasSuffix($0) }
    }
    if let failed = final.first(where: { !$0.passed }) {
      throw StarterError(
        vi: "Ví dụ của quy tắc “\(failed.rule)” chưa đúng; chạy soat test để xem.",
        en: "Tests of the rule “\(failed.rule)” do not pass; see soat test.")
    }
    return chosen
  }

  private static func outcomes(_ loaded: LoadedRulebooks) throws(StarterError) -> [RuleOutcome] {
    if let fault = loaded.diagnostics.first(where: { $0.severity == .error }) {
      throw StarterError(
        vi: DiagnosticRenderer.render(fault, language: .vi), en: DiagnosticRenderer.render(fault, language: .en))
    }
    return RuleTestRunner(rulebooks: loaded.rulebooks).run(matching: nil).rules
  }
}
