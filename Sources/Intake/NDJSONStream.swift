public import Documents

/// Posts of an NDJSON input, one object a line, read as they are asked for. Every line answers: one that cannot be
/// read is a document without parts that says why. Memory: the longest line.
public struct NDJSONStream {
  private let lines: LineReader
  private let intake: Intake
  private let parser = JSONParser()
  private var number = 0
  /// Blank lines seen; they answer only where a line with something on it follows.
  private var blanks: [Int] = []
  private var waiting: Document?
  private var returned: Document?

  init(lines: LineReader, intake: Intake) {
    self.lines = lines
    self.intake = intake
  }

  /// The path the lines come from, `-` for standard input.
  public var path: String { lines.source.path }

  /// The next post; nil at the end.
  /// - Throws: where the source itself fails.
  public mutating func next() throws(IntakeError) -> Document? {
    if let document = returned {
      returned = nil
      return document
    }
    while true {
      if let blank = blanks.first, waiting != nil {
        blanks.removeFirst()
        return failed(.blankLine(blank), byteCount: 0)
      }
      if let document = waiting {
        waiting = nil
        return document
      }
      let line = try lines.next()
      number += 1
      switch line {
      case .end: return nil
      case .tooLong(let count):
        waiting = failed(.lineTooLong(line: number, limit: lines.limit), byteCount: count)
      case .line(let bytes, let capacity, let offset):
        let skip = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let object = UnsafeBufferPointer(rebasing: bytes[skip...])
        if object.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
          blanks.append(number)
        } else {
          waiting = document(object, capacity: capacity - skip, offset: offset + skip)
        }
      }
    }
  }

  /// Hands a post back, to be the next one again.
  mutating func putBack(_ document: Document) { returned = document }

  private func document(_ bytes: UnsafeBufferPointer<UInt8>, capacity: Int, offset: Int) -> Document {
    do throws(JSONFailure) {
      if isValidUTF8(bytes) { return try intake.post(bytes, capacity: capacity, parser: parser, at: (path, number)) }
      let repair = UTF8Repair(bytes)
      let result: Result<Document, JSONFailure> = repair.text.withUnsafeBufferPointer { text in
        Result { () throws(JSONFailure) in
          try intake.post(text, capacity: text.count, parser: parser, at: (path, number))
        }
      }
      var document = try result.get()
      document.byteCount = bytes.count
      document.problems.append(
        .invalidUTF8(offset: offset + repair.firstOffset, line: number, count: repair.count))
      return document
    } catch {
      return failed(.unreadableObject(error, line: number), byteCount: bytes.count)
    }
  }

  private func failed(_ problem: InputProblem, byteCount: Int) -> Document {
    Document(
      path: path, byteCount: byteCount, parts: [], metadata: intake.defaults.overlaid(by: intake.overrides),
      problems: [problem])
  }
}
