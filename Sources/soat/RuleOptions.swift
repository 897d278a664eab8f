import ArgumentParser
import Documents
import Glibc
import Judging
import RulebookLoading
import Rulebooks

/// Where rulebooks come from; the same for every command.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Tệp hoặc thư mục bộ quy tắc; mặc định theo soat.yaml, rồi bộ đi kèm. / Rulebook file or folder; default: soat.yaml, then the shipped ones.",
      valueName: "path"))
  var rules: [String] = []

  @Option(name: .long, help: "Ngôn ngữ báo cáo: vi hoặc en. / Language of reports: vi or en.")
  var lang: ReportLanguage = .vi

  /// `--rules`, else what `soat.yaml` says, else the shipped ones.
  func paths(policy: Policy) throws -> [String] {
    try rules.isEmpty ? (policy.rulePaths.isEmpty ? [RuleOptions.shippedRules()] : policy.rulePaths) : rules
  }

  /// Loads rulebooks; diagnostics go to standard error.
  /// - Throws: `Failure` with status 2 where no rule can be loaded at all.
  func load(policy: Policy) throws -> LoadedRulebooks { try load(from: paths(policy: policy)) }

  func load(from paths: [String]) throws -> LoadedRulebooks {
    let loaded = RulebookLoader().load(paths: paths)
    for diagnostic in loaded.diagnostics {
      Console.error(DiagnosticRenderer.render(diagnostic, language: lang.value))
    }
    guard loaded.rulebooks.contains(where: { !$0.rules.isEmpty }) else {
      throw Failure(
        status: 2, vi: "Không nạp được quy tắc nào từ \(paths.joined(separator: ", ")); kiểm tra lại --rules.",
        en: "No rule could be loaded from \(paths.joined(separator: ", ")); check --rules.")
    }
    return loaded
  }

  /// `$SOAT_RULES`, else `share/soat/rules` beside the program, else a `rules` folder above the program (a checkout).
  static func shippedRules() throws -> String {
    if let path = Console.environment("SOAT_RULES"), !path.isEmpty { return path }
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let program = String(decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var folder = Substring(program)
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      for candidate in ["\(folder)/share/soat/rules", "\(folder)/rules"]
      where Console.exists(candidate + "/dan-nguon.yaml") {
        return candidate
      }
    }
    throw Failure(
      status: 2, vi: "Không tìm thấy bộ quy tắc đi kèm; đặt SOAT_RULES hoặc dùng --rules.",
      en: "The shipped rulebooks were not found; set SOAT_RULES or use --rules.")
  }
}

extension RuleOptions {
  /// A checker, from the cache where that can be believed.
  /// - Parameter cache: nil reads the rulebooks and keeps nothing.
  func checker(policy: Policy, cache: CheckerCache?) throws -> Checker {
    let paths = try paths(policy: policy)
    let compiled = cache.map { CompiledRules(paths: paths, cache: $0) }
    if let checker = compiled?.checker(policy: policy) { return checker }
    let loaded = try load(from: paths)
    let checker = Checker(
      rulebooks: loaded.rulebooks, policy: policy, options: CheckerOptions(notLoaded: loaded.reasons))
    compiled?.keep(loaded, checker)
    return checker
  }
}

extension LoadedRulebooks {
  /// What a verdict must say of rules that are missing.
  var reasons: [IncompleteReason] {
    rulesNotLoaded.map { name in
      IncompleteReason(
        code: "rule-not-loaded",
        message: Bilingual(
          vi: "Quy tắc \(name) không nạp được nên chưa chạy.", en: "Rule \(name) could not be loaded and did not run."),
        rule: name)
    }
  }
}

enum ReportLanguage: String, ExpressibleByArgument, CaseIterable {
  case vi, en
  var value: Language { self == .vi ? .vi : .en }
}
