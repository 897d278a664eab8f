import ArgumentParser
import Documents
import Foundation
import Glibc
import Intake
import RuleLab
import Rulebooks

/// `soat new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Bắt đầu một bộ quy tắc, một quy tắc, một chiến dịch. / Start a rulebook, a rule, a campaign.",
    discussion: """
      Thiếu điều gì thì hỏi, nếu chạy trên màn hình lệnh. Kết quả qua được soat test trước khi được ghi; không bao giờ ghi \
      đè. --print in ra màn hình, không ghi.
      On a terminal it asks for what is missing. What it writes has passed soat test, and nothing is written over.

      Ví dụ / Examples:
        soat new rulebook tu-can-tranh --words "siêu phẩm" --print
        soat new rule rules/trich-dan.yaml --id can-tranh --words "siêu phẩm" -p
      """,
    subcommands: [NewRulebookCommand.self, NewRuleCommand.self, NewCampaignCommand.self])
}

/// `soat new rulebook`
struct NewRulebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rulebook",
    abstract: "Bộ quy tắc mới, từ vài từ hoặc từ bảng từ sẵn có. / A new rulebook, from words or a sheet.",
    discussion: """
      --from đọc CSV, TSV; --from-xlsx đọc trang đầu của bảng Excel. Cột: wrong | right | note, hoặc sai | đúng | ghi chú; \
      dòng không có từ đúng là từ cần tránh. Bảng không có tên cột thì đọc theo thứ tự ấy.

      Ví dụ / Examples:
        soat new rulebook tu-can-tranh --words "siêu phẩm, cực đỉnh" --print
        echo "sát nhập,sáp nhập" | soat new rulebook nham --from - --print
      """)

  @Argument(help: "Mã của bộ: chữ thường không dấu, gạch nối. / Id of the rulebook.")
  var id: String?

  @Option(help: "Tên của bộ. / Its title.")
  var title: String?

  @Option(help: ArgumentHelp("Bảng từ CSV, TSV; - là đầu vào chuẩn. / A sheet of words.", valueName: "file"))
  var from: String?

  @Option(
    name: .customLong("from-xlsx"), help: ArgumentHelp("Bảng từ Excel (.xlsx). / A workbook.", valueName: "file"))
  var fromXLSX: String?

  @OptionGroup var words: WordOptions
  @OptionGroup var output: NewFileOptions

  func validate() throws {
    if [from != nil, fromXLSX != nil, words.words != nil].count(where: { $0 }) > 1 {
      throw ValidationError("Chỉ một trong --from, --from-xlsx, --words. / Only one of --from, --from-xlsx, --words.")
    }
  }

  func run() throws {
    let id = try Prompt.value(self.id, "Mã của bộ (ví dụ tu-can-tranh)", flag: "ID")
    let title = try Prompt.value(self.title, "Tên của bộ", flag: "--title", fallback: id)
    let day = try CheckRun.day(nil)
    try Starting.run {
      if let path = fromXLSX ?? from {
        let sheet = try WordSheet(rows: rows(path))
        if !sheet.hasHeader {
          Console.error(
            "soat: bảng không có tên cột; đọc theo thứ tự sai, đúng, ghi chú. / no column names: wrong, right, note.")
        }
        let made = try WordBook(
          sheet, id: id, title: title, axis: words.axis.value, level: words.level.value, day: day)
        for reason in made.skipped { Console.error("soat: bỏ qua \(reason.vi). / left out: \(reason.en).") }
        try output.write(made.book.files())
      } else {
        let rule = try words.rule(id: "can-xem", title: title)
        try output.write(StarterBook(id: id, title: title, rules: [rule], day: day).files())
      }
    }
  }

  private func rows(_ path: String) throws -> [[String]] {
    if fromXLSX != nil, !path.lowercased().hasSuffix(".xlsx") {
      throw Failure(
        status: 2, vi: "--from-xlsx nhận tệp .xlsx; bảng .csv, .tsv thì dùng --from.",
        en: "--from-xlsx takes an .xlsx file; use --from for .csv and .tsv.")
    }
    do {
      return try Spreadsheet.rows(path)
    } catch {
      throw Failure(status: error.exitStatus, vi: error.sentence(.vi), en: error.message.en)
    }
  }
}

