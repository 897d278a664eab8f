import Documents
import Testing
import VietnameseText

@testable import Intake

struct TextDecodingTests {
  @Test func aMarkOfUTF8IsNoTextAndCountsInTheFile() throws {
    let decoded = try DecodedText([0xEF, 0xBB, 0xBF] + Array("Hòa".utf8))
    #expect(decoded.text == Array("Hòa".utf8))
    #expect(decoded.origin == TextPosition(byte: 3, utf16: 1, line: 0))
    #expect(decoded.encoding == nil)
    #expect(decoded.problems.isEmpty)
  }

  @Test(arguments: [true, false])
  func utf16IsReadInBothOrders(little: Bool) throws {
    let text = "Giá 🎉 đắt\r\n"
    var bytes: [UInt8] = little ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in text.utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += little ? pair : pair.reversed()
    }
    let decoded = try DecodedText(bytes)
    #expect(decoded.text == Array(text.utf8))
    #expect(decoded.encoding == (little ? "utf-16le" : "utf-16be"))
    #expect(decoded.origin == .zero)
    #expect(decoded.problems.isEmpty)
    let document = try Intake().documents(from: bytes, path: "a.txt")[0]
    #expect(document.encoding == decoded.encoding)
    #expect(document.byteCount == bytes.count)
  }

  @Test func utf16ThatIsCutOffSaysWhere() throws {
    // "ab", a lone high surrogate, and half a unit.
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x62, 0, 0x00, 0xD8, 0x63]
    let decoded = try DecodedText(bytes)
    #expect(decoded.text == Array("ab\u{FFFD}\u{FFFD}".utf8))
    #expect(decoded.problems.map(\.code) == ["invalid-utf16"])
    #expect(decoded.problems[0].message.en.contains("Byte 6 "))
  }

  /// "Cộng hòa xã hội chủ nghĩa Việt Nam được độc lập" as TCVN3.
  private static let tcvn3: [UInt8] = [
    0x43, 0xE9, 0x6E, 0x67, 0x20, 0x68, 0xDF, 0x61, 0x20, 0x78, 0xB7, 0x20, 0x68, 0xE9, 0x69, 0x20, 0x63, 0x68, 0xF1,
    0x20,
    0x6E, 0x67, 0x68, 0xDC, 0x61, 0x20, 0x56, 0x69, 0xD6, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x20, 0xAE, 0xAD, 0xEE, 0x63,
    0x20,
    0xAE, 0xE9, 0x63, 0x20, 0x6C, 0xCB, 0x70,
  ]

  @Test(arguments: [TextEncoding.auto, .legacy(.tcvn3)])
  func aLegacyCharsetIsReadAndNamed(_ encoding: TextEncoding) throws {
    let decoded = try DecodedText(Self.tcvn3, encoding: encoding)
    #expect(String(decoding: decoded.text, as: UTF8.self) == "Cộng hòa xã hội chủ nghĩa Việt Nam được độc lập")
    #expect(decoded.encoding == "tcvn3")
    #expect(decoded.problems.isEmpty)
    let document = try Intake(encoding: encoding).documents(from: Self.tcvn3, path: "a.txt")[0]
    #expect(document.encoding == "tcvn3")
  }

  /// Whoever says UTF-8 gets UTF-8, with its faults.
  @Test func namedUTF8IsNotGuessed() throws {
    let decoded = try DecodedText(Self.tcvn3, encoding: .utf8)
    #expect(decoded.encoding == nil)
    #expect(decoded.problems.map(\.code) == ["invalid-utf8"])
  }

  @Test func utf16WithoutAMarkIsReadWhereItIsNamed() throws {
    let bytes = "Hòa bình".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let decoded = try DecodedText(bytes, encoding: .utf16)
    #expect(String(decoding: decoded.text, as: UTF8.self) == "Hòa bình")
  }

  @Test func encodingsHaveTheNamesOfTheCommandLine() {
    for encoding in TextEncoding.allCases { #expect(TextEncoding(name: encoding.name.uppercased()) == encoding) }
    #expect(TextEncoding(name: "latin-9") == nil)
  }

  static let prefix = Array("Một dòng dài để không ai tưởng là dữ liệu nhị phân.\nHai: ".utf8)

  /// Each class of ill-formed byte: what stands there, and how many U+FFFD the standard's practice makes of it.
  @Test(
    arguments: [
      ([0xFF], 1), ([0x80], 1), ([0xC0, 0xAF], 2), ([0xC3], 1), ([0xE1, 0xBB], 1), ([0xE0, 0x80, 0x80], 3),
      ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x9F, 0x8E], 1), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF5], 1),
    ] as [([UInt8], Int)])
  func illFormedBytesAreNamedAndTheRestGoesOn(bad: [UInt8], marks: Int) throws {
    let mark: [UInt8] = [0xEF, 0xBF, 0xBD]
    let replaced = Array(repeating: mark, count: marks).flatMap { $0 }
    for (before, after, offset, line) in [
      (Self.prefix, Array(" còn nữa".utf8), Self.prefix.count, 2), ([], Self.prefix, 0, 1),
      (Self.prefix, [], Self.prefix.count, 2),
    ] as [([UInt8], [UInt8], Int, Int)] {
      let decoded = try DecodedText(before + bad + after)
      #expect(decoded.text == before + replaced + after)
      #expect(decoded.problems.map(\.code) == ["invalid-utf8"])
      #expect(decoded.problems.first?.message.vi.hasPrefix("Byte \(offset) (dòng \(line))") == true)
    }
  }

  @Test func repairAgreesWithTheStandardLibraryOnEveryPair() {
    for first in UInt8.min...UInt8.max {
      for second in stride(from: UInt8(0), through: 255, by: 5) {
        let bytes: [UInt8] = [0x61, first, second, 0xBF, 0x62]
        let repaired = bytes.withUnsafeBufferPointer { UTF8Repair($0).text }
        #expect(repaired == Array(String(decoding: bytes, as: UTF8.self).utf8), "\(bytes)")
      }
    }
  }

  @Test(
    arguments: [
      [0x00, 0x01, 0x02, 0x03], Array("abc\u{0}def".utf8), [0x50, 0x4B, 0x03, 0x04, 0x14], Array("%PDF-1.7\n".utf8),
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xFE, 0x00, 0x00, 0x61, 0, 0, 0], Array(repeating: 0x02, count: 50),
      Array(0x80...0xFF), [0x1F, 0x8B, 0x08],
    ] as [[UInt8]])
  func binaryDataIsRefused(bytes: [UInt8]) {
    for format in InputFormat.allCases {
      // An archive may be an office file, and this one is a broken one.
      let isArchive = bytes.starts(with: [0x50, 0x4B])
      #expect(failure(bytes, format)?.code == (isArchive ? .unreadableFile : .binaryData))
    }
  }
}

