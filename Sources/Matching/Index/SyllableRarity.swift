public import VietnameseText

/// Words of ordinary news and law text, as far as they were counted.
public enum CommonWords {
  /// The word, with exactly these marks, is among those that were counted; most words of no language are not.
  public static func contains(_ key: SyllableKey) -> Bool { SyllableRarity.isCounted(key) }
}

/// How rare a syllable is, or a pair of them, in bits: 10 says once in about a thousand syllables of news. Counts are of
/// Data/syllable-frequency.tsv; what it does not name is rarer than all that it names.
enum SyllableRarity {
  /// Of a syllable that was never counted.
  private static let unseen = 23.0
  /// A pair that was seen less often than the table keeps says at least this.
  private static let rarePair = 16.0

  static func isCounted(_ key: SyllableKey) -> Bool { known(fingerprint(key.rawValue, 0)) != nil }

  static func bits(_ key: SyllableKey) -> Double { known(fingerprint(key.rawValue, 0)) ?? unseen }

  static func bits(_ first: SyllableKey, _ second: SyllableKey) -> Double {
    known(fingerprint(first.rawValue, second.rawValue)) ?? max(rarePair, bits(first), bits(second))
      + (bits(first) + bits(second)) / 100
  }

  /// As in scripts/generate-rarity.py.
  private static func fingerprint(_ first: UInt64, _ second: UInt64) -> UInt32 {
    UInt32(((first &* 0x9E37_79B9_7F4A_7C15 &+ second) &* 0xD6E8_FEB8_6659_FD93) >> 32)
  }

  private static func known(_ fingerprint: UInt32) -> Double? {
    var low = 0
    var high = RarityData.fingerprints.count
    while low < high {
      let middle = (low + high) / 2
      if RarityData.fingerprints[middle] < fingerprint { low = middle + 1 } else { high = middle }
    }
    guard low < RarityData.fingerprints.count, RarityData.fingerprints[low] == fingerprint else { return nil }
    return Double(RarityData.eighths[low]) / 8
  }
}
