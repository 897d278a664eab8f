/// Reads characters that stand for the bytes of a legacy charset.
struct CharsetReader {
  private let charset: LegacyCharset

  init(_ charset: LegacyCharset) { self.charset = charset }

  /// - Parameter scalars: bytes as code points of Latin-1, or of Windows-1252 for 80 to 9F.
  /// - Returns: what they say, not composed; nil where a scalar is no byte, or a mark has no letter that takes it.
  func reading(of scalars: some Sequence<UInt32>) -> [UInt32]? {
    switch charset {
    case .tcvn3: table(scalars, CharsetReader.tcvn3)
    case .viscii: table(scalars, CharsetReader.viscii)
    case .windows1258: table(scalars, CharsetReader.windows1258)
    case .vni: vni(scalars)
    case .viqr: viqr(scalars)
    }
  }

  /// The byte that Windows-1252, or Latin-1, shows as this scalar.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    return windows1252[scalar]
  }

  /// The byte that Windows-1258 shows as this scalar.
  static func byte1258(_ scalar: UInt32) -> UInt8? {
    bytes1258[scalar] ?? (scalar < 0x100 && windows1258[Int(scalar)] == scalar ? UInt8(scalar) : nil)
  }

  private func table(_ scalars: some Sequence<UInt32>, _ table: [UInt32]) -> [UInt32]? {
    var result: [UInt32] = []
    for scalar in scalars {
      guard let byte = CharsetReader.byte(scalar), table[Int(byte)] != 0 else { return nil }
      result.append(table[Int(byte)])
    }
    return result
  }

  // MARK: VNI

  private func vni(_ scalars: some Sequence<UInt32>) -> [UInt32]? {
    var result: [UInt32] = []
    for scalar in scalars {
      guard let byte = CharsetReader.byte(scalar) else { return nil }
      let small = byte >= 0xC0 && byte < 0xE0 ? byte + 0x20 : byte
      if let letter = CharsetReader.vniLetters[small] {
        result.append(small == byte ? letter : WordReader.capital(letter))
      } else if let marks = CharsetReader.vniMarks[small] {
        guard let last = result.last, let marked = CharsetReader.marked(last, marks) else { return nil }
        result[result.count - 1] = marked
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  private struct Marks {
    var quality: UInt32?
    var tone: Tone
  }

  private static func marked(_ letter: UInt32, _ marks: Marks) -> UInt32? {
    let info = Letters.info(letter)
    guard info.isLetter, info.tone == .ngang, Letters.isVowel(info.code) else { return nil }
    var code = info.code
    if let quality = marks.quality {
      guard let found = Letters.code(base: code, mark: quality) else { return nil }
      code = found
    }
    return Letters.scalar(code, marks.tone, capital: info.isCapital)
  }

  // MARK: VIQR

  private func viqr(_ scalars: some Sequence<UInt32>) -> [UInt32]? {
    var result: [UInt32] = []
    for scalar in scalars {
      guard let last = result.last, Letters.info(last).isLetter, let marked = viqr(scalar, after: last) else {
        result.append(scalar)
        continue
      }
      result[result.count - 1] = marked
    }
    return result
  }

  private func viqr(_ sign: UInt32, after letter: UInt32) -> UInt32? {
    let info = Letters.info(letter)
    if sign | 0x20 == 0x64, letter | 0x20 == 0x64 {
      return Letters.scalar(Letters.strokeD, .ngang, capital: info.isCapital)
    }
    guard Letters.isVowel(info.code) else { return nil }
    if let quality = CharsetReader.viqrQualities[sign], Letters.quality(info.code) == 0 {
      return Letters.code(base: info.code, mark: quality).flatMap {
        Letters.scalar($0, info.tone, capital: info.isCapital)
      }
    }
    guard let tone = CharsetReader.viqrTones[sign], info.tone == .ngang else { return nil }
    return Letters.scalar(info.code, tone, capital: info.isCapital)
  }

  private static let viqrQualities: [UInt32: UInt32] = [0x5E: 0x0302, 0x28: 0x0306, 0x2B: 0x031B]
  private static let viqrTones: [UInt32: Tone] = [0x27: .sac, 0x60: .huyen, 0x3F: .hoi, 0x7E: .nga, 0x2E: .nang]

  // MARK: Tables

  private static let tcvn3 = column(1)
  private static let viscii = column(2)
  private static let windows1258 = column(3)

  /// By byte; Latin-1 where the charset has nothing else. TCVN3 has no letters of Latin-1 beside its own: 0.
  private static func column(_ column: Int) -> [UInt32] {
    var table = (0..<256).map { column == 1 && $0 >= 0xC0 ? 0 : UInt32($0) }
    for row in CharsetData.charsetBytes {
      if let byte = Int(row[0], radix: 16), let scalar = UInt32(row[column], radix: 16) { table[byte] = scalar }
    }
    return table
  }

  private static let bytes1258 = Dictionary(
    windows1258.enumerated().map { ($1, UInt8($0)) }, uniquingKeysWith: { first, _ in first })

  /// Windows-1252 differs from Latin-1 at 80 to 9F, mostly as Windows-1258 does.
  private static let windows1252: [UInt32: UInt8] = {
    var table: [UInt32: UInt8] = [:]
    for byte in 0x80..<0xA0 where windows1258[byte] != UInt32(byte) { table[windows1258[byte]] = UInt8(byte) }
    for (scalar, byte) in [(0x160, 0x8A), (0x17D, 0x8E), (0x161, 0x9A), (0x17E, 0x9E)] as [(UInt32, UInt8)] {
      table[scalar] = byte
    }
    return table
  }()

  private static let vniLetters: [UInt8: UInt32] = Dictionary(
    CharsetData.vniLetters.compactMap { row in
      guard let byte = UInt8(row[0], radix: 16), let letter = row[1].unicodeScalars.first else { return nil }
      return (byte, letter.value)
    }, uniquingKeysWith: { first, _ in first })

  private static let vniMarks: [UInt8: Marks] = Dictionary(
    CharsetData.vniMarks.compactMap { row in
      guard let byte = UInt8(row[0], radix: 16), let tone = tones[row[2]] else { return nil }
      return (byte, Marks(quality: ["circumflex": 0x0302, "breve": 0x0306][row[1]], tone: tone))
    }, uniquingKeysWith: { first, _ in first })

  private static let tones: [String: Tone] = [
    "ngang": .ngang, "sac": .sac, "huyen": .huyen, "hoi": .hoi, "nga": .nga, "nang": .nang,
  ]
}
