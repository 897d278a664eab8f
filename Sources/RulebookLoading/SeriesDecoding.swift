internal import Documents
internal import Rulebooks
internal import Yams

/// Reads the posts of a test of a rule with `over: source`.
struct SeriesDecoding {
  let book: RulebookDecoder
  private var reader: YAMLReader { book.reader }

  init(book: RulebookDecoder) { self.book = book }

  /// A group of keys was meant, not a text that lost its quotes: `bad: Lưu ý: siêu rẻ`.
  static func isSeries(_ mapping: Node.Mapping) -> Bool {
    let names = FormatTable.series.names
    return mapping.contains { key, _ in
      guard let name = key.scalar?.string else { return false }
      return names.contains(name) || Nearest.of(name, in: names) != nil
    }
  }

  func series(_ node: Node, _ expectation: RuleTest.Expectation) -> TestSeries? {
    var series = TestSeries(posts: [])
    var daysNode: Node?
    let before = reader.errorCount
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: expectation.rawValue, en: expectation.rawValue), keys: FormatTable.series.names)
    {
      switch key {
      case "posts": series.posts = reader.items(value, key).compactMap(post)
      case "days":
        series.days = reader.texts(value, key).compactMap { reader.day($0.text, $0.node) }
        daysNode = value
      case "from": series.from = day(value, key)
      case "until": series.until = day(value, key)
      default: series.today = day(value, key)
      }
    }
    if node.mapping?["posts"] == nil {
      reader.report(
        .missingKey, node, vi: "Ví dụ này thiếu “posts”: các bài của một nguồn.",
        en: "This test has no “posts”: the posts of one source.", length: 1)
    }
    if let daysNode, expectation == .good || expectation == .todoGood {
      reader.report(
        .badTest, daysNode, vi: "Ví dụ good không có ngày nào bị báo nên không nhận “days”.",
        en: "A good test has no days to report, so it takes no “days”.", length: 1)
    }
    return reader.errorCount == before ? series : nil
  }

  private func post(_ node: Node) -> TestSeries.Post? {
    var text: String?
    var post = TestSeries.Post(day: nil, text: "")
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "posts", en: "posts"), keys: FormatTable.seriesPost.names)
    {
      switch key {
      case "date": post.day = day(value, key)
      case "text": text = reader.text(value, key)
      default: post.metadata = book.metadata(value)
      }
    }
    guard let text else {
      if node.mapping != nil, node.mapping?["text"] == nil {
        reader.report(
          .missingKey, node, vi: "Mỗi bài trong “posts” cần “text”.", en: "Each post of “posts” needs “text”.",
          length: 1)
      }
      return nil
    }
    post.text = text
    return post
  }

  private func day(_ node: Node, _ key: String) -> Day? { reader.text(node, key).flatMap { reader.day($0, node) } }

  /// - Parameter isOver: the rule is about many posts.
  static func reportMismatch(_ test: RuleTest, isOver: Bool, _ reader: YAMLReader) {
    reader.report(
      .badTest, line: test.mark.line, column: test.mark.column,
      vi: isOver
        ? "Quy tắc có over: source được thử bằng nhiều bài (posts), không bằng một câu."
        : "“posts” chỉ thử được quy tắc có over: source.",
      en: isOver
        ? "A rule with over: source is tested with posts, not with one text."
        : "“posts” tests only rules with over: source.",
      help: isOver
        ? Bilingual(
          vi: "viết \(test.expectation.rawValue): { posts: [ { date: 2026-11-24, text: … } ] }",
          en: "write \(test.expectation.rawValue): { posts: [ { date: 2026-11-24, text: … } ] }")
        : nil)
  }
}
