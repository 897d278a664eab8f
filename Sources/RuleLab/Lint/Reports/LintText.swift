public import Documents
internal import Reporting
internal import RulebookLoading

extension LintReport {
  /// For a terminal: each finding as a compiler would show it, then one line of numbers.
  /// - Parameter showsNotices: false: notices are counted by code, one line each.
  /// - Returns: lines ended by a line feed.
  public func text(language: Language, colour: Bool = false, showsNotices: Bool = true, width: Int = 80) -> String {
    var out = ""
    for finding in findings where showsNotices || finding.severity != .notice {
      out += finding.rendered(language: language, colour: colour) + "\n\n"
    }
    if !showsNotices { out += notices(language, width) }
    return out + summary(language) + "\n"
  }

  private func notices(_ language: Language, _ width: Int) -> String {
    var counts: [String: Int] = [:]
    for finding in findings where finding.severity == .notice { counts[finding.code, default: 0] += 1 }
    if counts.isEmpty { return "" }
    var canvas = Canvas(colour: false, width: width)
    canvas.line([
      Span(
        language == .vi ? "Lưu ý (xem từng chỗ: soat lint --only MÃ)" : "Notices (to see each: soat lint --only CODE)")
    ])
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
      let number = String(repeating: "\u{A0}", count: max(0, 4 - "\(count)".count)) + "\(count)"
      let about = LintCode(rawValue: code)?.about[language] ?? ""
      canvas.labelled("\(code) \(number)", [Span(about)], indent: 2, column: 13)
    }
    return String(decoding: canvas.bytes, as: UTF8.self) + "\n"
  }

  /// `58 quy tắc, 6 tệp: 0 lỗi, 3 nên sửa, 40 lưu ý.`
  public func summary(_ language: Language) -> String {
    let counts = (count(.error), count(.warning), count(.notice))
    let fixable = findings.count { !$0.edits.isEmpty }
    switch language {
    case .vi:
      var line = "\(rules) quy tắc, \(files.count) tệp: \(counts.0) lỗi, \(counts.1) nên sửa, \(counts.2) lưu ý"
      if waived > 0 { line += ", \(waived) cho qua" }
      if overSource > 0 { line += "; \(overSource) quy tắc xét nhiều bài, chỉ soat scan chạy" }
      return line + (fixable > 0 ? "; soat lint --fix tự sửa được \(fixable)." : ".")
    case .en:
      func many(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
      var line =
        "\(many(rules, "rule")), \(many(files.count, "file")): \(many(counts.0, "error")), "
        + "\(many(counts.1, "warning")), \(many(counts.2, "notice"))"
      if waived > 0 { line += ", \(waived) waived" }
      if overSource > 0 { line += "; \(many(overSource, "rule")) over many posts, run by soat scan only" }
      return line + (fixable > 0 ? "; soat lint --fix mends \(fixable)." : ".")
    }
  }
}

extension LintFinding {
  var diagnostic: Diagnostic {
    // The code of the diagnostic itself is not shown.
    Diagnostic(
      code: .wrongShape, message: message, help: help, file: place.file, line: place.line, column: place.column,
      length: place.length, sourceLine: place.sourceLine)
  }

  public func rendered(language: Language, colour: Bool = false) -> String {
    DiagnosticRenderer.render(diagnostic, code: code, severity: severity, language: language, colour: colour)
  }
}
