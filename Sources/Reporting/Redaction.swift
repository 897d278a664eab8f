import Documents
import Judging

/// Keeps personal data out of reports. What one finding masks stays masked in the excerpts, texts, messages and metadata
/// of all the others, or the next line would give away what this one hides.
struct Redaction {
  private struct Mask {
    let raw: [UInt8]
    let shown: String
  }
  private struct Hidden {
    var bytes: Range<Int>
    var shown: String
  }
  private let masks: [Mask]
  private let hidden: [PartKind: [Hidden]]

  var isEmpty: Bool { masks.isEmpty && hidden.isEmpty }

  init(_ verdict: Verdict) {
    var masks: [Mask] = []
    var hidden: [PartKind: [Hidden]] = [:]
    for finding in verdict.findings {
      guard let shown = finding.masked else { continue }
      let raw = Array(finding.text.utf8)
      // Shorter texts would be "found" inside other words; the finding's own place is hidden below all the same.
      if raw.count >= 6, !masks.contains(where: { $0.raw == raw }) { masks.append(Mask(raw: raw, shown: shown)) }
      if let range = finding.range {
        hidden[finding.part, default: []].append(Hidden(bytes: range.bytesInPart, shown: shown))
      }
    }
    masks.sort { $0.raw.count > $1.raw.count }
    for part in verdict.document.parts where !masks.isEmpty {
      for mask in masks {
        for start in Redaction.occurrences(of: mask.raw, in: part.text) {
          hidden[part.kind, default: []].append(Hidden(bytes: start..<start + mask.raw.count, shown: mask.shown))
        }
      }
    }
    self.masks = masks
    self.hidden = hidden.mapValues(Redaction.merged)
  }

  /// What stands hidden in this stretch of a part, in order and without overlaps. Bytes are the part's own.
  func hidden(in part: PartKind, bytes: Range<Int>) -> [(bytes: Range<Int>, shown: String)] {
    (hidden[part] ?? []).filter { $0.bytes.overlaps(bytes) }.map { ($0.bytes, $0.shown) }
  }

  /// The finding's own text where nothing in it is personal; else what to show in its place.
  func masked(_ finding: Finding) -> String? {
    if isEmpty { return nil }
    if let own = finding.masked { return own }
    guard let range = finding.range?.bytesInPart else {
      let safe = text(finding.text)
      return Array(safe.utf8) == Array(finding.text.utf8) ? nil : safe
    }
    let pieces = hidden(in: finding.part, bytes: range)
    if pieces.isEmpty { return nil }
    let raw = Array(finding.text.utf8)
    var result = ""
    var at = range.lowerBound
    for piece in pieces {
      if piece.bytes.lowerBound > at { result += slice(raw, from: at, to: piece.bytes.lowerBound, base: range) }
      result += piece.shown
      at = max(at, piece.bytes.upperBound)
    }
    if at < range.upperBound { result += slice(raw, from: at, to: range.upperBound, base: range) }
    return result
  }

  /// What may be shown of the finding's text.
  func shown(_ finding: Finding) -> String { masked(finding) ?? finding.text }

  /// A message or a note of this finding, without what is masked.
  func text(_ message: String, of finding: Finding) -> String {
    if isEmpty { return message }
    guard let masked = masked(finding), !finding.text.isEmpty else { return text(message) }
    return text(Redaction.replace(Array(finding.text.utf8), by: masked, in: message))
  }

  /// Any other string that may repeat the document's words.
  func text(_ message: String) -> String {
    masks.reduce(message) { Redaction.replace($1.raw, by: $1.shown, in: $0) }
  }

  private func slice(_ raw: [UInt8], from: Int, to: Int, base: Range<Int>) -> String {
    let low = min(raw.count, from - base.lowerBound)
    let high = min(raw.count, to - base.lowerBound)
    return String(decoding: raw[low..<max(low, high)], as: UTF8.self)
  }

  private static func merged(_ list: [Hidden]) -> [Hidden] {
    var result: [Hidden] = []
    for next in list.sorted(by: { ($0.bytes.lowerBound, $1.bytes.count) < ($1.bytes.lowerBound, $0.bytes.count) }) {
      if let last = result.last, next.bytes.lowerBound < last.bytes.upperBound {
        result[result.count - 1].bytes = last.bytes.lowerBound..<max(last.bytes.upperBound, next.bytes.upperBound)
      } else {
        result.append(next)
      }
    }
    return result
  }

  private static func replace(_ raw: [UInt8], by shown: String, in text: String) -> String {
    let bytes = Array(text.utf8)
    let starts = occurrences(of: raw, in: bytes)
    if starts.isEmpty { return text }
    var result: [UInt8] = []
    var at = 0
    for start in starts where start >= at {
      result += bytes[at..<start]
      result += shown.utf8
      at = start + raw.count
    }
    result += bytes[at...]
    return String(decoding: result, as: UTF8.self)
  }

  private static func occurrences(of raw: [UInt8], in text: [UInt8]) -> [Int] {
    guard let first = raw.first, text.count >= raw.count else { return [] }
    return (0...text.count - raw.count).filter { text[$0] == first && text[$0..<$0 + raw.count].elementsEqual(raw) }
  }
}
