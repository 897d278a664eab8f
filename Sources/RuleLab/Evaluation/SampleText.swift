internal import Documents
internal import Judging

/// Short pieces of posts for lists: one line each.
enum SampleText {
  /// The finding's words between « » with some of what stands around them; the beginning of the post for a finding about
  /// the whole. Personal data stays masked, and nothing is shown around it.
  static func around(_ finding: Finding, in document: Document) -> String {
    if finding.masked != nil { return "«\(finding.shownText)»" }
    guard let range = finding.range?.bytesInPart,
      let part = document.parts.first(where: { $0.kind == finding.part }), range.upperBound <= part.text.count
    else { return finding.text.isEmpty ? start(of: document) : "«\(oneLine(finding.text))»" }
    let before = String(decoding: part.text[..<range.lowerBound], as: UTF8.self)
    let after = String(decoding: part.text[range.upperBound...], as: UTF8.self)
    let head = before.count > reach ? "…" + before.suffix(reach) : before
    let tail = after.count > reach ? after.prefix(reach) + "…" : after
    return oneLine("\(head)«\(shortened(finding.text))»\(tail)")
  }

  static func start(of document: Document) -> String {
    let body = document.parts.first { $0.kind == .body }?.text ?? []
    let text = oneLine(String(decoding: body.prefix(400), as: UTF8.self))
    return text.count > 2 * reach ? text.prefix(2 * reach) + "…" : text
  }

  /// Graphemes on each side.
  private static let reach = 32

  private static func shortened(_ text: String) -> String {
    text.count <= 3 * reach ? text : "\(text.prefix(2 * reach)) … \(text.suffix(reach))"
  }

  private static func oneLine(_ text: some StringProtocol) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
