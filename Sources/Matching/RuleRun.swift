internal import Documents
internal import Rulebooks
internal import VietnameseText

/// One rule on one document.
final class RuleRun {
  let rule: CompiledRule
  let index: Int
  let document: Document
  let texts: [MatchText]
  let evaluator: ExpressionEvaluator
  let options: MatchOptions
  /// Metadata that an `expect` rule would need.
  var missingKeys: [MetadataKey] = []

  init(
    rule: CompiledRule, index: Int, document: Document, texts: [MatchText], evaluator: ExpressionEvaluator,
    options: MatchOptions
  ) {
    self.rule = rule
    self.index = index
    self.document = document
    self.texts = texts
    self.evaluator = evaluator
    self.options = options
  }

  /// The post's day, else the run's.
  private var day: Day { document.metadata.date ?? options.today }

  /// False where a cheap look already says that the rule finds nothing. Most rules find nothing in most posts: they are
  /// done before anything is made for them.
  static func mayMatch(_ rule: CompiledRule, _ texts: [MatchText], _ evaluator: ExpressionEvaluator) -> Bool {
    switch rule.kind {
    case .forbid(let expression): texts.contains { evaluator.mayMatch(expression, in: $0) }
    default: true
    }
  }

  func matches() -> [RuleMatch] {
    switch rule.kind {
    case .forbid(let expression):
      return places { text, region in
        evaluator.matches(of: expression, in: text, region).map { place($0, text) }
      }
    case .prefer(let table, let right, let notes, let leaf):
      return places { text, region in
        hits(of: table, leaf, text, region).map { hit in
          let raw = text.analysis.source.bytes[text.analysis.sourceViewRange(of: text.bytes(of: hit.tokens))]
          return Place(
            range: text.bytes(of: hit.tokens), row: table.phrases[hit.phrase].row, expected: right[hit.phrase],
            replacement: Capitals.adapted(right[hit.phrase], like: raw), note: notes[hit.phrase])
        }
      }
    case .officialName(let names):
      return places { text, region in
        var found: [Place] = []
        var next = region.tokens.lowerBound
        for i in candidates(names.leaves, text, region) where i >= next {
          guard let fault = names.fault(at: i, in: text, on: day) else { continue }
          found.append(Place(range: text.bytes(of: fault.tokens), row: fault.row, expected: fault.expected))
          next = fault.tokens.upperBound
        }
        return found
      }
    case .consistent(let groups): return groups.flatMap { inconsistent($0) }
    case .attribution: return []
    case .check(let check):
      guard hasAttachment(check) else { return [] }
      var context = CheckContext(
        asOf: day, postDate: document.metadata.date, profile: document.metadata.profile,
        dictionary: options.dictionary)
      context.source = attachedSource(check)
      context.product = document.metadata.productSheet
      return places { text, region in
        CheckRunner.hits(of: check, in: text.checkText, context: context).filter {
          region.bytes.contains($0.range)
        }
        .map { Place(range: $0.range, row: $0.values, expected: $0.expected) }
      } + absentFromPost(check)
    case .require(let expression, let atLeast, let part, let before):
      return before.map { missing(expression, atLeast, part, before: $0) } ?? missing(expression, atLeast, part)
    case .count(let expression, let limit): return outside(limit, number(of: expression, limit))
    case .countText(let limit): return outside(limit, number(limit))
    case .compare(let comparison): return compare(comparison)
    case .eachMedia(let media, let contains): return unlabelled(media, contains)
    }
  }

  // MARK: Places in the text

  struct Place {
    var range: Range<Int>
    var form: PhraseForm = .exact
    var row: [String: String] = [:]
    var expected: String?
    var replacement: String?
    var note: String?
  }

  func place(_ match: ExpressionMatch, _ text: MatchText) -> Place {
    Place(range: match.range, form: match.form, row: match.row, expected: match.expected)
  }

