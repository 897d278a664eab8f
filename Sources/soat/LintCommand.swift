import ArgumentParser
import Documents
import Foundation
import Intake
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Soát chính bộ quy tắc. / A strict reading of rulebooks.",
    discussion: """
      Tìm quy tắc không bao giờ báo, trùng nhau, bị che, mẫu chạy chậm, căn cứ hết hiệu lực, câu thiếu cách sửa… Mỗi \
      điều có mã và cách sửa: docs/lint.md. Để cho qua một điều, ghi trong quy tắc: # soat-lint: ignore MÃ lý do.
      Finds rules that never fire, repeat or shadow each other, patterns that run away, sources out of force, messages \
      without a fix. Each has a code, told in docs/lint.md. A comment lets one pass: # soat-lint: ignore CODE reason.

      Chính sách của nhà / A house's policy (--policy):
        require: [false-alarms, message.en, basis]
        ids: '[a-z0-9]+(?:-[a-z0-9]+)*'
        tests: { bad: 3, good: 3 }
        levels: { L354: error, L304: "off" }

      Ví dụ / Examples:
        soat lint --no-runaway
        soat lint --only L340,L341 --lang en
        soat lint --no-runaway --ignore L321,L354 --format json

      Kết quả / Exit status: 0 không có gì phải sửa, 1 có lỗi hoặc điều nên sửa, 2 gọi sai hoặc không có quy tắc nào.
      """)

  @Argument(
    help: ArgumentHelp(
      "Tệp hoặc thư mục; mặc định như --rules. / Files or folders; default: as --rules.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Chỉ các mã này, cách nhau bằng dấu phẩy. / Only these codes.", valueName: "codes"))
  var only: String?

  @Option(help: ArgumentHelp("Bỏ qua các mã này. / Not these codes.", valueName: "codes"))
  var ignore: String?

  @Flag(help: "Tự sửa điều máy sửa được, rồi báo phần còn lại. / Mend what a machine can, report the rest.")
  var fix = false

  @Flag(help: "Hiện từng lưu ý, không chỉ đếm. / Show each notice, not only their number.")
  var notices = false

  @Flag(
    name: .customLong("no-runaway"),
    help: "Không tấn công các mẫu bằng chữ cố ý; nhanh hơn nhiều. / Do not attack the patterns; much faster.")
  var noRunaway = false

  @Option(help: ArgumentHelp("Chính sách của nhà. / The house's policy.", valueName: "file"))
  var policy: String?

  @Option(help: "pretty, json, github, sarif")
  var format: Format = .pretty

  @Option(help: "auto, always, never")
  var color: ColorOption = .auto

  @Option(
    help: ArgumentHelp("Ngày xét hiệu lực, dạng 2026-11-20; mặc định hôm nay. / Day of the run.", valueName: "day"))
  var today: String?

  @OptionGroup var ruleOptions: RuleOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pretty, json, github, sarif
  }

  func run() throws {
    let language = ruleOptions.lang.value
    var options = LintOptions(today: try CheckRun.day(today), attacksPatterns: !noRunaway)
    options.only = try codes(only)
    options.ignore = try codes(ignore)
    if let policy { try read(policy, into: &options) }
    let paths =
      !self.paths.isEmpty
      ? self.paths : ruleOptions.rules.isEmpty ? [try RuleOptions.shippedRules()] : ruleOptions.rules
    var report = Linter(options).lint(paths: paths)
    if fix, try mend(report, language) { report = Linter(options).lint(paths: paths) }
    guard report.rules > 0 || !report.findings.isEmpty else {
      throw Failure(
        status: 2, vi: "Không có quy tắc nào trong \(paths.joined(separator: ", ")).",
        en: "There is no rule in \(paths.joined(separator: ", ")).")
    }
    try write(report, language)
    if report.rules == 0 { throw ExitCode(2) }
    if report.count(.error) + report.count(.warning) > 0 { throw ExitCode(1) }
  }

  private func write(_ report: LintReport, _ language: Language) throws {
    var bytes: [UInt8] = []
    switch format {
    case .pretty:
      // Whoever asks for a code wants to see its places.
      let showsNotices = notices || only != nil
      bytes = Array(
        report.text(language: language, colour: color.isOn, showsNotices: showsNotices, width: Console.width).utf8)
    case .json: report.writeJSON(to: &bytes)
    case .github: bytes = Array(report.github(language: language).utf8)
    case .sarif: report.writeSARIF(version: Version.current, language: language, to: &bytes)
    }
    try Console.write(bytes)
  }

  private func codes(_ text: String?) throws -> Set<String> {
    let names = (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if let wrong = names.first(where: { LintCode(rawValue: $0) == nil && DiagnosticCode(rawValue: $0) == nil }) {
      throw Failure(
        status: 2, vi: "Không có mã “\(wrong)”; xem docs/lint.md.", en: "There is no code “\(wrong)”; see docs/lint.md."
      )
    }
    return Set(names)
  }

  private func read(_ path: String, into options: inout LintOptions) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure(status: 2, vi: "Không đọc được chính sách “\(path)”.", en: "The policy “\(path)” cannot be read.")
    }
    do {
      let (policy, off) = try LintPolicy.read(text, file: path)
      options.policy = policy
      options.ignore.formUnion(off)
    } catch {
      throw Failure(status: 2, sentence: "soat: " + error.message[ruleOptions.lang.value])
    }
  }

  /// - Returns: whether a file was changed.
  private func mend(_ report: LintReport, _ language: Language) throws -> Bool {
    var texts: [String: String] = [:]
    for file in report.files { texts[file] = try? String(contentsOfFile: file, encoding: .utf8) }
    var isChanged = false
    for (file, text, count) in report.mended(texts) {
      do {
        try AtomicFile.write(text, to: file)
      } catch {
        throw Failure(
          status: 2, vi: "Không ghi được “\(file)”; tệp cũ còn nguyên.",
          en: "“\(file)” cannot be written; the old file stands.")
      }
      isChanged = true
      Console.error(language == .vi ? "\(file): đã sửa \(count) chỗ" : "\(file): \(count) mended")
    }
    return isChanged
  }
}
