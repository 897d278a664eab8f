import CSimdJSON
public import Documents
internal import VietnameseText

/// Bytes of a file as valid UTF-8, with what had to be done to them.
public struct DecodedText: Sendable {
  /// Valid UTF-8 without a byte order mark.
  public var text: [UInt8]
  /// Where `text` begins in the file: behind the mark of UTF-8, which counts as 3 bytes and one UTF-16 unit. Zero for
  /// other encodings, whose positions are counted in the decoded text.
  public var origin: TextPosition
  /// `utf-16le`, `utf-16be`, or the name of a legacy charset (`tcvn3`); nil for UTF-8.
  public var encoding: String?
  public var problems: [InputProblem]

  /// Reads UTF-8 with or without a mark, UTF-16 with one, and legacy charsets of Vietnamese. What is ill-formed becomes U+FFFD
  /// and a problem; positions then count in the repaired text. Valid UTF-8 without a mark is not copied. Linear.
  /// - Throws: `binary-data`.
  public init(_ bytes: [UInt8], path: String? = nil, encoding wanted: TextEncoding = .auto) throws(IntakeError) {
    switch wanted {
    case .legacy(let charset):
      if let error = bytes.withUnsafeBufferPointer({ BinaryData.error(in: $0, path: path) }) { throw error }
      self.init(text: charset.decoded(bytes), charset: charset)
    case .utf16:
      let hasMark = bytes.withUnsafeBufferPointer { UTF16Text.order(of: $0) != nil }
      try self.init(unicode: hasMark ? bytes : [0xFF, 0xFE] + bytes, path: path)
    case .utf8: try self.init(unicode: bytes, path: path)
    case .auto:
      try self.init(unicode: bytes, path: path)
      if problems.contains(where: { $0.code == "invalid-utf8" }), let charset = LegacyCharset.detected(in: bytes) {
        self.init(text: charset.decoded(bytes), charset: charset)
      }
    }
  }

  private init(text: [UInt8], charset: LegacyCharset) {
    self.text = text
    origin = .zero
    encoding = charset.rawValue
    problems = []
  }

  private init(unicode bytes: [UInt8], path: String?) throws(IntakeError) {
    text = []
    origin = .zero
    encoding = nil
    problems = []
    let outcome: Result<Outcome, IntakeError> = bytes.withUnsafeBufferPointer { buffer in
      DecodedText.read(buffer, path: path)
    }
    switch try outcome.get() {
    case .asIs(let start):
      text = start == 0 ? bytes : Array(bytes[start...])
      if start > 0 { origin = TextPosition(byte: start, utf16: 1, line: 0) }
    case .repaired(let repair, let start):
      text = repair.text
      if start > 0 { origin = TextPosition(byte: start, utf16: 1, line: 0) }
      problems = [
        .invalidUTF8(offset: start + repair.firstOffset, line: repair.firstLine, count: repair.count)
      ]
    case .utf16(let decoded):
      text = decoded.text
      encoding = decoded.order.rawValue
      if let offset = decoded.firstBad {
        problems = [.invalidUTF16(offset: offset, count: decoded.badCount)]
      }
    }
  }

  private enum Outcome {
    case asIs(from: Int)
    case repaired(UTF8Repair, from: Int)
    case utf16(UTF16Text)
  }

  private static func read(
    _ buffer: UnsafeBufferPointer<UInt8>, path: String?
  ) -> Result<Outcome, IntakeError> {
    if let order = UTF16Text.order(of: buffer) {
      let decoded = UTF16Text(buffer, order: order)
      let error = decoded.text.withUnsafeBufferPointer { BinaryData.error(in: $0, path: path) }
      return error.map(Result.failure) ?? .success(.utf16(decoded))
    }
    let start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let body = UnsafeBufferPointer(rebasing: buffer[start...])
    if let error = BinaryData.error(in: body, path: path) { return .failure(error) }
    return .success(isValidUTF8(body) ? .asIs(from: start) : .repaired(UTF8Repair(body), from: start))
  }
}

/// True where all of it is valid UTF-8. Several GB/s.
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let base = bytes.baseAddress else { return true }
  return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { soat_utf8_is_valid($0, bytes.count) }
}