/// `soat new rule`
struct NewRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "Thêm một quy tắc vào cuối một bộ. / Add a rule at the end of a rulebook.",
    discussion: """
      Ví dụ / Examples:
        soat new rule rules/trich-dan.yaml --id can-tranh --words "siêu phẩm" -p
        soat new rule rules/so-lieu.yaml --id x --words "vô số" --level notice -p
      """)

  @Argument(help: ArgumentHelp("Tệp của bộ quy tắc. / The rulebook's file.", valueName: "file"))
  var file: String?

  @Option(help: "Mã của quy tắc. / Id of the rule.")
  var id: String?

  @Option(help: "Tên của quy tắc. / Its title.")
  var title: String?

  @OptionGroup var words: WordOptions

  @Flag(name: .shortAndLong, help: "Chỉ in ra, không ghi. / Print, write nothing.")
  var print = false

  func run() throws {
    let file = try Prompt.value(self.file, "Tệp của bộ quy tắc", flag: "FILE")
    let id = try Prompt.value(self.id, "Mã của quy tắc (ví dụ tu-can-tranh)", flag: "--id")
    let title = try Prompt.value(self.title, "Tên của quy tắc", flag: "--title", fallback: id)
    let text = String(decoding: try InputFile.bytes(file), as: UTF8.self)
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    try Starting.run {
      let addition = try RuleAddition(to: text, file: file) { try FileInput.read(folder + $0) }
      let added = try addition.addition(of: words.rule(id: id, title: title))
      if print { return try Console.write(Array(added.utf8)) }
      try OutputFile.append((text.hasSuffix("\n") ? "" : "\n") + added, to: file)
      Console.error("soat: đã thêm \(id) vào \(file). / added \(id) to \(file).")
    }
  }
}

/// `soat new campaign`
struct NewCampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Bộ quy tắc của một chiến dịch: hashtag, tên, ngày, thông tin. / The rulebook of a campaign.",
    discussion: """
      Bài thuộc chiến dịch khi khai campaign: MÃ. / A post belongs to it where it says campaign: ID.

      Ví dụ / Examples:
        soat new campaign s --name Sách --tags Sach --days 2026-12-01..2026-12-05 -p
        soat new campaign c --name Chạy --tags Chay --days 2026-12-01..2026-12-31 -p
      """)

  @Argument(help: "Mã của chiến dịch. / Id of the campaign.")
  var id: String?

  @Option(help: "Tên chính thức, viết đúng như phải viết. / Its official name.")
  var name: String?

  @Option(help: "Các hashtag bắt buộc, cách nhau dấu phẩy. / Required hashtags.")
  var tags: String?

  @Option(
    help: ArgumentHelp("Ngày đầu..ngày cuối, dạng 2026-12-01..2026-12-31. / First to last day.", valueName: "days"))
  var days: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Thông tin phải viết đúng, ví dụ \"lễ khai mạc=2026-12-01\". / A fact to state alike.", valueName: "key=value"))
  var fact: [String] = []

  @OptionGroup var output: NewFileOptions

  func run() throws {
    let id = try Prompt.value(self.id, "Mã của chiến dịch (ví dụ chay-xanh)", flag: "ID")
    let name = try Prompt.value(self.name, "Tên chính thức", flag: "--name")
    let tags = try Prompt.value(self.tags, "Hashtag bắt buộc, cách nhau dấu phẩy", flag: "--tags")
    let (first, last) = try range(Prompt.value(days, "Từ ngày..đến ngày (2026-12-01..2026-12-31)", flag: "--days"))
    let facts = try fact.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2 else {
        throw Failure(
          status: 2, vi: "--fact nhận “điều=giá trị”, không nhận “\(text)”.",
          en: "--fact takes “key=value”, not “\(text)”.")
      }
      return (key: parts[0], value: parts[1])
    }
    try Starting.run {
      let campaign = Campaign(
        id: id, name: name, from: first, until: last,
        hashtags: WordOptions.items(tags).map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }, facts: facts)
      try output.write(campaign.book().files())
    }
  }

  private func range(_ text: String) throws -> (Day, Day) {
    let ends = text.split(separator: "..").map(String.init)
    guard ends.count == 2, let first = Day(iso: ends[0]), let last = Day(iso: ends[1]) else {
      throw Failure(
        status: 2, vi: "Ngày viết dạng 2026-12-01..2026-12-31, không nhận “\(text)”.",
        en: "Days are written 2026-12-01..2026-12-31, not “\(text)”.")
    }
    return (first, last)
  }
}
