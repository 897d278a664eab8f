internal import Documents
internal import Matching
internal import RulebookLoading
internal import Rulebooks
internal import VietnameseText

/// Words: as they are written in rules and in lists.
struct PhraseChecks {
  let words: LintWords

  func findings(_ rules: [LintRule], _ files: [LintFile]) -> [LintFinding] {
    files.flatMap(lists) + files.flatMap(letters) + rules.flatMap(phrases) + rules.flatMap(hashtags)
      + rules.flatMap(names)
  }

  // MARK: Lists of the file

  private func lists(_ file: LintFile) -> [LintFinding] {
    var found: [LintFinding] = []
    for entry in file.root?["lists"]?.entries ?? [] where !entry.value.items.isEmpty {
      found += checked(entry.value, file, rule: nil)
    }
    for list in file.inspected.lists where list.table != nil {
      // Rows that differ elsewhere are two things with one name.
      found += repeated(list.phrases.map { ($0.text, "\($0.row.sorted { $0.key < $1.key })") }).map { text in
        LintFinding(
          .duplicatePhrase, at: file.place(list.mark, length: list.name.unicodeScalars.count),
          vi: "“\(text)” có hai lần trong bảng \(list.table ?? "").",
          en: "“\(text)” stands twice in the table \(list.table ?? "").",
          help: .of("bỏ một dòng của bảng", "take one row out of the table"))
      }
    }
    return found
  }

  private func repeated(_ texts: [(text: String, row: String)]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { text, row in
      let key = words.read(text).key
      return !key.isEmpty && !seen.insert("\(key)\u{0}\(text)\u{0}\(row)").inserted
    }.map(\.text)
  }

  // MARK: Phrases inside rules

  /// Nodes that hold phrases as they are written in a rule.
  private func phraseLists(_ node: SourceNode) -> [SourceNode] {
    var found: [SourceNode] = []
    for entry in node.entries {
      switch entry.key.text {
      case "tests", "message", "fix", "title", "false-alarms", "regex", "basis", "when", "level-when", "prefer",
        "consistent", "official-name", "segment", "in", "hashtags", "links", "list":
        continue
      case "phrases", "words", "followed-by", "preceded-by", "same-sentence", "same-paragraph", "next-sentence",
        "document",
        "forbid", "require", "cues", "contains", "phrases+":
        if entry.value.entries.isEmpty { found.append(entry.value) } else { found += phraseLists(entry.value) }
      default:
        found += phraseLists(entry.value)
        found += entry.value.items.flatMap(phraseLists)
      }
    }
    return found
  }

  private func phrases(_ rule: LintRule) -> [LintFinding] {
    guard let node = rule.node else { return [] }
    return phraseLists(node).flatMap { checked($0, rule.file, rule: rule.rule.id) }
  }

  private func checked(_ list: SourceNode, _ file: LintFile, rule: String?) -> [LintFinding] {
    let items = list.items.isEmpty ? [list] : list.items
    var found: [LintFinding] = []
    var seen: [String: SourceNode] = [:]
    for (index, item) in items.enumerated() {
      guard let text = item.text, !text.isEmpty else { continue }
      let reading = words.read(text)
      func add(_ code: LintCode, _ vi: String, _ en: String, _ help: Bilingual? = nil, _ edits: [LintEdit] = []) {
        found.append(LintFinding(code, at: file.place(item), rule: rule, vi: vi, en: en, help: help, edits: edits))
      }
      if reading.tokens.isEmpty {
        add(
          .phraseWithoutWord, "“\(text)” không có chữ hay số nào nên không bao giờ khớp.",
          "“\(text)” has no letter or digit and never matches.",
          .of("dùng regex cho dấu câu", "use regex for punctuation"))
        continue
      }
      let tidy = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      if tidy != text, !text.contains("\n") {
        add(
          .blankAtTheEdge, "“\(text)” có dấu cách thừa.", "“\(text)” has needless blanks.", nil,
          file.edit(item, to: tidy))
      }
      if let bare = missingAccent(reading) {
        add(
          .mixedAccents, "“\(bare)” trong “\(text)” thiếu dấu, các tiếng khác thì có.",
          "“\(bare)” lacks its accents in “\(text)”; other syllables have theirs.",
          .of("viết đủ dấu; bài không dấu vẫn khớp", "write all accents; posts without accents match all the same"))
      }
      if let first = seen[reading.key + "\u{0}" + text.lowercased()] {
        add(
          .duplicatePhrase, "“\(text)” đã có ở dòng \(first.mark.line), cột \(first.mark.column).",
          "“\(text)” stands at line \(first.mark.line), column \(first.mark.column) already.",
          .of("bỏ một", "take one out"), first.text == text ? file.removal(ofItem: index, in: list) : [])
      }
      seen[reading.key + "\u{0}" + text.lowercased()] = item
    }
    return found + contained(items, file, rule)
  }

