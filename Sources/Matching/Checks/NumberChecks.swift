internal import Documents
internal import VietnameseText

extension CheckText {
  private func numbers(_ kind: Segment.Kind) -> [(range: Range<Int>, number: NumberMention)] {
    segments(kind).compactMap { segment in
      if case .number(let number) = segment.value { (segment.range, number) } else { nil }
    }
  }

  /// Shares in one sentence after a word that makes them parts of a whole, where they come to more than it.
  func excessiveShares() -> [CheckHit] {
    let percents = numbers(.percent)
    guard percents.count > 1 else { return [] }
    let bySentence = Dictionary(grouping: percents) { sentence(at: $0.range.lowerBound) }
    let lists = bySentence.filter { $0.value.count > 1 }.sorted { $0.key.lowerBound < $1.key.lowerBound }
    return lists.compactMap { sentence, inside in
      let words = tokens(in: sentence)
      guard !holds(anyOf: CheckWords.notParts, in: words) else { return nil }
      let strong = CheckWords.wholeInParts.compactMap { find($0, in: words)?.lowerBound }.min()
      let weak = CheckWords.partsPerhaps.compactMap { find($0, in: words)?.lowerBound }.min()
      guard let cue = strong ?? weak else { return nil }
      // `còn lại` closes a list, so what stands before it belongs to the whole as well.
      let rest = find("còn lại", in: words)?.lowerBound == cue
      let parts = inside.filter { rest || $0.range.lowerBound > Int(tokens[cue].start) }
      guard parts.count >= (strong == nil ? 3 : 2), let first = parts.first, let last = parts.last,
        let sum = PercentSum.excess(of: parts.map(\.number.value))
      else { return nil }
      return CheckHit(range: first.range.lowerBound..<last.range.upperBound, expected: PercentSum.written(sum) + "%")
    }
  }

  /// `5.5%` and `1,300,000` in a Vietnamese sentence; versions, indices and marks keep their form.
  func englishNumbers() -> [CheckHit] {
    var hits: [CheckHit] = []
    for kind in [Segment.Kind.number, .money, .percent] {
      for (_, number) in numbers(kind) where number.form == .english {
        let digits = number.digitRange
        let written = string(digits)
        let groups = written.utf8.count { $0 == UInt8(ascii: ",") }
        guard kind != .number || !number.unit.isEmpty || groups > 0 else { continue }
        let first = tokens(in: digits).lowerBound
        if first > 0 {
          // A word with a capital in front is a product or an index far more often than not: iPhone 5.5, VN-Index 1,300.5.
          let before = tokens[first - 1]
          if CheckWords.ownFormBefore.contains(word(first - 1)) { continue }
          if before.gap != .start, kind == .number, before.flags.contains(.capitalized),
            !before.flags.contains(.accented)
          {
            continue
          }
        }
        guard isVietnamese(sentence(at: digits.lowerBound)) else { continue }
        hits.append(CheckHit(range: digits, expected: NumberFormat.vietnamese(written)))
      }
    }
    return hits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// A sentence with an accent or a đ.
  func isVietnamese(_ sentence: Range<Int>) -> Bool {
    tokens(in: sentence).contains { tokens[$0].flags.contains(.accented) }
  }

  func faultyDocumentNumbers(rows: [[String: String]], _ context: CheckContext) -> [CheckHit] {
    var hits: [CheckHit] = []
    var index = 0
    while index < tokens.count {
      let chain = chain(from: index)
      defer { index = chain.upperBound }
      guard isNumber(index), chain.count >= 3, !tokens[index].flags.contains(.opaque) else { continue }
      let range = bytes(of: chain)
      let before = byte(range.lowerBound - 1)
      // `1/2/30/NĐ-CP`, `http://…`: not a number of its own.
      guard before != UInt8(ascii: "/"), before != UInt8(ascii: "-"), before != UInt8(ascii: ".") else { continue }
      if let found = DocumentNumber.fault(of: string(range)) {
        hits.append(CheckHit(range: range, expected: found.expected, values: ["fault": found.fault.rawValue]))
      } else if let row = supersededRow(string(range), rows, context) {
        hits.append(CheckHit(range: range, expected: row["successor"], values: row))
      }
    }
    return hits
  }

  /// Tokens joined by slashes and hyphens, or by nothing.
  private func chain(from start: Int) -> Range<Int> {
    var past = start + 1
    while past < tokens.count {
      let between = bytes[Int(tokens[past - 1].end)..<Int(tokens[past].start)]
      guard between.isEmpty || between.elementsEqual("/".utf8) || between.elementsEqual("-".utf8) else { break }
      past += 1
    }
    return start..<past
  }

  /// A row of known documents (`number`, `until`, `successor`) that is out of force on the day of the post.
  private func supersededRow(
    _ number: String, _ rows: [[String: String]], _ context: CheckContext
  ) -> [String: String]? {
    rows.first { row in
      guard row["number"] == number, let until = row["until"].flatMap({ Day(iso: $0) }) else { return false }
      return until < context.asOf
    }
  }
}
