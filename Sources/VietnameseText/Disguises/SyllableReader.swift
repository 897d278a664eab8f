/// Tells syllables of the closed set from other runs of letters.
struct SyllableReader {
  private let repair: WordRepair

  init(style: ToneStyle) { repair = WordRepair(style: style) }

  /// The letters with their tone in its place and their capitals kept; nil where they are no syllable.
  func spelled(_ letters: some Collection<UInt32>) -> [UInt32]? {
    guard SyllableReader.isSyllable(letters) else { return nil }
    let outcome = repair.repair(Array(letters), context: { false })
    return outcome.isSyllable ? outcome.scalars : Array(letters)
  }

  /// A syllable of the closed set, or the letters of one without any mark (`duoc`). Blind to case and to where the tone
  /// stands.
  static func isSyllable(_ letters: some Collection<UInt32>) -> Bool {
    var packed: UInt64 = 0
    var tone = Tone.ngang
    var count = 0
    for scalar in letters {
      let info = Letters.info(scalar)
      guard info.isLetter, count < 8 else { return false }
      if info.tone != .ngang {
        guard tone == .ngang || tone == info.tone else { return false }
        tone = info.tone
      }
      packed = packed << 7 | UInt64(info.code)
      count += 1
    }
    guard count > 0 else { return false }
    if let entry = SyllableInventory.entry(packed), entry.allows(tone) { return true }
    return tone == .ngang && SyllableInventory.isSkeleton(packed)
  }

  /// Some letter carries a tone or a quality mark, or is đ.
  static func isMarked(_ letters: some Collection<UInt32>) -> Bool {
    letters.contains { scalar in
      let info = Letters.info(scalar)
      return info.isLetter && (info.tone != .ngang || Letters.quality(info.code) != 0)
    }
  }

  /// The fewest syllables of two letters or more that these letters make; nil where there is none, or more than one way.
  static func segmented(_ letters: [UInt32]) -> [Range<Int>]? {
    let count = letters.count
    guard count >= 2, count <= 64 else { return nil }
    // Fewest words to reach each letter, and in how many ways.
    var words = [Int](repeating: .max, count: count + 1)
    var ways = [Int](repeating: 0, count: count + 1)
    var from = [Int](repeating: 0, count: count + 1)
    words[0] = 0
    ways[0] = 1
    for end in 1...count {
      for start in max(0, end - 8)..<end where words[start] != .max && (end - start >= 2 || count == 1) {
        guard isSyllable(letters[start..<end]) else { continue }
        if words[start] + 1 < words[end] {
          words[end] = words[start] + 1
          ways[end] = ways[start]
          from[end] = start
        } else if words[start] + 1 == words[end] {
          ways[end] += ways[start]
        }
      }
    }
    guard words[count] != .max, ways[count] == 1 else { return nil }
    var ranges: [Range<Int>] = []
    var end = count
    while end > 0 {
      ranges.append(from[end]..<end)
      end = from[end]
    }
    return ranges.reversed()
  }
}
