import Documents
import Judging

/// The text with every safe fix put in.
enum FixedText {
  static func of(_ document: Document, _ verdict: Verdict) -> [UInt8] {
    var output: [UInt8] = []
    for part in document.parts where part.kind == .body {
      let fixes = verdict.findings.compactMap { finding -> (Range<Int>, String)? in
        guard finding.part == part.kind, finding.waived == nil, let fix = finding.fix, fix.safe,
          let replacement = fix.replacement, let range = finding.range
        else { return nil }
        return (range.bytesInPart, replacement)
      }
      var taken = 0
      for (range, replacement) in fixes.sorted(by: { $0.0.lowerBound < $1.0.lowerBound })
      where range.lowerBound >= taken {
        output += part.text[taken..<range.lowerBound]
        output += Array(replacement.utf8)
        taken = range.upperBound
      }
      output += part.text[taken...]
    }
    return output
  }
}
