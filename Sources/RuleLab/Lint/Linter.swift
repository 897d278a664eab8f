public import Documents
public import RulebookLoading
internal import Rulebooks
internal import VietnameseText

/// What a lint looks at.
public struct LintOptions: Sendable {
  /// Codes that are shown; empty for all.
  public var only: Set<String>
  public var ignore: Set<String>
  /// False: patterns are not attacked, which takes most of the time.
  public var attacksPatterns: Bool
  public var policy: LintPolicy?
  /// The day rules are judged on: sources in force, how long a trial has lasted.
  public var today: Day

  public init(
    today: Day, only: Set<String> = [], ignore: Set<String> = [], attacksPatterns: Bool = true,
    policy: LintPolicy? = nil
  ) {
    self.today = today
    self.only = only
    self.ignore = ignore
    self.attacksPatterns = attacksPatterns
    self.policy = policy
  }
}

/// What was found in some rulebooks.
public struct LintReport: Sendable {
  /// By file, line and column.
  public var findings: [LintFinding]
  /// Findings that a comment in the rulebook lets pass.
  public var waived: Int
  public var rules: Int
  /// Of those: rules about the many posts of a source, which no single check runs.
  public var overSource = 0
  public var files: [String]

  public func count(_ severity: Diagnostic.Severity) -> Int { findings.count { $0.severity == severity } }
}

/// Reads rulebooks as a strict colleague would.
public struct Linter: Sendable {
  private let options: LintOptions

  public init(_ options: LintOptions) { self.options = options }

  /// - Parameter paths: files, or folders that are searched through.
  public func lint(paths: [String]) -> LintReport {
    let (loaded, files) = RulebookLoader().inspect(paths: paths)
    return report(loaded, files)
  }

  /// One rulebook from memory.
  public func lint(
    text: String, name: String, readFile: @escaping @Sendable (String) throws -> [UInt8]
  ) -> LintReport {
    let (loaded, file) = RulebookLoader().inspect(text: text, name: name, readFile: readFile)
    return report(loaded, [file])
  }

  private func report(_ loaded: LoadedRulebooks, _ inspected: [InspectedRulebook]) -> LintReport {
    let files = inspected.map { file in LintFile(file, loaded.rulebooks.first { $0.file == file.file }) }
    let rules = files.flatMap { file in (file.book?.rules ?? []).map { LintRule(rule: $0, file: file) } }
    let words = LintWords()
    var findings = loaded.diagnostics.map(LintFinding.init)
    findings += ReachChecks(words: words).findings(rules)
    findings += ConditionChecks(today: options.today).findings(rules)
    findings += RelationChecks().findings(rules)
    findings += PhraseChecks(words: words).findings(rules, files)
    findings += PatternChecks(words: words, attacks: options.attacksPatterns).findings(rules)
    findings += BasisChecks(today: options.today).findings(rules, files)
    findings += MessageChecks().findings(rules)
    findings += ExampleChecks().findings(rules)
    findings += StandingChecks(today: options.today, rules: rules).findings(rules)
    if let policy = options.policy { findings += PolicyChecks(policy: policy).findings(rules) }
    var waivers = LintWaivers(files)
    findings = findings.filter { !waivers.waive($0) }
    findings += waivers.findings
    if let policy = options.policy { findings = findings.map(policy.levelled) }
    findings = findings.filter { finding in
      (options.only.isEmpty || options.only.contains(finding.code)) && !options.ignore.contains(finding.code)
    }
    findings.sort {
      ($0.place.file, $0.place.line, $0.place.column, $0.code) < (
        $1.place.file, $1.place.line, $1.place.column, $1.code
      )
    }
    return LintReport(
      findings: findings, waived: waivers.count, rules: rules.count, overSource: rules.count { $0.rule.over != nil },
      files: inspected.map(\.file))
  }
}

/// Reads words as the matcher does.
final class LintWords {
  private let analysis = TextAnalysis([], analyzer: TextAnalyzer())
  private var known: [String: Reading] = [:]

  struct Reading {
    /// The same for texts that no rule can tell apart.
    var key: String
    var tokens: [Token]
    var canonical: [UInt8]
    var hasPerson: Bool
  }

  /// Holds until the next text is read.
  func analysis(of text: String) -> TextAnalysis {
    analysis.read(Array(text.utf8))
    return analysis
  }

  func read(_ text: String) -> Reading {
    if let reading = known[text] { return reading }
    analysis.read(Array(text.utf8))
    let bytes = analysis.canonical.bytes
    var key = ""
    for (index, token) in analysis.tokens.enumerated() {
      if index > 0 {
        let before = analysis.tokens[index - 1]
        key += token.gap == .soft ? " " : String(decoding: bytes[Int(before.end)..<Int(token.start)], as: UTF8.self)
      }
      key += String(token.key.rawValue, radix: 36)
    }
    let reading = Reading(
      key: key, tokens: analysis.tokens, canonical: bytes,
      hasPerson: analysis.tokens.count >= 2 && !analysis.segments(.person).isEmpty)
    known[text] = reading
    return reading
  }
}
