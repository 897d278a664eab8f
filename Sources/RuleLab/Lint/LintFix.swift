internal import RulebookLoading
internal import Rulebooks

extension LintReport {
  /// Files with what a machine can mend, mended. A file is left as it is where its rules would not load the same.
  /// - Parameter texts: of the files, by path.
  /// - Returns: new texts of the files that change, and how many findings each of them mends.
  public func mended(_ texts: [String: String]) -> [(file: String, text: String, count: Int)] {
    files.compactMap { file in
      guard let text = texts[file] else { return nil }
      let own = findings.filter { $0.place.file == file && !$0.edits.isEmpty }
      guard !own.isEmpty else { return nil }
      let (result, count) = LintReport.apply(own, to: text)
      // Letters that only differ in how they are encoded are equal to `String`.
      return count > 0 && !result.utf8.elementsEqual(text.utf8) ? (file, result, count) : nil
    }
  }

  private static func apply(_ findings: [LintFinding], to text: String) -> (String, Int) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    var taken: [LintEdit] = []
    var count = 0
    for finding in findings {
      // Two edits of one place: the first stands, the next run does the other.
      let isFree = finding.edits.allSatisfy { edit in
        taken.allSatisfy { !LintReport.isBefore(edit.from, $0.to) || !LintReport.isBefore($0.from, edit.to) }
      }
      guard isFree else { continue }
      taken += finding.edits
      count += 1
    }
    for edit in taken.sorted(by: { LintReport.isBefore($1.from, $0.from) }) {
      let (first, last) = (edit.from.line - 1, edit.to.line - 1)
      guard lines.indices.contains(first), lines.indices.contains(last) else { continue }
      let head = lines[first].prefix(edit.from.column - 1)
      let tail = lines[last].dropFirst(edit.to.column - 1)
      lines.replaceSubrange(first...last, with: [Array(head) + Array(edit.text.unicodeScalars) + Array(tail)])
    }
    let view = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
    return (view, count)
  }

  private static func isBefore(_ a: SourceMark, _ b: SourceMark) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
