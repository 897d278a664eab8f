/// Where the bytes of a view stand in the text it was made from. All offsets are UTF-8 bytes.
///
/// Edits are sorted; between them the two texts are the same, byte for byte. An empty map is the identity and costs nothing.
public struct OffsetMap: Sendable, Equatable {
  public struct Edit: Sendable, Equatable {
    // Texts are shorter than 2^31 bytes, and a folded text has an edit for every second word.
    private let viewStart: UInt32
    private let viewEnd: UInt32
    private let sourceStart: UInt32
    private let sourceEnd: UInt32

    public init(view: Range<Int>, source: Range<Int>) {
      viewStart = UInt32(truncatingIfNeeded: view.lowerBound)
      viewEnd = UInt32(truncatingIfNeeded: view.upperBound)
      sourceStart = UInt32(truncatingIfNeeded: source.lowerBound)
      sourceEnd = UInt32(truncatingIfNeeded: source.upperBound)
    }

    /// What stands in the view now; empty where bytes were deleted.
    public var view: Range<Int> { Int(viewStart)..<Int(viewEnd) }
    /// What it was made from; empty where bytes were inserted.
    public var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
  }

  /// Sorted, none overlapping another.
  public let edits: [Edit]

  public init(edits: [Edit] = []) { self.edits = edits }

  public var isIdentity: Bool { edits.isEmpty }

  /// The bytes that a range of the view was made from, widened to whole edits. Bytes that were deleted belong to what stands
  /// before them, so ranges that meet in the view meet in the source. O(log edits).
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    if edits.isEmpty { return range }
    let start = sourceStart(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : sourceEnd(range.upperBound))
  }

  private func sourceStart(_ position: Int) -> Int {
    // The last edit that begins at or before the position.
    let index = firstEdit { $0.view.lowerBound > position } - 1
    guard index >= 0 else { return position }
    let edit = edits[index]
    if position < edit.view.upperBound { return edit.source.lowerBound }
    return position - edit.view.upperBound + edit.source.upperBound
  }

  private func sourceEnd(_ position: Int) -> Int {
    // The last edit that begins before the position, or deletes at it.
    let index = firstEdit { $0.view.lowerBound > position || ($0.view.lowerBound == position && !$0.view.isEmpty) } - 1
    guard index >= 0 else { return position }
    let edit = edits[index]
    if position <= edit.view.upperBound { return edit.source.upperBound }
    return position - edit.view.upperBound + edit.source.upperBound
  }

  /// The view's bytes that a range of the source became, widened to whole edits. O(log edits).
  public func viewRange(of range: Range<Int>) -> Range<Int> {
    if edits.isEmpty { return range }
    return OffsetMap(edits: edits.map { Edit(view: $0.source, source: $0.view) }).sourceRange(of: range)
  }

  private func firstEdit(where isPast: (Edit) -> Bool) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(edits[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The map of a view made from a view: `self` leads to the middle text, `inner` from there to the source.
  public func composed(with inner: OffsetMap) -> OffsetMap {
    if inner.isIdentity { return self }
    if isIdentity { return inner }
    var merged: [Edit] = []
    merged.reserveCapacity(edits.count + inner.edits.count)
    var a = 0
    var b = 0
    // How far the middle text is ahead of the view, and the source of the middle text, after the edits taken so far.
    var outerShift = 0
    var innerShift = 0
    while a < edits.count || b < inner.edits.count {
      let outerStart = a < edits.count ? edits[a].source.lowerBound : Int.max
      let innerStart = b < inner.edits.count ? inner.edits[b].view.lowerBound : Int.max
      let start = min(outerStart, innerStart)
      let viewStart = start - outerShift
      let sourceStart = start + innerShift
      var end = start
      var grew = true
      var first = true
      while grew {
        grew = false
        if a < edits.count, edits[a].source.lowerBound < end || (first && edits[a].source.lowerBound == start) {
          end = max(end, edits[a].source.upperBound)
          outerShift = edits[a].source.upperBound - edits[a].view.upperBound
          a += 1
          grew = true
        }
        if b < inner.edits.count,
          inner.edits[b].view.lowerBound < end || (first && inner.edits[b].view.lowerBound == start)
            || (inner.edits[b].view.isEmpty && inner.edits[b].view.lowerBound == end)
        {
          end = max(end, inner.edits[b].view.upperBound)
          innerShift = inner.edits[b].source.upperBound - inner.edits[b].view.upperBound
          b += 1
          grew = true
        }
        first = false
      }
      merged.append(Edit(view: viewStart..<max(viewStart, end - outerShift), source: sourceStart..<end + innerShift))
    }
    return OffsetMap(edits: merged)
  }
}
