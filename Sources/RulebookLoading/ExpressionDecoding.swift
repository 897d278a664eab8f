internal import Documents
internal import Patterns
internal import Rulebooks
internal import Yams

extension RuleDecoder {
  /// A match expression; several leaves side by side mean any of them.
  /// - Parameters:
  ///   - accents: how phrases treat accents where they do not say.
  ///   - also: keys that the caller reads itself.
  func expression(_ node: Node, accents: Accents, also: [String] = []) -> MatchExpression? {
    let before = reader.errorCount
    if node.mapping == nil {
      let phrases = reader.words(node, "phrases").map { Phrase($0.text) }
      return phrases.isEmpty ? nil : .phrases(PhraseSet(phrases: phrases, options: PhraseOptions(accents: accents)))
    }
    let entries = reader.mapping(
      node, what: Bilingual(vi: "điều cần tìm", en: "match expression"), keys: RuleKeys.leaves + also)
    var leaves: [MatchExpression] = []
    let scope =
      entries.first { $0.key == "scope" }.flatMap { reader.choice($0.value, "scope", Scope.self) } ?? .sameSentence
    for (key, _, value) in entries where !also.contains(key) {
      switch key {
      case "phrases": if let leaf = phrases(value, accents: accents) { leaves.append(.phrases(leaf)) }
      case "list":
        if let list = book.list(value) {
          leaves.append(.phrases(PhraseSet(phrases: list.phrases, options: PhraseOptions(accents: accents))))
        }
      case "regex": leaves += regexes(value)
      case "links": if let leaf = links(value) { leaves.append(.links(leaf)) }
      case "hashtags": if let leaf = hashtags(value) { leaves.append(.hashtags(leaf)) }
      case "segment":
        for item in reader.texts(value, key) {
          guard let kind = SegmentSpec.Kind(rawValue: item.text) else {
            reader.unknownValue(item.text, item.node, key, SegmentSpec.Kind.allCases.map(\.rawValue))
            continue
          }
          leaves.append(.segment(SegmentSpec(kind: kind)))
        }
      case "any": leaves.append(.any(items(value, accents: accents)))
      case "all": leaves.append(.all(items(value, accents: accents, allowsNot: true), scope: scope))
      case "not":
        reader.report(
          .wrongShape, value, vi: "“not” chỉ đứng trong “all”.", en: "“not” stands only inside “all”.", length: 1)
      default: break
      }
    }
    if leaves.isEmpty {
      // Where a leaf was refused, its own diagnostic says why.
      guard reader.errorCount == before else { return nil }
      reader.report(
        .missingKey, node, vi: "Chưa nói cần tìm gì (phrases, regex, segment…).",
        en: "Nothing to look for is given (phrases, regex, segment…).", length: 1)
      return nil
    }
    return leaves.count == 1 ? leaves[0] : .any(leaves)
  }

  private func items(_ node: Node, accents: Accents, allowsNot: Bool = false) -> [MatchExpression] {
    guard let sequence = node.sequence else {
      reader.report(.wrongShape, node, vi: "Ở đây cần một danh sách.", en: "A list is needed here.", length: 1)
      return []
    }
    return sequence.compactMap { item in
      if allowsNot, let mapping = item.mapping, mapping.count == 1, let (key, value) = mapping.first,
        key.scalar?.string == "not"
      {
        return expression(value, accents: accents).map { .not($0) }
      }
      return expression(item, accents: accents)
    }
  }

