/// All that was recognised in one canonical text.
public struct SegmentTable: Sendable {
  /// By start, the longer first. Segments of different kinds may overlap: a name or a date inside a quotation.
  public let all: [Segment]
  private let byKind: [[Segment]]

  /// The segments of one kind, by start.
  public func of(_ kind: Segment.Kind) -> [Segment] { byKind[Int(kind.rawValue)] }

  /// Recognises everything, in time linear in the text.
  ///
  /// - Parameters:
  ///   - canonical: UTF-8 of the canonical view.
  ///   - tokens: its tokens, by start.
  ///   - opaque: links, addresses, hashtags and mentions as bytes of the canonical view, by start.
  public init(canonical: [UInt8], tokens: [Token], opaque: [(Segment.Kind, Range<Int>)]) {
    var found: [Segment] = []
    canonical.withUnsafeBufferPointer { utf8 in
      tokens.withUnsafeBufferPointer { tokens in
        let text = TokenText(utf8: utf8, tokens: tokens)
        for (kind, range) in opaque { found += OpaqueSegment.segments(kind, range, in: text) }
        var taken = [Bool](repeating: false, count: tokens.count)
        var dates = DateRecogniser(text: text)
        found += dates.dates(taken: &taken)
        if tokens.contains(where: { $0.flags.contains(.number) }) {
          found += PlateRecogniser(text: text).plates(taken: &taken)
          var phones = PhoneRecogniser(text: text)
          found += phones.phones(taken: &taken)
          found += NumberRecogniser(text: text).numbers(taken: &taken)
        }
        found += QuotationRecogniser(utf8: utf8).quotations()
        found += PersonRecogniser(text: text).persons()
      }
    }
    found.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    var byKind = [[Segment]](repeating: [], count: Segment.Kind.allCases.count)
    for segment in found { byKind[Int(segment.kind.rawValue)].append(segment) }
    self.all = found
    self.byKind = byKind
  }
}