  /// Finds places in every part the rule looks into, drops those its contexts drop, and joins overlapping ones.
  private func places(_ find: (MatchText, Region) -> [Place]) -> [RuleMatch] {
    var result: [RuleMatch] = []
    for text in texts {
      var kept: [Place] = []
      for region in regions(of: text) {
        for place in find(text, region) where counts(place, text) { kept.append(place) }
      }
      for place in Overlaps.joined(kept) {
        result.append(
          RuleMatch(
            rule: index, part: text.part, range: place.range, isBare: place.form == .bare, row: place.row,
            expected: place.expected, replacement: place.replacement, note: place.note))
      }
    }
    return result
  }

  func counts(_ place: Place, _ text: MatchText) -> Bool {
    let compiled = rule
    if let quoted = compiled.rule.quoted, ContextCheck.isQuoted(place.range, text) != quoted { return false }
    let check = ContextCheck(range: place.range, text: text, texts: texts, document: document, evaluator: evaluator)
    guard compiled.contexts.allSatisfy({ check.holds($0) }) else { return false }
    if compiled.except.contains(where: { item in item.allSatisfy { check.holds($0) } }) { return false }
    return !compiled.unless.contains { item in item.allSatisfy { check.holds($0) } }
  }

  func regions(of text: MatchText) -> [Region] {
    let wanted = rule.rule.parts
    if wanted.isEmpty { return [text.region] }
    return wanted.sorted { $0.rawValue < $1.rawValue }
      .flatMap { PartRegions.regions($0, text, document.parts[text.part].kind) }
  }

  func regions(_ part: PartSelector?) -> [(MatchText, Region)] {
    texts.flatMap { text -> [(MatchText, Region)] in
      guard let part else { return regions(of: text).map { (text, $0) } }
      return PartRegions.regions(part, text, document.parts[text.part].kind).map { (text, $0) }
    }
  }

  private func candidates(_ leaves: [Int], _ text: MatchText, _ region: Region) -> [Int] {
    guard let table = evaluator.candidates else { return Array(region.tokens) }
    var tokens: Set<Int> = []
    for leaf in leaves {
      table.forEachToken(of: leaf, part: text.part) { if region.tokens.contains($0) { tokens.insert($0) } }
    }
    return tokens.sorted()
  }

  func hits(of table: PhraseTable, _ leaf: Int, _ text: MatchText, _ region: Region) -> [PhraseTable.Hit] {
    var found: [PhraseTable.Hit] = []
    var next = region.tokens.lowerBound
    for i in candidates([leaf], text, region) where i >= next {
      guard let hit = table.hit(at: i, before: region.tokens.upperBound, in: text) else { continue }
      found.append(hit)
      next = hit.tokens.upperBound
    }
    return found
  }

  func number(of expression: CompiledExpression, _ limit: CountLimit) -> Int {
    regions(limit.part).reduce(0) { found, place in
      found + Overlaps.merged(evaluator.matches(of: expression, in: place.0, place.1).map(\.range)).count
    }
  }

  func number(_ limit: CountLimit) -> Int {
    regions(limit.part).reduce(0) { $0 + TextCount.of(limit.subject, $1.0, $1.1) }
  }

  // MARK: The whole document

  func whole(expected: String? = nil, closest: String? = nil, row: [String: String] = [:]) -> RuleMatch {
    RuleMatch(rule: index, part: nil, range: nil, isBare: false, row: row, expected: expected, closest: closest)
  }

  /// Contexts of a finding about the whole document are read against the whole of each part.
  func isExcused() -> Bool {
    let items = rule.unless + rule.except
    return items.contains { item in
      texts.contains { text in
        let check = ContextCheck(
          range: text.region.bytes, text: text, texts: texts, document: document, evaluator: evaluator)
        return item.allSatisfy { check.holds($0) }
      }
    }
  }

  func contextHoldsSomewhere() -> Bool {
    rule.contexts.isEmpty
      || texts.contains { text in
        let check = ContextCheck(
          range: text.region.bytes, text: text, texts: texts, document: document, evaluator: evaluator)
        return rule.contexts.allSatisfy { check.holds($0) }
      }
  }

  func isOutside(_ limit: CountLimit, _ found: Int) -> Bool {
    limit.min.map { found < $0 } ?? false || limit.max.map { found > $0 } ?? false
  }