  /// A phrase that another of the same list stands in.
  private func contained(_ items: [SourceNode], _ file: LintFile, _ rule: String?) -> [LintFinding] {
    guard items.count > 1 else { return [] }
    let readings = items.map { words.read($0.text ?? "").tokens.map(\.key) }
    var byFirst: [SyllableKey: [Int]] = [:]
    for (index, keys) in readings.enumerated() {
      if let first = keys.first { byFirst[first, default: []].append(index) }
    }
    return items.indices.compactMap { index in
      let keys = readings[index]
      for (start, key) in keys.enumerated() {
        for other in byFirst[key] ?? [] where other != index && readings[other].count < keys.count {
          let part = readings[other]
          guard start + part.count <= keys.count, Array(keys[start..<start + part.count]) == part else { continue }
          let (long, short) = (items[index].text ?? "", items[other].text ?? "")
          return LintFinding(
            .phraseInsideAnother, at: file.place(items[index]), rule: rule,
            vi: "“\(long)” chứa “\(short)”, vốn đã được tìm.",
            en: "“\(long)” holds “\(short)”, which is looked for already.")
        }
      }
      return nil
    }
  }

  /// A syllable that is none without its mark, such as `tot` or `nguoi`, among others that have theirs.
  private func missingAccent(_ reading: LintWords.Reading) -> String? {
    guard reading.tokens.count >= 2, reading.tokens.contains(where: { $0.flags.contains(.accented) }) else {
      return nil
    }
    for token in reading.tokens
    where token.flags.isDisjoint(with: [.accented, .number, .opaque, .syllable, .capitalized]) {
      let word = String(decoding: reading.canonical[token.range], as: UTF8.self)
      if word.utf8.count >= 3, !CommonWords.contains(token.key), AccentGuess.isSyllableWithoutMarks(word) {
        return word
      }
    }
    return nil
  }

  // MARK: Letters

  /// Texts of the file whose letters are encoded, or whose tones are placed, as this house does not.
  private func letters(_ file: LintFile) -> [LintFinding] {
    guard let root = file.root else { return [] }
    var found: [LintFinding] = []
    for entry in root.entries {
      if entry.key.text == "rules" {
        for rule in entry.value.items { found += letters(rule, file) }
      } else {
        found += entry.value.texts.flatMap { letters(of: $0, file, rule: nil, comparesSource: false) }
      }
    }
    return found
  }

  private func letters(_ rule: SourceNode, _ file: LintFile) -> [LintFinding] {
    let id = rule["id"]?.text.map { "\(file.book?.id ?? "")/\($0)" }
    return rule.entries.flatMap { entry -> [LintFinding] in
      // Tests show what is wrong on purpose, and these kinds compare the author's own spelling.
      if entry.key.text == "tests" { return [] }
      let comparesSource = ["prefer", "consistent", "official-name"].contains(entry.key.text)
      return entry.value.texts.flatMap { letters(of: $0, file, rule: id, comparesSource: comparesSource) }
    }
  }

  private func letters(of node: SourceNode, _ file: LintFile, rule: String?, comparesSource: Bool) -> [LintFinding] {
    guard let text = node.text, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    let analysis = words.analysis(of: text)
    let source = String(decoding: analysis.source.bytes, as: UTF8.self)
    if !source.utf8.elementsEqual(text.utf8) {
      return [
        LintFinding(
          .decomposedLetters, at: file.place(node), rule: rule, vi: "Chữ ở đây viết bằng dấu rời (NFD).",
          en: "Letters here are written with loose marks (NFD).",
          help: .of("soat lint --fix ghép dấu lại", "soat lint --fix joins them"),
          edits: file.edit(node, to: source))
      ]
    }
    if comparesSource { return [] }
    for token in analysis.tokens where token.flags.contains(.syllable) {
      let range = analysis.sourceViewRange(of: token.range)
      let word = String(decoding: analysis.source.bytes[range], as: UTF8.self)
      guard Syllable.style(of: word) == .new, let old = Syllable.parse(word)?.compose(.old) else { continue }
      let isSmall = word == word.lowercased()
      return [
        LintFinding(
          .newToneStyle, at: file.place(node), rule: rule, vi: "“\(word)” đặt dấu kiểu mới; kiểu cũ là “\(old)”.",
          en: "“\(word)” has its mark in the new style; the old style is “\(old)”.",
          edits: isSmall ? file.edit(node, to: text.replacing(word, with: old)) : [])
      ]
    }
    return []
  }

