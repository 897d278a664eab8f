/// One record of comma-, semicolon- or tab-separated text, fed line by line (RFC 4180).
struct DelimitedRecord {
  enum Outcome {
    /// The record ends with this line.
    case whole([[UInt8]])
    /// A quoted cell goes on in the next line.
    case open
    /// A letter stands behind the quote that closes a cell: the quote opened somewhere else.
    case broken
  }

  /// Columns beyond it are dropped; Excel has as many.
  private static let columnLimit = 16_384

  let separator: UInt8
  /// Quotes that are letters of their cell, each by its line and byte: those of a TSV that was not written by Excel.
  private let literal: [Quote]
  private var cells: [[UInt8]] = []
  private var cell: [UInt8] = []
  private var isQuoted = false
  private var line = -1
  /// The quote that opened the cell that is read.
  private(set) var quote = Quote(line: 0, byte: 0)

  struct Quote: Hashable {
    /// Of the record, from 0.
    var line: Int
    var byte: Int
  }

  init(separator: UInt8, literal: [Quote] = []) {
    self.separator = separator
    self.literal = literal
  }

  /// Reads one more line, without its line end.
  mutating func feed(_ bytes: [UInt8]) -> Outcome {
    line += 1
    if isQuoted { cell.append(0x0A) }
    var at = 0
    var wasQuoted = isQuoted
    while at < bytes.count {
      let byte = bytes[at]
      if isQuoted {
        guard byte == 0x22 else {
          let end = bytes[at...].firstIndex(of: 0x22) ?? bytes.count
          cell += bytes[at..<end]
          at = end
          continue
        }
        if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
          cell.append(0x22)
          at += 2
          continue
        }
        isQuoted = false
        at += 1
      } else if byte == separator {
        endCell()
        wasQuoted = false
        at += 1
      } else if byte == 0x22, !wasQuoted, cell.allSatisfy({ $0 == 0x20 }),
        !literal.contains(Quote(line: line, byte: at))
      {
        quote = Quote(line: line, byte: at)
        (cell, isQuoted, wasQuoted) = ([], true, true)
        at += 1
      } else if wasQuoted {
        guard byte == 0x20 || byte == 0x0D else { return .broken }
        at += 1
      } else {
        cell.append(byte)
        at += 1
      }
    }
    if isQuoted { return .open }
    endCell()
    return .whole(cells)
  }

  private mutating func endCell() {
    if cells.count < DelimitedRecord.columnLimit { cells.append(cell) }
    cell = []
  }
}
