internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// Comments that let findings pass: `# soat-lint: ignore L330 tên của một giải thưởng`. Inside a rule, or right above it, a
/// comment is about that rule; above the rules it is about the whole file.
struct LintWaivers {
  private struct Waiver {
    var codes: Set<String>
    var reason: String
    var file: String
    /// Lines it speaks of.
    var lines: ClosedRange<Int>
    var place: LintPlace
    var isUsed = false
  }

  private var waivers: [Waiver] = []
  private(set) var count = 0

  init(_ files: [LintFile]) { waivers = files.flatMap(LintWaivers.read) }

  /// True where the finding shall not be shown. The loader's own errors always are.
  mutating func waive(_ finding: LintFinding) -> Bool {
    guard LintCode(rawValue: finding.code) != nil || finding.code.hasPrefix("W") else { return false }
    for index in waivers.indices {
      let waiver = waivers[index]
      guard waiver.file == finding.place.file, waiver.codes.contains(finding.code),
        waiver.lines.contains(finding.place.line)
      else { continue }
      waivers[index].isUsed = true
      // Without a reason nothing passes.
      if waiver.reason.isEmpty { continue }
      count += 1
      return true
    }
    return false
  }

  /// What is to be said of the comments themselves, once all findings have been through `waive`.
  var findings: [LintFinding] {
    waivers.compactMap { waiver in
      let codes = waiver.codes.sorted().joined(separator: ", ")
      if waiver.reason.isEmpty {
        return LintFinding(
          .waiverWithoutReason, at: waiver.place, vi: "Cho qua \(codes) mà không nói lý do.",
          en: "\(codes) is waived without a reason.",
          help: .of("viết # soat-lint: ignore \(codes) lý do", "write # soat-lint: ignore \(codes) reason"))
      }
      if waiver.isUsed { return nil }
      return LintFinding(
        .waiverWithoutEffect, at: waiver.place,
        vi: "Ghi chú này không cho qua gì: \(codes.isEmpty ? "không có mã nào" : "không còn \(codes)").",
        en: "This comment lets nothing pass: \(codes.isEmpty ? "it has no code" : "there is no \(codes)").",
        help: .of("bỏ ghi chú", "take it out"))
    }
  }

  private static func read(_ file: LintFile) -> [Waiver] {
    let mark = "# soat-lint: ignore"
    guard file.inspected.text.contains(mark) else { return [] }
    let starts = (file.root?["rules"]?.items ?? []).map(\.mark.line)
    return file.source.lines.enumerated().compactMap { index, scalars in
      let line = String(String.UnicodeScalarView(scalars))
      guard let at = line.firstRange(of: mark) else { return nil }
      let before = line[..<at.lowerBound]
      // In quotes it is no comment.
      guard before.isEmpty || before.last == " ", before.count(where: { $0 == "\"" }) % 2 == 0 else { return nil }
      var words = line[at.upperBound...].split(separator: " ")[...]
      var codes: Set<String> = []
      while let word = words.first {
        let code = word.hasSuffix(",") ? String(word.dropLast()) : String(word)
        guard LintCode(rawValue: code) != nil || DiagnosticCode(rawValue: code) != nil else { break }
        codes.insert(code)
        words.removeFirst()
      }
      let place = file.place(
        SourceMark(line: index + 1, column: before.unicodeScalars.count + 1),
        length: scalars.count - before.unicodeScalars.count)
      return Waiver(
        codes: codes, reason: words.joined(separator: " "), file: file.inspected.file,
        lines: scope(index + 1, starts, file),
        place: place)
    }
  }

  /// A comment between two rules is about the one below.
  private static func scope(_ line: Int, _ starts: [Int], _ file: LintFile) -> ClosedRange<Int> {
    guard let first = starts.first else { return 1...Int.max }
    func gap(before start: Int) -> Int {
      var top = start
      while top > 1, file.source.lines[top - 2].first(where: { $0 != " " }).map({ $0 == "#" }) ?? true { top -= 1 }
      return top
    }
    if line < gap(before: first) { return 1...Int.max }
    let owner = starts.last { gap(before: $0) <= line } ?? first
    let next = starts.first { $0 > owner }
    return min(line, owner)...(next.map { gap(before: $0) - 1 } ?? Int.max)
  }
}
