internal import Documents

/// One key of the format: its name, what it takes, and the sentence an editor shows beside it.
struct FormatKey: Sendable {
  let name: String
  let takes: FormatShape
  let about: Bilingual

  init(_ name: String, _ takes: FormatShape, vi: String, en: String) {
    self.name = name
    self.takes = takes
    self.about = Bilingual(vi: vi, en: en)
  }
}

/// What a key takes. Scalars are taken as written, so `text` is whatever YAML would make of it, but never null.
indirect enum FormatShape: Sendable {
  case text
  case flag
  /// Zero or more.
  case integer
  case number(ClosedRange<Double>)
  /// `2025-07-01`
  case day
  /// `8 tiếng` or `8`
  case distance
  /// `80%` or `80`
  case percent
  /// `2 ngày`, `2 days` or `2`
  case dayCount
  /// A comparison of two moments: `>= source-published-at + 1h`.
  case comparison
  /// What `requires` says: `soat >= 0.1`.
  case requirement
  case choice([String])
  case list(of: FormatShape, atLeast: Int)
  /// Keys that the author names herself.
  case map(of: FormatShape)
  /// Metadata keys, each with what it must be.
  case condition
  /// Metadata keys, each with its value.
  case metadata
  /// The keys of a table.
  case keys(FormatTable)
  case anyOf([FormatShape])

  /// One text or a list of them.
  static let texts = oneOrMore(.text)
  /// Text in Vietnamese, or `{ vi:, en: }`.
  static let localized = anyOf([.text, .keys(.localized)])
  static func oneOrMore(_ shape: FormatShape) -> FormatShape { .anyOf([shape, .list(of: shape, atLeast: 1)]) }
}

extension [FormatKey] {
  var names: [String] { map(\.name) }
}
