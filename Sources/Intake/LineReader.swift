#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines of a source, one at a time, from one buffer that never grows beyond the line limit and a chunk. A class,
/// since the buffer has one owner that frees it. Each byte is searched once.
final class LineReader {
  enum Line {
    /// Without its line end; lives until the next call. `capacity` bytes are readable from its start.
    case line(UnsafeBufferPointer<UInt8>, capacity: Int, offset: Int)
    /// Longer than the limit, and skipped.
    case tooLong(byteCount: Int)
    case end
  }

  private static let chunk = 256 << 10
  let source: ByteSource
  let limit: Int
  private var buffer: UnsafeMutableRawPointer
  /// Without the padding that lies behind it.
  private var capacity: Int
  private var start = 0
  private var end = 0
  private var searched = 0
  private var atEnd = false
  /// Bytes of the source before `start`.
  private var offset = 0

  init(source: ByteSource, limit: Int) {
    self.source = source
    self.limit = limit
    capacity = 2 * LineReader.chunk
    buffer = .allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
    buffer.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + JSONParser.padding)
  }

  deinit { buffer.deallocate() }

  func next() throws(IntakeError) -> Line {
    while true {
      if let at = newline() { return take(through: at, ended: true) }
      if atEnd { return start < end ? take(through: end, ended: false) : .end }
      if end - start > limit { return try skipLine() }
      try fill()
    }
  }

  /// The first bytes, up to a whole line where it is within the limit and `wantsLine` says yes to what is there;
  /// nothing is consumed.
  func head(wantsLine: (UnsafeBufferPointer<UInt8>) -> Bool) throws(IntakeError) -> UnsafeBufferPointer<UInt8> {
    while end - start < 4, !atEnd { try fill() }
    if wantsLine(bytes(start..<end)) {
      while newline() == nil, !atEnd, end - start <= limit { try fill() }
    }
    let stop = newline() ?? end
    return bytes(start..<stop)
  }

  /// At least `count` bytes from here on, where the source has them; nothing is consumed.
  func peek(_ count: Int) throws(IntakeError) -> UnsafeBufferPointer<UInt8> {
    while end - start < count, !atEnd { try fill() }
    return bytes(start..<end)
  }

  /// What is there, at least one byte unless the source is at its end.
  func more() throws(IntakeError) -> [UInt8] {
    if start == end, !atEnd {
      (start, end, searched) = (0, 0, 0)
      try fill()
    }
    let all = Array(bytes(start..<end))
    offset += end - start
    (start, end, searched) = (0, 0, 0)
    return all
  }

  /// Everything that was not taken as a line, to the end of the source.
  func rest(limit: Int) throws(IntakeError) -> [UInt8] {
    if let count = source.expectedCount, count > limit { throw IntakeError.tooLarge(source.path, limit: limit) }
    var all: [UInt8] = []
    all.reserveCapacity(max(source.expectedCount ?? 0, end - start))
    all.append(contentsOf: bytes(start..<end))
    (start, end, searched) = (0, 0, 0)
    try FileInput.append(source, to: &all, limit: limit)
    atEnd = true
    return all
  }

  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: (buffer + range.lowerBound).assumingMemoryBound(to: UInt8.self), count: range.count)
  }

  /// Where the next line feed stands in the buffer; what was searched before is not searched again.
  private func newline() -> Int? {
    guard let found = memchr(buffer + searched, 0x0A, end - searched) else {
      searched = end
      return nil
    }
    searched = UnsafeRawPointer(found) - UnsafeRawPointer(buffer)
    return searched
  }

  private func take(through stop: Int, ended: Bool) -> Line {
    let line = bytes(start..<stop)
    let (first, begin) = (start, offset)
    start = stop + (ended ? 1 : 0)
    searched = start
    offset += start - first
    if line.count > limit { return .tooLong(byteCount: line.count) }
    let count = line.last == 0x0D ? line.count - 1 : line.count
    return .line(
      UnsafeBufferPointer(rebasing: line[0..<count]), capacity: capacity + JSONParser.padding - first, offset: begin)
  }

  private func skipLine() throws(IntakeError) -> Line {
    var skipped = 0
    while true {
      let stop = newline()
      let count = (stop ?? end) - start
      skipped += count
      offset += count + (stop == nil ? 0 : 1)
      if let stop {
        start = stop + 1
        searched = start
        return .tooLong(byteCount: skipped)
      }
      (start, end, searched) = (0, 0, 0)
      if atEnd { return .tooLong(byteCount: skipped) }
      try fill()
    }
  }

  private func fill() throws(IntakeError) {
    if capacity - end < LineReader.chunk, start > 0 {
      memmove(buffer, buffer + start, end - start)
      (end, searched, start) = (end - start, searched - start, 0)
    }
    if capacity - end < LineReader.chunk { grow() }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
    end += count
    if count == 0 { atEnd = true }
  }

  private func grow() {
    let larger = 2 * capacity
    let fresh = UnsafeMutableRawPointer.allocate(byteCount: larger + JSONParser.padding, alignment: 64)
    fresh.copyMemory(from: buffer, byteCount: end)
    (fresh + end).initializeMemory(as: UInt8.self, repeating: 0, count: larger + JSONParser.padding - end)
    buffer.deallocate()
    buffer = fresh
    capacity = larger
  }
}
