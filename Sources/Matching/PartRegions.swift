internal import Documents
internal import Rulebooks
internal import VietnameseText

/// Where a part named by a rule lies.
enum PartRegions {
  static func regions(_ part: PartSelector, _ text: MatchText, _ kind: PartKind) -> [Region] {
    switch (part, kind) {
    case (.title, .title), (.lead, .lead), (.body, .body), (.caption, .caption): return [text.region]
    case (.firstParagraph, .body): return paragraph(text) { $0.first }
    case (.lastParagraph, .body): return paragraph(text) { $0.last }
    default: return []
    }
  }

  /// The first or last paragraph with a word in it.
  private static func paragraph(_ text: MatchText, pick: ([Paragraph]) -> Paragraph?) -> [Region] {
    let withWords = text.analysis.paragraphs.filter { !$0.tokens.isEmpty }
    return pick(withWords).map { [Region(bytes: $0.range, tokens: $0.tokens)] } ?? []
  }
}
