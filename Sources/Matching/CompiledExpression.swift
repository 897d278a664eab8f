internal import Patterns
internal import Rulebooks
internal import VietnameseText

/// What a rule looks for, compiled. Leaves that the index knows carry their number in it.
indirect enum CompiledExpression: Sendable {
  case phrases(PhraseTable, leaf: Int?)
  case regex(CompiledRegex, leaf: Int?)
  case segment(SegmentSpec.Kind)
  case links(LinkMatcher)
  case hashtags(HashtagMatcher)
  case all([CompiledExpression], not: [CompiledExpression], scope: Scope)
  case any([CompiledExpression])
}

extension CompiledExpression {
  /// Read everywhere, and not only where the index saw something: for places that are narrower than a text.
  var withoutLeaves: CompiledExpression {
    switch self {
    case .phrases(let table, _): .phrases(table, leaf: nil)
    case .regex(let regex, _): .regex(regex, leaf: nil)
    case .all(let items, let negative, let scope): .all(items.map(\.withoutLeaves), not: negative, scope: scope)
    case .any(let items): .any(items.map(\.withoutLeaves))
    case .segment, .links, .hashtags: self
    }
  }
}

/// A pattern with the view it runs on.
struct CompiledRegex: Sendable {
  let pattern: CompiledPattern
  let view: ViewKind
  /// Every match holds a digit: a paragraph without one is passed over.
  let requiresDigit: Bool
}

/// One place an expression matched.
struct ExpressionMatch {
  /// Canonical bytes.
  var range: Range<Int>
  var form: PhraseForm = .exact
  /// The row of the table a phrase came from.
  var row: [String: String] = [:]
  var expected: String?
}

/// Links by domain.
struct LinkMatcher: Sendable {
  let domains: [(domain: String, row: [String: String])]
  /// A link matches when its domain is in none of `domains`.
  let outside: Bool
  /// Columns of the row of which one must stand in the document; nil where no row is tied.
  let sameRowColumn: String?

  init(_ spec: LinkSpec) {
    domains = spec.domains.map { ($0.text.lowercased(), $0.row) }
    outside = spec.outside
    sameRowColumn = spec.sameRowColumn
  }

  /// The row of a link that matches; nil for a link that does not.
  func row(for link: String) -> [String: String]? {
    if domains.isEmpty { return outside ? nil : [:] }
    guard let host = LinkHost.host(of: link) else { return outside ? [:] : nil }
    let entry = domains.first { LinkHost.registeredDomainMatches(host, $0.domain) }
    if outside { return entry == nil ? [:] : nil }
    return entry?.row
  }
}

/// Hashtags by name, or by being nearly one.
struct HashtagMatcher: Sendable {
  let tags: Set<String>
  let misspelt: [(tag: String, folded: [UInt8])]
  let distance: Int

  init(_ spec: HashtagSpec, analyzer: TextAnalyzer) {
    tags = Set(spec.tags.map { HashtagMatcher.compared($0, analyzer) })
    misspelt = spec.misspelt.map { ($0, HashtagMatcher.folded($0, analyzer)) }
    distance = spec.distance
  }

  /// Nil where the tag does not match; else what it should have been, where that is known.
  func match(_ tag: String, analyzer: TextAnalyzer) -> (expected: String?, Void)? {
    let compared = HashtagMatcher.compared(tag, analyzer)
    if misspelt.isEmpty { return tags.isEmpty || tags.contains(compared) ? (nil, ()) : nil }
    if misspelt.contains(where: { HashtagMatcher.compared($0.tag, analyzer) == compared }) { return nil }
    let folded = HashtagMatcher.folded(tag, analyzer)
    for (name, wanted) in misspelt where wanted.count >= 6 {
      if EditDistance.isWithin(distance, folded, wanted) { return ("#" + name, ()) }
    }
    return nil
  }

  /// Compared without case and tone style.
  private static func compared(_ tag: String, _ analyzer: TextAnalyzer) -> String {
    let bare = tag.hasPrefix("#") ? String(tag.dropFirst()) : tag
    return String(
      decoding: TextAnalysis.lowercased(TextAnalysis(Array(bare.utf8), analyzer: analyzer).source.bytes), as: UTF8.self)
  }

  private static func folded(_ tag: String, _ analyzer: TextAnalyzer) -> [UInt8] {
    let bare = tag.hasPrefix("#") ? String(tag.dropFirst()) : tag
    return TextAnalysis(Array(bare.utf8), analyzer: analyzer).folded.bytes
  }
}

/// Optimal string alignment is not needed here: insertions, deletions and changes of one byte.
enum EditDistance {
  /// True when at most `limit` edits turn one into the other. O(a × b).
  static func isWithin(_ limit: Int, _ a: [UInt8], _ b: [UInt8]) -> Bool {
    if abs(a.count - b.count) > limit { return false }
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let cost = a[i] == b[j] ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count] <= limit
  }
}
