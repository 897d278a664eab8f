internal import Rulebooks
internal import VietnameseText

/// Digits written in one go or in groups, with one blank, dot or hyphen between groups.
struct DigitRun {
  var tokens: Range<Int>
  var range: Range<Int>
  /// Values 0 to 9.
  var digits: [UInt8]
}

extension CheckText {
  /// Runs whose groups have one of these shapes, the longest shape first, none overlapping another. A run is no part of
  /// a link, a larger number, or a word.
  func digitRuns(_ shapes: [[Int]]) -> [DigitRun] {
    var runs: [DigitRun] = []
    var index = 0
    while index < tokens.count {
      if isNumber(index), let run = shapes.lazy.compactMap({ self.run(of: $0, at: index) }).first {
        runs.append(run)
        index = run.tokens.upperBound
      } else {
        index += 1
      }
    }
    return runs
  }

  private func run(of shape: [Int], at start: Int) -> DigitRun? {
    guard start + shape.count <= tokens.count else { return nil }
    let range = start..<start + shape.count
    var separator: UInt8?
    for (place, index) in range.enumerated() {
      let token = tokens[index]
      guard isNumber(index), token.range.count == shape[place], !token.flags.contains(.opaque) else { return nil }
      guard place > 0 else { continue }
      let between = bytes[Int(tokens[index - 1].end)..<Int(token.start)]
      guard between.count == 1, let byte = between.first, " .-".utf8.contains(byte),
        separator == nil || separator == byte
      else { return nil }
      separator = byte
    }
    let span = bytes(of: range)
    guard standsAlone(span, tokens: range) else { return nil }
    let digits = bytes[span].filter { (48...57).contains($0) }.map { $0 - 48 }
    return digits.count == shape.reduce(0, +) ? DigitRun(tokens: range, range: span, digits: digits) : nil
  }

  private func standsAlone(_ span: Range<Int>, tokens range: Range<Int>) -> Bool {
    if tokens[range.lowerBound].gap == .none { return false }
    if range.upperBound < tokens.count, tokens[range.upperBound].gap == .none { return false }
    let before = byte(span.lowerBound - 1)
    let after = byte(span.upperBound)
    func isDigit(_ at: Int) -> Bool { (48...57).contains(byte(at)) }
    if "/_+=".utf8.contains(before) || "/_@".utf8.contains(after) { return false }
    if ".,-".utf8.contains(before), isDigit(span.lowerBound - 2) { return false }
    return !(".,-".utf8.contains(after) && isDigit(span.upperBound + 1))
  }

  /// One of the cues stands within `distance` tokens of the run, in its paragraph, with no other long number between.
  func hasCue(_ cues: [Phrase], distance: Int, around run: DigitRun) -> Bool {
    var first = run.tokens.lowerBound
    while first > 0, run.tokens.lowerBound - first < distance, tokens[first].gap != .paragraph, !isLong(first - 1) {
      first -= 1
    }
    var past = run.tokens.upperBound
    while past < tokens.count, past - run.tokens.upperBound < distance, tokens[past].gap != .paragraph, !isLong(past) {
      past += 1
    }
    return cues.contains {
      find($0.text, in: first..<run.tokens.lowerBound) != nil || find($0.text, in: run.tokens.upperBound..<past) != nil
    }
  }

  private func isLong(_ index: Int) -> Bool { isNumber(index) && tokens[index].range.count >= 6 }
}
