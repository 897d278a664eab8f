public import Documents
public import Patterns
public import RulebookLoading
internal import Rulebooks

/// What a house asks of its rulebooks, beyond what `soat` does.
public struct LintPolicy: Sendable {
  /// Keys every rule must have; `message.en` asks for a language.
  public var required: [String]
  /// What an id without its rulebook must be, wholly.
  public var idShape: Pattern?
  public var leastBad: Int
  public var leastGood: Int
  /// Codes with the severity they have here.
  public var levels: [String: Diagnostic.Severity]

  public init(
    required: [String] = [], idShape: Pattern? = nil, leastBad: Int = 0, leastGood: Int = 0,
    levels: [String: Diagnostic.Severity] = [:]
  ) {
    self.required = required
    self.idShape = idShape
    self.leastBad = leastBad
    self.leastGood = leastGood
    self.levels = levels
  }

  func levelled(_ finding: LintFinding) -> LintFinding {
    var finding = finding
    if let level = levels[finding.code] { finding.severity = level }
    return finding
  }
}

/// Why a policy cannot be used: one sentence with its place.
public struct LintPolicyError: Error, Sendable {
  public var message: Bilingual
}

extension LintPolicy {
  private static let keys = ["require", "ids", "tests", "levels"]

  /// Reads a policy:
  ///
  ///     require: [false-alarms, message.en, basis]
  ///     ids: '[a-z0-9]+(?:-[a-z0-9]+)*'
  ///     tests: { bad: 3, good: 3 }
  ///     levels: { L354: error, L304: "off" }
  ///
  /// `off` is told by the caller's `ignore`.
  /// - Returns: the policy, and the codes it turns off.
  public static func read(_ text: String, file: String) throws(LintPolicyError) -> (LintPolicy, off: Set<String>) {
    let (root, diagnostics) = SourceNode.parse(text, file: file)
    guard let root, !root.entries.isEmpty else {
      let first = diagnostics.first
      throw LintPolicyError(
        message: Bilingual(
          vi:
            "\(file):\(first?.line ?? 1): \(first?.message.vi ?? "chính sách trống; viết require, ids, tests hoặc levels")",
          en:
            "\(file):\(first?.line ?? 1): \(first?.message.en ?? "the policy is empty; write require, ids, tests or levels")"
        ))
    }
    var policy = LintPolicy()
    var off: Set<String> = []
    for entry in root.entries {
      func fail(_ node: SourceNode, _ vi: String, _ en: String) -> LintPolicyError {
        let place = "\(file):\(node.mark.line):\(node.mark.column)"
        return LintPolicyError(message: Bilingual(vi: "\(place): \(vi)", en: "\(place): \(en)"))
      }
      switch entry.key.text {
      case "require": policy.required = entry.value.texts.compactMap(\.text)
      case "ids":
        let source = entry.value.text ?? ""
        do {
          policy.idShape = try Pattern(source, caseSensitive: true)
        } catch {
          throw fail(
            entry.value, "mẫu của ids không dùng được: \(error.vi)", "the pattern of ids cannot be used: \(error.en)")
        }
      case "tests":
        for test in entry.value.entries {
          guard let count = test.value.text.flatMap({ Int($0) }), count >= 0, ["bad", "good"].contains(test.key.text)
          else {
            throw fail(test.key, "tests viết dạng { bad: 3, good: 3 }", "tests is written { bad: 3, good: 3 }")
          }
          if test.key.text == "bad" { policy.leastBad = count } else { policy.leastGood = count }
        }
      case "levels":
        for level in entry.value.entries {
          let code = level.key.text ?? ""
          guard LintCode(rawValue: code) != nil || DiagnosticCode(rawValue: code)?.rawValue.hasPrefix("W") ?? false
          else {
            throw fail(level.key, "không có mã “\(code)”", "there is no code “\(code)”")
          }
          if level.value.text == "off" {
            off.insert(code)
          } else if let severity = level.value.text.flatMap(Diagnostic.Severity.init) {
            policy.levels[code] = severity
          } else {
            throw fail(
              level.value, "mức là error, warning, notice hoặc \"off\"", "a level is error, warning, notice or \"off\"")
          }
        }
      default:
        throw fail(
          entry.key, "không có khóa “\(entry.key.text ?? "")”; dùng \(keys.joined(separator: ", "))",
          "there is no key “\(entry.key.text ?? "")”; use \(keys.joined(separator: ", "))")
      }
    }
    return (policy, off)
  }
}

/// Whether rules are what the house asks for.
struct PolicyChecks {
  let policy: LintPolicy

  func findings(_ rules: [LintRule]) -> [LintFinding] { rules.flatMap(findings) }

  private func findings(_ rule: LintRule) -> [LintFinding] {
    // What extends another rule has that rule's fields.
    guard let node = rule.node, node["extends"] == nil else { return [] }
    var found: [LintFinding] = []
    for name in policy.required where !has(node, name) {
      found.append(
        rule.finding(
          .policyField, vi: "Chính sách của nhà đòi “\(name)”.", en: "The house's policy asks for “\(name)”.",
          help: .of("thêm \(name)", "add \(name)")))
    }
    let id = String(rule.rule.id.drop { $0 != "/" }.dropFirst())
    if let shape = policy.idShape, !PolicyChecks.matchesWholly(id, shape) {
      found.append(
        rule.finding(
          .policyID, "id", vi: "Mã “\(id)” không đúng mẫu \(shape.source).",
          en: "The id “\(id)” is not of the shape \(shape.source)."))
    }
    let bad = rule.rule.tests.count { $0.expectation == .bad }
    let good = rule.rule.tests.count { $0.expectation == .good }
    if bad < policy.leastBad || good < policy.leastGood {
      found.append(
        rule.finding(
          .policyExamples, "tests",
          vi: "Nhà đòi \(policy.leastBad) ví dụ bad và \(policy.leastGood) ví dụ good; đang có \(bad) và \(good).",
          en:
            "The house asks for \(policy.leastBad) bad and \(policy.leastGood) good tests; there are \(bad) and \(good)."
        ))
    }
    return found
  }

  private func has(_ node: SourceNode, _ name: String) -> Bool {
    var at: SourceNode? = node
    for part in name.split(separator: ".") {
      let key = String(part)
      // A text without languages is Vietnamese.
      if key == "vi", at?.text != nil { continue }
      at = at?[key]
    }
    return at != nil
  }

  private static func matchesWholly(_ text: String, _ shape: Pattern) -> Bool {
    let pattern = CompiledPattern(shape)
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      let match = (try? PatternMatcher().firstMatch(of: pattern, in: buffer, from: 0, within: 0..<bytes.count)) ?? nil
      return match?.first == .some(.some(0..<bytes.count))
    }
  }
}
