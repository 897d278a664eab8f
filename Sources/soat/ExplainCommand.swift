import ArgumentParser
import Documents
import Foundation
import Intake
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Kể rõ một quy tắc: căn cứ, điều kiện, cách sửa, ví dụ. / The whole story of one rule.",
    discussion: """
      Thêm --post thì kể quy tắc đã thấy gì trong một bài, và điều gì quyết định ở từng chỗ: điều kiện, ngữ cảnh, ngoại lệ.
      With --post: what the rule saw in a post, and what decided at each place.

      Ví dụ / Examples:
        soat explain quang-cao/so-sanh-nhat
        soat explain --lang en so-lieu/thu-khong-khop-ngay
        soat explain --index quang-cao/so-sanh-nhat
        soat explain --pages docs/rules
        echo "Ưu đãi cho khách hàng đầu tiên" | soat explain quang-cao/so-sanh-nhat --post - --set ad=true

      Kết quả / Exit status: 0 xong, 2 không có quy tắc hoặc không đọc được bài.
      """)

  @Argument(help: "Mã quy tắc: bộ/quy-tắc. / Rule id: book/rule.")
  var rule: String?

  @Option(
    help: ArgumentHelp(
      "Ghi mỗi bộ quy tắc thành một trang Markdown vào thư mục này. / Write a Markdown page for each rulebook.",
      valueName: "folder"))
  var pages: String?

  @Flag(help: "Chỉ mục thấy gì thì hỏi đến quy tắc. / What the index must see for the rule to be asked.")
  var index = false

  @Option(
    help: ArgumentHelp(
      "Kể quy tắc thấy gì trong bài này; - là đầu vào chuẩn. / Trace the rule on this post.", valueName: "file"))
  var post: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Thông tin của bài, ví dụ ad=true. / Metadata of the post.", valueName: "key=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("Ngày soát, dạng 2026-11-20; mặc định hôm nay. / Day of the run.", valueName: "day"))
  var today: String?

  @OptionGroup var ruleOptions: RuleOptions

  func validate() throws {
    if (rule == nil) == (pages == nil) {
      throw ValidationError(
        "Cần mã một quy tắc, hoặc --pages cùng một thư mục. / Give the id of a rule, or --pages with a folder.")
    }
    if index, post != nil {
      throw ValidationError("--index và --post không đi cùng nhau. / --index and --post do not go together.")
    }
    if post == nil, !set.isEmpty || today != nil {
      throw ValidationError("--set và --today đi với --post. / --set and --today go with --post.")
    }
  }

  func run() throws {
    let books = try ruleOptions.load(policy: Policy()).rulebooks
    if let pages { return try write(books, to: pages) }
    guard let rule else { return }
    for book in books {
      if var found = book.rules.first(where: { $0.id == rule }) {
        let files = TestFileLoader(books)
          .load(beside: try ruleOptions.paths()).files
        found.tests += files.flatMap { $0.entries.filter { $0.rule == rule }.flatMap(\.tests) }
        if index {
          return try Console.write(Array(AnchorText.render(rule: found, language: ruleOptions.lang.value).utf8))
        }
        if let post { return try trace(found, of: book, on: post) }
        try Console.write(
          Array(
            RuleExplanation.render(
              rule: found, rulebook: book, language: ruleOptions.lang.value, rates: try alarmRates()
            ).utf8))
        return
      }
    }
    let ids = books.flatMap { $0.rules.map(\.id) }
    let near = ids.filter { id in id.contains(rule) || rule.contains(id.drop { $0 != "/" }.dropFirst()) }.prefix(5)
    let hint = near.isEmpty ? "" : " → " + near.joined(separator: ", ")
    throw Failure(status: 2, vi: "Không có quy tắc “\(rule)”\(hint).", en: "There is no rule “\(rule)”\(hint).")
  }

  /// Of the file that stands beside the rulebooks; nil where there is none.
  private func alarmRates() throws -> AlarmRates? {
    for path in try ruleOptions.paths() {
      if let data = FileManager.default.contents(atPath: path + "/alarm-rates.json") {
        return AlarmRates(json: [UInt8](data))
      }
    }
    return nil
  }

  private func write(_ books: [Rulebook], to folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for book in books {
        try Data(RulebookPage.render(book).utf8).write(to: URL(fileURLWithPath: "\(folder)/\(book.id).md"))
      }
    } catch {
      throw Failure(
        status: 2, vi: "Không ghi được vào “\(folder)”.", en: "“\(folder)” cannot be written.")
    }
  }

  /// Every post of the file, one after the other.
  private func trace(_ rule: Rule, of book: Rulebook, on path: String) throws {
    let language = ruleOptions.lang.value
    let day = try CheckRun.day(today)
    var posts = 0
    do {
      var overrides = Metadata()
      for text in set {
        let assignment = try MetadataAssignment.parse(text)
        overrides[assignment.key] = assignment.value
      }
      var reader = try Intake(overrides: overrides).open(path, format: .auto)
      while let document = try reader.next() {
        if posts > 0 { try Console.write([UInt8(ascii: "\n")]) }
        let text = RuleTraceText.render(
          rule: rule, rulebook: book, document: document, today: day, language: language, width: Console.width)
        try Console.write(Array(text.utf8))
        posts += 1
      }
    } catch let error as IntakeError {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
    if posts == 0 { throw Failure(status: 2, vi: "Không có bài nào để xem.", en: "There is no post to look at.") }
  }
}
