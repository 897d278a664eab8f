#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A table of plain values that begins as zeros and is nearly empty: pages that nobody has written cost nothing.
final class ZeroedTable<Element> {
  private let block: UnsafeMutableRawPointer
  let start: UnsafeMutablePointer<Element>
  let count: Int

  /// `Element` must be a plain value for which all zeros mean nothing. Begins at a cache line.
  init(count: Int) {
    self.count = count
    block = calloc(count * MemoryLayout<Element>.stride + 64, 1)
    start = block.alignedUp(toMultipleOf: 64).bindMemory(to: Element.self, capacity: count)
  }

  deinit { free(block) }

  subscript(_ index: Int) -> Element {
    @inline(__always) get { start[index] }
    @inline(__always) set { start[index] = newValue }
  }

  func clear() { memset(start, 0, count * MemoryLayout<Element>.stride) }
}
