internal import Documents
internal import VietnameseText

extension CheckText {
  /// A listed fact stated with another number or another day. The figure must stand right before the key (`63 tỉnh,
  /// thành phố`), or after it within three words, or be followed by the fact's unit; a sentence about another time is left
  /// alone.
  func contradictedFacts(_ table: FactTable, _ context: CheckContext) -> [CheckHit] {
    let facts = table.facts(on: context.asOf).map { ($0, CheckText.keys(of: $0.key)) }
    var hits: [CheckHit] = []
    for sentence in sentences.map(\.range) {
      let words = tokens(in: sentence)
      for (fact, keys) in facts {
        guard let key = find(keys, in: words), !holds(anyOf: CheckWords.otherTimes, in: words) else { continue }
        let range = fact.day == nil ? contradiction(of: fact, key, words) : contradictingDate(fact, key, sentence)
        if let range { hits.append(CheckHit(range: range, expected: fact.value, values: fact.row)) }
      }
    }
    return hits
  }

  private func contradiction(of fact: FactTable.Fact, _ key: Range<Int>, _ words: Range<Int>) -> Range<Int>? {
    guard let right = fact.number else { return nil }
    let numbers = segments(.number, in: bytes(of: words)).compactMap { segment in
      if case .number(let number) = segment.value { number } else { nil }
    }
    let unit = CheckText.keys(of: fact.unit)
    let stated = numbers.filter { number in
      let digits = tokens(in: number.digitRange)
      if !unit.isEmpty { return stands(unit, at: digits.upperBound) }
      return digits.upperBound == key.lowerBound || (key.upperBound...key.upperBound + 2).contains(digits.lowerBound)
    }
    guard stated.count == 1, stated[0].value != right else { return nil }
    return stated[0].digitRange
  }

  private func contradictingDate(_ fact: FactTable.Fact, _ key: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    guard let right = fact.day else { return nil }
    let after = bytes(of: key).upperBound
    let stated = Array(segments(.date, in: after..<max(after, sentence.upperBound)))
    guard stated.count == 1, case .date(let date) = stated[0].value, !date.lunar,
      tokens(in: after..<stated[0].range.lowerBound).count <= 8
    else { return nil }
    let same = date.day == right.day && date.month == right.month && (date.year.map { $0 == right.year } ?? true)
    return same ? nil : stated[0].range
  }

  /// A link to one listed owner's domain in a paragraph that names only another: columns `name`, `domain`.
  func foreignLinks(rows: [[String: String]]) -> [CheckHit] {
    segments(.link).compactMap { segment in
      guard case .text(let link) = segment.value, let host = LinkHost.host(of: link) else { return nil }
      guard let owner = rows.first(where: { LinkHost.registeredDomainMatches(host, $0["domain"] ?? "") }) else {
        return nil
      }
      let words = tokens(in: paragraph(at: segment.range.lowerBound))
      let named = rows.filter { row in row["name"].map { find($0, in: words) != nil } ?? false }
      let domains = Set(named.compactMap { $0["domain"] })
      guard domains.count == 1, let row = named.first, row["domain"] != owner["domain"],
        !LinkHost.registeredDomainMatches(host, row["domain"] ?? "")
      else { return nil }
      return CheckHit(range: segment.range, expected: row["domain"], values: row)
    }
  }
}

extension FactTable.Fact {
  /// `34`, `3.479`, `5,5`; nil for anything else.
  var number: Double? {
    let allowed = value.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard allowed else { return nil }
    return Double(String(value.compactMap { $0 == "." ? nil : $0 == "," ? "." : $0 }))
  }

  /// `2025-07-01`; nil for anything else.
  var day: Day? { Day(iso: value) }
}
