import Rulebooks

/// The text of a part with its findings marked, and long stretches without one left out.
struct HTMLPartView {
  /// nil for the body.
  let partName: String?
  let pieces: [Piece]

  struct Piece {
    let gap: String?
    let plain: String?
    let marked: Marked?
  }
  struct Marked {
    let markClass: String
    let markText: String
    let refs: [Reference]
  }
  struct Reference {
    let target: String
    let label: Int
  }

  /// Bytes of text that stay on each side of a finding, and the length up to which nothing is left out.
  private static let around = 280
  private static let whole = 1400

  init(_ part: ReportItem.Part, _ findings: [ReportFinding], anchor: String, _ words: Words) {
    partName = part.name == "body" ? nil : words.partName(part.name)
    let bytes = Array(part.text.utf8)
    let spans: [(range: Range<Int>, number: Int, level: Level)] = findings.enumerated().compactMap { index, finding in
      guard finding.part == part.name, finding.state != .mended, let span = finding.span, !span.isEmpty,
        span.upperBound <= bytes.count
      else { return nil }
      return (span, index + 1, finding.level)
    }
    var pieces: [Piece] = []
    func text(_ range: Range<Int>) -> String { HTMLText.visible(String(decoding: bytes[range], as: UTF8.self)) }
    func plain(_ range: Range<Int>) {
      if !range.isEmpty { pieces.append(Piece(gap: nil, plain: text(range), marked: nil)) }
    }
    let kept = HTMLPartView.kept(of: bytes, spans.map(\.range))
    for (index, stretch) in kept.enumerated() {
      if stretch.lowerBound > 0 { pieces.append(Piece(gap: index == 0 ? "[…] " : " […] ", plain: nil, marked: nil)) }
      let cuts = Set(
        spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.filter { stretch.contains($0) }
          + [stretch.lowerBound, stretch.upperBound]
      ).sorted()
      for (low, high) in zip(cuts, cuts.dropFirst()) {
        let here = spans.filter { $0.range.lowerBound <= low && $0.range.upperBound >= high }
        guard let level = here.map(\.level).max() else {
          plain(low..<high)
          continue
        }
        let ends = here.filter { $0.range.upperBound == high }
        pieces.append(
          Piece(
            gap: nil, plain: nil,
            marked: Marked(
              markClass: level.rawValue, markText: text(low..<high),
              refs: ends.map { Reference(target: "\(anchor)-\($0.number)", label: $0.number) })))
      }
    }
    if let last = kept.last, last.upperBound < bytes.count {
      pieces.append(Piece(gap: " […]", plain: nil, marked: nil))
    }
    self.pieces = pieces
  }

  /// The stretches that are shown: all of a short text, else what stands around the findings, cut between words.
  private static func kept(of bytes: [UInt8], _ spans: [Range<Int>]) -> [Range<Int>] {
    if bytes.count <= whole { return bytes.isEmpty ? [] : [0..<bytes.count] }
    if spans.isEmpty { return [0..<word(before: around * 2, bytes)] }
    var result: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let low = span.lowerBound > around ? word(after: span.lowerBound - around, bytes, limit: span.lowerBound) : 0
      let high =
        span.upperBound + around < bytes.count
        ? max(span.upperBound, word(before: span.upperBound + around, bytes)) : bytes.count
      if let last = result.last, low <= last.upperBound + 40 {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, high)
      } else {
        result.append(low..<high)
      }
    }
    return result
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  private static func word(after byte: Int, _ bytes: [UInt8], limit: Int) -> Int {
    bytes[byte..<limit].firstIndex(where: isBlank).map { $0 + 1 } ?? limit
  }

  private static func word(before byte: Int, _ bytes: [UInt8]) -> Int {
    let end = min(byte, bytes.count)
    if let blank = bytes[..<end].lastIndex(where: isBlank) { return blank }
    var at = end
    while at > 0, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}
