/// Refuses text nested so deep that reading it would use up the stack, before YAML is asked.
enum NestingGuard {
  /// Far above `RulebookDecoder.depthLimit`, which tells the author the exact place.
  static let limit = 1000

  /// The line, from 1, where brackets or indentation pass the limit; nil where they do not.
  static func lineTooDeep(_ text: String) -> Int? {
    var line = 1
    var brackets = 0
    var indent = 0
    var isIndent = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        indent = 0
        isIndent = true
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"):
        if isIndent { indent += 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        isIndent = false
        brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        isIndent = false
        brackets = max(0, brackets - 1)
      default: isIndent = false
      }
      if brackets > limit || indent > 2 * limit { return line }
    }
    return nil
  }
}
