import ArgumentParser
import Documents
import Intake
import Judging
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat profile`
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Quy tắc nào tốn thời gian nhất trên một kho bài. / Which rules cost most on a corpus.",
    discussion: """
      Mỗi dòng là một quy tắc: µs cho mỗi bài, phần trong tổng thời gian, số bài nó bị hỏi (chỉ mục thấy neo của nó), số \
      bài nó bắt được. Phần việc chung, như tách câu, tính vào quy tắc hỏi đầu tiên.
      Rows: µs a post, share of all time, posts it was asked about, posts it matched. Shared work is charged to the first \
      rule that asks.

      Ví dụ / Examples:
        echo "Kem trị nám tốt nhất Việt Nam" | soat profile --top 5
        echo '{"text":"Thứ Hai, ngày 24/11/2026."}' | soat profile --format json

      Kết quả / Exit status: 0 xong, 2 gọi sai hoặc không có bài nào.
      """)

  @Argument(
    help: ArgumentHelp("Kho bài: tệp chữ, JSON, NDJSON; - là đầu vào chuẩn. / The corpus.", valueName: "file"))
  var files: [String] = []

  @Option(help: "pretty, json")
  var format: TestCommand.TestFormat = .pretty

  @Option(help: "Số dòng của bảng. / Rows of the table.")
  var top = 20

  @Option(help: "Dạng đầu vào, như của soat check. / How to read the input, as in soat check.")
  var input = InputFormatOption(value: .auto)

  @Option(help: ArgumentHelp("Ngày soát, dạng 2026-11-20; mặc định hôm nay. / Day of the run.", valueName: "day"))
  var today: String?

  @OptionGroup var ruleOptions: RuleOptions

  func validate() throws {
    if top < 1 {
      throw ValidationError("--top nhận số từ 1, không nhận \(top). / --top takes a number from 1, not \(top).")
    }
  }

  func run() throws {
    let language = ruleOptions.lang.value
    let loaded = try ruleOptions.load(policy: Policy())
    var profiler = RuleProfiler(rulebooks: loaded.rulebooks, today: try CheckRun.day(today))
    let intake = Intake()
    var posts = 0
    do {
      for path in files.isEmpty ? ["-"] : files {
        var reader = try intake.open(path, format: input.value)
        while let document = try reader.next() {
          profiler.run(document)
          posts += 1
        }
      }
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
    if posts == 0 { throw Failure(status: 2, vi: "Không có bài nào để đo.", en: "There is no post to measure.") }
    var bytes: [UInt8] = []
    switch format {
    case .pretty: bytes = Array(profiler.report.text(language: language, top: top).utf8)
    case .json: profiler.report.writeJSON(to: &bytes)
    }
    try Console.write(bytes)
  }
}