/// Text that was cut, at every place where it can be.
struct CutTextTests {
  private static let text = "Chữa khỏi 🎉 ung thư: 1.300₫, ‘thật’."

  @Test func utf8CutAnywhereIsReadAndNamed() throws {
    let whole = Array(Self.text.utf8)
    let tail = Array(" hết".utf8)
    for cut in whole.indices.dropFirst() {
      let decoded = try DecodedText(Array(whole[..<cut]) + tail)
      let wanted = Array(String(decoding: whole[..<cut], as: UTF8.self).utf8) + tail
      #expect(decoded.text == wanted, "cut at \(cut)")
      #expect(decoded.problems.isEmpty == (String(validating: whole[..<cut], as: UTF8.self) != nil), "cut at \(cut)")
    }
  }

  @Test(arguments: [0xFF, 0x80, 0xC0, 0xED, 0xF5] as [UInt8])
  func aWrongByteAnywhereIsReadAndNamed(wrong: UInt8) throws {
    let whole = Array(Self.text.utf8)
    for place in whole.indices {
      var bytes = whole
      bytes[place] = wrong
      let decoded = try DecodedText(bytes)
      #expect(decoded.text == Array(String(decoding: bytes, as: UTF8.self).utf8), "byte \(place)")
      #expect(decoded.problems.isEmpty == (String(validating: bytes, as: UTF8.self) != nil), "byte \(place)")
    }
  }

  @Test(arguments: [0xD800, 0xDBFF, 0xDC00, 0xDFFF] as [UInt16])
  func aLoneSurrogateAnywhereIsReadAndNamed(surrogate: UInt16) throws {
    let units = Array("Chữa khỏi hẳn".utf16)
    for place in 0...units.count {
      let cut = Array(units[..<place]) + [surrogate] + units[place...]
      let bytes: [UInt8] =
        [0xFF, 0xFE] + cut.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
      let decoded = try DecodedText(bytes)
      #expect(decoded.text == Array(String(decoding: cut, as: UTF16.self).utf8), "unit \(place)")
      #expect(decoded.problems.map(\.code) == ["invalid-utf16"], "unit \(place)")
    }
  }
}
