public import Documents
internal import Rulebooks
internal import Yams

/// Why a rulebook cannot be formatted. It is left as it is.
public struct FormatRefusal: Error, Sendable {
  public var message: Bilingual
}

/// One way to write a rulebook: two blanks of indentation, keys in the order of docs/rulebooks.md, one blank line between
/// rules, double quotes for text and single ones for patterns. Comments stay with what they stand at. What the loader reads
/// is never changed.
public enum RulebookFormatter {
  /// - Returns: the text as it should be; formatting that again changes nothing.
  /// - Throws: `FormatRefusal` where the text is not a rulebook's YAML, or could not be written without changing what it says.
  public static func format(_ text: String) throws(FormatRefusal) -> String {
    var result = try formatOnce(text)
    // A comment that has come to stand under another entry may be read as that entry's: it then settles.
    for _ in 0..<4 {
      let next = try formatOnce(result)
      if next == result { return result }
      result = next
    }
    throw FormatRefusal(
      message: Bilingual(
        vi: "không có cách viết nào đứng yên; có ký tự xuống dòng lạ trong một câu? Tệp để nguyên",
        en: "no way of writing it settles; is there an odd line end inside a sentence? It is left as it is"))
  }

  private static func formatOnce(_ text: String) throws(FormatRefusal) -> String {
    let draft = RulebookDraft(text: text, file: "", readFile: { _ in [] })
    let root = try tree(draft)
    let source = SourceText(draft.text)
    guard !root.entries.isEmpty, source[root.mark] != "{" else {
      throw FormatRefusal(
        message: Bilingual(vi: "tệp không phải một bộ quy tắc", en: "the file is not a rulebook"))
    }
    try refuseWhatWouldBeLost(root, source)
    let comments = CommentScan(root, source).comments
    var writer = FormatWriter(source: source)
    let result = writer.write(root, CommentPlan(root, comments, source))
    // Nothing leaves that was not read back: the same tree, and every comment.
    let again = RulebookDraft(text: result, file: "", readFile: { _ in [] })
    guard let written = try? tree(again), written.says(root, .rulebook),
      CommentScan(written, SourceText(result)).comments.map(\.text).sorted() == comments.map(\.text).sorted()
    else {
      throw FormatRefusal(
        message: Bilingual(
          vi: "không viết lại được mà giữ nguyên nghĩa; tệp để nguyên",
          en: "it could not be written anew without changing what it says; it is left as it is"))
    }
    return result
  }

  private static func tree(_ draft: RulebookDraft) throws(FormatRefusal) -> SourceNode {
    let decoder = RulebookDecoder(draft)
    guard let node = decoder.compose() else {
      let first = decoder.reader.diagnostics.first
      let place = first.map { "\($0.line):\($0.column) " } ?? ""
      throw FormatRefusal(
        message: Bilingual(
          vi: "\(place)YAML hỏng: \(first?.message.vi ?? "")", en: "\(place)broken YAML: \(first?.message.en ?? "")"))
    }
    return SourceNode(node)
  }

  /// Tags and directives say something to YAML that a tree of texts does not hold; keys of rulebooks are texts.
  private static func refuseWhatWouldBeLost(_ root: SourceNode, _ source: SourceText) throws(FormatRefusal) {
    if let line = source.lines.firstIndex(where: { $0.first == "%" }), line < root.mark.line - 1 {
      throw FormatRefusal(
        message: Bilingual(
          vi: "dòng \(line + 1): bỏ chỉ thị % của YAML", en: "line \(line + 1): take the % directive out"))
    }
    if let node = root.first(where: { source[$0.mark] == "!" }) {
      throw FormatRefusal(
        message: Bilingual(
          vi: "dòng \(node.mark.line): bỏ thẻ ! của YAML", en: "line \(node.mark.line): take the YAML tag (!) out"))
    }
    if let node = root.first(where: { $0.entries.contains { $0.key.text == nil } }) {
      throw FormatRefusal(
        message: Bilingual(
          vi: "dòng \(node.mark.line): khóa phải là chữ", en: "line \(node.mark.line): a key must be text"))
    }
  }
}

extension SourceNode {
  /// The first node below, itself included, of which something holds; keys are asked too.
  fileprivate func first(where holds: (SourceNode) -> Bool) -> SourceNode? {
    if holds(self) { return self }
    for item in items { if let found = item.first(where: holds) { return found } }
    for entry in entries {
      if let found = entry.key.first(where: holds) ?? entry.value.first(where: holds) { return found }
    }
    return nil
  }

  /// The same to the loader: keys whose order means nothing may stand in another.
  fileprivate func says(_ other: SourceNode, _ place: KeyOrder.Place) -> Bool {
    switch (content, other.content) {
    case (.text(let a, let styleA), .text(let b, let styleB)):
      // A plain null is none in quotes.
      return Array(a.utf8) == Array(b.utf8) && (styleA == .plain) == (styleB == .plain) || a == b && !a.isNullWord
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.says($1, place.ofItems) }
    case (.mapping, .mapping(let b)):
      let mine = KeyOrder.sorted(entries, place)
      let others = KeyOrder.sorted(b, place)
      return mine.count == others.count
        && zip(mine, others).allSatisfy {
          $0.key.text == $1.key.text && $0.value.says($1.value, place.of($0.key.text ?? ""))
        }
    default: return false
    }
  }
}

extension String {
  fileprivate var isNullWord: Bool { ["", "~", "null", "Null", "NULL"].contains(self) }
}
