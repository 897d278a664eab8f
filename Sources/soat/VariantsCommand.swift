import ArgumentParser
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat variants`
struct VariantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "variants",
    abstract: "Quy tắc nào còn bắt được khi câu viết cách khác. / Which rule survives which way of writing.",
    discussion: """
      Mỗi ví dụ bad được viết lại như người viết hay người né hay viết: dấu rời, kiểu mới, in hoa, không dấu, chấm giữa \
      chữ, chữ Nga giống chữ ta, xuống dòng giữa cụm từ… Quy tắc phải bắt đúng chỗ ở những cách mà tùy chọn của nó hứa \
      (accents, disguise, loại quy tắc; xem docs/rulebooks.md); cách nó không hứa ghi –. Mỗi ví dụ còn bị bẻ thành chữ \
      gần giống (khác dấu, từ dài hơn, từ khác): ở đó quy tắc phải im.
      Each bad example is rewritten as a writer or an evader would. The rule must report it, in its place, wherever its \
      options promise that; what they do not promise is shown as –. Bent into other words, it must stay silent.

      Ví dụ / Examples:
        soat variants quang-cao/so-sanh-nhat
        soat variants so-lieu --lang en
        soat variants dan-nguon --format json

      Kết quả / Exit status: 0 giữ đúng lời hứa, 1 có cách viết lọt hoặc báo thừa, 2 gọi sai.
      """)

  @Argument(help: "Chỉ quy tắc có mã chứa chuỗi này. / Only rules whose id contains this.")
  var filter: String?

  @Option(help: "pretty, json")
  var format: TestCommand.TestFormat = .pretty

  @OptionGroup var ruleOptions: RuleOptions

  func run() throws {
    let loaded = try TestSource(options: ruleOptions, paths: try ruleOptions.paths(), extra: []).load()
    var options = RuleTestOptions()
    options.variants = true
    let report = RuleTestRunner(rulebooks: loaded.books.rulebooks, testFiles: loaded.tests.files)
      .run(matching: filter, options: options)
    guard !report.rules.isEmpty else {
      throw Failure(
        status: 2, vi: "Không có quy tắc nào khớp “\(filter ?? "")”.", en: "No rule matches “\(filter ?? "")”.")
    }
    var bytes: [UInt8] = []
    switch format {
    case .pretty: bytes = Array(report.variantTable(language: ruleOptions.lang.value).utf8)
    case .json: report.writeVariantsJSON(to: &bytes)
    }
    try Console.write(bytes)
    let holds = report.rules.allSatisfy { $0.variants?.failures.isEmpty ?? true }
    if !holds || loaded.hasErrors { throw ExitCode(1) }
  }
}
