import Documents

/// Rows of comma-, semicolon- or tab-separated text, read as they are asked for. Memory: the longest row.
///
/// A quote that is not closed where it should be fails its own row; reading goes on with the line behind the one that the
/// quote stands in. In tab-separated text, which few programs quote, such a quote is a letter of its cell instead.
struct DelimitedSheet: TableSheet {
  /// Of a row that is too long, more than any cell holds.
  private static let shownBytes = 256 << 10

  let name: String? = nil
  let isHidden = false
  let separator: UInt8
  private let lines: LineReader
  private let limit: Int
  /// Lines that were read ahead for a quoted cell and given back, the next one last.
  private var waiting: [[UInt8]] = []
  /// Bytes that may yet be given back: a file made of such quotes alone is not read over and over.
  private var patience = 256 << 20
  /// Lines taken, from the beginning of the file.
  private var line = 0
  private var number = 0
  private var isFirst = true

  /// - Parameters: `lines` of UTF-8; `limit` of one row, in bytes.
  init(lines: LineReader, separator: UInt8, limit: Int) {
    self.lines = lines
    self.separator = separator
    self.limit = limit
  }

  mutating func next() throws(IntakeError) -> TableRow? {
    var problems: [InputProblem] = []
    guard let first = try take(&problems) else { return nil }
    number += 1
    guard first.count <= limit else {
      return failed(.rowTooLong(line: line, limit: limit), Array(first.prefix(DelimitedSheet.shownBytes)), first.count)
    }
    let start = line
    var taken = [first]
    var count = first.count
    var record = DelimitedRecord(separator: separator)
    var literal: [DelimitedRecord.Quote] = []
    var outcome = record.feed(first)
    while true {
      switch outcome {
      case .whole(let cells):
        return TableRow(
          number: number, cells: cells.map { TableCell($0) }, problems: problems, byteCount: count + taken.count - 1)
      case .open:
        var found: [InputProblem] = []
        if count <= limit, let more = try take(&found) {
          problems += found
          taken.append(more)
          count += more.count
          outcome = record.feed(more)
          continue
        }
        fallthrough
      case .broken:
        let quote = record.quote
        giveBack(taken[(quote.line + 1)...])
        taken.removeSubrange((quote.line + 1)...)
        count = taken.reduce(0) { $0 + $1.count }
        guard separator == 0x09, patience > 0, literal.count < 1000 else {
          return failed(
            .brokenQuote(line: start + quote.line, restIsLost: patience <= 0), Array(taken.joined(separator: [0x0A])),
            count)
        }
        literal.append(quote)
        record = DelimitedRecord(separator: separator, literal: literal)
        for line in taken { outcome = record.feed(line) }
      }
    }
  }

  private func failed(_ problem: InputProblem, _ written: [UInt8], _ byteCount: Int) -> TableRow {
    TableRow(number: number, cells: nil, unparted: written, problems: [problem], byteCount: byteCount)
  }

  private mutating func giveBack(_ lines: ArraySlice<[UInt8]>) {
    waiting += lines.reversed()
    line -= lines.count
    patience -= lines.reduce(0) { $0 + $1.count }
    if patience <= 0 { waiting = [] }
  }

  /// The next line as valid UTF-8; nil at the end. One beyond the limit of the reader comes as bytes beyond ours.
  private mutating func take(_ problems: inout [InputProblem]) throws(IntakeError) -> [UInt8]? {
    if let again = waiting.popLast() {
      line += 1
      return again
    }
    guard patience > 0 else { return nil }
    switch try lines.next() {
    case .end: return nil
    case .tooLong:
      line += 1
      return [UInt8](repeating: 0x20, count: limit + 1)
    case .line(let bytes, _, let offset):
      line += 1
      let skip = isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      isFirst = false
      let text = UnsafeBufferPointer(rebasing: bytes[skip...])
      if isValidUTF8(text) { return Array(text) }
      let repair = UTF8Repair(text)
      problems.append(.invalidUTF8(offset: offset + skip + repair.firstOffset, line: line, count: repair.count))
      return repair.text
    }
  }
}
