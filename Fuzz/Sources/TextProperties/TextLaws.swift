internal import CFuzz
internal import VietnameseText

/// What must hold for every text, whatever its bytes.
///
/// Analyzers live through all runs, so that their memo is as full as that of a long check.
public final class TextLaws {
  private let old = TextAnalyzer(toneStyle: .old)
  private let new = TextAnalyzer(toneStyle: .new)
  /// Reads text after text in the old style.
  private let reader: TextAnalysis

  public init() { reader = TextAnalysis([], analyzer: old) }

  /// Ill-formed UTF-8 is read as U+FFFD, as Intake does. Names the laws that do not hold.
  public func failures(of input: [UInt8]) -> [String] {
    let bytes = Array(String(decoding: input, as: UTF8.self).utf8)
    let style: ToneStyle = input.count & 3 == 3 ? .new : .old
    let analyzer = style == .old ? old : new
    let analysis = TextAnalysis(bytes, analyzer: analyzer)
    var failures: [String] = []
    func check(_ law: String, _ holds: Bool) { if !holds { failures.append(law) } }

    for kind in ViewKind.allCases {
      let view = analysis.view(kind)
      check("\(kind) is valid UTF-8", String(validating: view.bytes, as: UTF8.self) != nil)
      check("\(kind) tiles the text as given", PlaceLaws.tiles(view, of: bytes))
      check("\(kind) has rising places", PlaceLaws.rise(analysis, kind, in: bytes))
      check(
        "\(kind) keeps its lines",
        LineBreaks.all(in: view.bytes) == LineBreaks.all(in: analysis.source.bytes))
    }

    let canonical = analysis.canonical.bytes
    let again = TextAnalysis(canonical, analyzer: analyzer)
    // What a legacy charset left may lie in layers, or show only when the words beside it are repaired.
    let hasCharsets = [analysis, again].contains { $0.repairs.contains { $0.kind == .charset } }
    // Taking out what cannot be seen may make a hashtag of `#\u{AD}à`, and with it another link of what is glued to it, as in
    // `#\u{AD}à@http://x`. Then the second reading may repair what was a link to the first, and that alone.
    check(
      "canonical is idempotent",
      again.canonical.bytes == canonical || again.opaqueRanges != analysis.opaqueRanges || hasCharsets)
    check("canonical is NFC", again.source.bytes == canonical || hasCharsets)
    check(
      "source is idempotent",
      TextAnalysis(analysis.source.bytes, analyzer: analyzer).source.map.isIdentity || hasCharsets)
    check("canonical keeps ASCII", !bytes.allSatisfy { $0 < 0x80 } || canonical == bytes || hasCharsets)
    check("links stay untouched", PlaceLaws.opaqueRangesAreUntouched(analysis))
    check("tokens lie in order", TokenLaws.lieInOrder(analysis))
    check("sentences and segments lie in the text", TokenLaws.partsLieInText(analysis))
    if let decomposed = decomposition(of: bytes) {
      check(
        "equivalent texts give the same bytes",
        TextAnalysis(decomposed, analyzer: analyzer).canonical.bytes == canonical)
    }
    // A fresh memo costs more than all the rest.
    if input.reduce(0, { $0 &* 31 &+ Int($1) }) & 63 == 0 {
      let cold = TextAnalysis(bytes, analyzer: TextAnalyzer(toneStyle: style))
      check("the memo changes nothing", TextLaws.areSame(cold, analysis))
    }
    if style == .old {
      reader.read(bytes)
      check("the text before changes nothing", TextLaws.areSame(reader, analysis))
    }
    return failures
  }

  private static func areSame(_ one: TextAnalysis, _ other: TextAnalysis) -> Bool {
    one.canonical.bytes == other.canonical.bytes && one.repairs == other.repairs
      && one.folded.bytes == other.folded.bytes && one.folded.map == other.folded.map
      && one.disguises == other.disguises && TokenLaws.areSame(one.tokens, other.tokens)
  }

  /// The text, its canonical view, and the canonical view of that, for the reader of a failure.
  public func account(of input: [UInt8]) -> String {
    let text = String(decoding: input, as: UTF8.self)
    let analyzer = TextAnalyzer(toneStyle: input.count & 3 == 3 ? .new : .old)
    let once = TextAnalysis(Array(text.utf8), analyzer: analyzer).canonical.bytes
    let twice = TextAnalysis(once, analyzer: analyzer).canonical.bytes
    return [text, String(decoding: once, as: UTF8.self), String(decoding: twice, as: UTF8.self)].map { text in
      "  \(text.debugDescription) \(text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))"
    }.joined(separator: "\n")
  }

  private func decomposition(of bytes: [UInt8]) -> [UInt8]? {
    var out = [UInt8](repeating: 0, count: bytes.count * 6 + 64)
    let count = cfuzz_nfd(bytes, bytes.count, &out, out.count)
    return count < 0 ? nil : Array(out.prefix(Int(count)))
  }
}
