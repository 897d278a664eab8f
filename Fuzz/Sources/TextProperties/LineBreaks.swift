/// The line breaks of a text, one after another.
enum LineBreaks {
  /// CR, LF, NEL and the separators of Unicode, each as its scalar. Bytes must be valid UTF-8.
  static func all(in bytes: [UInt8]) -> [UInt32] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value).filter {
      [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains($0)
    }
  }
}
