internal import Documents
internal import Rulebooks
internal import Yams

extension RuleDecoder {
  func tests(_ node: Node) -> [RuleTest] { reader.items(node, "tests").compactMap(test) }

  private func test(_ node: Node) -> RuleTest? {
    var examples: [(expectation: RuleTest.Expectation, text: String, node: Node)] = []
    var metadata = Metadata()
    let before = reader.errorCount
    for (key, _, value) in reader.mapping(node, what: Bilingual(vi: "tests", en: "tests"), keys: FormatTable.test.names)
    {
      if key == "with" {
        metadata = book.metadata(value)
      } else if let expectation = RuleTest.Expectation(rawValue: key), let text = reader.text(value, key) {
        examples.append((expectation, text, value))
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
    let (expectation, text, place) = examples[0]
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
    return RuleTest(
      expectation: expectation, text: plain, spans: spans, metadata: metadata,
      at: SourceMark(line: place.mark?.line ?? 1, column: place.mark?.column ?? 1))
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
