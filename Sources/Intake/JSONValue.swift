/// A value of partners' JSON or of YAML on its way to metadata. Numbers stay text as written.
package indirect enum JSONValue: Hashable {
  case null
  case flag(Bool)
  case number(String)
  /// Valid UTF-8.
  case text([UInt8])
  case list([JSONValue])
  case object([Member])

  package struct Member: Hashable {
    package var key: String
    package var value: JSONValue
  }

  /// The scalar as one writes it in front matter; nil for null, lists and objects.
  package var scalar: String? {
    switch self {
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .null, .list, .object: nil
    }
  }
}
