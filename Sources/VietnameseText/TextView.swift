/// The forms in which a text is read.
public enum ViewKind: UInt8, Sendable, CaseIterable {
  /// The author's text in NFC.
  case source
  /// Orthographically clean: marks in their place, one tone style, no invisible characters. Case, digits, lines are kept.
  case canonical
  /// Canonical, with disguises read: `đ.á.n.h` is đánh, `v4y` is vay. Equal to canonical where nothing is disguised.
  case revealed
  /// Revealed in lower case without diacritics: a matching key.
  case folded
}

/// One form of a text, and the way back to the text as it was given.
public struct TextView: Sendable {
  public let kind: ViewKind
  /// UTF-8.
  public let bytes: [UInt8]
  /// From bytes of this view to bytes of the text as given.
  public let map: OffsetMap

  public init(kind: ViewKind, bytes: [UInt8] = [], map: OffsetMap = OffsetMap()) {
    self.kind = kind
    self.bytes = bytes
    self.map = map
  }
}
