internal import Documents
internal import VietnameseText

extension CheckText {
  /// A listed fact stated with another number or another day. The figure must stand right before the key (`63 tỉnh,
  /// thành phố`), or after it within three words, or be followed by the fact's unit; a sentence about another time is left
  /// alone.
  func contradictedFacts(_ table: FactTable, _ context: CheckContext) -> [CheckHit] {
    var hits: [CheckHit] = []
    for sentence in sentences {
      let words = tokens(in: sentence)
      for fact in table.facts(on: context.asOf) {
        guard let key = find(fact.key, in: words), !holds(anyOf: CheckWords.otherTimes, in: words) else { continue }
        let range = fact.day == nil ? contradiction(of: fact, key, words) : contradictingDate(fact, key, sentence)
        if let range { hits.append(CheckHit(range: range, expected: fact.value, values: fact.row)) }
      }
    }
    return hits
  }

  private func contradiction(of fact: FactTable.Fact, _ key: Range<Int>, _ words: Range<Int>) -> Range<Int>? {
    guard let right = fact.number else { return nil }
    let numbers = segments(.number).compactMap { segment -> (tokens: Range<Int>, value: Double, range: Range<Int>)? in
      guard case .number(let number) = segment.value else { return nil }
      let tokens = tokens(in: number.digitRange)
      return words.contains(tokens.lowerBound) ? (tokens, number.value, number.digitRange) : nil
    }
    let unit = CheckText.words(of: fact.unit)
    let stated = numbers.filter { number in
      guard unit.isEmpty else {
        let end = number.tokens.upperBound
        return end + unit.count <= words.upperBound && unit.indices.allSatisfy { word(end + $0) == unit[$0] }
      }
      return number.tokens.upperBound == key.lowerBound
        || (key.upperBound...key.upperBound + 2).contains(number.tokens.lowerBound)
    }
    guard stated.count == 1, stated[0].value != right else { return nil }
    return stated[0].range
  }

  private func contradictingDate(_ fact: FactTable.Fact, _ key: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    guard let right = fact.day else { return nil }
    let after = bytes(of: key).upperBound
    let stated = segments(.date).filter { $0.range.lowerBound >= after && sentence.contains($0.range.lowerBound) }
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
