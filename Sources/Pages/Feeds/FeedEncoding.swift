internal import Documents
import Intake

/// A feed's bytes as UTF-8, by its own declaration, which feeds get wrong more often than pages.
enum FeedEncoding {
  /// - Throws: a charset nobody here reads, binary data.
  static func decoded(_ bytes: [UInt8], path: String) throws(IntakeError) -> DecodedText {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return try DecodedText(bytes, path: path, encoding: .utf16)
    }
    switch declared(bytes) {
    case nil, "utf-8", "utf8", "us-ascii", "ascii", "utf-16": return try DecodedText(bytes, path: path)
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252":
      // Many say so and send UTF-8.
      let decoded = try DecodedText(bytes, path: path)
      if decoded.problems.isEmpty, decoded.encoding == nil { return decoded }
      return try DecodedText(western(bytes), path: path, encoding: .utf8)
    case let name?:
      if let encoding = TextEncoding(name: name) { return try DecodedText(bytes, path: path, encoding: encoding) }
      throw IntakeError(
        code: .unreadableFile, path: path,
        message: Bilingual(
          vi: "Nguồn tin ghi bảng mã “\(name)”, soat chưa đọc được; hãy lưu lại ở dạng UTF-8.",
          en: "The feed says its charset is “\(name)”, which soat cannot read; save it as UTF-8."))
    }
  }

  /// The name in `<?xml … encoding="…"?>`, in lower case.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(256), as: UTF8.self)
    guard let declaration = head.firstRange(of: "<?xml"), let end = head[declaration.upperBound...].firstRange(of: "?>")
    else { return nil }
    let fields = head[declaration.upperBound..<end.lowerBound]
    guard let key = fields.firstRange(of: "encoding") else { return nil }
    let value = fields[key.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return value.dropFirst().prefix { $0 != quote }.lowercased()
  }

  /// Windows-1252, which the Web takes ISO 8859-1 for (WHATWG Encoding Standard).
  private static func western(_ bytes: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      if (0x80...0x9F).contains(byte) {
        text.append(upper[Int(byte) - 0x80])
      } else {
        text.append(Unicode.Scalar(byte))
      }
    }
    return Array(String(text).utf8)
  }

  private static let upper = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
