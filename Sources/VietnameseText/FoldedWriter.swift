/// Writes the folded view through raw pointers: the loop runs once for every byte of every text.
struct FoldedWriter {
  private let source: UnsafeBufferPointer<UInt8>
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  private var edits: UnsafeMutablePointer<OffsetMap.Edit>
  private var editCapacity: Int
  private var editCount = 0

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    capacity = source.count + 64
    bytes = .allocate(capacity: capacity)
    editCapacity = source.count / 8 + 16
    edits = .allocate(capacity: editCapacity)
  }

  /// What was written, once.
  func finish() -> (bytes: [UInt8], map: OffsetMap) {
    let result = (
      bytes: Array(UnsafeBufferPointer(start: bytes, count: count)),
      map: OffsetMap(edits: Array(UnsafeBufferPointer(start: edits, count: editCount)))
    )
    bytes.deallocate()
    edits.deallocate()
    return result
  }

  mutating func replaceLast(with byte: UInt8) { bytes[count - 1] = byte }

  mutating func fold(_ range: Range<Int>) {
    guard let base = source.baseAddress else { return }
    makeRoom(for: range.count)
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = base[index]
      if byte < 0x80 {
        bytes[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        count &+= 1
        index &+= 1
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: source, at: index, end: end)
      let info = Letters.info(scalar)
      if info.isLetter {
        bytes[count] = Letters.base(info.code) &+ 0x60
        addEdit(view: count..<count &+ 1, source: index..<index &+ length)
        count &+= 1
      } else {
        foldOther(scalar, index..<index + length, room: end - index)
      }
      index &+= length
    }
  }

  @inline(never)
  private mutating func foldOther(_ scalar: UInt32, _ range: Range<Int>, room: Int) {
    var folded: [UInt8] = []
    for part in Folding.fold(scalar) { UTF8Reader.append(part, to: &folded) }
    makeRoom(for: room + folded.count)
    (bytes + count).update(from: folded, count: folded.count)
    addEdit(view: count..<count + folded.count, source: range)
    count += folded.count
  }

  @inline(__always)
  private mutating func addEdit(view: Range<Int>, source: Range<Int>) {
    if editCount == editCapacity { makeRoomForEdits() }
    (edits + editCount).initialize(to: OffsetMap.Edit(view: view, source: source))
    editCount &+= 1
  }

  @inline(never)
  private mutating func makeRoomForEdits() {
    let wider = UnsafeMutablePointer<OffsetMap.Edit>.allocate(capacity: editCapacity * 2)
    wider.update(from: edits, count: editCount)
    edits.deallocate()
    edits = wider
    editCapacity *= 2
  }

  private mutating func makeRoom(for more: Int) {
    guard count + more > capacity else { return }
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: (count + more) * 2)
    wider.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = wider
    capacity = (count + more) * 2
  }
}
