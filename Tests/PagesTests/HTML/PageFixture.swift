import Documents
import Foundation
import Pages
import Testing

/// Pages of `Fixtures/Pages`, and what tests ask of every page.
enum PageFixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Pages")

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }.sorted()
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// The text of a part; nil where the document has none of the kind.
  static func text(_ document: Document, _ kind: PartKind) -> String? {
    document.parts.first { $0.kind == kind }.map { String(decoding: $0.text, as: UTF8.self) }
  }

  static func read(_ page: String, _ settings: PageSettings = PageSettings()) -> Document {
    PageReader(settings: settings).document(Array(page.utf8), path: "bai.html")
  }

  /// A page with a body that reads as a post.
  static func page(_ body: String, head: String = "") -> String {
    "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8>\(head)</head><body>\(body)</body></html>"
  }

  /// Each piece lies in the file, in order of the text; one as long as what it was made from is a copy of it, byte for byte.
  static func checkPieces(_ document: Document, _ name: String = "", location: SourceLocation = #_sourceLocation) {
    for part in document.parts {
      guard let map = part.map else { continue }
      #expect(map.pieces.first?.start == 0, "\(name) \(part.kind.name)", sourceLocation: location)
      for (number, piece) in map.pieces.enumerated() {
        let end = number + 1 < map.pieces.count ? map.pieces[number + 1].start : part.text.count
        guard piece.start < end, end <= part.text.count, piece.source.upperBound <= map.file.count else {
          Issue.record("\(name) \(part.kind.name): piece \(number) \(piece) ends at \(end)", sourceLocation: location)
          return
        }
        if piece.source.count == end - piece.start, map.file[piece.source] != part.text[piece.start..<end] {
          Issue.record(
            "\(name) \(part.kind.name): “\(String(decoding: part.text[piece.start..<end], as: UTF8.self))” is no copy",
            sourceLocation: location)
          return
        }
      }
    }
  }
}

/// F1 of tiếng between two texts, as sets with repetition.
func syllableF1(_ found: String, _ wanted: String) -> Double {
  func count(_ text: String) -> [String: Int] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.reduce(into: [:]) { $0[String($1), default: 0] += 1 }
  }
  let a = count(found)
  let b = count(wanted)
  let same = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
  let all = a.values.reduce(0, +) + b.values.reduce(0, +)
  return all == 0 ? 0 : Double(2 * same) / Double(all)
}
