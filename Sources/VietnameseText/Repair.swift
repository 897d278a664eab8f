/// A change that made the canonical view from the source view.
public struct Repair: Sendable, Equatable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// The tone mark stood where neither style puts it: `cuả`, `lựơng`.
    case misplacedTone
    /// The other style: `hoà`. No fault by itself.
    case toneStyle
    /// A letter that only looks like the right one: Cyrillic `а`, `ɡ`, `ǎ`.
    case lookalike
    /// Soft hyphen, zero-width characters, direction marks.
    case invisible
    /// Mathematical, fullwidth, circled letters, small capitals.
    case fontStyle
    /// `Ð`, `Ɖ`, a struck-out d in place of đ.
    case strokeD
    /// Marks that strike, underline, enclose or pile up; marks typed twice or in the wrong order.
    case marks
    /// A special blank that became a space.
    case blank
    /// Letters that a legacy charset, a wrong one or HTML left: `Viöt`, `Tiáº¿ng`, `Ti&#7871;ng`. The source view has them read.
    case charset
  }

  public var kind: Kind
  /// UTF-8 bytes of the canonical view; empty where something was deleted.
  public var canonicalRange: Range<Int>
  /// UTF-8 bytes of the source view.
  public var sourceRange: Range<Int>

  public init(kind: Kind, canonicalRange: Range<Int>, sourceRange: Range<Int>) {
    self.kind = kind
    self.canonicalRange = canonicalRange
    self.sourceRange = sourceRange
  }
}

extension Repair {
  /// Several kinds at one place.
  struct Kinds: OptionSet {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }
    init(_ kind: Kind) { rawValue = 1 << UInt16(kind.rawValue) }
    var all: [Kind] { Kind.allCases.filter { contains(Kinds($0)) } }
  }
}
