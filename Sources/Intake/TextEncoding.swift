public import VietnameseText

/// In what encoding input is read.
public enum TextEncoding: Sendable, Hashable, CaseIterable {
  /// UTF-8, UTF-16 with a mark, or a legacy charset of Vietnamese where the bytes are no UTF-8 and read clearly as one.
  case auto
  case utf8
  /// With or without a mark; little-endian where there is none.
  case utf16
  case legacy(LegacyCharset)

  public static let allCases: [TextEncoding] = [.auto, .utf8, .utf16] + LegacyCharset.allCases.map { .legacy($0) }

  /// `auto`, `utf-8`, `utf-16`, `tcvn3`, `vni`, `viscii`, `windows-1258`, `viqr`
  public var name: String {
    switch self {
    case .auto: "auto"
    case .utf8: "utf-8"
    case .utf16: "utf-16"
    case .legacy(let charset): charset.rawValue
    }
  }

  /// Nil for a name that is none of them; blind to case.
  public init?(name: String) {
    guard let found = TextEncoding.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found
  }
}
