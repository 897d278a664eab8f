/// Guesses what `auto` input is, from the object at its beginning.
enum InputSniffer {
  enum Guess {
    case text, object, lines
    /// Begins as a JSON object does and cannot be read as a post: text, and never a clean verdict.
    case brokenObject(JSONFailure)
  }

  /// - Parameter text: valid UTF-8. Linear; text that does not begin with a brace is looked at no further.
  static func guess(_ text: [UInt8]) -> Guess {
    text.withUnsafeBufferPointer { bytes in
      guard mayBeObject(bytes) else { return .text }
      let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
      let first = UnsafeBufferPointer(rebasing: bytes[..<end])
      if failure(first) == nil {
        let rest = bytes[end...]
        return rest.allSatisfy(isBlankByte) ? .object : .lines
      }
      guard let failure = failure(bytes) else { return .object }
      return looksLikeKeys(bytes) ? .brokenObject(failure) : .text
    }
  }

  /// True where this line is an object with a string `text`.
  static func isPost(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    mayBeObject(line) && failure(withoutMark(line)) == nil
  }

  /// True where the first byte behind blanks and a byte order mark is an opening brace.
  static func mayBeObject(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withoutMark(bytes).first { !isBlankByte($0) } == UInt8(ascii: "{")
  }

  /// `{ "` opens an object and no sentence.
  private static func looksLikeKeys(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var seen = bytes.lazy.filter { !isBlankByte($0) }.makeIterator()
    return seen.next() == UInt8(ascii: "{") && seen.next() == UInt8(ascii: "\"")
  }

  private static func failure(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONFailure? {
    do throws(JSONFailure) {
      _ = try PostObject(bytes, capacity: bytes.count, parser: JSONParser())
      return nil
    } catch {
      return error
    }
  }

  private static func withoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes
  }

  private static func isBlankByte(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
