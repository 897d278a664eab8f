import ArgumentParser
import Documents
import Foundation
import Intake
import Judging
import Pages
import Patterns
import Reporting
import Rulebooks
import VietnameseText

/// `soat scan`
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract:
      "Soát trang của đối tác: có gì mới phải sửa, ở trang nào. / Scan partners' pages: what is to be mended, where.",
    discussion: """
      Đọc trang đã lưu, nguồn tin RSS, tệp xuất, bảng tính, WARC; soát từng mục theo hồ sơ của nguồn; ghi vào sổ; báo \
      điều gì mới, điều gì đã sửa. Chỉ đọc nguồn có tên trong sources.yaml, là trang của mình hoặc có thỏa thuận còn hạn.

      Ví dụ / Examples:
        soat scan trang-doi-tac/ --output html=bao-cao.html
        soat scan bai.ndjson --source bao-a --since last
        find trang -name '*.html' -mtime -1 | soat scan -
        soat scan --fetch dia-chi.txt

      sources.yaml:
        sources:
          - id: bao-a
            agreement: { id: HĐ-12/2026, from: 2026-01-01, until: 2026-12-31 }
            profile: aggregator
            match: ["trang-doi-tac/bao-a/**"]
            hosts: [bao-a.example]

      Kết quả / Exit status:
        0    không có lỗi phải sửa / no error stands
        1    có lỗi phải sửa, hoặc đạt mức --fail-on / an error stands, or --fail-on says so
        2    gọi sai, không có gì để soát, sổ đang bận / usage, nothing to scan, ledger in use
        3    có mục không đọc được hoặc bị bỏ qua / something could not be read, or was left out
        130  dừng bằng Ctrl-C; chạy lại với --resume / stopped; go on with --resume
      """)

  @Argument(
    help: ArgumentHelp(
      "Tệp, thư mục; - đọc danh sách đường dẫn hoặc NDJSON. / Files, folders; - reads a list of paths or NDJSON.",
      valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Nguồn nào, vì sao được đọc. / Whose pages, and why they may be read.", valueName: "file"))
  var sources = SourcesFile.name

  @Option(
    help: ArgumentHelp("Mọi mục đều của nguồn này. / Everything belongs to this source.", valueName: "id"))
  var source: String?

  @OptionGroup var ledgerOptions: LedgerOptions
  @OptionGroup var fetchOptions: FetchOptions

  @Flag(help: "Chạy tiếp lượt quét dở dang. / Go on with a scan that did not end.")
  var resume = false

  @Option(help: "error, review, new: mức khiến kết quả là 1. / What makes the status 1.")
  var failOn: ScanFailOn = .error

  @Option(help: ArgumentHelp("Ngày soát, dạng 2026-11-20; mặc định hôm nay. / Day of the run.", valueName: "day"))
  var today: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Số mục soát cùng lúc; mặc định theo số nhân. / Items judged at once.", valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Lỗi tồn cũ: chỉ chỗ mới mới tính. / A baseline: only findings that are not in it count.", valueName: "file"))
  var baseline: String?

  @Option(
    name: .customLong("write-baseline"),
    help: ArgumentHelp("Ghi mọi chỗ đang mở làm lỗi tồn cũ. / Write what is open as a baseline.", valueName: "file"))
  var writeBaseline: String?

  @Flag(name: .shortAndLong, help: "Không hiện tiến độ. / Show no progress.")
  var quiet = false

  @OptionGroup var reportOptions: ScanReportOptions
  @OptionGroup var ruleOptions: RuleOptions

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs nhận số từ 1, không nhận \(jobs). / --jobs takes a number from 1, not \(jobs).")
    }
    if source != nil, fetchOptions.fetch != nil {
      throw ValidationError(
        "--source không đi cùng --fetch: địa chỉ nào thuộc nguồn nào là do hosts trong sources.yaml. / --source does not go with --fetch: hosts in sources.yaml tell whose address it is."
      )
    }
    if paths.isEmpty, fetchOptions.fetch == nil {
      throw ValidationError(
        "Chưa có gì để quét: thêm thư mục, tệp, hoặc - cho đầu vào chuẩn. / Nothing to scan: give folders, files, or - for standard input."
      )
    }
  }

  func run() throws {
    let language = ruleOptions.lang.value
    let (file, only) = try sourcesFile(language)
    try reportOptions.checkOutputs()
    let day = try CheckRun.day(today)
    var policy = try CheckRun.policy(language)
    if let baseline { policy.baseline = try BaselineFile.read(baseline) }
    let checker = try ruleOptions.checker(policy: policy, cache: CompiledRules.cache)
    let ledger = try ledgerOptions.open(isReadOnly: false, language)
    let tool = ToolInfo(
      version: Version.current, icu: ICU.version, pcre2: PCRE2Version.current,
      rulebooks: checker.rulebooks.map { .init(id: $0.id, version: $0.version, sha256: $0.sha256, rules: $1) })
    do {
      let expired = try ledger.expire(before: Day(julianDayNumber: day.julianDayNumber - file.retentionDays))
      for archive in try expired.deleteArchives(ledger) {
        Console.error(
          "soat: \(archive): quá hạn lưu mà không xóa được; kiểm tra quyền. / expired and could not be deleted; check its permission."
        )
      }
      let inputs = try ScanInputList(paths)
      guard fetchOptions.fetch != nil || ScanRun.hasFiles(inputs.paths, sources: file) else {
        throw Failure(
          status: 2, vi: "Không có tệp nào để quét trong \(paths.joined(separator: ", ")).",
          en: "There is no file to scan in \(paths.joined(separator: ", ")).")
      }
      let asked = (paths + [fetchOptions.fetch].compactMap { $0 }).joined(separator: "\n")
      let scan =
        try resume
        ? ledger.resume(inputs: asked, sources: file)
        : ledger.begin(at: Clock.now, today: day, inputs: asked, sources: file)
      Interruption.listen()
      let archives = try fetchOptions.archives(ledger, file, scan, day, language, quiet: quiet)
      let run = ScanRun(
        paths: inputs.paths + archives, sources: file, source: only, checker: checker, policy: policy, intake: Intake(),
        ledger: ledger, today: day, versions: "\(Version.current) \(ICU.version) \(PCRE2Version.current)",
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, clock: { Clock.now })
      var line = ProgressLine(language)
      let state = try run.run(scan) {
        Interruption.isWished
      } progress: { state in
        if !quiet { line.show(state) }
      }
      line.finish()
      for sentence in state.notJudged { Console.error("soat: \(sentence[language])") }
      let report = try reportOptions.report(of: ledger, scan: scan.id, tool: tool, language)
      if let writeBaseline { try BaselineFile.write(ledger.accepted(), to: writeBaseline) }
      try reportOptions.write(report)
      try ledger.close()
      let status = failOn.status(report, isStopped: state.isStopped)
      if status != 0 { throw ExitCode(status) }
    } catch let error as LedgerError {
      throw Failure(error, language)
    } catch let error as IntakeError {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  private func sourcesFile(_ language: Language) throws -> (SourcesFile, ScanSource?) {
    guard Console.exists(sources) else {
      throw Failure(
        status: 2,
        vi:
          "Không có \(sources): soat chỉ đọc nguồn đã đồng ý. Viết tệp này theo mẫu trong soat scan --help, hoặc chỉ đúng tệp bằng --sources.",
        en:
          "There is no \(sources): soat reads only sources that agreed. Write it as soat scan --help shows, or name it with --sources."
      )
    }
    do {
      let file = try SourcesFile.load(sources)
      guard let source else { return (file, nil) }
      guard let only = file.source(source) else {
        throw Failure(
          status: 2, vi: "\(sources) không có nguồn “\(source)”; thêm nguồn đó cùng thỏa thuận.",
          en: "\(sources) has no source “\(source)”; add it with its agreement.")
      }
      return (file, only)
    } catch let error as IntakeError {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }
}

/// Which reports make the exit status 1.
enum ScanFailOn: String, ExpressibleByArgument, CaseIterable {
  case error, review, new

  func status(_ report: ScanReport, isStopped: Bool) -> Int32 {
    if isStopped { return 130 }
    let open = report.sources.reduce(into: ScanReport.LevelCounts()) { sum, source in
      for level in Level.allCases { sum[level] += source.open[level] }
    }
    let over = report.sourceFindings.filter { $0.state != .mended }
    let fails =
      switch self {
      case .error: open.error > 0 || over.contains { $0.level == .error }
      case .review: open.error + open.warning > 0 || over.contains { $0.level >= .warning }
      case .new: report.sources.contains { $0.new > 0 } || over.contains { $0.state == .new }
      }
    if fails { return 1 }
    return report.counts.failed + report.counts.skipped > 0 || !report.incomplete.isEmpty ? 3 : 0
  }
}
