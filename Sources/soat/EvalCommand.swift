import ArgumentParser
import Documents
import Intake
import Judging
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat eval`
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Đo quy tắc trên bài đã gán nhãn: đúng, sót, oan. / Measure rules on labelled posts.",
    discussion: """
      Kho bài là JSONL, mỗi dòng một bài như soat check đọc (text và các khóa của bài), thêm "expect": danh sách \
      {"rule","text"} phải thấy; [] là bài sạch. "text" là chữ bị báo, không ghi thì chỗ nào của quy tắc ấy cũng được. \
      "template" (khuôn của bài) giúp đếm bài độc lập. Chỗ bị báo được coi là đúng khi cùng quy tắc và chữ của nó bằng, \
      chứa hoặc nằm trong chữ chờ đợi. Lưu ý (notice) không ai chờ không tính là báo oan.
      A corpus is JSONL: one post a line as soat check reads it, and "expect", the findings it should give; [] is a clean \
      post. Notices that nobody expects are no false alarms.

      --baseline: kết quả 1 khi một quy tắc kém đi. Ghi mốc bằng --write-baseline.

      Ví dụ / Examples:
        echo '{"text":"Chợ sáng nay đông.","expect":[]}' | soat eval
        echo '{"text":"Họp sáng thứ Hai.","expect":[]}' | soat eval --format json

      Kết quả / Exit status: 0 xong, 1 kém hơn mốc, 2 gọi sai hoặc kho bài hỏng, 3 có bài chưa kiểm hết.
      """)

  @Argument(
    help: ArgumentHelp("Kho bài JSONL; - là đầu vào chuẩn. / Labelled posts; - is standard input.", valueName: "corpus")
  )
  var corpus: [String] = []

  @Option(help: "pretty, json")
  var format: TestCommand.TestFormat = .pretty

  @Option(help: "Số chỗ của mỗi danh sách sót, oan. / Items of each list.")
  var limit = 20

  @Option(help: ArgumentHelp("So với mốc này. / Compare with this baseline.", valueName: "file"))
  var baseline: String?

  @Option(
    name: .customLong("write-baseline"),
    help: ArgumentHelp("Ghi mốc vào tệp này. / Write the figures as a baseline.", valueName: "file"))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      "Ngày xét bài không ghi ngày; mặc định theo mốc, rồi hôm nay. / Day of posts without one.", valueName: "day"))
  var today: String?

  @OptionGroup var ruleOptions: RuleOptions

  func validate() throws {
    if limit < 0 {
      throw ValidationError("--limit nhận số từ 0, không nhận \(limit). / --limit takes a number from 0, not \(limit).")
    }
  }

  func run() throws {
    let language = ruleOptions.lang.value
    let before = try baseline.map(loadBaseline)
    let loaded = try ruleOptions.load(policy: Policy())
    let day = try today == nil ? before?.asOf ?? CheckRun.day(nil) : CheckRun.day(today)
    var evaluator = Evaluator(rulebooks: loaded.rulebooks, today: day)
    for path in corpus.isEmpty ? ["-"] : corpus { try LabelledFile(path: path).read { evaluator.run($0) } }
    let evaluation = evaluator.evaluation
    if evaluation.posts == 0 {
      throw Failure(status: 2, vi: "Kho bài không có bài nào.", en: "The corpus has no post.")
    }
    var bytes: [UInt8] = []
    switch format {
    case .pretty: bytes = Array(evaluation.text(language: language, limit: limit).utf8)
    case .json: evaluation.writeJSON(to: &bytes)
    }
    try Console.write(bytes)
    if let writeBaseline {
      var file: [UInt8] = []
      EvaluationBaseline(evaluation).writeJSON(to: &file)
      try OutputFile.replace(writeBaseline, with: file)
    }
    let regressions = before?.regressions(in: evaluation) ?? []
    for regression in regressions { Console.error("soat: " + regression.sentence(language)) }
    if !regressions.isEmpty { throw ExitCode(1) }
    if evaluation.incompletePosts > 0 || !loaded.rulesNotLoaded.isEmpty { throw ExitCode(3) }
  }

  private func loadBaseline(_ path: String) throws -> EvaluationBaseline {
    guard let file = EvaluationBaseline(json: try InputFile.bytes(path)) else {
      throw Failure(
        status: 2, vi: "\(path) không phải mốc của soat eval; ghi lại bằng --write-baseline.",
        en: "\(path) is no baseline of soat eval; write one with --write-baseline.")
    }
    return file
  }
}

/// A corpus of labelled posts, read line by line.
struct LabelledFile {
  let path: String

  /// - Throws: after the whole file was read, where a line is no labelled post; each such line is named on standard error.
  func read(_ body: (LabelledPost) -> Void) throws {
    let name = path == "-" ? "stdin" : path
    var faults: [Bilingual] = []
    let lines = try InputFile.bytes(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
      do {
        body(try post(Array(line), at: "\(name):\(index + 1)"))
      } catch {
        faults.append(error.message)
      }
    }
    if faults.isEmpty { return }
    for fault in faults.prefix(20) { Console.error("soat: \(fault.vi) / \(fault.en)") }
    throw Failure(
      status: 2, vi: "\(name): \(faults.count) dòng không phải bài đã gán nhãn; chưa đo gì.",
      en: "\(name): \(faults.count) lines are no labelled posts; nothing was measured.")
  }

  private func post(_ line: [UInt8], at place: String) throws(LabelError) -> LabelledPost {
    let documents: [Document]
    do {
      documents = try Intake().documents(from: line, path: path, format: .json)
    } catch {
      throw LabelError(place: place, error.message)
    }
    if let problem = documents[0].problems.first { throw LabelError(place: place, problem.message) }
    return try LabelledPost(line: line, at: place, document: documents[0])
  }
}
