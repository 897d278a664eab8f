import Documents
import Foundation

@testable import Pages

/// A folder of a test's own, gone when the test is.
final class ArchiveFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "soat-archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }

  static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  /// A file of `Fixtures/`.
  static func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Fixtures/" + name
  }
}

/// Makes text of markup for tests: tags out, references read, blanks joined.
struct StrippedMarkup: PageText {
  func document(_ bytes: [UInt8], path: String, url: String?, contentType: String?) -> Document {
    let text = String(decoding: bytes, as: UTF8.self).replacing(/<head>.*?<\/head>/, with: "").replacing(
      /<[^>]*>/, with: " ")
    var document = Document(path: path, parts: [DocumentPart(kind: .body, text: Array(InlineText.plain(text).utf8))])
    document.notSeen.images =
      String(decoding: bytes, as: UTF8.self).split(separator: "<img ", omittingEmptySubsequences: false).count - 1
    return document
  }
}

extension Document {
  func text(_ kind: PartKind) -> String? {
    parts.first { $0.kind == kind }.map { String(decoding: $0.text, as: UTF8.self) }
  }
  var codes: [String] { problems.map(\.code) }
}
