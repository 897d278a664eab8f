/// The six tones. A key keeps the raw value in three bits.
public enum Tone: UInt8, Sendable, CaseIterable {
  case ngang = 0
  case huyen, hoi, nga, sac, nang

  /// The combining mark of the tone; nil for `ngang`, which is not written.
  public var mark: UInt32? {
    switch self {
    case .ngang: nil
    case .huyen: 0x0300
    case .hoi: 0x0309
    case .nga: 0x0303
    case .sac: 0x0301
    case .nang: 0x0323
    }
  }

  init?(mark: UInt32) {
    switch mark {
    case 0x0300, 0x0340: self = .huyen
    case 0x0309: self = .hoi
    case 0x0303: self = .nga
    case 0x0301, 0x0341: self = .sac
    case 0x0323: self = .nang
    default: return nil
    }
  }
}

/// Where the tone mark stands in `oa`, `oe` and `uy` at the end of a syllable. Both are right everywhere.
public enum ToneStyle: Sendable, CaseIterable {
  /// `hòa, khỏe, thủy`: laws and newspapers.
  case old
  /// `hoà, khoẻ, thuỷ`: schoolbooks (QĐ 1989/QĐ-BGDĐT, Điều 8).
  case new
}
