/// Puts long runs of combining marks in canonical order before the Unicode library does: it moves each mark past all that come
/// before it, and takes the square of the run's length. A megabyte of two marks in turn would take minutes.
enum MarkRuns {
  /// Shorter runs are left to the library.
  private static let longRun = 256

  /// Whether a long run has a mark that must move: such a text is not normalized. Linear, and nearly free for text with blanks.
  static func needSorting(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = false
    forEachUnsorted(in: bytes) { _ in
      found = true
      return false
    }
    return found
  }

  /// The text with long runs in order, and the runs as edits of equal length; nil where there is nothing to do. Linear.
  static func sorted(_ bytes: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], edits: [OffsetMap.Edit])? {
    var result: [UInt8] = []
    var edits: [OffsetMap.Edit] = []
    forEachUnsorted(in: bytes) { run in
      if edits.isEmpty { result = Array(bytes) }
      var byClass = [[UInt32]](repeating: [], count: 256)
      var index = run.lowerBound
      while index < run.upperBound {
        let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: run.upperBound)
        byClass[Int(ICU.combiningClass(scalar))].append(scalar)
        index += length
      }
      var sorted: [UInt8] = []
      sorted.reserveCapacity(run.count)
      for scalar in byClass.joined() { UTF8Reader.append(scalar, to: &sorted) }
      result.replaceSubrange(run, with: sorted)
      edits.append(OffsetMap.Edit(view: run, source: run))
      return true
    }
    return edits.isEmpty ? nil : (result, edits)
  }

  /// Each long run of marks that are out of order, until the receiver has seen enough.
  private static func forEachUnsorted(in bytes: UnsafeBufferPointer<UInt8>, _ receive: (Range<Int>) -> Bool) {
    // Marks are outside ASCII, so that a long run cannot hide between two bytes of ASCII this far apart.
    let stride = longRun / 2
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += stride
        continue
      }
      var start = index
      while start > 0, index - start < stride, bytes[start - 1] >= 0x80 { start -= 1 }
      while start < index, bytes[start] & 0xC0 == 0x80 { start += 1 }
      var end = index
      while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
      if end - start >= longRun, !readMarks(bytes, start..<end, receive) { return }
      index = max(end, index + stride)
    }
  }

  /// The runs of marks in a stretch without ASCII. False once the receiver has seen enough.
  private static func readMarks(
    _ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>, _ receive: (Range<Int>) -> Bool
  ) -> Bool {
    var index = stretch.lowerBound
    var start = index
    var last: UInt8 = 0
    var isSorted = true
    while index < stretch.upperBound {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: stretch.upperBound)
      let combiningClass = ICU.combiningClass(scalar)
      if combiningClass == 0 {
        if !isSorted, index - start >= longRun, !receive(start..<index) { return false }
        start = index + length
        isSorted = true
      } else if combiningClass < last {
        isSorted = false
      }
      last = combiningClass
      index += length
    }
    return isSorted || index - start < longRun || receive(start..<index)
  }
}
