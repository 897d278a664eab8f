internal import Documents
internal import Rulebooks

/// A rule's contexts in words: `liền sau là “tư”, “tiên”`.
struct ContextText {
  let language: Language
  /// Words of a list that are shown.
  var shown = 12

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// What must hold for one item of `except` or `unless`, or for the rule itself.
  func render(_ contexts: [Context]) -> String {
    contexts.map(render).joined(separator: say(", và ", ", and "))
  }

  func parts(_ parts: Set<PartSelector>) -> String {
    PartSelector.allCases.filter(parts.contains).map(name).joined(separator: say(" hoặc ", " or "))
  }

  func quoted(_ quoted: Bool) -> String {
    quoted
      ? say("đứng trong ngoặc kép", "it stands in quotation marks")
      : say("đứng ngoài ngoặc kép", "it stands outside quotation marks")
  }

  private func render(_ context: Context) -> String {
    switch context.test {
    case .found(let place, let expression):
      render(place) + " " + RuleKindText(language: language, shown: shown).render(expression)
    case .inPart(let selectors): say("ở ", "it is in the ") + parts(selectors)
    case .quoted(let isQuoted): quoted(isQuoted)
    }
  }

  private func render(_ place: Context.Place) -> String {
    switch place {
    case .near(let n): say("trong khoảng \(n) tiếng có", "within \(n) tiếng there is")
    case .before(let n): say("trong \(n) tiếng sau đó có", "in the \(n) tiếng after it there is")
    case .after(let n): say("trong \(n) tiếng trước đó có", "in the \(n) tiếng before it there is")
    case .precededBy: say("liền trước là", "right before it stands")
    case .followedBy: say("liền sau là", "right after it stands")
    case .sameSentence: say("cùng câu có", "its sentence has")
    case .nextSentence: say("câu sau có", "the next sentence has")
    case .sameParagraph: say("cùng đoạn có", "its paragraph has")
    case .document: say("cả bài có", "the post has")
    }
  }

  private func name(_ part: PartSelector) -> String {
    switch part {
    case .title: say("tiêu đề", "title")
    case .lead: say("sa-pô", "lead")
    case .body: say("thân bài", "body")
    case .caption: say("chú thích", "caption")
    case .firstParagraph: say("đoạn đầu", "first paragraph")
    case .lastParagraph: say("đoạn cuối", "last paragraph")
    }
  }
}
