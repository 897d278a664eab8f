internal import VietnameseText

/// Words of a quotation that stand against other words of its source. Either range may be empty, never both.
struct WordEdit: Equatable {
  /// Places in the quotation.
  var quoted: Range<Int>
  /// Places in the source.
  var original: Range<Int>
}

/// The words of a source, to find a quotation in.
struct SourceWords {
  /// Where each word stands in its text.
  let tokens: [Int]
  let keys: [SyllableKey]

  /// Cells of one comparison. One is a word of the quotation against a word of the source.
  static let cellLimit = 2_000_000

  struct Alignment: Equatable {
    /// Words put in, left out or exchanged.
    var distance: Int
    /// Places in the source, from the first word to the last.
    var passage: Range<Int>
    var edits: [WordEdit]
  }

  /// The passage that takes the fewest changes, the first of several; nil for no words at all.
  ///
  /// Sellers' variant of the edit distance: the passage may begin and end anywhere, and at a cut of the quotation any number
  /// of words of the source may be left out. O(words of the quotation × words looked at); long sources are looked at only
  /// around the place that shares most pairs of words with the quotation.
  /// - Parameter cuts: places in the quotation before which words were left out.
  func closest(to quote: [SyllableKey], cuts: Set<Int>) -> Alignment? {
    if quote.isEmpty || keys.isEmpty { return nil }
    let window = window(for: quote)
    let columns = window.count
    // 0: both words are taken, 1: a word of the quotation alone, 2: a word of the source alone, 3: the same, for nothing.
    var steps = [UInt8](repeating: 0, count: (quote.count + 1) * (columns + 1))
    var row = [Int](repeating: 0, count: columns + 1)
    for i in 1...quote.count {
      var diagonal = row[0]
      row[0] = i
      steps[i * (columns + 1)] = 1
      let isFree = cuts.contains(i)
      for j in 1...columns {
        let exchanged = diagonal + (quote[i - 1] == keys[window.lowerBound + j - 1] ? 0 : 1)
        let added = row[j] + 1
        let leftOut = row[j - 1] + (isFree ? 0 : 1)
        diagonal = row[j]
        var best = exchanged
        var step: UInt8 = 0
        if leftOut < best { (best, step) = (leftOut, isFree ? 3 : 2) }
        if added < best { (best, step) = (added, 1) }
        row[j] = best
        steps[i * (columns + 1) + j] = step
      }
    }
    guard let distance = row.min(), var end = row.firstIndex(of: distance) else { return nil }
    // Another word at the end is exchanged, not added, where that costs the same.
    while end < columns, row[end + 1] == distance, steps[quote.count * (columns + 1) + end + 1] == 0 { end += 1 }
    return trace(steps, from: (quote.count, end), quote, window, distance)
  }

  private func trace(
    _ steps: [UInt8], from last: (row: Int, column: Int), _ quote: [SyllableKey], _ window: Range<Int>, _ distance: Int
  ) -> Alignment {
    var (i, j) = last
    var edits: [WordEdit] = []
    func note(_ quoted: Range<Int>, _ original: Range<Int>) {
      if let next = edits.last, next.quoted.lowerBound == quoted.upperBound,
        next.original.lowerBound == original.upperBound
      {
        edits[edits.count - 1] = WordEdit(
          quoted: quoted.lowerBound..<next.quoted.upperBound, original: original.lowerBound..<next.original.upperBound)
      } else {
        edits.append(WordEdit(quoted: quoted, original: original))
      }
    }
    while i > 0 {
      let at = window.lowerBound + j
      switch steps[i * (window.count + 1) + j] {
      case 0:
        if quote[i - 1] != keys[at - 1] { note(i - 1..<i, at - 1..<at) }
        (i, j) = (i - 1, j - 1)
      case 1:
        note(i - 1..<i, at..<at)
        i -= 1
      case 2:
        note(i..<i, at - 1..<at)
        j -= 1
      default: j -= 1
      }
    }
    return Alignment(
      distance: distance, passage: window.lowerBound + j..<window.lowerBound + last.column, edits: edits.reversed())
  }

  /// All of a short source; of a long one the stretch around the diagonal with most pairs of words in common.
  private func window(for quote: [SyllableKey]) -> Range<Int> {
    guard quote.count * keys.count > SourceWords.cellLimit, quote.count > 1 else { return 0..<keys.count }
    var places: [Pair: [Int]] = [:]
    for i in 1..<quote.count { places[Pair(quote[i - 1], quote[i]), default: []].append(i) }
    let width = max(8, quote.count / 2)
    var shared: [Int: Int] = [:]
    for j in 1..<keys.count {
      for i in places[Pair(keys[j - 1], keys[j])] ?? [] { shared[(j - i + quote.count) / width, default: 0] += 1 }
    }
    let best = shared.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    let start = best * width - quote.count
    return max(0, start - width)..<min(keys.count, start + 3 * quote.count + width)
  }

  private struct Pair: Hashable {
    let first, second: SyllableKey
    init(_ first: SyllableKey, _ second: SyllableKey) {
      self.first = first
      self.second = second
    }
  }
}
