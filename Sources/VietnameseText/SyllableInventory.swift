/// The closed set of syllables, generated from the tables of onsets and rimes: by letters, what tones they take and where.
struct SyllableInventory: Sendable {
  struct Entry: Sendable {
    /// Index of the onset and of the rime in their tables.
    var onset: UInt8
    var rime: UInt16
    /// Index of the letter that carries the tone.
    var oldPlace: UInt8
    var newPlace: UInt8
    /// ngang to nặng, or only sắc and nặng.
    var isStopped: Bool
    var isMarginal: Bool

    func allows(_ tone: Tone) -> Bool { !isStopped || tone == .sac || tone == .nang }
    func place(_ style: ToneStyle) -> Int { Int(style == .old ? oldPlace : newPlace) }
  }

  /// By packed letters without tone, before `i` and `y` are unified.
  private(set) var entries: [UInt64: Entry] = [:]

  static let closed = SyllableInventory()

  static let onsets = OrthographyData.onsets.map { $0[0] }
  static let rimes = OrthographyData.rimes.map { $0[0] }

  func entry(_ letters: UInt64) -> Entry? { entries[letters] }

  private init() {
    entries.reserveCapacity(6000)
    for set in ["core", "glide", "qu", "marginal"] {
      for (rimeIndex, rime) in OrthographyData.rimes.enumerated() where rime[1] == set {
        for (onsetIndex, onset) in OrthographyData.onsets.enumerated() {
          guard SyllableInventory.joins(onset, rime) else { continue }
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
    if let known = entries[packed], isMarginal || SyllableInventory.rimes[Int(known.rime)].utf8.count <= rime.utf8.count
    {
      return
    }
    var glide = onset == "qu" ? 2 : onset == "gi" && codes.count > 2 && Letters.isVowel(codes[2]) ? 2 : 0
    while glide < codes.count, !Letters.isVowel(codes[glide]) { glide += 1 }
    var end = glide
    while end < codes.count, Letters.isVowel(codes[end]) { end += 1 }
    let vowels = Array(codes[glide..<end])
    let stopped = rime.hasSuffix("c") || rime.hasSuffix("ch") || rime.hasSuffix("p") || rime.hasSuffix("t")
    entries[packed] = Entry(
      onset: UInt8(onsetIndex), rime: UInt16(rimeIndex),
      oldPlace: UInt8(glide + TonePlacement.index(vowels, hasCoda: end < codes.count, style: .old)),
      newPlace: UInt8(glide + TonePlacement.index(vowels, hasCoda: end < codes.count, style: .new)),
      isStopped: stopped, isMarginal: isMarginal)
  }
}

/// Which vowel letter carries the tone.
enum TonePlacement {
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
