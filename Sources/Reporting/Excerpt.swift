import Documents
import Judging

/// The author's own line around a finding, cut to a width, with what is masked hidden and the span known by column.
struct Excerpt {
  let before: String
  let span: String
  let after: String
  /// Columns before the span and columns of the span, at least 1.
  let indent: Int
  let length: Int

  private struct Cell {
    var text: String
    var width: Int
    var marked: Bool
  }

  /// Lines longer than this on one side of the span are cut before anything is measured, in bytes.
  private static let reach = 2000

  /// - Parameter width: columns there are for the line.
  init?(of finding: Finding, in parts: [DocumentPart], redaction: Redaction, width: Int) {
    guard let range = finding.range?.bytesInPart, let part = parts.first(where: { $0.kind == finding.part }),
      range.upperBound <= part.text.count
    else { return nil }
    let line = Excerpt.line(around: range, in: part.text)
    let hidden = redaction.hidden(in: part.kind, bytes: line.bytes)
    let cells = Excerpt.cells(of: part.text, line: line.bytes, span: range, hidden: hidden)
    let window = Excerpt.window(of: cells, width: max(12, width), cutLeft: line.cutLeft, cutRight: line.cutRight)
    let first = window.cells.firstIndex { $0.marked } ?? window.cells.count
    let last = window.cells.lastIndex { $0.marked } ?? first - 1
    before = (window.cutLeft ? "…" : "") + window.cells[..<first].map(\.text).joined()
    span = first <= last ? window.cells[first...last].map(\.text).joined() : ""
    after = window.cells[(max(first, last + 1))...].map(\.text).joined() + (window.cutRight ? "…" : "")
    indent = (window.cutLeft ? 1 : 0) + window.cells[..<first].reduce(0) { $0 + $1.width }
    length = max(1, first <= last ? window.cells[first...last].reduce(0) { $0 + $1.width } : 0)
  }

  /// The line the range begins on, without its line break; CR, LF and CRLF all end a line.
  private static func line(
    around range: Range<Int>, in text: [UInt8]
  ) -> (bytes: Range<Int>, cutLeft: Bool, cutRight: Bool) {
    func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    func isInside(_ at: Int) -> Bool { at < text.count && text[at] & 0xC0 == 0x80 }
    var start = range.lowerBound
    while start > 0, !isBreak(text[start - 1]), range.lowerBound - start < reach || isInside(start) { start -= 1 }
    var end = range.lowerBound
    while end < text.count, !isBreak(text[end]), end - range.lowerBound < reach || isInside(end) { end += 1 }
    return (start..<end, start > 0 && !isBreak(text[start - 1]), end < text.count && !isBreak(text[end]))
  }

  private static func cells(
    of text: [UInt8], line: Range<Int>, span: Range<Int>, hidden: [(bytes: Range<Int>, shown: String)]
  ) -> [Cell] {
    var cells: [Cell] = []
    var at = line.lowerBound
    func append(_ piece: String, marked: (Int) -> Bool) {
      var offset = 0
      for character in piece {
        // Where the text's own characters are left out for good (a carriage return), nothing is drawn.
        let shown = printable(String(character))
        cells.append(Cell(text: shown, width: DisplayWidth.of(shown), marked: marked(offset)))
        offset += character.utf8.count
      }
    }
    func appendText(to end: Int) {
      guard at < end else { return }
      let base = at
      append(String(decoding: text[base..<end], as: UTF8.self)) { span.contains(base + $0) }
    }
    for piece in hidden {
      let bytes = piece.bytes.clamped(to: line)
      if bytes.lowerBound > at { appendText(to: bytes.lowerBound) }
      append(piece.shown) { _ in piece.bytes.overlaps(span) }
      at = max(at, bytes.upperBound)
    }
    appendText(to: line.upperBound)
    return cells
  }

  /// The cells that fit, around the span.
  private static func window(
    of cells: [Cell], width: Int, cutLeft: Bool, cutRight: Bool
  ) -> (cells: ArraySlice<Cell>, cutLeft: Bool, cutRight: Bool) {
    let total = cells.reduce(0) { $0 + $1.width }
    if total <= width, !cutLeft, !cutRight { return (cells[...], false, false) }
    let first = cells.firstIndex { $0.marked } ?? cells.count
    let last = cells.lastIndex { $0.marked } ?? first - 1
    let room = width - 2
    var low = first
    var used = 0
    var high = first
    while high <= last, used + cells[high].width <= room {
      used += cells[high].width
      high += 1
    }
    // Words before the span say more than words after it: it gets its share first, then each side what is left.
    let share = used + (room - used) / 2
    while low > 0, used + cells[low - 1].width <= share {
      low -= 1
      used += cells[low].width
    }
    while high > last, high < cells.count, used + cells[high].width <= room {
      used += cells[high].width
      high += 1
    }
    while low > 0, used + cells[low - 1].width <= room {
      low -= 1
      used += cells[low].width
    }
    if low > 0 { low = afterBlank(cells, from: low, before: first) }
    if high < cells.count { high = beforeBlank(cells, from: high, after: last + 1) }
    return (cells[low..<high], low > 0 || cutLeft, high < cells.count || cutRight)
  }

  /// Moves a cut to the next word, so that no half a tiếng is left standing.
  private static func afterBlank(_ cells: [Cell], from low: Int, before first: Int) -> Int {
    guard low < first, let blank = cells[low..<min(first, low + 10)].firstIndex(where: { $0.text == " " }) else {
      return low
    }
    return blank + 1
  }

  private static func beforeBlank(_ cells: [Cell], from high: Int, after last: Int) -> Int {
    guard last < high, let blank = cells[max(last, high - 10)..<high].lastIndex(where: { $0.text == " " }) else {
      return high
    }
    return blank
  }
}
