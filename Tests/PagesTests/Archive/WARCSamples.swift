import Documents
import Intake

@testable import Pages

/// WARC files of tests, record by record.
enum WARCSamples {
  static func answer(_ body: String, status: String = "200 OK", header: [String] = []) -> [UInt8] {
    let fields = (["Content-Type: text/html; charset=utf-8"] + header).joined(separator: "\r\n")
    return Array("HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n\(body)".utf8)
  }

  static func record(
    _ block: [UInt8], url: String = "https://bao.example/tin", type: String = "response", length: Int? = nil,
    version: String = "1.1", header: [String] = []
  ) -> [UInt8] {
    var lines = [
      "WARC/\(version)", "WARC-Type: \(type)", "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
      "WARC-Date: 2026-11-21T01:30:00Z", "WARC-Target-URI: \(url)", "Content-Type: application/http; msgtype=response",
    ]
    lines += header + ["Content-Length: \(length ?? block.count)", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
  }

  static func page(_ text: String, url: String = "https://bao.example/tin") -> [UInt8] {
    record(answer("<p>\(text)</p>"), url: url)
  }

  static func entries(_ bytes: [UInt8], limit: Int = WARCReader.recordLimit) throws -> [ArchiveEntry] {
    var reader = WARCReader(try ArchiveBytes(ByteSource(bytes: bytes, path: "a.warc")), limit: limit)
    var entries: [ArchiveEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  /// One line for each entry, to compare.
  static func told(_ bytes: [UInt8], limit: Int = WARCReader.recordLimit) throws -> [String] {
    try entries(bytes, limit: limit).map { entry in
      switch entry {
      case .page(let page):
        "page \(page.url.split(separator: "/").last ?? "") \(InlineText.plain(String(decoding: page.bytes, as: UTF8.self)))"
          + (page.problem.map { " [\($0.code)]" } ?? "")
      case .skipped(_, _, let reason): "skipped \(reason)"
      case .failed(_, _, let problem): "failed \(problem.code)"
      }
    }
  }
}