  // MARK: Hashtags

  private func hashtags(_ rule: LintRule) -> [LintFinding] {
    guard let node = rule.node else { return [] }
    return PhraseChecks.specs(rule.rule.kind).flatMap { spec -> [LintFinding] in
      spec.misspelt.compactMap { tag in
        let place = node.texts.first { $0.text == tag || $0.text == "#" + tag } ?? node[rule.rule.kind.name] ?? node
        if tag.count < 6 {
          return rule.finding(
            .shortHashtag, at: place, vi: "“\(tag)” dưới sáu chữ nên không bao giờ bị so gần giống.",
            en: "“\(tag)” has under six letters and is never compared.",
            help: .of("bỏ khỏi misspelt", "take it out of misspelt"))
        }
        guard spec.distance * 2 >= tag.count else { return nil }
        return rule.finding(
          .wideHashtagDistance, at: place, vi: "distance \(spec.distance) quá rộng cho “\(tag)” (\(tag.count) chữ).",
          en: "A distance of \(spec.distance) is wide for “\(tag)” (\(tag.count) letters).",
          help: .of("dùng distance: \(max(1, tag.count / 4))", "use distance: \(max(1, tag.count / 4))"))
      }
    }
  }

  private static func specs(_ kind: RuleKind) -> [HashtagSpec] {
    switch kind {
    case .forbid(let expression): specs(expression)
    case .require(let need): specs(need.expression) + (need.before.map { specs($0) } ?? [])
    case .count(let limit): if case .matches(let expression) = limit.subject { specs(expression) } else { [] }
    default: []
    }
  }

  private static func specs(_ expression: MatchExpression) -> [HashtagSpec] {
    switch expression {
    case .hashtags(let spec): [spec]
    case .any(let items), .all(let items, _): items.flatMap(specs)
    case .not(let inner): specs(inner)
    case .phrases, .regex, .links, .segment: []
    }
  }

  // MARK: Names

  private func names(_ rule: LintRule) -> [LintFinding] {
    var found: [LintFinding] = []
    if case .officialName(let table) = rule.rule.kind {
      for entry in table.entries {
        let right = Set([entry.name] + entry.accepted)
        if let both = (entry.wrong + entry.former).first(where: right.contains) {
          found.append(
            rule.finding(
              .rightAndWrongName, "official-name", vi: "“\(both)” vừa ở name hoặc accepted vừa ở wrong hoặc former.",
              en: "“\(both)” is in name or accepted, and in wrong or former."))
        }
      }
    }
    for text in PhraseChecks.blamed(rule.rule.kind) where words.read(text).hasPerson {
      let place = rule.node?.texts.first { $0.text == text } ?? rule.node?[rule.rule.kind.name]
      let (vi, en) = ("“\(text)” là tên một người.", "“\(text)” is a person's name.")
      let help = Bilingual.of(
        "bỏ tên; nếu là tên đường, trường, giải thưởng thì ghi # soat-lint: ignore L330 lý do",
        "take the name out; if it names a street, a school or a prize, write # soat-lint: ignore L330 reason")
      found.append(
        place.map { rule.finding(.namesPerson, at: $0, vi: vi, en: en, help: help) }
          ?? rule.finding(.namesPerson, vi: vi, en: en, help: help))
    }
    return found
  }

  /// Phrases that are reported where they stand.
  private static func blamed(_ kind: RuleKind) -> [String] {
    switch kind {
    case .forbid(let expression): blamed(expression)
    case .prefer(let items, _): items.map(\.wrong.text)
    default: []
    }
  }

  private static func blamed(_ expression: MatchExpression) -> [String] {
    switch expression {
    case .phrases(let set): set.phrases.map(\.text)
    case .any(let items), .all(let items, _): items.flatMap(blamed)
    case .hashtags, .regex, .links, .segment, .not: []
    }
  }
}