  func phrases(_ node: Node, accents: Accents) -> PhraseSet? {
    if node.mapping == nil {
      let items = reader.words(node, "phrases")
      return items.isEmpty
        ? nil : PhraseSet(phrases: items.map { Phrase($0.text) }, options: PhraseOptions(accents: accents))
    }
    var found: [Phrase] = []
    var options = PhraseOptions(accents: accents)
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "phrases", en: "phrases"), keys: FormatTable.phrases.names)
    {
      switch key {
      case "list": found += book.list(value)?.phrases ?? []
      case "words": found += reader.words(value, key).map { Phrase($0.text) }
      default: self.option(key, value, &options)
      }
    }
    if node.mapping?["list"] == nil, node.mapping?["words"] == nil {
      reader.report(
        .missingKey, node, vi: "“phrases” cần list hoặc words.", en: "“phrases” needs list or words.", length: 1)
    }
    return PhraseSet(phrases: found, options: options)
  }

  func option(_ key: String, _ value: Node, _ options: inout PhraseOptions) {
    if key == "accents" {
      options.accents = reader.choice(value, key, Accents.self) ?? options.accents
    } else {
      options.caseSensitive = isCaseSensitive(value, key)
    }
  }

  private func isCaseSensitive(_ node: Node, _ key: String) -> Bool {
    guard let text = reader.text(node, key) else { return false }
    let values = ["sensitive", "insensitive"]
    if !values.contains(text) { reader.unknownValue(text, node, key, values) }
    return text == values[0]
  }

  private func regexes(_ node: Node) -> [MatchExpression] {
    if node.mapping == nil {
      return reader.texts(node, "regex").compactMap { pattern($0.text, $0.node, .canonical, false) }
    }
    var view = RegexSpec.View.canonical
    var caseSensitive = false
    var patterns: [(text: String, node: Node)] = []
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "regex", en: "regex"), keys: FormatTable.regex.names)
    {
      switch key {
      case "pattern": patterns = reader.texts(value, key)
      case "view": view = reader.choice(value, key, RegexSpec.View.self) ?? view
      default: caseSensitive = isCaseSensitive(value, key)
      }
    }
    return patterns.compactMap { pattern($0.text, $0.node, view, caseSensitive) }
  }

  private func pattern(_ text: String, _ node: Node, _ view: RegexSpec.View, _ caseSensitive: Bool) -> MatchExpression?
  {
    do {
      return .regex(RegexSpec(pattern: try Pattern(text, caseSensitive: caseSensitive), view: view))
    } catch {
      let place = ScalarPlace(node, lines: reader.lines)
      reader.report(
        .pattern, line: place.line, column: place.column(ofByte: error.range.lowerBound), vi: error.vi, en: error.en,
        length: place.length(ofBytes: error.range))
      return nil
    }
  }

  private func links(_ node: Node) -> LinkSpec? {
    if node.scalar?.string == "any" { return LinkSpec() }
    var spec = LinkSpec()
    var list: Node?
    var column = "domain"
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "links", en: "links"), keys: FormatTable.links.names)
    {
      switch key {
      case "list": list = value
      case "column": column = reader.text(value, key) ?? column
      case "same-row": if reader.flag(value, key) ?? false { spec.sameRowColumn = "" }
      case "outside": spec.outside = reader.flag(value, key) ?? false
      default: spec.domains += reader.texts(value, key).map { Phrase($0.text) }
      }
    }
    guard let list, let words = book.list(list) else { return spec }
    if words.file == nil {
      spec.domains += words.phrases
    } else {
      spec.domains += book.rows(list, columns: [column]).flatMap { row in
        TableReader.values(row[column] ?? "").map { Phrase($0, row: row) }
      }
    }
    return spec
  }

  private func hashtags(_ node: Node) -> HashtagSpec? {
    if node.scalar?.string == "any" { return HashtagSpec() }
    if node.mapping == nil { return HashtagSpec(tags: reader.texts(node, "hashtags").map { bare($0.text) }) }
    var spec = HashtagSpec()
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "hashtags", en: "hashtags"), keys: FormatTable.hashtags.names)
    {
      switch key {
      case "list": spec.tags += (book.list(value)?.phrases ?? []).map { bare($0.text) }
      case "misspelt":
        let tags =
          value.mapping == nil
          ? reader.texts(value, key).map(\.text) : phrases(value, accents: .exact)?.phrases.map(\.text) ?? []
        spec.misspelt = tags.map(bare)
      default: spec.distance = reader.integer(value, key) ?? 2
      }
    }
    return spec
  }

  /// Tags are kept without `#`, however the author wrote them.
  private func bare(_ tag: String) -> String { tag.hasPrefix("#") ? String(tag.dropFirst()) : tag }
}
