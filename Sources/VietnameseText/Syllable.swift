/// A Vietnamese syllable: an onset, a rime, a tone. `nghiêng` is ngh + iêng + ngang.
///
/// The closed set holds 17,192 core syllables, 20,208 with loans and rare rimes; letters and tone together name one syllable.
public struct Syllable: Hashable, Sendable {
  /// As written, in lower case: empty, `b`, `ngh`, `qu`, `gi` …
  public let onset: String
  /// Without tone, in lower case: `iêng`, `oa`. After `gi`, and without an onset, it may be spelled otherwise: gì, yêu.
  public let rime: String
  public let tone: Tone

  private let letters: UInt64
  private let entry: SyllableInventory.Entry

  public static func == (a: Syllable, b: Syllable) -> Bool { a.letters == b.letters && a.tone == b.tone }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(letters)
    hasher.combine(tone)
  }

  private init?(letters: UInt64, tone: Tone) {
    guard let entry = SyllableInventory.entry(letters), entry.allows(tone) else { return nil }
    self.letters = letters
    self.tone = tone
    self.entry = entry
    onset = SyllableInventory.onsets[entry.onset]
    rime = SyllableInventory.rimes[entry.rime]
  }

  /// Nil where the word is not in the closed set. Blind to case and to where the tone mark stands.
  public static func parse(_ word: some StringProtocol) -> Syllable? {
    var letters: UInt64 = 0
    var tone = Tone.ngang
    var count = 0
    for scalar in ICU.compose(word.unicodeScalars.map(\.value)) {
      let info = Letters.info(scalar)
      guard info.isLetter, count < 8 else { return nil }
      if info.tone != .ngang {
        guard tone == .ngang || tone == info.tone else { return nil }
        tone = info.tone
      }
      letters = letters << 7 | UInt64(info.code)
      count += 1
    }
    return Syllable(letters: letters, tone: tone)
  }

  public static func isValid(_ word: some StringProtocol) -> Bool { parse(word) != nil }

  /// The style a syllable is written in; nil where both styles put its mark on the same letter, where neither does, and for
  /// what is no syllable.
  public static func style(of word: some StringProtocol) -> ToneStyle? {
    guard let syllable = parse(word) else { return nil }
    let written = word.lowercased().unicodeScalars.map(\.value)
    let spellings = ToneStyle.allCases.filter {
      syllable.compose($0).unicodeScalars.map(\.value) == ICU.compose(written)
    }
    return spellings.count == 1 ? spellings[0] : nil
  }

  /// Nil where the rime does not take the tone (`hòac`).
  public func retone(_ tone: Tone) -> Syllable? { Syllable(letters: letters, tone: tone) }

  /// Loan rimes and rare ones: `soóc`, `quờn`.
  public var isMarginal: Bool { entry.isMarginal }

  /// The spelling in lower case.
  public func compose(_ style: ToneStyle = .old) -> String {
    var result = String.UnicodeScalarView()
    let codes = codes
    for (index, code) in codes.enumerated() {
      let tone = index == entry.place(style) ? tone : .ngang
      if let scalar = Letters.scalar(code, tone, capital: false).flatMap(Unicode.Scalar.init) { result.append(scalar) }
    }
    return String(result)
  }

  public var key: SyllableKey {
    SyllableKey(rawValue: KeyBuilder.unified(letters) | UInt64(tone.rawValue) << SyllableKey.toneShift)
  }

  var codes: [UInt8] {
    var codes: [UInt8] = []
    var rest = letters
    while rest != 0 {
      codes.append(UInt8(rest & 0x7F))
      rest >>= 7
    }
    return codes.reversed()
  }

  /// Every syllable of the closed set, in no order.
  public static func all(includingMarginal: Bool) -> [Syllable] {
    SyllableInventory.all.flatMap { letters, entry in
      entry.isMarginal && !includingMarginal ? [] : Tone.allCases.compactMap { Syllable(letters: letters, tone: $0) }
    }
  }
}
