internal import Documents
internal import Rulebooks
internal import Yams

extension RuleDecoder {
  func tests(_ node: Node) -> [RuleTest] { reader.items(node, "tests").compactMap(test) }

  private func test(_ node: Node) -> RuleTest? {
    var examples: [(expectation: RuleTest.Expectation, node: Node)] = []
    var metadata = Metadata()
    let before = reader.errorCount
    for (key, _, value) in reader.mapping(node, what: Bilingual(vi: "tests", en: "tests"), keys: FormatTable.test.names)
    {
      if key == "with" {
        metadata = book.metadata(value)
      } else if let expectation = RuleTest.Expectation(rawValue: key) {
        examples.append((expectation, value))
      }
    }
    guard examples.count == 1 else {
      if reader.errorCount == before {
        reader.report(
          .badTest, node, vi: "Mỗi ví dụ có đúng một câu: bad, good, todo-bad hoặc todo-good.",
          en: "Each test has exactly one text: bad, good, todo-bad or todo-good.", length: 1)
      }
      return nil
    }
    let (expectation, place) = examples[0]
    let mark = SourceMark(line: place.mark?.line ?? 1, column: place.mark?.column ?? 1)
    if let mapping = place.mapping, SeriesDecoding.isSeries(mapping) {
      return SeriesDecoding(book: book).series(place, expectation).map { series in
        RuleTest(expectation: expectation, text: series.summary, metadata: metadata, series: series, at: mark)
      }
    }
    guard let text = reader.text(place, expectation.rawValue) else { return nil }
    guard let (plain, spans) = MarkedText.parse(text) else {
      reader.report(
        .badTest, place, vi: "Dấu [[ ]] trong ví dụ này không khớp nhau hoặc không bao chữ nào.",
        en: "The [[ ]] marks of this test do not match, or hold nothing.")
      return nil
    }
    if !spans.isEmpty, expectation == .good || expectation == .todoGood {
      reader.report(
        .badTest, place, vi: "Câu good không có lỗi nào nên không dùng dấu [[ ]].",
        en: "A good text has no findings, so it takes no [[ ]] marks.")
    }
    return RuleTest(expectation: expectation, text: plain, spans: spans, metadata: metadata, at: mark)
  }

  /// A rule about many posts is tested with posts, a rule about one with a text.
  func checkTests(_ rule: Rule) {
    for test in rule.tests where (test.series != nil) != (rule.over != nil) {
      SeriesDecoding.reportMismatch(test, isOver: rule.over != nil, reader)
    }
  }
}

/// Text with `[[…]]` around the spans that must be reported.
enum MarkedText {
  /// The text without marks and the spans in UTF-8 bytes; nil where the marks do not match or hold nothing.
  static func parse(_ text: String) -> (String, [Range<Int>])? {
    var plain: [UInt8] = []
    var spans: [Range<Int>] = []
    var open: Int?
    let bytes = Array(text.utf8)
    var i = 0
    while i < bytes.count {
      let isPair = i + 1 < bytes.count && bytes[i] == bytes[i + 1]
      if isPair, bytes[i] == UInt8(ascii: "[") {
        if open != nil { return nil }
        open = plain.count
        i += 2
      } else if isPair, bytes[i] == UInt8(ascii: "]") {
        guard let start = open, start < plain.count else { return nil }
        spans.append(start..<plain.count)
        open = nil
        i += 2
      } else {
        plain.append(bytes[i])
        i += 1
      }
    }
    return open == nil ? (String(decoding: plain, as: UTF8.self), spans) : nil
  }
}
