/// What was recognised in one canonical text, kind by kind and no more than was asked for: each in time linear in the text.
struct SegmentTable {
  private let utf8: [UInt8]
  private let tokens: [Token]
  /// Links, addresses, hashtags and mentions as bytes of the canonical view, by start.
  private let opaque: [(Segment.Kind, Range<Int>)]
  private var byKind: [[Segment]]
  /// A bit for each kind that was looked for.
  private var known: UInt16 = 0
  /// Tokens of dates, plates and phones: what is one of them is no number, and is told in this order.
  private var taken: [Bool] = []

  /// - Parameters:
  ///   - canonical: UTF-8 of the canonical view.
  ///   - tokens: its tokens, by start.
  init(canonical: [UInt8], tokens: [Token], opaque: [(Segment.Kind, Range<Int>)]) {
    utf8 = canonical
    self.tokens = tokens
    self.opaque = opaque
    byKind = [[Segment]](repeating: [], count: Segment.Kind.allCases.count)
  }

  /// The segments of one kind, by start, the longer first. Those of different kinds may overlap: a name in a quotation.
  mutating func of(_ kind: Segment.Kind) -> [Segment] {
    if !isKnown(kind) { look(for: kind) }
    return byKind[Int(kind.rawValue)]
  }

  private func isKnown(_ kind: Segment.Kind) -> Bool { known >> UInt16(kind.rawValue) & 1 != 0 }

  private mutating func look(for kind: Segment.Kind) {
    switch kind {
    case .link, .hashtag, .mention, .email:
      // A link may hold a phone, and then that is known beside it.
      keep(
        opaque.flatMap { kind, range in read { OpaqueSegment.segments(kind, range, in: $0) } },
        [.link, .hashtag, .mention, .email])
    case .date:
      var taken = [Bool](repeating: false, count: tokens.count)
      let dates = read { text in
        var dates = DateRecogniser(text: text)
        return dates.dates(taken: &taken)
      }
      self.taken = taken
      keep(dates, [.date])
      // No digit, no other numeral.
      if !tokens.contains(where: { $0.flags.contains(.number) }) {
        _ = of(.link)
        keep([], [.plate, .phone, .number, .money, .percent])
      }
    case .plate, .phone:
      _ = of(.link)
      _ = of(.date)
      if isKnown(.phone) { return }
      var taken = taken
      let found = read { text in
        var phones = PhoneRecogniser(text: text)
        return PlateRecogniser(text: text).plates(taken: &taken) + phones.phones(taken: &taken)
      }
      self.taken = taken
      keep(found, [.plate, .phone])
    case .number, .money, .percent:
      _ = of(.phone)
      if isKnown(.number) { return }
      var taken = taken
      keep(read { NumberRecogniser(text: $0).numbers(taken: &taken) }, [.number, .money, .percent])
    case .quotation: keep(utf8.withUnsafeBufferPointer { QuotationRecogniser(utf8: $0).quotations() }, [.quotation])
    case .person: keep(read { PersonRecogniser(text: $0).persons() }, [.person])
    }
  }

  private func read(_ recognise: (TokenText) -> [Segment]) -> [Segment] {
    utf8.withUnsafeBufferPointer { utf8 in
      tokens.withUnsafeBufferPointer { tokens in recognise(TokenText(utf8: utf8, tokens: tokens)) }
    }
  }

  private mutating func keep(_ found: [Segment], _ kinds: [Segment.Kind]) {
    for segment in found { byKind[Int(segment.kind.rawValue)].append(segment) }
    for kind in kinds {
      byKind[Int(kind.rawValue)].sort {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
      }
      known |= 1 << UInt16(kind.rawValue)
    }
  }
}
