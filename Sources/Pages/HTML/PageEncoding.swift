internal import Documents
internal import Foundation
internal import Intake
internal import VietnameseText

/// The bytes of a page as UTF-8. What the bytes are goes before what the page says they are: pages that say UTF-8 and are
/// TCVN3 are as common as those that say nothing.
struct PageEncoding {
  /// Valid UTF-8 without a mark and without zero bytes.
  private(set) var text: [UInt8]
  /// nil for UTF-8.
  private(set) var encoding: String?
  private(set) var problems: [InputProblem] = []

  /// - Parameter contentType: the header the page came with, `text/html; charset=windows-1258`.
  /// - Throws: `binary-data`.
  init(_ bytes: [UInt8], path: String, contentType: String?) throws(IntakeError) {
    let (bytes, zeros) = PageEncoding.withoutZeros(bytes)
    let read = try DecodedText(
      bytes, path: path,
      encoding: bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? .utf16 : .utf8)
    text = read.text
    encoding = read.encoding
    if zeros > 0 { problems.append(.zeroBytes(zeros)) }
    guard read.encoding == nil, !read.problems.isEmpty else {
      problems += read.problems
      dropZeros()
      return
    }
    // No UTF-8. What reads as Vietnamese is that; else the page is believed.
    let said = (contentType.flatMap { PageEncoding.charset(ofHeader: $0) } ?? PageEncoding.charset(ofPage: bytes))
    let named = said.flatMap { PageEncoding.legacy($0) }
    // A few bad bytes in a page that is UTF-8 all over are bad bytes, not another charset.
    let isMostlyUTF8 = PageEncoding.sequences(in: bytes) > 4 * PageEncoding.replaced(in: read.text)
    if !isMostlyUTF8, let charset = LegacyCharset.detected(in: PageEncoding.words(of: bytes)) ?? named {
      text = charset.decoded(bytes)
      encoding = charset.rawValue
    } else if !isMostlyUTF8, let said, PageEncoding.western.contains(said) {
      text = PageEncoding.windows1252(bytes)
      encoding = "windows-1252"
    } else {
      problems += read.problems
    }
    dropZeros()
  }

  private mutating func dropZeros() { if text.contains(0) { text.removeAll { $0 == 0 } } }

  /// UTF-16 without a mark gets one; other zero bytes, which no reader shows, are taken out.
  private static func withoutZeros(_ bytes: [UInt8]) -> ([UInt8], Int) {
    guard bytes.contains(0), !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      return (bytes, 0)
    }
    let head = bytes.prefix(64)
    let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
    let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
    if head.count >= 16, odd * 8 > head.count * 3, even == 0 { return ([0xFF, 0xFE] + bytes, 0) }
    if head.count >= 16, even * 8 > head.count * 3, odd == 0 { return ([0xFE, 0xFF] + bytes, 0) }
    let kept = bytes.filter { $0 != 0 }
    return (kept, bytes.count - kept.count)
  }

  // MARK: What the page says

  static func charset(ofHeader header: String) -> String? {
    let lower = header.lowercased()
    guard let found = lower.range(of: "charset=") else { return nil }
    let value = lower[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let name = value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." || $0 == ":" }
    return name.isEmpty ? nil : String(name)
  }

  /// Of `<meta charset>` or `<meta http-equiv>` in the first 4 KB.
  static func charset(ofPage bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    for tag in head.split(separator: "<") where tag.hasPrefix("meta") {
      let tag = tag.prefix { $0 != ">" }.filter { $0 != " " }
      if let name = charset(ofHeader: tag) { return name }
    }
    return nil
  }

  private static func legacy(_ name: String) -> LegacyCharset? {
    switch name {
    case "windows-1258", "cp1258", "x-cp1258", "1258": .windows1258
    case "viscii", "x-viscii", "csviscii", "viscii1.1-1": .viscii
    case "tcvn", "tcvn3", "x-tcvn", "tcvn5712", "tcvn-5712", "tcvn5712-1", "x-viet-tcvn", "x-viet-tcvn5712": .tcvn3
    case "vni", "x-vni", "x-viet-vni", "vni-windows": .vni
    case "viqr", "x-viqr": .viqr
    default: nil
    }
  }

  private static let western: Set<String> = ["windows-1252", "iso-8859-1", "latin1", "cp1252", "us-ascii", "iso8859-1"]

  // MARK: What the bytes say

  /// The page without its markup, for the one that counts words: names of tags are words of no language.
  static func words(of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count, result.count < 1 << 16 {
      guard bytes[at] == 0x3C else {
        result.append(bytes[at])
        at += 1
        continue
      }
      let rest = bytes[at...]
      let name = String(decoding: rest.prefix(7), as: UTF8.self).lowercased()
      if name.hasPrefix("<script") || name.hasPrefix("<style") {
        let close = Array((name.hasPrefix("<script") ? "</script" : "</style").utf8)
        at += 1
        while at < bytes.count, !(bytes[at] == 0x3C && matches(bytes, at, close)) { at += 1 }
      }
      while at < bytes.count, bytes[at] != 0x3E { at += 1 }
      at += 1
      result.append(0x0A)
    }
    return result
  }

  private static func matches(_ bytes: [UInt8], _ at: Int, _ text: [UInt8]) -> Bool {
    at + text.count <= bytes.count
      && text.indices.allSatisfy { bytes[at + $0] | ($0 > 1 ? 0x20 : 0) == text[$0] | ($0 > 1 ? 0x20 : 0) }
  }

  /// Letters of two and three bytes as Vietnamese has them in UTF-8.
  private static func sequences(in bytes: [UInt8]) -> Int {
    var count = 0
    var at = 0
    while at + 2 < bytes.count {
      let isThree = bytes[at] == 0xE1 && (0xBA...0xBB).contains(bytes[at + 1]) && bytes[at + 2] & 0xC0 == 0x80
      let isTwo = (0xC3...0xC6).contains(bytes[at]) && bytes[at + 1] & 0xC0 == 0x80 && bytes[at + 2] < 0x80
      if isThree || isTwo { count += 1 }
      at += isThree ? 3 : isTwo ? 2 : 1
    }
    return count
  }

  private static func replaced(in text: [UInt8]) -> Int {
    var count = 0
    var at = 0
    while at + 2 < text.count {
      if text[at] == 0xEF, text[at + 1] == 0xBF, text[at + 2] == 0xBD {
        count += 1
        at += 3
      } else {
        at += 1
      }
    }
    return count
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? signs[Int(byte - 0x80)] : UInt32(byte)
      if value < 0x80 {
        result.append(byte)
      } else if let scalar = Unicode.Scalar(value) {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return result
  }

  /// 80 to 9F by the Encoding Standard.
  private static let signs: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
