/// Room for the tokens of one text, used again for the next: a raw pointer, for the loop that fills it runs once a token.
final class TokenBuffer {
  private(set) var start: UnsafeMutablePointer<Token>
  private(set) var capacity: Int

  init(capacity: Int = 1024) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Doubles the room; keeps the first `count` tokens.
  @inline(never)
  func grow(keeping count: Int) {
    let wider = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    wider.update(from: start, count: count)
    start.deallocate()
    start = wider
    capacity *= 2
  }

  /// The first `count` tokens as an array of their own. What a huge text needed is given back.
  func taken(_ count: Int) -> [Token] {
    let tokens = Array(UnsafeBufferPointer(start: start, count: count))
    if capacity > 1 << 18 {
      start.deallocate()
      capacity = 1024
      start = .allocate(capacity: capacity)
    }
    return tokens
  }
}
