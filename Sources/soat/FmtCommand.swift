import ArgumentParser
import Documents
import RulebookLoading

/// `soat fmt`
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Viết lại bộ quy tắc theo một kiểu. / Put rulebooks in one format.",
    discussion: """
      Thụt hai dấu cách, khóa theo thứ tự của docs/rulebooks.md, một dòng trống giữa hai quy tắc, nháy kép cho chữ và \
      nháy đơn cho mẫu. Ghi chú giữ nguyên chỗ. Điều bộ quy tắc nói không đổi; tệp nào không giữ được thì để nguyên.
      Two blanks of indentation, keys in one order, a blank line between rules. Comments stay with what they stand at, \
      and what a rulebook says never changes. Files are written whole or not at all.

      Ví dụ / Examples:
        soat fmt --check
        soat fmt --check --lang en

      Kết quả / Exit status: 0 đã đúng kiểu hoặc đã viết lại, 1 (với --check) có tệp chưa đúng kiểu, 2 gọi sai, có tệp \
      không đọc được.
      """)

  @Argument(
    help: ArgumentHelp(
      "Tệp hoặc thư mục; mặc định bộ đi kèm với --check. / Files or folders; with --check the shipped ones by default.",
      valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Chỉ nói tệp nào chưa đúng kiểu, không ghi. / Only name the files that would change.")
  var check = false

  @Option(help: "Ngôn ngữ báo cáo: vi hoặc en. / Language of reports: vi or en.")
  var lang: ReportLanguage = .vi

  func validate() throws {
    if paths.isEmpty, !check {
      throw ValidationError(
        "Nêu tệp cần viết lại, ví dụ soat fmt rules/. / Name what to format, such as soat fmt rules/.")
    }
  }

  func run() throws {
    let isVietnamese = lang.value == .vi
    func say(_ vi: String, _ en: String) -> String { isVietnamese ? vi : en }
    let results = FormatRun.run(paths: paths.isEmpty ? [try RuleOptions.shippedRules()] : paths, isCheck: check)
    var out = ""
    var changed = 0
    var refused = 0
    for (file, outcome) in results {
      switch outcome {
      case .unchanged: break
      case .changed(let lines):
        changed += 1
        out +=
          check
          ? say(
            "\(file): chưa đúng kiểu, \(lines) dòng sẽ đổi\n", "\(file): not formatted, \(lines) lines would change\n")
          : say("\(file): đã viết lại \(lines) dòng\n", "\(file): \(lines) lines rewritten\n")
      case .refused(let why):
        refused += 1
        Console.error("\(file): \(why[lang.value])")
      }
    }
    let fine = results.count - changed - refused
    out += say(
      "\(results.count) tệp: \(fine) đúng kiểu, \(changed) \(check ? "chưa đúng kiểu" : "đã viết lại")",
      "\(results.count) \(results.count == 1 ? "file" : "files"): \(fine) formatted, \(changed) \(check ? "not formatted" : "rewritten")"
    )
    out += refused > 0 ? say(", \(refused) để nguyên.\n", ", \(refused) left as they are.\n") : ".\n"
    try Console.write(Array(out.utf8))
    if refused > 0 { throw ExitCode(2) }
    if check, changed > 0 { throw ExitCode(1) }
  }
}
