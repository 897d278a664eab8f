public import Documents
internal import Matching
internal import Reporting
public import Rulebooks

/// What `soat explain --index RULE` shows: what a text must hold for the rule to be asked at all.
public enum AnchorText {
  /// - Returns: lines of at most `width` columns, each ended by a line feed.
  public static func render(rule: Rule, language: Language, width: Int = 80) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let compiled = CompiledRulebook([rule])
    var canvas = Canvas(colour: false, width: width)
    canvas.line([Span(rule.id)])
    if let failure = compiled.failures.first {
      canvas.wrapped([Span(say("Không chạy được: ", "Cannot run: ") + failure.message)], rest: 0)
      return String(decoding: canvas.bytes, as: UTF8.self)
    }
    switch compiled.anchors(of: 0) {
    case .always:
      canvas.wrapped(
        [
          Span(
            say(
              "Không có neo: quy tắc này chạy trên mọi bài. Đo giá của nó bằng soat profile.",
              "No anchor: this rule runs on every post. soat profile tells its price."))
        ], rest: 0)
    case .seen(let words, let signs):
      let named = signs.map { name($0, say) }
      if words.isEmpty {
        canvas.wrapped(
          [Span(say("Chỉ chạy khi bài có ", "Runs only where a post has ") + named.joined(separator: ", ") + ".")],
          rest: 0)
      } else {
        let or = named.map { $0 + say(" hoặc ", " or ") }.joined()
        canvas.wrapped(
          [
            Span(
              say(
                "Chỉ chạy khi bài có \(or)một trong các neo sau:",
                "Runs only where a post has \(or)one of these anchors:"))
          ], rest: 0)
        write(words, to: &canvas, say)
      }
    case .unlessSeen(let words):
      canvas.wrapped(
        [
          Span(
            words.isEmpty
              ? say(
                "Báo điều còn thiếu nên chạy trên mọi bài.", "Reports what is missing, so it runs on every post.")
              : say(
                "Báo điều còn thiếu; bỏ qua bài có một trong các neo sau:",
                "Reports what is missing; passes over a post that holds one of these anchors:"))
        ], rest: 0)
      write(words, to: &canvas, say)
    }
    return String(decoding: canvas.bytes, as: UTF8.self)
  }

  /// One line for the whole story of a rule; nil where it cannot run.
  static func summary(rule: Rule, language: Language) -> String? {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let compiled = CompiledRulebook([rule])
    guard compiled.failures.isEmpty else { return nil }
    func list(_ words: [RuleAnchors.Word]) -> String {
      let shown = words.prefix(8).map { "“\($0.text)”" }.joined(separator: ", ")
      return words.count > 8 ? shown + say(" và \(words.count - 8) neo nữa", " and \(words.count - 8) more") : shown
    }
    switch compiled.anchors(of: 0) {
    case .always: return say("không có, chạy trên mọi bài", "none, runs on every post")
    case .seen(let words, let signs):
      let named =
        signs.isEmpty ? "" : say("bài có ", "a post with ") + signs.map { name($0, say) }.joined(separator: ", ")
      return [named, list(words)].filter { !$0.isEmpty }.joined(separator: say(" hoặc ", " or "))
    case .unlessSeen(let words):
      return words.isEmpty
        ? say("không có, chạy trên mọi bài", "none, runs on every post")
        : say("bỏ qua bài có ", "passes over a post with ") + list(words)
    }
  }

  private static func write(_ words: [RuleAnchors.Word], to canvas: inout Canvas, _ say: (String, String) -> String) {
    for word in words {
      let rarity = Int((1 / rarityOf(word.bits)).rounded())
      let accents = word.isAnyAccent ? say(" (dấu nào cũng được)", " (whatever its accents)") : ""
      canvas.wrapped(
        [Span("  \(word.text)\(accents): " + say("khoảng 1 trong \(rarity) tiếng", "about 1 in \(rarity) syllables"))],
        rest: 4)
    }
  }

  /// Two to the minus bits.
  private static func rarityOf(_ bits: Double) -> Double {
    var value = 1.0
    var left = bits
    while left >= 1 {
      value /= 2
      left -= 1
    }
    // Between two powers a straight line is near enough for a person.
    return value * (1 - left / 2)
  }

  private static func name(_ sign: RuleAnchors.Sign, _ say: (String, String) -> String) -> String {
    switch sign {
    case .digit: say("chữ số", "a digit")
    case .manyDigits: say("từ tám chữ số liền nhau", "eight digits or more without a letter among them")
    case .link: say("liên kết, hashtag, @tên hoặc địa chỉ thư", "a link, hashtag, mention or e-mail address")
    case .repair: say("chỗ phải sửa cách gõ", "something mended in its typing")
    case .disguise: say("chữ biến dạng", "a disguised word")
    case .word: say("chữ", "words")
    case .percent: say("dấu %", "a percent sign")
    case .oddWord: say("chữ có dấu mà không phải tiếng Việt", "a word with Vietnamese marks that is no syllable")
    }
  }
}
