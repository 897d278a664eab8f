internal import Patterns
internal import Rulebooks
internal import VietnameseText

/// Finds matches of expressions in one document. One check owns it.
final class ExpressionEvaluator {
  let texts: [MatchText]
  let analyzer: TextAnalyzer
  let matcher: PatternMatcher
  /// Candidate tokens of each leaf, by part; nil where the index is off and everything is a candidate.
  let candidates: CandidateTable?
  /// Limits that were hit since the last call to `takeLimits`.
  private var limits: [MatchLimit] = []

  init(texts: [MatchText], analyzer: TextAnalyzer, matcher: PatternMatcher, candidates: CandidateTable?) {
    self.texts = texts
    self.analyzer = analyzer
    self.matcher = matcher
    self.candidates = candidates
  }

  func takeLimits() -> [MatchLimit] {
    defer { limits = [] }
    return limits
  }

  /// All matches inside the region, by start.
  func matches(of expression: CompiledExpression, in text: MatchText, _ region: Region) -> [ExpressionMatch] {
    switch expression {
    case .phrases(let table, let leaf): return phraseMatches(table, leaf, text, region)
    case .regex(let regex, let leaf): return regexMatches(regex, leaf, text, region)
    case .segment(let kind):
      return segments(kind, text).filter { region.bytes.contains($0) }.map { ExpressionMatch(range: $0) }
    case .links(let links):
      return text.analysis.segments(.link).compactMap { segment in
        guard region.bytes.contains(segment.range), case .text(let link) = segment.value,
          let row = links.row(for: link), sameRowHolds(links, row)
        else { return nil }
        return ExpressionMatch(range: segment.range, row: row)
      }
    case .hashtags(let tags):
      return text.analysis.segments(.hashtag).compactMap { segment in
        guard region.bytes.contains(segment.range), case .text(let tag) = segment.value,
          let match = tags.match(tag, analyzer: analyzer)
        else { return nil }
        return ExpressionMatch(range: segment.range, expected: match.expected)
      }
    case .any(let items):
      return items.flatMap { matches(of: $0, in: text, region) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    case .all(let items, let negative, let scope):
      return units(scope, text, region).compactMap { hull(of: items, not: negative, text, $0) }
    }
  }

  /// False where a cheap look already says that nothing of it can stand in the text.
  func mayMatch(_ expression: CompiledExpression, in text: MatchText) -> Bool {
    switch expression {
    case .regex(let regex, let leaf): isCandidate(leaf, in: text) && (!regex.requiresDigit || text.hasNumber)
    case .segment(let kind):
      switch kind {
      case .phone, .mobilePhone, .number, .money, .percent, .date, .plate: text.hasNumber
      case .link, .hashtag, .mention, .email: !text.analysis.opaqueRanges.isEmpty
      case .person, .quotation: true
      case .disguise: !text.analysis.disguises.isEmpty
      case .misplacedTone, .lookalike, .invisible, .fontStyle, .strokeD, .marks: !text.analysis.repairs.isEmpty
      }
    case .links, .hashtags: !text.analysis.opaqueRanges.isEmpty
    case .phrases(_, let leaf): isCandidate(leaf, in: text)
    case .any(let items): items.contains { mayMatch($0, in: text) }
    case .all(let items, _, _): items.allSatisfy { mayMatch($0, in: text) }
    }
  }

  private func isCandidate(_ leaf: Int?, in text: MatchText) -> Bool {
    guard let leaf, let candidates else { return true }
    return candidates.has(leaf, part: text.part)
  }

  /// Whether anything of it stands in the region.
  func occurs(_ expression: CompiledExpression, in text: MatchText, _ region: Region) -> Bool {
    !matches(of: expression, in: text, region).isEmpty
  }

  // MARK: Leaves

  private func phraseMatches(_ table: PhraseTable, _ leaf: Int?, _ text: MatchText, _ region: Region)
    -> [ExpressionMatch]
  {
    var found: [ExpressionMatch] = []
    var next = region.tokens.lowerBound
    func visit(_ i: Int) {
      guard i >= next, let hit = table.hit(at: i, before: region.tokens.upperBound, in: text) else { return }
      let phrase = table.phrases[hit.phrase]
      found.append(ExpressionMatch(range: text.bytes(of: hit.tokens), form: hit.form, row: phrase.row))
      next = hit.tokens.upperBound
    }
    if let leaf, let candidates {
      candidates.forEachToken(of: leaf, part: text.part) { if region.tokens.contains($0) { visit($0) } }
    } else {
      for i in region.tokens { visit(i) }
    }
    return found
  }

  private func regexMatches(_ regex: CompiledRegex, _ leaf: Int?, _ text: MatchText, _ region: Region)
    -> [ExpressionMatch]
  {
    if regex.requiresDigit, !text.hasNumber { return [] }
    let paragraphs = text.analysis.paragraphs
    var wanted: [Int]
    if let leaf, let candidates {
      wanted = []
      candidates.forEachToken(of: leaf, part: text.part) { token in
        if region.tokens.contains(token), let p = text.paragraph(at: Int(text.tokens[token].start)), wanted.last != p {
          wanted.append(p)
        }
      }
    } else {
      wanted = Array(paragraphs.indices)
    }
    var found: [ExpressionMatch] = []
    for p in wanted where paragraphs[p].range.overlaps(region.bytes) {
      let paragraph = paragraphs[p]
      if regex.requiresDigit, !text.tokens[paragraph.tokens].contains(where: { $0.flags.contains(.number) }) {
        continue
      }
      run(regex, text, paragraph.range, region.bytes) { range in
        if region.bytes.contains(range) { found.append(ExpressionMatch(range: range)) }
      }
    }
    return found
  }

  /// - Parameter region: canonical bytes. A match that reaches over its end is asked for again as if the text ended there:
  ///   `chữa(?: bệnh)?` stands before “bệnh gút” in “chữa bệnh gút”. What stands around the region is seen by lookarounds.
  private func run(
    _ regex: CompiledRegex, _ text: MatchText, _ paragraph: Range<Int>, _ region: Range<Int>,
    found: (Range<Int>) -> Void
  ) {
    let bytes: [UInt8]
    let within: Range<Int>
    var inside = Int.min..<Int.max
    switch regex.view {
    case .canonical:
      bytes = text.analysis.masked
      within = paragraph
      inside = region
    case .source:
      bytes = text.analysis.maskedSource
      within = text.analysis.sourceViewRange(of: paragraph)
    case .revealed:
      bytes = text.analysis.revealed.bytes
      within = text.analysis.revealedRange(ofCanonical: paragraph)
    case .folded:
      bytes = text.analysis.folded.bytes
      within = text.analysis.foldedRange(ofCanonical: paragraph)
    }
    bytes.withUnsafeBufferPointer { buffer in
      var start = max(within.lowerBound, inside.lowerBound)
      while start <= min(within.upperBound, inside.upperBound) {
        do throws(MatchLimit) {
          var groups = try matcher.firstMatch(of: regex.pattern, in: buffer, from: start, within: within)
          if let range = groups?[0], range.upperBound > inside.upperBound {
            groups = try matcher.firstMatch(
              of: regex.pattern, in: buffer, from: start, within: within.lowerBound..<inside.upperBound)
          }
          guard let range = groups?[0] else { return }
          found(canonicalRange(range, regex.view, text))
          start = max(range.upperBound, start + 1)
          while start < within.upperBound, buffer[start] & 0xC0 == 0x80 { start += 1 }
        } catch {
          limits.append(error)
          return
        }
      }
    }
  }

  private func canonicalRange(_ range: Range<Int>, _ view: ViewKind, _ text: MatchText) -> Range<Int> {
    switch view {
    case .canonical: range
    case .source: text.analysis.canonicalRange(ofSource: range)
    case .revealed: text.analysis.canonicalRange(ofRevealed: range)
    case .folded: text.analysis.canonicalRange(ofFolded: range)
    }
  }

  private func segments(_ kind: SegmentSpec.Kind, _ text: MatchText) -> [Range<Int>] {
    let analysis = text.analysis
    switch kind {
    case .mobilePhone:
      return analysis.segments(.phone).compactMap {
        if case .phone(let phone) = $0.value, phone.service == .mobile { $0.range } else { nil }
      }
    case .link: return analysis.segments(.link).map(\.range)
    case .hashtag: return analysis.segments(.hashtag).map(\.range)
    case .mention: return analysis.segments(.mention).map(\.range)
    case .email: return analysis.segments(.email).map(\.range)
    case .phone: return analysis.segments(.phone).map(\.range)
    case .number: return analysis.segments(.number).map(\.range)
    case .money: return analysis.segments(.money).map(\.range)
    case .percent: return analysis.segments(.percent).map(\.range)
    case .date: return analysis.segments(.date).map(\.range)
    case .person: return analysis.segments(.person).map(\.range)
    case .quotation: return analysis.segments(.quotation).map(\.range)
    case .plate: return analysis.segments(.plate).map(\.range)
    case .disguise: return analysis.disguises.map(\.canonicalRange)
    case .misplacedTone: return text.repairs(.misplacedTone)
    case .lookalike: return text.repairs(.lookalike)
    case .invisible: return text.repairs(.invisible)
    case .fontStyle: return text.repairs(.fontStyle)
    case .strokeD: return text.repairs(.strokeD)
    case .marks: return text.repairs(.marks)
    }
  }

  /// The row's own names must stand in the document for its domain to count.
  private func sameRowHolds(_ links: LinkMatcher, _ row: [String: String]) -> Bool {
    guard let column = links.sameRowColumn else { return true }
    let names =
      column.isEmpty ? row.filter { !$0.value.contains(".") }.map(\.value) : row[column].map { [$0] } ?? []
    return names.contains { cell in
      cell.split(separator: ";").contains { name in
        guard let phrase = CompiledPhrase(String(name), analyzer: analyzer) else { return false }
        return texts.contains { text in
          text.tokens.indices.contains { phrase.matches(at: $0, in: text, form: .exact) }
        }
      }
    }
  }

  // MARK: Combinations

  private func units(_ scope: Scope, _ text: MatchText, _ region: Region) -> [Region] {
    switch scope {
    case .document: return [region]
    case .sameParagraph:
      return text.analysis.paragraphs.map(\.range).filter { $0.overlaps(region.bytes) }
        .map { text.region($0.clamped(to: region.bytes)) }
    case .sameSentence:
      return text.analysis.sentences.map(\.range).filter { $0.overlaps(region.bytes) }
        .map { text.region($0.clamped(to: region.bytes)) }
    }
  }

  /// From the first match of each part to the last of them.
  private func hull(
    of items: [CompiledExpression], not negative: [CompiledExpression], _ text: MatchText, _ unit: Region
  ) -> ExpressionMatch? {
    var result: ExpressionMatch?
    for item in items {
      guard let first = matches(of: item, in: text, unit).first else { return nil }
      if var hull = result {
        hull.range =
          min(hull.range.lowerBound, first.range.lowerBound)..<max(hull.range.upperBound, first.range.upperBound)
        hull.row.merge(first.row) { old, _ in old }
        if case .bare = first.form { hull.form = .bare }
        hull.expected = hull.expected ?? first.expected
        result = hull
      } else {
        result = first
      }
    }
    guard !negative.contains(where: { occurs($0, in: text, unit) }) else { return nil }
    return result
  }
}

extension Range<Int> {
  /// Whether the other range lies wholly inside.
  func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
