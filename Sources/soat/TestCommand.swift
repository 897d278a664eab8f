import ArgumentParser
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat test`
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Chạy ví dụ của từng quy tắc. / Run the examples of each rule.",
    discussion: """
      Mỗi quy tắc chạy riêng (isolated): ví dụ bad phải bị bắt đúng chỗ [[…]], ví dụ good phải im. Quy tắc không ví dụ bad \
      nào làm báo là lỗi. Ví dụ nằm trong quy tắc, và trong tệp *.test.yaml cạnh bộ quy tắc.
      Each rule runs alone: a bad example must be reported at its [[…]], a good one must not. A rule that no bad example \
      fires is an error. Examples stand in the rule, and in *.test.yaml files beside the rulebook.

      --together: ví dụ good cũng không được bị quy tắc khác cùng bộ báo. / No other rule of the book may report a good.
      --coverage: kể từ, nhánh, mục, điều kiện chưa ví dụ nào chạm tới. / Names what no example touches.
      --variants: viết lại từng ví dụ bad theo cách người viết và người né hay viết (xem soat variants).
      --mutate: bỏ từng từ, nhánh, ngoại lệ, điều kiện, giới hạn; kể chỗ bỏ mà không ví dụ nào nhận ra. / Drops each thing \
      and names what no example notices.
      --watch: lưu tệp nào thì chạy lại phần của tệp đó. / Runs again what a saved file touches.

      Ví dụ / Examples:
        soat test
        soat test so-lieu --lang en
        soat test so-lieu --coverage --together
        soat test dan-nguon --variants --format junit
        soat test so-lieu --mutate

      Kết quả / Exit status: 0 đều đúng, 1 có ví dụ sai hoặc quy tắc không nạp được, 2 gọi sai.
      """)

  @Argument(help: "Chỉ quy tắc có mã chứa chuỗi này. / Only rules whose id contains this.")
  var filter: String?

  @Option(help: "pretty, junit, tap, json")
  var format: ReportFormat = .pretty

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Tệp *.test.yaml hoặc thư mục chứa chúng, ở nơi khác. / Test files from elsewhere.", valueName: "path"))
  var tests: [String] = []

  @Flag(help: "Quy tắc khác cùng bộ báo ở ví dụ good là lỗi. / A neighbour that reports a good is an error.")
  var together = false

  @Flag(help: "Kể phần chưa ví dụ nào chạm tới. / Name what no example touches.")
  var coverage = false

  @Flag(help: "Thử cả các cách viết khác của ví dụ bad. / Try variants of each bad example.")
  var variants = false

  @Flag(help: "Sửa hỏng từng chỗ, xem ví dụ nào nhận ra. / Break each rule, see which example notices.")
  var mutate = false

  @Option(
    help: ArgumentHelp(
      "Với --mutate: tỷ lệ nhận ra thấp nhất, thấp hơn là lỗi. / With --mutate: a lower share is an error.",
      valueName: "percent"))
  var leastScore: Int?

  @Flag(help: "Chạy lại mỗi khi một tệp được lưu; dừng bằng Ctrl-C. / Run again when a file is saved.")
  var watch = false

  @OptionGroup var ruleOptions: RuleOptions

  /// What `soat profile` and other tables are written as.
  enum TestFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, json
  }

  enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, junit, tap, json
  }

  func validate() throws {
    if let leastScore, !(0...100).contains(leastScore) {
      throw ValidationError("--least-score nhận số từ 0 đến 100. / --least-score takes a number from 0 to 100.")
    }
    if leastScore != nil, !mutate {
      throw ValidationError("--least-score đi với --mutate. / --least-score goes with --mutate.")
    }
    if watch, format != .pretty {
      throw ValidationError("--watch chỉ in dạng pretty. / --watch prints pretty only.")
    }
  }

  func run() throws {
    let source = TestSource(options: ruleOptions, paths: try ruleOptions.paths(), extra: tests)
    if watch { return try TestWatch(source: source, command: self).run() }
    let loaded = try source.load()
    let report = try report(of: loaded, options)
    try Console.write(bytes(of: report))
    if !isFine(report) || loaded.hasErrors { throw ExitCode(1) }
  }

  var options: RuleTestOptions {
    var options = RuleTestOptions()
    options.together = together
    options.coverage = coverage
    options.variants = variants
    options.mutations = mutate
    return options
  }

  /// - Throws: `Failure` with status 2 where nothing has the name that was asked for.
  func report(of loaded: TestSource.Loaded, _ options: RuleTestOptions) throws -> RuleTestReport {
    let report = RuleTestRunner(rulebooks: loaded.books.rulebooks, testFiles: loaded.tests.files)
      .run(matching: filter, options: options)
    guard !report.rules.isEmpty || options.only != nil else {
      throw Failure(
        status: 2, vi: "Không có quy tắc nào khớp “\(filter ?? "")”.", en: "No rule matches “\(filter ?? "")”.")
    }
    return report
  }

  func bytes(of report: RuleTestReport) -> [UInt8] {
    let language = ruleOptions.lang.value
    var bytes: [UInt8] = []
    switch format {
    case .pretty: bytes = Array(report.text(language: language, width: min(Console.width, 80)).utf8)
    case .junit: bytes = Array(report.junit(language: language).utf8)
    case .tap: bytes = Array(report.tap(language: language).utf8)
    case .json: report.writeJSON(to: &bytes)
    }
    return bytes
  }

  private func isFine(_ report: RuleTestReport) -> Bool {
    guard let leastScore else { return report.passed }
    return report.passed && report.noticedMutants * 100 >= leastScore * report.mutantCount
  }
}
