/// A value of partners' JSON or of YAML on its way to metadata. Numbers stay text as written.
indirect enum JSONValue: Hashable {
  case null
  case flag(Bool)
  case number(String)
  /// Valid UTF-8.
  case text([UInt8])
  case list([JSONValue])
  case object([Member])

  struct Member: Hashable {
    var key: String
    var value: JSONValue
  }

  /// The scalar as one writes it in front matter; nil for null, lists and objects.
  var scalar: String? {
    switch self {
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .null, .list, .object: nil
    }
  }
}
