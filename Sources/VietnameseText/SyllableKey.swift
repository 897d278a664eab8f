/// What makes a token the same word however it is typed: its letters and its tone, in 64 bits.
///
/// Blind to case and to the place of the tone mark (`hòa` = `hoà`), and to `i`/`y` where both spellings are right (`kỹ` =
/// `kĩ`, `quý` = `quí`, but `thúy` is not `thúi`). Up to eight letters of the alphabet, or digits, with at most one tone are
/// packed exactly: 7 bits a letter, then 3 bits of tone. Everything else is hashed (`isHashed`): 42 bits say the letters
/// without marks, exactly where they are at most eight of a to z, and 20 bits the marks, so that `bare` needs no text.
public struct SyllableKey: Hashable, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The key of one canonical token, as UTF-8 bytes.
  public init(_ token: some Sequence<UInt8>) {
    let bytes = Array(token)
    var builder = KeyBuilder()
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let (scalar, length) = UTF8Reader.scalar(in: buffer, at: index, end: buffer.count)
        builder.add(scalar)
        index += length
      }
    }
    self = builder.key
  }

  static let hashBit: UInt64 = 1 << 63
  /// In a hashed key: the letters are packed base 37, not hashed.
  static let smallBit: UInt64 = 1 << 62
  static let toneShift: UInt64 = 56
  private static let letterMask: UInt64 = (1 << 56) - 1
  private static let marksMask: UInt64 = (1 << 20) - 1
  /// Bit 5 of each letter.
  private static let lowQuality: UInt64 = 0x40_8102_0408_1020

  /// Not packed exactly: longer than eight letters, of other letters, or with two different tones.
  public var isHashed: Bool { rawValue & SyllableKey.hashBit != 0 }

  /// The tone; nil for hashed keys.
  public var tone: Tone? { isHashed ? nil : Tone(rawValue: UInt8(rawValue >> SyllableKey.toneShift & 7)) }

  /// The key of the same letters without tone and marks: `đặng` and `dang` share it.
  public var bare: SyllableKey {
    if !isHashed {
      let letters = rawValue & SyllableKey.letterMask
      // Where both quality bits are set stands a digit.
      let digits = letters & (letters >> 1) & SyllableKey.lowQuality
      let quality = (SyllableKey.lowQuality | SyllableKey.lowQuality << 1) & ~(digits | digits << 1)
      return SyllableKey(rawValue: letters & ~quality)
    }
    guard rawValue & SyllableKey.smallBit != 0 else { return SyllableKey(rawValue: rawValue & ~SyllableKey.marksMask) }
    var letters: UInt64 = 0
    var shift: UInt64 = 0
    var packed = rawValue >> 20 & ((1 << 42) - 1)
    while packed > 0 {
      let digit = packed % 37
      letters |= (digit > 26 ? digit - 27 + 96 : digit) << shift
      packed /= 37
      shift += 7
    }
    return SyllableKey(rawValue: KeyBuilder.unified(letters))
  }

  /// No tone, no quality mark, no đ.
  public var isBare: Bool { self == bare }

  /// How many letters or digits an exact key has.
  var letterCount: Int { (70 - (rawValue & SyllableKey.letterMask).leadingZeroBitCount) / 7 }

  /// Writes the letters without tone and marks, in lower case, eight bytes whatever their number. The key must be exact, and of
  /// letters, `count` of them.
  @inline(__always)
  func writeLetters(to room: UnsafeMutablePointer<UInt8>, count: Int) {
    // Seven bits a letter become eight, half by half; the last letter is the lowest.
    var lanes = rawValue & SyllableKey.letterMask
    lanes = (lanes & 0x0FFF_FFFF) | (lanes & 0x00FF_FFFF_F000_0000) << 4
    lanes = (lanes & 0x0000_3FFF_0000_3FFF) | (lanes & 0x0FFF_C000_0FFF_C000) << 2
    lanes = (lanes & 0x007F_007F_007F_007F) | (lanes & 0x3F80_3F80_3F80_3F80) << 1
    let letters = (lanes & 0x1F1F_1F1F_1F1F_1F1F) | 0x6060_6060_6060_6060
    let inOrder = letters.byteSwapped &>> UInt64(64 &- 8 &* count)
    UnsafeMutableRawPointer(room).storeBytes(of: inOrder.littleEndian, as: UInt64.self)
  }
}

