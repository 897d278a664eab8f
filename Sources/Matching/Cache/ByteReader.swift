/// The bytes are not what `ByteWriter` wrote.
struct ArchiveDamage: Error {}

/// Reads what `ByteWriter` wrote. Every read is checked against the end.
struct ByteReader {
  private let memory: MappedFile
  private var at: Int
  private let end: Int

  /// - Parameter range: bytes of the file.
  init(_ memory: MappedFile, _ range: Range<Int>) {
    self.memory = memory
    at = range.lowerBound
    end = min(range.upperBound, memory.bytes.count)
  }

  /// Where the next value begins, in bytes of the file.
  var position: Int { at }

  mutating func byte() throws(ArchiveDamage) -> UInt8 {
    guard at < end else { throw ArchiveDamage() }
    defer { at += 1 }
    return memory.bytes[at]
  }

  mutating func number() throws(ArchiveDamage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 64 else { throw ArchiveDamage() }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1)
  }

  /// A number of things that are still to be read, at least a byte each.
  mutating func count() throws(ArchiveDamage) -> Int {
    let count = try number()
    guard count >= 0, count <= end - at else { throw ArchiveDamage() }
    return count
  }

  mutating func text() throws(ArchiveDamage) -> String {
    let count = try count()
    defer { at += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: memory.bytes[at..<at + count]), as: UTF8.self)
  }

  mutating func plain<Element: BitwiseCopyable>(_ type: Element.Type) throws(ArchiveDamage) -> [Element] {
    let count = try number()
    let stride = MemoryLayout<Element>.stride
    guard count >= 0, count <= (end - at) / stride else { throw ArchiveDamage() }
    defer { at += count * stride }
    let source = UnsafeRawBufferPointer(rebasing: memory.bytes[at..<at + count * stride])
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
      initialized = count
    }
  }
}