  private func outside(_ limit: CountLimit, _ found: Int) -> [RuleMatch] {
    guard isOutside(limit, found), contextHoldsSomewhere(), !isExcused() else { return [] }
    let expected = limit.min.map { found < $0 } ?? false ? "≥ \(limit.min ?? 0)" : "≤ \(limit.max ?? 0)"
    return [whole(expected: expected, row: ["count": String(found)])]
  }

  private func inconsistent(_ group: CompiledForms) -> [RuleMatch] {
    // One form alone is always used alike.
    if let seen = evaluator.candidates {
      // A form that the canonical view would spell otherwise stands only where that view changed something.
      let isRespelled = texts.contains { $0.analysis.isRespelled }
      if group.forms.count(where: { seen.has($0.leaf) && (isRespelled || $0.isCanonical) }) < 2 { return [] }
    }
    var counts = [Int](repeating: 0, count: group.forms.count)
    var first = [(part: Int, byte: Int)?](repeating: nil, count: group.forms.count)
    for (f, form) in group.forms.enumerated() {
      for text in texts {
        for region in regions(of: text) {
          for hit in hits(of: form.table, form.leaf, text, region) {
            counts[f] += 1
            first[f] = first[f] ?? (text.part, text.bytes(of: hit.tokens).lowerBound)
          }
        }
      }
    }
    let present = counts.indices.filter { counts[$0] > 0 }
    guard present.count > 1 else { return [] }
    // The form used most is taken as the house's; the earlier one where they are even.
    let main = present.max { a, b in
      let earlier = (first[b].map { ($0.part, $0.byte) } ?? (0, 0)) < (first[a].map { ($0.part, $0.byte) } ?? (0, 0))
      return counts[a] != counts[b] ? counts[a] < counts[b] : earlier
    }
    guard let main else { return [] }
    return present.filter { $0 != main }.flatMap { f in
      places { text, region in
        hits(of: group.forms[f].table, group.forms[f].leaf, text, region).map {
          Place(range: text.bytes(of: $0.tokens), expected: group.forms[main].text)
        }
      }
    }
  }

  private func compare(_ comparison: Expectation.Comparison) -> [RuleMatch] {
    let metadata = document.metadata
    guard case .instant(let left)? = metadata[comparison.key], case .instant(let right)? = metadata[comparison.other]
    else {
      missingKeys = [comparison.key, comparison.other].filter { metadata[$0] == nil }
      return []
    }
    // Without a time of day only whole days can be compared.
    let a = left.minutes ?? left.day.julianDayNumber * 1440
    let b = (right.minutes ?? right.day.julianDayNumber * 1440) + comparison.offsetMinutes
    if left.minute == nil || right.minute == nil, left.day == right.day { return [] }
    let holds =
      switch comparison.relation {
      case .less: a < b
      case .lessOrEqual: a <= b
      case .equal: a == b
      case .greaterOrEqual: a >= b
      case .greater: a > b
      }
    return holds || isExcused() ? [] : [whole()]
  }

  private func unlabelled(_ media: MediaExpectation, _ contains: CompiledExpression) -> [RuleMatch] {
    guard document.metadata[.media] != nil else {
      missingKeys = [.media]
      return []
    }
    let wanted = document.metadata.media.filter { item in
      (media.type.map { item.type == $0 } ?? true) && (media.aiGenerated.map { item.aiGenerated == $0 } ?? true)
    }
    if wanted.isEmpty { return [] }
    if !media.captionContains.isEmpty, media.textCounts,
      texts.contains(where: { evaluator.occurs(contains, in: $0, $0.region) })
    {
      return []
    }
    let faulty = wanted.filter { item in
      let words = [item.caption, item.alt].compactMap { $0 }.filter { !$0.isEmpty }
      if media.captionContains.isEmpty { return words.isEmpty }
      return !words.contains { caption in
        let text = MatchText(TextAnalysis(Array(caption.utf8), analyzer: evaluator.analyzer), part: 0)
        return evaluator.occurs(contains, in: text, text.region)
      }
    }
    return faulty.isEmpty || isExcused() ? [] : [whole(row: ["count": String(faulty.count)])]
  }
}
