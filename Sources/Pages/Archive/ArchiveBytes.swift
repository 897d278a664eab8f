import Intake

/// The bytes of an archive in order, unpacked where it is gzip, with a place to look ahead and to step back. A class, since
/// the open file and zlib's state have one owner.
///
/// Where a gzip member is damaged or cut there is a gap: reading stops before it, as at the end, until `crossGap()`.
final class ArchiveBytes {
  private static let chunk = 128 << 10

  /// Damage of the packed file.
  struct Gap: Hashable {
    /// Byte of the file where the damaged member begins.
    var member: Int
    var isCut: Bool
  }

  private let source: ByteSource
  /// Byte of the file where the source begins.
  private let start: Int
  /// Bytes of the file, not yet unpacked; where it is not packed they go to `ready` at once.
  private var raw: [UInt8] = []
  private var rawStart = 0
  /// Byte of the file where `raw` begins.
  private var rawOffset = 0
  private var isAtEnd = false

  let isPacked: Bool
  private var inflation: Inflation?
  /// Bytes of the file up to the current member.
  private var memberOffset = 0
  /// Unpacked positions where members begin, with their bytes of the file; the oldest are dropped.
  private var members: [(position: Int, offset: Int)] = []

  private var ready: [UInt8] = []
  private var readyStart = 0
  /// Unpacked bytes before `ready[readyStart]`.
  private(set) var position = 0
  /// Unpacked bytes of the current member, for the ratio.
  private var memberBytes = 0
  /// Byte of the file where a member begins that the end of the file cut; nil where none was met.
  private(set) var cutMember: Int?
  /// Set where reading has come to a gap.
  private(set) var gap: Gap?

  /// - Parameter offset: byte of the file where the source begins.
  /// - Throws: the file cannot be read.
  init(_ source: ByteSource, offset: Int = 0) throws(IntakeError) {
    self.source = source
    start = offset
    rawOffset = offset
    var head: [UInt8] = []
    while head.count < 3 {
      let more = try ArchiveBytes.read(source)
      if more.isEmpty { break }
      head += more
    }
    raw = head
    isPacked = Gzip.begins(head)
    isAtEnd = head.count < 3
  }

  /// Byte of the file where what stands at the current position begins: of the gzip member, where it is packed.
  var fileOffset: Int {
    guard isPacked else { return start + position }
    return members.last { $0.position <= position }?.offset ?? memberOffset
  }

  /// At least `count` bytes from the current position on, fewer before the end or a gap.
  func peek(_ count: Int) throws(IntakeError) -> ArraySlice<UInt8> {
    while ready.count - readyStart < count, gap == nil, try fill() {}
    return ready[readyStart...].prefix(count)
  }

  /// Steps over up to `count` bytes that were looked at.
  func advance(_ count: Int) {
    let step = min(count, ready.count - readyStart)
    readyStart += step
    position += step
    if readyStart > 1 << 20, readyStart * 2 > ready.count {
      ready.removeFirst(readyStart)
      readyStart = 0
    }
    // Some are kept, since bytes may be put back.
    if members.count > 20_000 { members.removeFirst(10_000) }
  }

  /// Up to `count` bytes; fewer before the end or a gap.
  func read(_ count: Int) throws(IntakeError) -> [UInt8] {
    let bytes = Array(try peek(count))
    advance(bytes.count)
    return bytes
  }

  /// Steps over `count` bytes without keeping them; returns how many there were.
  func skip(_ count: Int) throws(IntakeError) -> Int {
    var left = count
    while left > 0 {
      let step = try peek(min(left, ArchiveBytes.chunk)).count
      if step == 0 { break }
      advance(step)
      left -= step
    }
    return count - left
  }

  /// A line with its line feed; without one before the end, a gap, or where it is longer than `limit`.
  func line(limit: Int) throws(IntakeError) -> [UInt8] {
    var wanted = 256
    while true {
      let bytes = try peek(wanted)
      if let end = bytes.firstIndex(of: 0x0A) { return try read(end - bytes.startIndex + 1) }
      if bytes.count < wanted || wanted >= limit { return try read(bytes.count) }
      wanted = min(wanted * 4, limit)
    }
  }

  /// Puts bytes that were read last back in front.
  func putBack(_ bytes: ArraySlice<UInt8>) {
    ready.replaceSubrange(0..<readyStart, with: bytes)
    readyStart = 0
    position -= bytes.count
  }

  /// Goes on behind a gap, at the next member that can be read.
  func crossGap() {
    guard let gap else { return }
    self.gap = nil
    inflation = nil
    if gap.isCut { return }
    // The damage was noticed somewhere within the member: the next member begins behind that byte.
    while rawStart + 2 < raw.count, !Gzip.begins(raw[rawStart...]) { rawStart += 1 }
  }

  /// Brings more bytes; false at the end and at a gap.
  private func fill() throws(IntakeError) -> Bool {
    if raw.count == rawStart, !isAtEnd { try refill() }
    guard isPacked else {
      guard rawStart < raw.count else { return false }
      ready.append(contentsOf: raw[rawStart...])
      rawOffset += raw.count
      (raw, rawStart) = ([], 0)
      return true
    }
    return try unpackMore()
  }

  private func refill() throws(IntakeError) {
    let bytes = try ArchiveBytes.read(source)
    isAtEnd = bytes.isEmpty
    rawOffset += rawStart
    raw.removeFirst(rawStart)
    rawStart = 0
    raw += bytes
  }

  private func unpackMore() throws(IntakeError) -> Bool {
    if inflation == nil, try !beginMember() { return false }
    guard let inflation else { return false }
    let output = [UInt8](unsafeUninitializedCapacity: ArchiveBytes.chunk) { buffer, count in
      raw.withUnsafeBytes { input in
        count = inflation.unpack(input, at: &rawStart, into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    memberBytes += output.count
    ready += output
    switch inflation.state {
    case _ where !UnpackingLimits(bytes: .max, free: 64 << 20).allow(memberBytes, from: inflation.taken):
      gap = Gap(member: memberOffset, isCut: false)
    case .ended: self.inflation = nil
    case .broken: gap = Gap(member: memberOffset, isCut: false)
    case .running where output.isEmpty && rawStart == raw.count && isAtEnd:
      gap = Gap(member: memberOffset, isCut: true)
      cutMember = memberOffset
    case .running: break
    }
    return gap == nil || !output.isEmpty
  }

  /// Looks for the next member; what stands between two of them and begins none is stepped over.
  private func beginMember() throws(IntakeError) -> Bool {
    let expected = rawOffset + rawStart
    while true {
      while raw.count - rawStart < 3, !isAtEnd { try refill() }
      guard raw.count - rawStart >= 3 else {
        if rawOffset + raw.count > expected { cutMember = expected }
        rawStart = raw.count
        return false
      }
      if Gzip.begins(raw[rawStart...]) { break }
      rawStart += 1
    }
    memberOffset = rawOffset + rawStart
    members.append((position: position + ready.count - readyStart, offset: memberOffset))
    memberBytes = 0
    inflation = Inflation(.gzip)
    return true
  }

  private static func read(_ source: ByteSource) throws(IntakeError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
    defer { buffer.deallocate() }
    let count = try source.read(into: buffer)
    return Array(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
  }
}
