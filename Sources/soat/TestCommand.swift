import ArgumentParser
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat test`
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Chạy ví dụ trong từng quy tắc. / Run the examples inside each rule.",
    discussion: """
      Mỗi quy tắc chạy riêng: ví dụ bad phải bị bắt đúng chỗ [[…]], ví dụ good phải im. Quy tắc không ví dụ bad nào \
      làm kêu là lỗi.

      Ví dụ / Examples:
        soat test
        soat test so-lieu --lang en

      Kết quả / Exit status: 0 đều đúng, 1 có ví dụ sai hoặc quy tắc không nạp được, 2 gọi sai.
      """)

  @Argument(help: "Chỉ quy tắc có mã chứa chuỗi này. / Only rules whose id contains this.")
  var filter: String?

  @Option(help: "pretty, json")
  var format: TestFormat = .pretty

  @OptionGroup var ruleOptions: RuleOptions

  enum TestFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, json
  }

  func run() throws {
    let loaded = try ruleOptions.load(policy: Policy())
    let report = RuleTestRunner(rulebooks: loaded.rulebooks).run(matching: filter)
    guard !report.rules.isEmpty else {
      throw Failure(
        status: 2, vi: "Không có quy tắc nào khớp “\(filter ?? "")”.", en: "No rule matches “\(filter ?? "")”.")
    }
    var bytes: [UInt8] = []
    switch format {
    case .pretty: bytes = Array(report.text(language: ruleOptions.lang.value).utf8)
    case .json: report.writeJSON(to: &bytes)
    }
    try Console.write(bytes)
    if !report.passed || loaded.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}
