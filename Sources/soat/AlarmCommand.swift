import ArgumentParser
import Documents
import Intake
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat alarm`
struct AlarmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarm",
    abstract: "Quy tắc báo bao nhiêu lần mỗi triệu tiếng văn thật. / How often rules fire in honest text.",
    discussion: """
      Đưa vào bài thật, không ai gán nhãn, mà bạn tin là sạch: hầu hết chỗ bị báo là báo oan. Kho bài đi kèm có mốc ở \
      rules/alarm-rates.json; một quy tắc báo nhiều hơn mốc thì kết quả là 1.
      Give it honest texts that nobody labelled: nearly all that is found there is a false alarm. --baseline compares with \
      the rates of the same texts, and a rise is status 1.

      Ví dụ / Examples:
        echo "Chợ sáng nay đông, rau rẻ hơn hôm qua." | soat alarm
        echo "Chợ sáng nay đông, rau rẻ hơn hôm qua." | soat alarm --format json --set profile=press

      Kết quả / Exit status: 0 xong, 1 có quy tắc báo nhiều hơn mốc, 2 gọi sai hoặc mốc của kho khác, 3 chưa kiểm hết.
      """)

  @Argument(
    help: ArgumentHelp(
      "Bài: tệp chữ, JSON, NDJSON; - là đầu vào chuẩn. / Texts; - is standard input.", valueName: "file"))
  var texts: [String] = []

  @Option(help: "pretty, json")
  var format: TestCommand.TestFormat = .pretty

  @Option(help: "Số quy tắc được hiện. / Rules to show.")
  var limit = 30

  @Option(help: "Số chỗ làm mẫu cho mỗi quy tắc. / Places shown of each rule.")
  var samples = 3

  @Option(help: ArgumentHelp("So với mốc này. / Compare with these rates.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Ghi mốc vào tệp này. / Write the rates to this file.", valueName: "file"))
  var write: String?

  @Option(help: "Dạng đầu vào, như của soat check. / How to read the input, as in soat check.")
  var input = InputFormatOption(value: .auto)

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Điều đã biết về các bài, ví dụ ad=true. / What is known of the texts.", valueName: "key=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Ngày xét bài không ghi ngày; mặc định theo mốc, rồi hôm nay. / Day of texts without one.", valueName: "day"))
  var today: String?

  @OptionGroup var ruleOptions: RuleOptions

  func validate() throws {
    if limit < 0 || samples < 0 {
      throw ValidationError("--limit, --samples nhận số từ 0. / --limit and --samples take numbers from 0.")
    }
  }

  func run() throws {
    let language = ruleOptions.lang.value
    let before = try baseline.map(loadRates)
    let loaded = try ruleOptions.load(policy: Policy())
    let day = try today == nil ? before?.asOf ?? CheckRun.day(nil) : CheckRun.day(today)
    var meter = AlarmMeter(rulebooks: loaded.rulebooks, today: day, samples: samples)
    do {
      var overrides = Metadata()
      for text in set {
        let assignment = try MetadataAssignment.parse(text)
        overrides[assignment.key] = assignment.value
      }
      let intake = Intake(overrides: overrides)
      for path in texts.isEmpty ? ["-"] : texts {
        var reader = try intake.open(path, format: input.value)
        while let document = try reader.next() { meter.run(document) }
      }
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
    let report = meter.report
    var bytes: [UInt8] = []
    switch format {
    case .pretty: bytes = Array(report.text(language: language, limit: limit).utf8)
    case .json: report.writeJSON(to: &bytes)
    }
    try Console.write(bytes)
    if let write {
      var file: [UInt8] = []
      AlarmRates(report).writeJSON(to: &file)
      try OutputFile.replace(write, with: file)
    }
    if let before {
      guard let rises = before.rises(in: report) else {
        throw Failure(
          status: 2, vi: "Mốc \(baseline ?? "") đo trên kho bài khác; đo lại bằng --write.",
          en: "The rates of \(baseline ?? "") are of other texts; write them anew with --write.")
      }
      for rise in rises { Console.error("soat: " + rise.sentence(language)) }
      if !rises.isEmpty { throw ExitCode(1) }
    }
    if report.incompleteTexts > 0 || !loaded.rulesNotLoaded.isEmpty { throw ExitCode(3) }
  }

  private func loadRates(_ path: String) throws -> AlarmRates {
    guard let rates = AlarmRates(json: try InputFile.bytes(path)) else {
      throw Failure(
        status: 2, vi: "\(path) không phải mốc của soat alarm; ghi lại bằng --write.",
        en: "\(path) holds no rates of soat alarm; write them with --write.")
    }
    return rates
  }
}
