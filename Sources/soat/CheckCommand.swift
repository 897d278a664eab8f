import ArgumentParser
import Documents
import Foundation
import Glibc
import Intake
import Judging
import Patterns
import Reporting
import RulebookLoading
import Rulebooks
import VietnameseText

/// `soat check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Soát bài: chỗ nào phải sửa, vì sao, sửa thế nào. / Check posts: what to mend, why, and how.",
    discussion: """
      Đọc tệp, hoặc đầu vào chuẩn khi không có tệp nào. Bài là chữ thường, chữ có phần đầu (front matter) YAML, JSON \
      hoặc NDJSON có trường "text", bảng CSV, TSV, .xlsx (mỗi dòng một bài), .docx, phụ đề .srt .vtt .sbv, hoặc gói xuất \
      của Facebook, TikTok, YouTube, Zalo. / Text, JSON, tables (a row a post), .docx, subtitles, exports of platforms.

      Ví dụ / Examples:
        echo "Kem trị nám tốt nhất Việt Nam" | soat check --set ad=true
        echo '{"text":"Thứ Hai, ngày 24/11/2026."}' | soat check --format json
        echo "Kem tốt nhất" | soat check --output html=/tmp/bao-cao.html
        echo "Kem tốt nhất" | soat check --write-baseline /tmp/ton-cu.json
        printf 'Mã,Nội dung\\n001,Thứ Hai 24/11/2026\\n' | soat check --input csv
        printf 'id,text\\n1,Thứ Hai 24/11/2026\\n' | soat check --return /tmp/kq.xlsx

      Kết quả / Exit status:
        0  không có lỗi phải sửa / no error stands
        1  phải sửa rồi mới đăng, hoặc đạt mức --fail-on / an error stands, or --fail-on says so
        2  gọi sai, không có gì để soát, không nạp được quy tắc / usage, no input, no rule
        3  chưa kiểm hết / something could not be checked
      """)

  @Argument(
    help: ArgumentHelp("Tệp cần soát; - là đầu vào chuẩn. / Files to check; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Dạng kết quả; xem docs/reports.md. / What to print; docs/reports.md tells which is for what.",
      valueName: "format"))
  var format: CheckFormat = .pretty

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Ghi thêm một kết quả vào tệp, ví dụ html=bao-cao.html; dùng được nhiều lần. / Write a report to a file too; repeatable.",
      valueName: "format=file"))
  var output: [CheckOutput] = []

  @Option(
    name: .customLong("return"),
    help: ArgumentHelp(
      "Trả lại lịch đăng dưới tên này, thêm cột Kết quả, Chỗ cần xem, Cách sửa. / Give the calendar back with what was found beside each row.",
      valueName: "file.xlsx"))
  var returned: String?

  @Option(
    help: ArgumentHelp(
      "Kết quả json hoặc ndjson lần trước: cho biết chỗ nào đã sửa, còn, mới. / An earlier json or ndjson report: what was mended, remains, is new.",
      valueName: "file"))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "Tệp lỗi tồn cũ: chỉ tính những chỗ không có trong đó. / Findings accepted before: only others count.",
      valueName: "file"))
  var baseline: String?

  @Option(
    name: .customLong("write-baseline"),
    help: ArgumentHelp(
      "Ghi mọi chỗ đang có vào tệp lỗi tồn cũ. / Accept what is found now, in this file.", valueName: "file"))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      "Dạng đầu vào; auto nhận ra theo nội dung. / How to read the input; auto tells by its content.",
      valueName: "format"))
  var input = InputFormatOption(value: .auto)

  @Option(
    help: ArgumentHelp(
      "Mẫu của gói xuất dữ liệu, hoặc một tệp mẫu .yaml của bạn. / Layout of an export, or a .yaml file of your own.",
      valueName: "name|file"))
  var mapping: MappingOption?

  @Option(
    help: ArgumentHelp(
      "Bảng mã của bài; auto tự nhận ra. / Encoding of the input; auto finds it.",
      valueName: "name"))
  var encoding: EncodingOption = EncodingOption(value: .auto)

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Điều đã biết về bài, ví dụ ad=true. / What is known of the post.", valueName: "key=value"))
  var set: [String] = []

  @Option(name: .customLong("fail-on"), help: "error hoặc review: mức khiến kết quả là 1. / What makes the status 1.")
  var failOn: FailOn = .error

  @Option(help: "Chỉ hiện từ mức này: error, warning, notice. / Show this level and above.")
  var only: LevelOption?

  @Option(help: ArgumentHelp("Ngày soát, dạng 2026-11-20; mặc định hôm nay. / Day of the run.", valueName: "day"))
  var today: String?

  @Option(help: "auto, always, never")
  var color: ColorOption = .auto

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Cho qua một quy tắc, kèm lý do. / Waive a rule, with a reason.", valueName: "rule=reason"))
  var waive: [String] = []

  @Flag(help: "Hiện từng phần làm nên điểm. / Show each contribution to the scores.")
  var explain = false

  @Flag(name: .long, help: "Áp dụng các sửa chữa an toàn và in bài đã sửa. / Apply safe fixes and print the text.")
  var fix = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Số bài soát cùng lúc; mặc định theo số nhân. / Posts checked at once.", valueName: "number"))
  var jobs: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "Dùng bản quy tắc đã dịch sẵn ở $XDG_CACHE_HOME/soat. / Use the compiled copy of the rules.")
  var cache = true

  @OptionGroup var ruleOptions: RuleOptions

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs nhận số từ 1, không nhận \(jobs). / --jobs takes a number from 1, not \(jobs).")
    }
    if format == .xlsx {
      throw ValidationError(
        "xlsx chỉ ghi vào tệp: --output xlsx=TỆP. / xlsx is written to a file only: --output xlsx=FILE.")
    }
  }

  func run() throws {
    let run = try CheckRun(self)
    let outputs = try CheckOutputs(self, run)
    var posts = Posts(paths: files[...], run: run)
    if files.isEmpty {
      posts.paths = ["-"]
      if isatty(0) == 1 {
        Console.error("soat: đang đọc từ bàn phím; gõ xong bấm Ctrl-D. / reading from the keyboard; end with Ctrl-D.")
      }
    }
    let answering = outputs.answering
    try run.checks.run {
      try posts.next()
    } answer: { checked in
      answering.answer(checked)
    } emit: { answer in
      try outputs.take(answer)
    }
    try outputs.finish()
    if outputs.status != 0 { throw ExitCode(outputs.status) }
  }
}
