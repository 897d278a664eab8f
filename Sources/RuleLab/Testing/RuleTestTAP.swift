public import Documents

extension RuleTestReport {
  /// The Test Anything Protocol, version 14. UTF-8.
  public func tap(language: Language) -> String {
    let cases = cases(language)
    var lines = ["TAP version 14", "1..\(cases.count)"]
    for (index, testCase) in cases.enumerated() {
      let name = "\(index + 1) - \(RuleTestReport.escaped("\(testCase.rule): \(testCase.name)"))"
      switch testCase.status {
      case .passed: lines.append("ok \(name)")
      case .todo(let holds): lines.append("\(holds ? "ok" : "not ok") \(name) # TODO")
      case .failed:
        lines.append("not ok \(name)")
        lines.append("  ---")
        lines.append("  message: \(RuleTestReport.quoted(testCase.details.first ?? ""))")
        lines.append("  at: \(RuleTestReport.quoted("\(testCase.file):\(testCase.line)"))")
        if testCase.details.count > 1 {
          lines.append("  details:")
          lines += testCase.details.dropFirst().map { "    - \(RuleTestReport.quoted($0))" }
        }
        lines.append("  ...")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A `#` begins a directive.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  /// A YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
