import ArgumentParser
import Documents
import Foundation
import Pages

/// `soat extract`
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "In bài nằm trong trang web đã lưu. / Print the post of a saved page.",
    discussion: """
      Cho thấy soat scan đọc gì trong một trang: tiêu đề, sa-pô, thân bài, chú thích; phần còn lại của trang và bình luận \
      của bạn đọc bị bỏ. Khi đoán sai, chỉ chỗ của bài bằng --select, rồi chép vào select: của sources.yaml.
      Shows what soat scan reads of a page: title, lead, body, captions; the rest of the page and readers' comments are \
      left out. Where the guess is wrong, tell where the post stands with --select, and copy that to select: in sources.yaml.

      Ví dụ / Examples:
        soat extract bai.html
        soat extract --select "main=div.noi-dung" --select "drop=.hop-tin" bai.html
        soat extract --json --content-type "text/html; charset=windows-1258" *.html

      Kết quả / Exit status: 0 đọc được hết, 2 gọi sai, 3 có trang chưa đọc hết. / 0 all was read, 2 usage, 3 not all was read.
      """)

  @Argument(help: ArgumentHelp("Trang; - là đầu vào chuẩn. / Pages; - is standard input.", valueName: "file"))
  var files: [String] = ["-"]

  @Option(
    help: ArgumentHelp(
      "Chỗ của một phần: main, title, lead, author, time, captions, drop; dùng được nhiều lần. / Where a part stands; repeatable.",
      valueName: "part=selector"))
  var select: [String] = []

  @Flag(help: "Một dòng JSON cho mỗi trang, kèm vị trí trong trang. / A line of JSON a page, with places in the page.")
  var json = false

  @Option(
    name: .customLong("content-type"),
    help: ArgumentHelp("Đầu Content-Type mà trang đến cùng. / The header the page came with.", valueName: "header"))
  var contentType: String?

  func run() throws {
    let reader = PageReader(settings: try settings())
    var isWhole = true
    for (number, file) in files.enumerated() {
      let reading = reader.read(try InputFile.bytes(file), path: file, contentType: contentType)
      if !reading.document.problems.isEmpty { isWhole = false }
      if json {
        try Console.write(Array(try ExtractedPage(file, reading).line().utf8) + [0x0A])
      } else {
        if number > 0 { try Console.write([0x0A]) }
        try show(file, reading)
      }
    }
    if !isWhole { throw ExitCode(3) }
  }

  private func settings() throws -> PageSettings {
    var settings = PageSettings()
    for text in select {
      guard let sign = text.firstIndex(of: "="), let key = PageSettings.Key(rawValue: String(text[..<sign])) else {
        let keys = PageSettings.Key.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          status: 2, vi: "--select nhận phần=bộ-chọn, phần là một trong: \(keys); không nhận “\(text)”.",
          en: "--select takes part=selector, the part being one of: \(keys); not “\(text)”.")
      }
      do {
        try settings.set(key, String(text[text.index(after: sign)...]))
      } catch {
        throw Failure(status: 2, vi: error.message.vi, en: error.message.en)
      }
    }
    return settings
  }

  private func show(_ file: String, _ reading: PageReading) throws {
    var text = files.count > 1 ? "== \(file)\n" : ""
    for part in reading.document.parts {
      text += "[\(part.kind.name)]\n" + String(decoding: part.text, as: UTF8.self) + "\n\n"
    }
    let seen = reading.document.notSeen
    var notes: [String] = []
    if !seen.isEmpty {
      notes.append(
        "Chưa xem: \(seen.images) ảnh, \(seen.videos) video, \(seen.attachments) tệp. / Not seen: images, videos, files."
      )
    }
    if reading.commentLetters > 0 {
      notes.append("Đã bỏ \(reading.commentLetters) chữ cái của bạn đọc. / Readers' letters left out.")
    }
    if reading.hiddenLetters > 0 {
      notes.append("Đã bỏ \(reading.hiddenLetters) chữ cái bị ẩn. / Hidden letters left out.")
    }
    try Console.write(Array((text + notes.map { $0 + "\n" }.joined()).utf8))
    for problem in reading.document.problems { Console.error("\(file): \(problem.message.vi) / \(problem.message.en)") }
  }
}

/// What one line of `soat extract --json` holds.
private struct ExtractedPage: Encodable {
  var file: String
  var encoding: String?
  var url: String?
  var published: String?
  var language: String?
  var tags: [String]?
  var parts: [Part]
  var links: [Link]
  var images: Int
  var videos: Int
  var hiddenLetters: Int
  var commentLetters: Int
  var problems: [Problem]

  struct Part: Encodable {
    var part: String
    var text: String
    /// Start in the text and bytes of the decoded page, `[start, from, to]`; `from` is `to` where it stands nowhere.
    var map: [[Int]]?
  }

  struct Link: Encodable {
    var bytes: [Int]
    var target: String
  }

  struct Problem: Encodable {
    var code: String
    var vi: String
    var en: String
  }

  enum CodingKeys: String, CodingKey {
    case file, encoding, url, language, tags, parts, links, images, videos, problems
    case published = "published-at"
    case hiddenLetters = "hidden-letters"
    case commentLetters = "comment-letters"
  }

  init(_ file: String, _ reading: PageReading) {
    let document = reading.document
    self.file = file
    encoding = document.encoding
    if case .text(let address)? = document.metadata[.url] { url = address }
    if case .text(let name)? = document.metadata[.language] { language = name }
    if case .list(let words)? = document.metadata[.tags] { tags = words }
    if case .instant(let instant)? = document.metadata[.publishedAt] {
      published = instant.day.iso + (instant.minute.map { String(format: "T%02d:%02d+07:00", $0 / 60, $0 % 60) } ?? "")
    }
    parts = document.parts.map { part in
      Part(
        part: part.kind.name, text: String(decoding: part.text, as: UTF8.self),
        map: part.map?.pieces.map { [$0.start, $0.source.lowerBound, $0.source.upperBound] })
    }
    links = reading.links.map { Link(bytes: [$0.range.lowerBound, $0.range.upperBound], target: $0.target) }
    images = document.notSeen.images
    videos = document.notSeen.videos
    hiddenLetters = reading.hiddenLetters
    commentLetters = reading.commentLetters
    problems = document.problems.map { Problem(code: $0.code, vi: $0.message.vi, en: $0.message.en) }
  }

  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
