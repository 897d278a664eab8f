/// A product's own file, as far as a post can differ from it: what was registered, declared or confirmed.
public struct ProductSheet: Sendable, Hashable {
  public enum Field: String, Sendable, CaseIterable {
    /// The registered name, and any form of it that may be used.
    case name
    /// The number of the registration, declaration or confirmation.
    case registration
    /// An effect that the product may be said to have, word by word.
    case claim
    /// A sentence that the post must hold.
    case sentence

    /// The name of the field in a table, in either language.
    public init?(named text: String) {
      switch text {
      case "name", "tên": self = .name
      case "registration", "số đăng ký", "số công bố": self = .registration
      case "claim", "công dụng": self = .claim
      case "sentence", "câu bắt buộc": self = .sentence
      default: return nil
      }
    }
  }

  private var values: [Field: [String]] = [:]

  public init(_ values: [Field: [String]] = [:]) { self.values = values }

  /// In the order of the file.
  public subscript(field: Field) -> [String] {
    get { values[field] ?? [] }
    set { values[field] = newValue }
  }

  public var isEmpty: Bool { values.values.allSatisfy(\.isEmpty) }
}