extension SyllableKey: CustomStringConvertible {
  /// The letters in lower case, with the tone where the old style puts it; `y` may stand as `i`. A key that is hashed has no
  /// letters left: `#` and its number.
  public var description: String {
    guard !isHashed else { return "#" + String(rawValue, radix: 36) }
    var codes: [UInt8] = []
    var rest = rawValue & SyllableKey.letterMask
    let letters = rest
    while rest != 0 {
      codes.insert(UInt8(rest & 0x7F), at: 0)
      rest >>= 7
    }
    // `i` stands for `y` too, which may have its tone elsewhere; what is no syllable carries it on its last vowel.
    let place =
      SyllableInventory.entry(letters)?.place(.old) ?? codes.lastIndex { $0 < 96 && Letters.isVowel($0) } ?? 0
    return codes.enumerated().map { index, code in
      if code >= 96 { return String(code - 96) }
      let scalar = Letters.scalar(code, index == place ? tone ?? .ngang : .ngang, capital: false)
      return scalar.flatMap(Unicode.Scalar.init).map(String.init) ?? "?"
    }.joined()
  }
}

/// Gathers the scalars of a token into its key.
struct KeyBuilder {
  private(set) var letters: UInt64 = 0
  private(set) var count = 0
  private var tones: UInt8 = 0
  private var exact = true
  private var fullHash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var bareHash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var bareLetters: UInt64 = 0
  private var bareCount = 0
  private var bareExact = true
  private var marked = false

  mutating func add(_ scalar: UInt32) {
    let info = Letters.info(scalar)
    guard info.code != 0 else { return addOther(scalar) }
    add(info)
  }

  /// A letter of the alphabet or a digit.
  mutating func add(_ info: Letters.Info) {
    letters = letters << 7 | UInt64(info.code)
    count += 1
    let tone = info.tone.rawValue
    if tone != 0 {
      if tones != 0, tones != tone { exact = false }
      tones = tone
    }
    let base = Letters.base(info.code)
    if tone != 0 || base != info.code { marked = true }
    fullHash = KeyBuilder.mix(KeyBuilder.mix(fullHash, UInt64(info.code)), UInt64(tone))
    addBare(base)
  }

  private mutating func addOther(_ scalar: UInt32) {
    let lower = ICU.lower(ICU.upper(scalar))
    if Letters.info(lower).code != 0 { return add(lower) }
    exact = false
    fullHash = KeyBuilder.mix(fullHash, UInt64(lower))
    let folded = Folding.fold(lower)
    if folded != [lower] { marked = true }
    for scalar in folded {
      let code = Letters.info(scalar).code
      if code != 0 {
        addBare(code)
      } else {
        bareExact = false
        bareHash = KeyBuilder.mix(bareHash, UInt64(scalar))
      }
    }
  }

  private mutating func addBare(_ code: UInt8) {
    bareHash = KeyBuilder.mix(bareHash, UInt64(code))
    bareCount += 1
    if bareCount <= 8 { bareLetters = bareLetters * 37 + UInt64(code >= 96 ? code - 96 + 27 : code) }
  }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  var key: SyllableKey {
    if exact, count <= 8 {
      return SyllableKey(rawValue: KeyBuilder.unified(letters) | UInt64(tones) << SyllableKey.toneShift)
    }
    let isSmall = bareExact && bareCount <= 8 && bareCount > 0
    let high =
      SyllableKey.hashBit | (isSmall ? SyllableKey.smallBit | bareLetters << 20 : (bareHash & ((1 << 42) - 1)) << 20)
    if !marked && !isSmall { return SyllableKey(rawValue: high) }
    return SyllableKey(rawValue: high | max(1, fullHash & ((1 << 20) - 1)))
  }

  /// `y` alone after h k l m s t v or qu is written `i` as well: QĐ 1989/QĐ-BGDĐT, Điều 9.
  static func unified(_ letters: UInt64) -> UInt64 {
    guard letters & 0x7F == 25 else { return letters }
    switch letters >> 7 {
    case 8, 11, 12, 13, 19, 20, 22, 17 << 7 | 21: return letters & ~0x7F | 9
    default: return letters
    }
  }
}
