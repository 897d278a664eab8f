public import Documents

extension RuleTestReport {
  /// JUnit's XML: a suite for each rulebook, a case for each test. UTF-8.
  public func junit(language: Language) -> String {
    let cases = cases(language)
    var books: [String] = []
    for rule in rules where !books.contains(rule.rulebook) { books.append(rule.rulebook) }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"soat test\"\(RuleTestReport.counts(cases))>\n"
    for book in books {
      let own = cases.filter { $0.rule.hasPrefix(book + "/") }
      xml += "  <testsuite name=\"\(RuleTestReport.escaped(book))\"\(RuleTestReport.counts(own))>\n"
      for testCase in own { xml += RuleTestReport.element(testCase) }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private static func element(_ testCase: TestCase) -> String {
    var open = "    <testcase classname=\"\(escaped(testCase.rule))\" name=\"\(escaped(testCase.name))\""
    if !testCase.file.isEmpty { open += " file=\"\(escaped(testCase.file))\"" }
    open += " line=\"\(testCase.line)\""
    switch testCase.status {
    case .passed: return open + "/>\n"
    case .todo(let holds):
      return open + ">\n      <skipped message=\"\(holds ? "todo: passes now" : "todo")\"/>\n    </testcase>\n"
    case .failed:
      let message = escaped(testCase.details.first ?? "")
      let body = testCase.details.dropFirst().map(escaped).joined(separator: "\n")
      return open + ">\n      <failure message=\"\(message)\">\(body)</failure>\n    </testcase>\n"
    }
  }

  private static func counts(_ cases: [TestCase]) -> String {
    let failed = cases.count { if case .failed = $0.status { true } else { false } }
    let skipped = cases.count { if case .todo = $0.status { true } else { false } }
    return " tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\" skipped=\"\(skipped)\""
  }

  /// XML 1.0 has no place for control characters, not even as references.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n": result.append(" ")
      default: if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.append(scalar) }
      }
    }
    return String(result)
  }
}
