internal import Documents
internal import Yams

extension YAMLReader {
  /// Phrases of a rule or a list: what `texts` gives, with a warning where a word list was pasted as it stood in prose.
  func words(_ node: Node, _ what: String) -> [(text: String, node: Node)] {
    let items = texts(node, what)
    for item in items where item.node.scalar?.style == .plain {
      if node.sequence == nil, item.text.contains(", ") {
        report(
          .wordsWithoutBrackets, item.node, vi: "Đây là một cụm từ duy nhất, có dấu phẩy ở trong.",
          en: "This is one phrase with a comma in it.",
          help: AuthorLine(line(of: item.node)).help(replacing: item.text, with: "[\(item.text)]"))
      } else if let first = item.text.first, let last = item.text.last, "“‘«".contains(first), "”’»".contains(last) {
        report(
          .curlyQuotes, item.node, vi: "Nháy cong là một phần của cụm từ: chỉ khớp khi bài cũng có nháy.",
          en: "The curly quotes are part of the phrase: it matches only where the post has them.",
          help: AuthorLine(line(of: item.node))
            .help(replacing: item.text, with: AuthorLine.trimmed(String(item.text.dropFirst().dropLast()))))
      }
    }
    return items
  }
}
