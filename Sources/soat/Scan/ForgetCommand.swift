import ArgumentParser
import Documents
import Foundation
import Pages

/// `soat forget`
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Xóa ngay mọi thứ đã ghi về một nguồn. / Remove all that is known of a source, at once.",
    discussion: """
      Mục và chỗ cần xem của nguồn ấy bị xóa và ghi đè trong sổ, tệp trang đã lưu bị xóa; không lấy lại được. Gỡ nguồn \
      khỏi sources.yaml nếu không quét nữa.

      Ví dụ / Examples:
        soat forget bao-a

      Kết quả / Exit status: 0 đã xóa, 2 gọi sai, không có sổ hoặc sổ đang bận, 3 có tệp trang đã lưu chưa xóa được.
      """)

  @Argument(help: ArgumentHelp("Nguồn trong sổ. / A source of the ledger.", valueName: "source"))
  var source: String

  @OptionGroup var ledgerOptions: LedgerOptions

  @Option(name: .long, help: "Ngôn ngữ: vi hoặc en. / Language: vi or en.")
  var lang: ReportLanguage = .vi

  func run() throws {
    let language = lang.value
    guard Console.exists(ledgerOptions.ledger) else {
      throw Failure(
        status: 2, vi: "Không có sổ \(ledgerOptions.ledger); chỉ đúng tệp bằng --ledger.",
        en: "There is no ledger \(ledgerOptions.ledger); name it with --ledger.")
    }
    let ledger = try ledgerOptions.open(isReadOnly: false, language)
    do {
      let removed = try ledger.forget(source)
      let left = try removed.deleteArchives(ledger)
      try ledger.close()
      let pages = removed.archives.count - left.count
      try Console.write(
        Array(
          (language == .vi
            ? "Đã xóa \(removed.items) mục, \(removed.findings) chỗ cần xem, \(pages) tệp trang đã lưu của “\(source)”.\n"
            : "Removed \(removed.items) items, \(removed.findings) findings, \(pages) files of saved pages of “\(source)”.\n")
            .utf8))
      guard left.isEmpty else {
        let names = left.joined(separator: ", ")
        throw Failure(
          status: 3, vi: "Chưa xóa được \(names); kiểm tra quyền rồi tự xóa.",
          en: "Cannot remove \(names); check the permission and remove it yourself.")
      }
    } catch let error as LedgerError {
      throw Failure(error, language)
    }
  }
}
