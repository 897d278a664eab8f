import Testing

@testable import VietnameseText

/// The generated table against the set built once more from the tables of onsets and rimes.
@Suite struct InventoryTests {
  @Test func generatedTableIsTheSetOfTheTables() {
    let built = InventoryFromTables().entries
    #expect(SyllableInventory.all.count == built.count)
    for (letters, expected) in built {
      guard let entry = SyllableInventory.entry(letters) else {
        Issue.record("no entry for \(letters)")
        continue
      }
      let found = InventoryFromTables.Entry(
        onset: entry.onset, rime: entry.rime, oldPlace: entry.place(.old), newPlace: entry.place(.new),
        isStopped: entry.isStopped, isMarginal: entry.isMarginal)
      #expect(found == expected)
    }
  }

  @Test func skeletonsAreTheLettersWithoutMarks() {
    for syllable in Syllable.all(includingMarginal: true) {
      let bare = syllable.compose().unicodeScalars.map { UInt64(Letters.base(Letters.info($0.value).code)) }
      #expect(SyllableInventory.isSkeleton(bare.reduce(0) { $0 << 7 | $1 }))
    }
    #expect(!SyllableInventory.isSkeleton(0) && !SyllableInventory.isSkeleton(24) && SyllableInventory.entry(0) == nil)
  }
}

/// The closed set as the tables of Data/ say it.
private struct InventoryFromTables {
  struct Entry: Equatable {
    var onset: Int
    var rime: Int
    var oldPlace: Int
    var newPlace: Int
    var isStopped: Bool
    var isMarginal: Bool
  }

  private(set) var entries: [UInt64: Entry] = [:]

  init() {
    for set in ["core", "glide", "qu", "marginal"] {
      for (rimeIndex, rime) in OrthographyData.rimes.enumerated() where rime[1] == set {
        for (onsetIndex, onset) in OrthographyData.onsets.enumerated() {
          guard InventoryFromTables.joins(onset, rime) else { continue }
          add(onset: onset[0], rime: rime[0], onsetIndex, rimeIndex, isMarginal: set == "marginal")
        }
      }
    }
  }

  /// Whether the onset is written before the rime: `before` is any, own, or only/not with first letters.
  private static func joins(_ onset: [String], _ rime: [String]) -> Bool {
    if (rime[1] == "qu") != (onset[1] == "own") { return false }
    if !rime[2].isEmpty {
      let name = onset[0].isEmpty ? "∅" : onset[0]
      if !rime[2].split(separator: " ").contains(where: { $0 == name }) { return false }
    }
    let parts = onset[1].split(separator: ":")
    guard parts.count == 2, let first = rime[0].first else { return true }
    return parts[1].contains(first) == (parts[0] == "only")
  }

  private mutating func add(onset: String, rime: String, _ onsetIndex: Int, _ rimeIndex: Int, isMarginal: Bool) {
    var spelling = onset + rime
    if onset.isEmpty, rime.hasPrefix("iê") { spelling = "y" + rime.dropFirst() }
    if onset == "gi", rime.hasPrefix("i") { spelling = onset + rime.dropFirst() }
    let codes = spelling.unicodeScalars.map { Letters.info($0.value).code }
    let packed = codes.reduce(UInt64(0)) { $0 << 7 | UInt64($1) }
    // `gia` is gi + a before it is gi + ia: the shorter rime wins, and core rimes come before marginal ones.
    if let known = entries[packed], isMarginal || SyllableInventory.rimes[known.rime].utf8.count <= rime.utf8.count {
      return
    }
    var glide = onset == "qu" ? 2 : onset == "gi" && codes.count > 2 && Letters.isVowel(codes[2]) ? 2 : 0
    while glide < codes.count, !Letters.isVowel(codes[glide]) { glide += 1 }
    var end = glide
    while end < codes.count, Letters.isVowel(codes[end]) { end += 1 }
    let vowels = Array(codes[glide..<end])
    let stopped = rime.hasSuffix("c") || rime.hasSuffix("ch") || rime.hasSuffix("p") || rime.hasSuffix("t")
    entries[packed] = Entry(
      onset: onsetIndex, rime: rimeIndex,
      oldPlace: glide + TonePlacement.index(vowels, hasCoda: end < codes.count, style: .old),
      newPlace: glide + TonePlacement.index(vowels, hasCoda: end < codes.count, style: .new),
      isStopped: stopped, isMarginal: isMarginal)
  }
}

/// Which vowel letter carries the tone.
private enum TonePlacement {
  /// An index into the vowel letters of the rime; the `u` of qu and the `i` of gi before a vowel are not among them.
  static func index(_ vowels: [UInt8], hasCoda: Bool, style: ToneStyle) -> Int {
    if let hornedO = vowels.firstIndex(of: 15 | 64) { return hornedO }
    if let marked = vowels.lastIndex(where: { Letters.quality($0) != 0 }) { return marked }
    if vowels.count <= 1 { return 0 }
    if hasCoda { return vowels.count - 1 }
    if vowels.count >= 3 { return 1 }
    // oa, oe, uy.
    let isGlide = vowels == [15, 1] || vowels == [15, 5] || vowels == [21, 25]
    return isGlide && style == .new ? 1 : 0
  }
}
