package import Documents
import Judging
package import Rulebooks

/// The words that reports use, in both languages, one place for each. docs/words.md says why these and no others.
package struct Words {
  package let language: Language
  package init(_ language: Language) { self.language = language }

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  // MARK: Verdict and levels

  func outcome(_ outcome: Verdict.Outcome) -> String {
    switch outcome {
    case .pass: say("Chưa thấy lỗi", "Pass: nothing found")
    case .review: say("Cần người xem", "Review: a person should look")
    case .block: say("Phải sửa rồi mới đăng", "Block: do not publish as it is")
    }
  }

  package func level(_ level: Level) -> String {
    switch level {
    case .error: say("Lỗi phải sửa", "Error")
    case .warning: say("Nên sửa", "Warning")
    case .notice: say("Lưu ý", "Notice")
    }
  }

  /// `2 lỗi phải sửa`, `2 errors`
  func count(_ n: Int, _ level: Level) -> String {
    switch level {
    case .error: say("\(n) lỗi phải sửa", plural(n, "error"))
    case .warning: say("\(n) chỗ nên sửa", plural(n, "warning"))
    case .notice: say("\(n) lưu ý", plural(n, "notice"))
    }
  }

  func waivedCount(_ n: Int) -> String { say("\(n) chỗ cho qua", "\(n) waived") }
  var nothingAtOrAbove: String { say("Không có chỗ nào ở mức này.", "No finding at this level.") }
  func hidden(_ n: Int) -> String {
    say("Không hiện \(n) chỗ cần xem ở mức thấp hơn.", "\(plural(n, "finding")) of lower levels not shown.")
  }

  // MARK: Scores

  var overall: String { say("Điểm rà soát", "Score") }
  package func axis(_ axis: Axis) -> String {
    switch axis {
    case .accurate: say("Chính xác", "Accurate")
    case .politicallyCorrect: say("Tên gọi, từ ngữ", "Politically correct")
    case .lawful: say("Pháp lý", "Lawful")
    }
  }
  /// What the axis looks at, where its name alone does not tell.
  package func axisNote(_ axis: Axis) -> String {
    switch axis {
    case .accurate: say("số liệu, nguồn, chính tả", "figures, sources, spelling")
    case .politicallyCorrect: say("tên chính thức, từ ngữ hòa nhập", "official names, inclusive language")
    case .lawful: ""
    }
  }
  var noRuleRan: String { say("không có quy tắc nào chạy", "no rule could run") }
  var lowestOfThree: String { say("điểm thấp nhất trong các mục dưới", "the lowest of those below") }
  var atMost: String { say("tối đa, vì chưa kiểm hết", "at most: not everything was checked") }
  var explainTitle: String { say("Điểm từ đâu mà có", "How the scores came about") }
  var cutAtZero: String { say("dừng ở 0", "stops at 0") }
  var rounding: String { say("làm tròn", "rounding") }
  func place(_ n: Int) -> String { say("\(n) chỗ", plural(n, "place")) }

  // MARK: Findings

  package var basis: String { say("Căn cứ", "Basis") }
  package var fix: String { say("Cách sửa", "Fix") }
  var rule: String { say("Quy tắc", "Rule") }
  func more(_ n: Int) -> String { say("+\(n) chỗ", n == 1 ? "+1 place" : "+\(n) places") }
  func andMore(_ n: Int) -> String { say("và \(n) chỗ nữa", "and \(n) more") }
  var wholePost: String { say("cả bài", "whole post") }
  func write(_ text: String) -> String { say("Viết “\(text)”.", "Write “\(text)”.") }
  var delete: String { say("Bỏ chỗ này.", "Delete it.") }
  var disguised: String { say("chữ biến dạng", "disguised") }
  var bare: String { say("viết không dấu", "written without accents") }
  package var experimental: String { say("đang thử, không tính điểm", "experimental, not scored") }
  package var deprecated: String { say("sắp bỏ", "deprecated") }

  func part(_ part: PartKind) -> String {
    switch part {
    case .title: say("tiêu đề", "title")
    case .lead: say("sa-pô", "lead")
    case .body: say("thân bài", "body")
    case .caption(let n): say("chú thích \(n + 1)", "caption \(n + 1)")
    case .cue(let n): say("phụ đề \(n + 1)", "cue \(n + 1)")
    }
  }

  // MARK: The rest of a report

  var notJudged: String { say("Chưa xét", "Not judged") }
  func waiting(_ n: Int, key: String) -> String {
    say("\(n) quy tắc chờ “\(key)”", "\(plural(n, "rule")) wait\(n == 1 ? "s" : "") for “\(key)”")
  }
  var raisedByText: String { say("bài có dấu hiệu", "the text suggests it") }
  var incomplete: String { say("Chưa kiểm hết", "Incomplete") }
  var waived: String { say("Cho qua (có lý do)", "Waived") }
  func baseline(_ n: Int) -> String {
    say("Lỗi tồn cũ, không tính: \(n) chỗ", "Baseline, not counted: \(plural(n, "finding"))")
  }
  var reason: String { say("Lý do", "Reason") }
  var unusedWaivers: String { say("Cho qua mà không có gì để cho qua", "Waivers that waived nothing") }
  func until(_ day: Day) -> String { say("đến hết \(date(day))", "until \(date(day))") }
  func decoded(from encoding: String) -> String {
    say("Bài viết bằng bảng mã \(encoding), đã đọc sang Unicode", "Written in \(encoding), read as Unicode")
  }
  func charsetRepairs(_ n: Int) -> String {
    say(
      "Đã đọc lại \(n) chỗ viết bằng bảng mã cũ hoặc hỏng mã",
      "\(plural(n, "stretch")) of an old or broken charset read")
  }
  func asOf(_ day: Day) -> String { say("Xét theo ngày \(date(day))", "As of \(date(day))") }
  package func date(_ day: Day) -> String { language == .vi ? "\(day.day)/\(day.month)/\(day.year)" : day.iso }
  func origin(_ origin: Waiver.Origin) -> String {
    switch origin {
    case .frontMatter: say("ghi đầu bài", "front matter")
    case .policy: say("soat.yaml", "soat.yaml")
    case .sources: say("sources.yaml", "sources.yaml")
    case .commandLine: say("dòng lệnh", "command line")
    case .baseline: say("lỗi tồn cũ", "baseline")
    }
  }
  var standardInput: String { say("đầu vào chuẩn", "standard input") }
  func unnamed(_ n: Int) -> String { say("bài thứ \(n)", "document \(n)") }
  func documents(_ n: Int) -> String { say("\(n) bài", plural(n, "document")) }
  func summary(_ outcome: Verdict.Outcome, _ n: Int) -> String {
    switch outcome {
    case .block: say("\(n) phải sửa rồi mới đăng", "\(n) block")
    case .review: say("\(n) cần người xem", "\(n) review")
    case .pass: say("\(n) chưa thấy lỗi", "\(n) pass")
    }
  }
  func summaryIncomplete(_ n: Int) -> String { say("\(n) chưa kiểm hết", "\(n) incomplete") }

  func plural(_ n: Int, _ noun: String) -> String { n == 1 ? "1 \(noun)" : "\(n) \(noun)s" }
}
