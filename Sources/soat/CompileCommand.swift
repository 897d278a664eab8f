import ArgumentParser
import Documents
import Judging
import RulebookLoading
import Rulebooks

/// `soat compile`
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract:
      "Dịch sẵn bộ quy tắc để lần soát sau khởi động nhanh. / Compile rulebooks ahead, so that a check starts fast.",
    discussion: """
      Lệnh soat check tự làm việc này ở lần chạy đầu và nhớ ở $XDG_CACHE_HOME/soat (mặc định ~/.cache/soat). Dùng lệnh này khi \
      chuẩn bị một máy hay một ảnh container. Sửa một tệp quy tắc hay một bảng từ thì bản dịch sẵn tự được làm lại.

      Ví dụ / Examples:
        soat compile
        soat compile --rules rules/examples

      Kết quả / Exit status: 0 đã dịch và ghi, 1 có quy tắc không nạp được hoặc không ghi được, 2 gọi sai.
      """)

  @OptionGroup var ruleOptions: RuleOptions

  func run() throws {
    let language = ruleOptions.lang.value
    guard let cache = CompiledRules.cache else {
      throw Failure(
        status: 1, vi: "Không biết ghi vào đâu: đặt HOME hoặc XDG_CACHE_HOME là một đường dẫn đầy đủ.",
        en: "Nowhere to write: set HOME or XDG_CACHE_HOME to an absolute path.")
    }
    let rules = CompiledRules(paths: try ruleOptions.paths(policy: try CheckRun.policy(language)), cache: cache)
    let loaded = try ruleOptions.load(from: rules.paths)
    guard loaded.diagnostics.isEmpty, let kept = rules.keep(loaded) else {
      throw Failure(
        status: 1,
        vi:
          "Chưa ghi gì: \(loaded.diagnostics.isEmpty ? "không ghi được vào thư mục nhớ đệm" : "bộ quy tắc còn lỗi nêu ở trên").",
        en:
          "Nothing was written: \(loaded.diagnostics.isEmpty ? "the cache folder cannot be written" : "the rulebooks have the faults above")."
      )
    }
    let count = loaded.rulebooks.reduce(0) { $0 + $1.rules.count }
    print(
      language == .en
        ? "\(count) rules of \(loaded.rulebooks.count) rulebooks, \(kept.bytes / 1000) kB: \(kept.path)"
        : "\(count) quy tắc của \(loaded.rulebooks.count) bộ, \(kept.bytes / 1000) kB: \(kept.path)")
  }
}
