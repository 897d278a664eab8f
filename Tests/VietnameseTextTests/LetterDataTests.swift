import Testing

@testable import VietnameseText

/// The generated tables against the Unicode library, for every code point.
@Suite struct LetterDataTests {
  @Test func lettersAreWhatUnicodeDecomposesThemTo() {
    for scalar in UInt32(0)...0x10FFFF where !(0xD800...0xDFFF).contains(scalar) {
      let info = Letters.info(scalar)
      let expected = LetterDataTests.expected(scalar)
      guard info.code == expected.code, info.tone == expected.tone, info.isCapital == expected.isCapital else {
        Issue.record("U+\(String(scalar, radix: 16, uppercase: true)) has code \(info.code), expected \(expected)")
        continue
      }
      guard info.isLetter else { continue }
      #expect(Letters.scalar(info.code, info.tone, capital: info.isCapital) == scalar)
      // What the folded view writes is what the library says.
      let base: UInt32 = scalar == 0x110 || scalar == 0x111 ? 0x64 : ICU.nfd(scalar)[0] | 0x20
      #expect(UInt32(Letters.base(info.code)) + 0x60 == base && Folding.fold(scalar) == [base])
    }
  }

  @Test func foldedScalarsAreFoldedOnce() {
    for scalar in UInt32(0)...0x10FFFF where !(0xD800...0xDFFF).contains(scalar) {
      let once = Folding.fold(scalar)
      let twice = once.flatMap(Folding.fold)
      if once != twice {
        Issue.record("U+\(String(scalar, radix: 16, uppercase: true)) folds to \(once), then to \(twice)")
      }
    }
  }

  private static func expected(_ scalar: UInt32) -> (code: UInt8, tone: Tone, isCapital: Bool) {
    let none: (UInt8, Tone, Bool) = (0, .ngang, false)
    if (0x30...0x39).contains(scalar) { return (UInt8(scalar - 0x30) + 96, .ngang, false) }
    if scalar == 0x110 || scalar == 0x111 { return (Letters.strokeD, .ngang, scalar == 0x110) }
    let parts = ICU.nfd(scalar)
    let base = parts[0] | 0x20
    guard (0x61...0x7A).contains(base), parts[0] < 0x80, ICU.compose(parts) == [scalar] else { return none }
    var code = UInt8(base - 0x60)
    var tone = Tone.ngang
    for mark in parts.dropFirst() {
      if let found = Tone(mark: mark), tone == .ngang, Letters.isVowel(code) {
        tone = found
      } else if Letters.quality(code) == 0, let marked = Letters.code(base: code, mark: mark) {
        code = marked
      } else {
        return none
      }
    }
    return (code, tone, parts[0] & 0x20 == 0)
  }
}
