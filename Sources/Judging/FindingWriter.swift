internal import Documents
internal import Matching
internal import Rulebooks
internal import VietnameseText

/// Turns matches into findings with a place in the author's own text.
struct FindingWriter {
  let checker: Checker
  let document: Document
  let analyses: [TextAnalysis]

  init(checker: Checker, document: Document, analyses: [TextAnalysis]) {
    self.checker = checker
    self.document = document
    self.analyses = analyses
  }

  /// Disguises, and repairs that undo one: letters of other scripts or styles, invisible characters inside words.
  static func disguises(_ analyses: [TextAnalysis]) -> Int {
    analyses.reduce(0) { total, analysis in
      total + analysis.disguises.count + analysis.repairs.count { FindingWriter.isDisguise($0.kind) }
    }
  }

  static func charsetRepairs(_ analyses: [TextAnalysis]) -> Int {
    analyses.reduce(0) { $0 + $1.repairs.count { $0.kind == .charset } }
  }

  static func isDisguise(_ kind: Repair.Kind) -> Bool {
    switch kind {
    case .lookalike, .fontStyle, .invisible: true
    default: false
    }
  }

  func findings(_ matches: [RuleMatch]) -> [Finding] {
    if matches.isEmpty { return [] }
    let positions = document.parts.map(PartPositions.init)
    var counter: [String: Int] = [:]
    let sorted = matches.sorted {
      ($0.part ?? .max, $0.range?.lowerBound ?? .max, $0.rule) < (
        $1.part ?? .max, $1.range?.lowerBound ?? .max, $1.rule
      )
    }
    return sorted.compactMap { finding($0, positions, &counter) }
  }

  private func finding(_ match: RuleMatch, _ positions: [PartPositions], _ counter: inout [String: Int]) -> Finding? {
    guard let rule = checker.compiled.rule(match.rule)?.rule else { return nil }
    var text = ""
    var range: FindingRange?
    var identity = rule.id
    var isDisguised = false
    if let part = match.part, let canonical = match.range {
      let analysis = analyses[part]
      let raw = analysis.rawRange(of: canonical)
      text = String(decoding: document.parts[part].text[raw], as: UTF8.self)
      if document.parts[part].hasPositions { range = positions[part].range(raw) }
      isDisguised =
        match.isDisguised
        || analysis.repairs.contains { FindingWriter.isDisguise($0.kind) && $0.canonicalRange.overlaps(canonical) }
      if isDisguised, !rule.disguise { return nil }
      identity += "\u{0}" + context(canonical, analysis)
    }
    let number = counter[identity, default: 0]
    counter[identity] = number + 1
    let level = self.level(rule, match)
    let shown = rule.mask ? Masking.mask(text) : text
    let fill = MessageTemplate(
      match: shown, expected: match.expected ?? match.replacement, closest: match.closest, row: match.row)
    var finding = Finding(
      rule: rule.id, title: rule.title, axis: rule.axis, level: level, status: rule.status, weight: rule.weight,
      message: fill.filled(rule.message), basis: checker.basis(of: rule, at: match.rule),
      part: match.part.map { document.parts[$0].kind } ?? .body,
      text: text, masked: rule.mask && !text.isEmpty ? shown : nil, range: range, view: "canonical",
      matchedAs: match.isBare ? .bare : isDisguised ? .disguised : .written, fix: fix(rule, match, fill),
      fingerprint: Fingerprint.of(identity + "\u{0}" + String(number)), waived: nil)
    if let part = match.part, let range { finding.place = document.parts[part].place(at: range.bytesInPart.lowerBound) }
    return finding
  }

  private func level(_ rule: Rule, _ match: RuleMatch) -> Level {
    let day = document.metadata.date ?? Day(julianDayNumber: 2_461_365)
    var level = rule.level
    if let change = rule.levelWhen.first(where: { $0.when.answer(for: document.metadata, today: day) == .holds }) {
      level = change.level
    }
    return match.isBare && !rule.bareCountsSame ? level.lower : level
  }

  private func fix(_ rule: Rule, _ match: RuleMatch, _ fill: MessageTemplate) -> Finding.Fix? {
    let note = match.note.map { LocalizedText(vi: $0) } ?? rule.fix.map { fill.filled($0) }
    if let replacement = match.replacement { return Finding.Fix(safe: true, replacement: replacement, note: note) }
    return note.map { Finding.Fix(safe: false, note: $0) }
  }

  /// Folded span and three folded tiếng on each side.
  private func context(_ range: Range<Int>, _ analysis: TextAnalysis) -> String {
    let tokens = analysis.tokens
    let first = tokens.firstIndex { Int($0.end) > range.lowerBound } ?? tokens.count
    let past = tokens[first...].firstIndex { Int($0.start) >= range.upperBound } ?? tokens.count
    let nearby = max(0, first - 3)..<min(tokens.count, past + 3)
    guard !nearby.isEmpty else { return "" }
    return tokens[nearby].map { String($0.key.bare.rawValue, radix: 36) }.joined(separator: " ")
  }
}

/// Fills `{match}`, `{expected}`, `{closest}` and `{row.column}`.
struct MessageTemplate {
  var match: String
  var expected: String?
  var closest: String?
  var row: [String: String]
  /// Other names, and what is put in for them: of findings over many posts.
  var more: [String: String] = [:]

  func filled(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(vi: filled(text.vi), en: text.en.map(filled))
  }

  func filled(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      result += value(name) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func value(_ name: Substring) -> String? {
    switch name {
    case "match": match
    case "expected": expected ?? "…"
    case "closest": closest ?? "—"
    default: more[String(name)] ?? (name.hasPrefix("row.") ? row[String(name.dropFirst(4))] ?? "" : nil)
    }
  }
}

/// Hides personal data: `0792****1234`.
enum Masking {
  /// The first four and the last four characters stay where there are twelve or more; fewer stay in shorter texts.
  static func mask(_ text: String) -> String {
    let characters = Array(text)
    let kept = characters.count >= 12 ? 4 : characters.count >= 8 ? 3 : characters.count >= 4 ? 1 : 0
    return String(characters.prefix(kept)) + "****" + String(characters.suffix(kept == 4 ? 4 : min(kept, 2)))
  }
}

/// FNV-1a over 64 bits, versioned.
enum Fingerprint {
  static func of(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return "1:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
