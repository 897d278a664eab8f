internal import CICU

/// What the Unicode library answers about scalars and text.
public enum ICU {
  /// The version of the linked library, such as `72.1`.
  public static var version: String { String(cString: cicu_version()) }

  static func isNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    !MarkRuns.needSorting(bytes) && cicu_is_nfc(bytes.baseAddress, bytes.count)
  }

  /// NFC with its changes; nil where the library failed (more than 2^31 - 1 bytes).
  static func nfc(_ bytes: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], edits: [OffsetMap.Edit])? {
    guard let sorted = MarkRuns.sorted(bytes) else { return normalized(bytes) }
    guard let normal = sorted.bytes.withUnsafeBufferPointer({ normalized($0) }) else { return nil }
    return (normal.bytes, OffsetMap(edits: normal.edits).composed(with: OffsetMap(edits: sorted.edits)).edits)
  }

  private static func normalized(_ bytes: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], edits: [OffsetMap.Edit])? {
    var result: (bytes: [UInt8], edits: [OffsetMap.Edit]) = ([], [])
    let done = withUnsafeMutablePointer(to: &result) { pointer in
      cicu_nfc(bytes.baseAddress, bytes.count, pointer) { context, bytes, count, edits, editCount in
        guard let result = context?.assumingMemoryBound(to: (bytes: [UInt8], edits: [OffsetMap.Edit]).self) else {
          return
        }
        result.pointee.bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
        result.pointee.edits = UnsafeBufferPointer(start: edits, count: editCount).map {
          OffsetMap.Edit(
            view: Int($0.new_start)..<Int($0.new_end), source: Int($0.old_start)..<Int($0.old_end))
        }
      }
    }
    return done ? result : nil
  }

  static func compose(_ scalars: [UInt32]) -> [UInt32] {
    var out = [UInt32](repeating: 0, count: scalars.count * 3 + 1)
    let count = cicu_compose(scalars, Int32(scalars.count), &out, Int32(out.count))
    return count < 0 ? scalars : Array(out.prefix(Int(count)))
  }

  static func nfd(_ scalar: UInt32) -> [UInt32] { decomposed(scalar, cicu_nfd) }
  static func nfkd(_ scalar: UInt32) -> [UInt32] { decomposed(scalar, cicu_nfkd) }

  private static func decomposed(
    _ scalar: UInt32, _ decompose: (UInt32, UnsafeMutablePointer<UInt32>?, Int32) -> Int32
  ) -> [UInt32] {
    var out = [UInt32](repeating: 0, count: 18)
    let count = Int(decompose(scalar, &out, 18))
    return Array(out.prefix(count))
  }

  /// 0 for what starts a letter anew.
  static func combiningClass(_ scalar: UInt32) -> UInt8 { cicu_combining_class(scalar) }
  static func category(_ scalar: UInt32) -> Category { Category(packed: cicu_category(scalar)) }
  static func isLatin(_ scalar: UInt32) -> Bool { cicu_is_latin(scalar) }
  static func isPictograph(_ scalar: UInt32) -> Bool { cicu_is_pictograph(scalar) }
  static func lower(_ scalar: UInt32) -> UInt32 { cicu_lower(scalar) }
  static func upper(_ scalar: UInt32) -> UInt32 { cicu_upper(scalar) }

  /// The general category, its two letters packed.
  struct Category: Equatable {
    let packed: UInt16
    var major: UInt8 { UInt8(packed >> 8) }
    var minor: UInt8 { UInt8(packed & 0xFF) }
    var isLetter: Bool { major == UInt8(ascii: "L") }
    var isMark: Bool { major == UInt8(ascii: "M") }
    var isNumber: Bool { major == UInt8(ascii: "N") }
    var isDecimal: Bool { isNumber && minor == UInt8(ascii: "d") }
    var isDash: Bool { major == UInt8(ascii: "P") && minor == UInt8(ascii: "d") }
  }
}
