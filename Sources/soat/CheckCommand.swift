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
      hoặc NDJSON có trường "text".

      Ví dụ / Examples:
        echo "Kem trị nám tốt nhất Việt Nam" | soat check --set ad=true
        echo '{"text":"Thứ Hai, ngày 24/11/2026."}' | soat check --format json

      Kết quả / Exit status:
        0  không có lỗi phải sửa / no error stands
        1  phải sửa rồi mới đăng, hoặc đạt mức --fail-on / an error stands, or --fail-on says so
        2  gọi sai, không có gì để soát, không nạp được quy tắc / usage, no input, no rule
        3  chưa kiểm hết / something could not be checked
      """)

  @Argument(
    help: ArgumentHelp("Tệp cần soát; - là đầu vào chuẩn. / Files to check; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: "pretty, line, json, ndjson")
  var format: ReportFormatOption = .pretty

  @Option(help: "Dạng đầu vào: auto, text, json, ndjson. / How to read the input.")
  var input: InputFormatOption = .auto

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
  }

  /// What becomes of a batch of posts.
  private struct Answer: Sendable {
    var bytes: [UInt8] = []
    /// Kept only for formats that close with a summary.
    var verdicts: [Verdict] = []
    var worst: Int32 = 0
  }

  func run() throws {
    let run = try CheckRun(self)
    var verdicts: [Verdict] = []
    var worst: Int32 = 0
    var isEmpty = true
    let (fix, format, failOn, report) = (fix, format, failOn, run.report)
    var posts = Posts(paths: files[...], run: run)
    if files.isEmpty {
      posts.paths = ["-"]
      if isatty(0) == 1 {
        Console.error("soat: đang đọc từ bàn phím; gõ xong bấm Ctrl-D. / reading from the keyboard; end with Ctrl-D.")
      }
    }
    try run.checks.run {
      try posts.next()
    } answer: { checked in
      var answer = Answer()
      for (document, verdict) in checked {
        answer.worst = FailOn.worse(answer.worst, failOn.status(verdict))
        if fix {
          answer.bytes += FixedText.of(document, verdict)
        } else if format == .ndjson {
          report.write([verdict], to: &answer.bytes)
        } else {
          answer.verdicts.append(verdict)
        }
      }
      return answer
    } emit: { answer in
      isEmpty = false
      worst = FailOn.worse(worst, answer.worst)
      verdicts += answer.verdicts
      try Console.write(answer.bytes)
    }
    if isEmpty { throw Failure(status: 2, vi: "Không có bài nào để soát.", en: "There is nothing to check.") }
    if format != .ndjson, !fix {
      var buffer: [UInt8] = []
      run.report.write(verdicts, to: &buffer)
      try Console.write(buffer)
    }
    if worst != 0 { throw ExitCode(worst) }
  }
}

/// Everything a run of `check` needs, prepared once.
struct CheckRun {
  let checks: OrderedCheck
  let report: any Report
  let today: Day
  private let intake: Intake
  private let language: Language
  private let format: InputFormat

  init(_ command: CheckCommand) throws {
    language = command.ruleOptions.lang.value
    format = command.input.value
    do {
      today = try CheckRun.day(command.today)
      var policy = try CheckRun.policy(language)
      policy.waivers += try command.waive.map(CheckRun.waiver)
      var overrides = Metadata()
      for text in command.set {
        let assignment = try MetadataAssignment.parse(text)
        overrides[assignment.key] = assignment.value
      }
      intake = Intake(defaults: policy.defaults, overrides: overrides, encoding: command.encoding.value)
      let checker = try command.ruleOptions.checker(
        policy: policy, cache: command.cache ? CompiledRules.cache : nil)
      guard checker.ruleCount > 0 else {
        if checker.hasSourceRules {
          throw Failure(
            status: 2, vi: "Các quy tắc này xét nhiều bài của một nguồn (over: source); hãy dùng soat scan.",
            en: "These rules are about the many posts of a source (over: source); use soat scan.")
        }
        throw Failure(
          status: 2, vi: "Mọi quy tắc đều tắt; không có gì để chạy.", en: "Every rule is off; there is nothing to run.")
      }
      checks = OrderedCheck(checker, today: today, jobs: command.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
      report = command.format.value.report(
        ReportContext(
          tool: ToolInfo(
            version: Version.current, icu: ICU.version, pcre2: PCRE2Version.current,
            rulebooks: checker.rulebooks.map { book, count in
              .init(id: book.id, version: book.version, sha256: book.sha256, rules: count)
            }),
          language: language, colour: command.color.isOn, width: Console.width, explain: command.explain,
          only: command.only?.value))
    } catch let error as IntakeError {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(command.ruleOptions.lang.value))
    }
  }

  /// That of `soat.yaml` here or above; without one, the default.
  static func policy(_ language: Language) throws -> Policy {
    do {
      return try PolicyFile.find(from: Console.workingFolder).map { path throws(IntakeError) in
        try PolicyFile.load(path)
      } ?? Policy()
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  func open(_ path: String) throws -> DocumentReader {
    do {
      return try intake.open(path, format: format)
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  func next(_ reader: inout DocumentReader) throws -> Document? {
    do {
      return try reader.next()
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  static func day(_ text: String?) throws -> Day {
    if let text {
      guard let day = Day(iso: text) else {
        throw Failure(
          status: 2, vi: "--today nhận ngày dạng 2026-11-20, không nhận “\(text)”.",
          en: "--today takes a day such as 2026-11-20, not “\(text)”.")
      }
      return day
    }
    // Days of publishing are counted at UTC+7, wherever the machine stands.
    let days = (time(nil) + 7 * 3600) / 86400
    return Day(julianDayNumber: Int(days) + 2_440_588)
  }

  private static func waiver(_ text: String) throws -> Waiver {
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
      throw Failure(
        status: 2, vi: "--waive cần lý do: bộ/quy-tắc=lý do.", en: "--waive needs a reason: book/rule=reason.")
    }
    return Waiver(
      rule: String(text[..<equals]), reason: String(text[text.index(after: equals)...]), origin: .commandLine)
  }
}

/// The posts of all inputs, one after the other.
private struct Posts {
  var paths: ArraySlice<String>
  let run: CheckRun
  private var reader: DocumentReader?

  init(paths: ArraySlice<String>, run: CheckRun) {
    self.paths = paths
    self.run = run
  }

  mutating func next() throws -> Document? {
    while true {
      if var open = reader {
        reader = nil
        if let document = try run.next(&open) {
          reader = open
          return document
        }
      }
      guard let path = paths.popFirst() else { return nil }
      reader = try run.open(path)
    }
  }
}

/// The text with every safe fix put in.
enum FixedText {
  static func of(_ document: Document, _ verdict: Verdict) -> [UInt8] {
    var output: [UInt8] = []
    for part in document.parts where part.kind == .body {
      let fixes = verdict.findings.compactMap { finding -> (Range<Int>, String)? in
        guard finding.part == part.kind, finding.waived == nil, let fix = finding.fix, fix.safe,
          let replacement = fix.replacement, let range = finding.range
        else { return nil }
        return (range.bytesInPart, replacement)
      }
      var taken = 0
      for (range, replacement) in fixes.sorted(by: { $0.0.lowerBound < $1.0.lowerBound })
      where range.lowerBound >= taken {
        output += part.text[taken..<range.lowerBound]
        output += Array(replacement.utf8)
        taken = range.upperBound
      }
      output += part.text[taken...]
    }
    return output
  }
}
