internal import VietnameseText

/// One or two whole syllables that follow each other, without which a leaf cannot match.
struct Anchor: Sendable, Equatable {
  var keys: [SyllableKey]
  /// Tokens between the beginning of a phrase and its anchor; 0 for patterns, which are searched by paragraph.
  var offset = 0
  /// Keys are without accents, and so is what they are compared with.
  var isAnyAccent = false
  /// How rare it is: see `SyllableRarity`.
  var bits: Double

  /// The rarest one or two of a run of keys. Two are taken wherever there are two: they are much rarer than one.
  static func rarest(of keys: [SyllableKey]) -> Anchor? {
    guard keys.count > 1 else { return keys.first.map { Anchor(keys: [$0], bits: SyllableRarity.bits($0)) } }
    return (1..<keys.count).map { second in
      Anchor(
        keys: [keys[second - 1], keys[second]], offset: second - 1,
        bits: SyllableRarity.bits(keys[second - 1], keys[second]))
    }.max { $0.bits < $1.bits }
  }
}
