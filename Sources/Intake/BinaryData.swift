import Documents

/// Tells text from what only looks like a file to be checked.
enum BinaryData {
  /// How much of the beginning is looked at, in bytes.
  private static let window = 1024

  /// Beginnings of files that people drop by mistake; some hold no odd byte in their first kilobyte.
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "Word, Excel, ZIP"),
    ([0xD0, 0xCF, 0x11, 0xE0], "Word 97, Excel 97"),
    (Array("%PDF-".utf8), "PDF"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF8".utf8), "GIF"),
    ([0x1F, 0x8B], "gzip"),
  ]

  /// The error for input that is no text; nil where it may be read. Looks at the first kilobyte only.
  static func error(in bytes: UnsafeBufferPointer<UInt8>, path: String?) -> IntakeError? {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(window))
    for signature in signatures where head.starts(with: signature.bytes) {
      return error(path, kind: signature.name)
    }
    var controls = 0
    for byte in head {
      if byte == 0 { return error(path, kind: nil) }
      // Tab, line feed, form feed, carriage return and escape stand in text.
      if byte < 0x20, ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains(byte) { controls += 1 }
    }
    // Vietnamese in an old 8-bit charset has a quarter of its bytes above 7F: three in ten is no text in any of them.
    // The window may cut the last scalar, hence the allowance of one.
    let odd = controls + UTF8Repair.illFormed(in: head)
    return odd > 1 && odd * 10 > head.count * 3 ? error(path, kind: nil) : nil
  }

  private static func error(_ path: String?, kind: String?) -> IntakeError {
    let vi = kind.map { " (\($0))" } ?? ""
    return IntakeError(
      code: .binaryData, path: path,
      message: Bilingual(
        vi: "Đây là dữ liệu nhị phân\(vi), không phải văn bản; hãy lưu bài thành văn bản UTF-8.",
        en: "This is binary data\(vi), not text; save the post as UTF-8 text."))
  }
}
