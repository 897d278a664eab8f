import Foundation
import Judging
import Rulebooks

/// A baseline as a file: fingerprints by document, one a line, in a fixed order, so that a change of it reads well.
enum BaselineFile {
  private struct Content: Codable {
    var schema: Int
    var kind: String
    var documents: [String: [String]]
  }

  /// - Throws: `Failure` with status 2 where it is not there or is no baseline.
  static func read(_ path: String) throws -> Baseline {
    let bytes = try InputFile.bytes(path)
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)), content.schema == 1,
      content.kind == "baseline"
    else {
      throw Failure(
        status: 2, vi: "\(path) không phải tệp lỗi tồn cũ; tạo bằng soat check --write-baseline TỆP.",
        en: "\(path) is no baseline; make one with soat check --write-baseline FILE.")
    }
    return Baseline(content.documents.mapValues { Set($0) })
  }

  static func write(_ accepted: [String: Set<String>], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let content = Content(schema: 1, kind: "baseline", documents: accepted.mapValues { $0.sorted() })
    let file = try PartialFile(path)
    try file.write([UInt8](try encoder.encode(content)) + [UInt8(ascii: "\n")])
    try file.finish()
  }
}

/// The findings of an earlier `soat check --format json` or `ndjson`.
enum EarlierReport {
  private struct Entry: Codable {
    struct Document: Codable {
      var id: String?
      var path: String?
    }
    var schema: Int
    var document: Document
    var findings: [PastFinding]
  }

  /// - Throws: `Failure` with status 2 where it is not there or is no such report.
  static func read(_ path: String) throws -> EarlierFindings {
    let bytes = try InputFile.bytes(path)
    var documents: [String: [[PastFinding]]] = [:]
    for entry in try entries(bytes, path) {
      documents[Baseline.key(id: entry.document.id, path: entry.document.path), default: []].append(entry.findings)
    }
    return EarlierFindings(documents)
  }

  private static func entries(_ bytes: [UInt8], _ path: String) throws -> [Entry] {
    let decoder = JSONDecoder()
    if let list = try? decoder.decode([Entry].self, from: Data(bytes)) { return list }
    if let one = try? decoder.decode(Entry.self, from: Data(bytes)) { return [one] }
    var list: [Entry] = []
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let entry = try? decoder.decode(Entry.self, from: Data(line)), entry.schema == 1 else {
        throw Failure(
          status: 2,
          vi: "\(path), dòng \(number + 1): không phải kết quả của soat check --format json hoặc ndjson.",
          en: "\(path), line \(number + 1): no report of soat check --format json or ndjson.")
      }
      list.append(entry)
    }
    return list
  }
}
