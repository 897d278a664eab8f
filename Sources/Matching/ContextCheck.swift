internal import Documents
internal import Rulebooks
internal import VietnameseText

/// Whether contexts hold around one match.
struct ContextCheck {
  /// Canonical bytes of the match.
  let range: Range<Int>
  let text: MatchText
  let texts: [MatchText]
  let document: Document
  let evaluator: ExpressionEvaluator

  func holds(_ context: CompiledContext) -> Bool {
    switch context {
    case .quoted(let wanted): return ContextCheck.isQuoted(range, text) == wanted
    case .inPart(let parts):
      return parts.contains { part in
        PartRegions.regions(part, text, document.parts[text.part].kind).contains { $0.bytes.contains(range) }
      }
    case .found(let place, let expression): return found(place, expression)
    }
  }

  private func found(_ place: Context.Place, _ expression: CompiledExpression) -> Bool {
    let match = text.tokens(touching: range)
    switch place {
    case .near(let distance):
      return occurs(expression, before: match, distance) || occurs(expression, after: match, distance)
    case .before(let distance): return occurs(expression, after: match, distance)
    case .after(let distance): return occurs(expression, before: match, distance)
    case .precededBy: return touches(expression, before: match)
    case .followedBy: return touches(expression, after: match)
    case .sameSentence: return unit(text.sentence(at: range.lowerBound), offset: 0, sentences, expression)
    case .nextSentence: return unit(text.sentence(at: range.lowerBound), offset: 1, sentences, expression)
    case .sameParagraph:
      return unit(text.paragraph(at: range.lowerBound), offset: 0, text.analysis.paragraphs.map(\.range), expression)
    case .document: return texts.contains { evaluator.occurs(expression, in: $0, $0.region) }
    }
  }

  private var sentences: [Range<Int>] { text.analysis.sentences.map(\.range) }

  private func unit(_ index: Int?, offset: Int, _ units: [Range<Int>], _ expression: CompiledExpression) -> Bool {
    guard let index, units.indices.contains(index + offset) else { return false }
    var bytes = units[index + offset]
    // A match may reach over the end of its sentence.
    if offset == 0 { bytes = min(bytes.lowerBound, range.lowerBound)..<max(bytes.upperBound, range.upperBound) }
    return evaluator.occurs(expression, in: text, text.region(bytes))
  }

  private var paragraph: Range<Int> {
    text.paragraph(at: range.lowerBound).map { text.analysis.paragraphs[$0].range } ?? 0..<text.canonical.count
  }

  /// Somewhere in the `distance` tiếng before the match.
  private func occurs(_ expression: CompiledExpression, before match: Range<Int>, _ distance: Int) -> Bool {
    let first = max(0, match.lowerBound - distance)
    let start = first < match.lowerBound ? max(Int(text.tokens[first].start), paragraph.lowerBound) : range.lowerBound
    // What stands between the last token and the match, such as a link, belongs to it.
    return start < range.lowerBound && evaluator.occurs(expression, in: text, text.region(start..<range.lowerBound))
  }

  private func occurs(_ expression: CompiledExpression, after match: Range<Int>, _ distance: Int) -> Bool {
    let last = min(text.tokens.count, match.upperBound + distance)
    let end = last > match.upperBound ? min(Int(text.tokens[last - 1].end), paragraph.upperBound) : range.upperBound
    return range.upperBound < end && evaluator.occurs(expression, in: text, text.region(range.upperBound..<end))
  }

  /// Directly before the match, only blanks between; blanks may belong to what is found.
  private func touches(_ expression: CompiledExpression, before match: Range<Int>) -> Bool {
    var end = range.lowerBound
    while end > paragraph.lowerBound, ContextCheck.isBlank(text.canonical[end - 1]) { end -= 1 }
    let first = max(0, match.lowerBound - ContextCheck.reach)
    // Each beginning is tried: a longer match on the left may swallow the one that touches.
    var starts = (first..<max(first, match.lowerBound)).map { Int(text.tokens[$0].start) }
    starts = [starts.first ?? paragraph.lowerBound, end] + starts.dropFirst()
    return starts.contains { start in
      guard start >= paragraph.lowerBound, start < range.lowerBound else { return false }
      return evaluator.matches(of: expression, in: text, text.region(start..<range.lowerBound))
        .contains { $0.range.upperBound >= end }
    }
  }

  private func touches(_ expression: CompiledExpression, after match: Range<Int>) -> Bool {
    var start = range.upperBound
    while start < paragraph.upperBound, ContextCheck.isBlank(text.canonical[start]) { start += 1 }
    let last = match.upperBound + ContextCheck.reach
    let end = last < text.tokens.count ? min(paragraph.upperBound, Int(text.tokens[last].start)) : paragraph.upperBound
    guard range.upperBound < end else { return false }
    return evaluator.matches(of: expression, in: text, text.region(range.upperBound..<end))
      .contains { $0.range.lowerBound <= start }
  }

  /// How many tokens a context that touches may have.
  private static let reach = 12

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  static func isQuoted(_ range: Range<Int>, _ text: MatchText) -> Bool {
    text.analysis.segments(.quotation).contains { segment in
      if case .quotation(let inner) = segment.value { inner.contains(range) } else { false }
    }
  }
}
