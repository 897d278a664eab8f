/// Stable numbers: a code never changes its meaning. Each shows what its author sees; docs/diagnostics.md has them all,
/// in both languages.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  /// A file or folder cannot be loaded: it is missing, cannot be read, is not UTF-8 or is larger than 10 MB.
  ///
  ///     khong-co.yaml:1:1: lỗi E100: Không nạp được bộ quy tắc “khong-co.yaml”: không có tệp này.
  case cannotRead = "E100"
  /// The file is not YAML: most often uneven indentation, a quote that is never closed, or a control character.
  ///
  ///     quotes-in-quotes.yaml:7:14: lỗi E101: Câu này có dấu " ở giữa, nên YAML tưởng câu đã hết ở đó.
  ///           message: "Bỏ "{match}" khỏi bài."
  ///                    ^~~~~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: viết message: 'Bỏ "{match}" khỏi bài.'
  case brokenYAML = "E101"
  /// A key that the format does not have, or not at this place.
  ///
  ///     long-line.yaml:12:456: lỗi E102: Không có khóa “regexp” ở đây.
  ///       …ừ 36, cụm từ 37, cụm từ 38, cụm từ 39], regexp: x, segment: [phone, phone, phone, phone, phone, phone, p…
  ///                                                ^~~~~~
  ///       cách sửa: có phải “regex” không?
  case unknownKey = "E102"
  /// A key that must stand here is missing.
  ///
  ///     distance.yaml:12:11: lỗi E103: Thiếu “distance”, ví dụ distance: 8 tiếng.
  ///           near: { phrases: [ngân hàng] }
  ///                 ^
  case missingKey = "E103"
  /// A value of the wrong shape: text where a list is needed, a word where a number is.
  ///
  ///     count-without-limit.yaml:10:12: lỗi E104: min (5) lớn hơn max (2).
  ///           count: { capitals: true, min: 5, max: 2 }
  ///                  ^
  case wrongShape = "E104"
  /// A key or a list without a value.
  ///
  ///     empty-phrases.yaml:10:24: lỗi E105: “phrases” chưa có mục nào.
  ///           forbid: { phrases: [] }
  ///                              ^~
  case emptyValue = "E105"
  /// Rulebooks take no YAML aliases (& and *).
  ///
  ///     alias.yaml:10:13: lỗi E106: Bộ quy tắc không dùng bí danh (&, *) của YAML; nếu đây là chữ, hãy đặt trong nh…
  ///           forbid: &cum { phrases: [siêu rẻ] }
  ///                   ^
  case alias = "E106"
  /// The file is larger than 10 MB, has more than 200,000 items, is nested more than 64 deep or piles up marks.
  ///
  ///     too-deep.yaml:2:72: lỗi E107: Tệp lồng quá sâu hoặc có quá nhiều mục.
  ///       …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]…
  ///                                                    ^
  case tooLarge = "E107"
  /// Two rules have one id.
  ///
  ///     duplicate-rule.yaml:12:5: lỗi E108: Đã có quy tắc mang mã “thu/hong”; quy tắc này bị bỏ qua.
  ///         - id: hong
  ///           ^
  case duplicateRule = "E108"
  /// The key takes a few values, and this is none of them.
  ///
  ///     distance-out-of-place.yaml:11:50: lỗi E109: “case” không nhận “sensitve”.
  ///           forbid: { regex: { pattern: 'siêu rẻ', case: sensitve } }
  ///                                                        ^~~~~~~~
  ///       cách sửa: có phải “sensitive” không?
  case unknownValue = "E109"
  /// basis cites a source that sources does not have.
  ///
  ///     unknown-source.yaml:12:22: lỗi E110: Không có nguồn “lcq” trong sources.
  ///           basis: { source: lcq, at: Điều 8 }
  ///                            ^~~
  ///       cách sửa: có phải “lqc” không?
  case unknownSource = "E110"
  /// A rule uses a list that lists does not have, or that could not be loaded.
  ///
  ///     unknown-list.yaml:12:32: lỗi E111: Không có danh sách “sieu-re”.
  ///           forbid: { phrases: { list: sieu-re } }
  ///                                      ^~~~~~~
  ///       cách sửa: có phải “sieu-ree” không?
  case unknownList = "E111"
  /// A TSV or CSV cannot be read, is not UTF-8 or lacks a column.
  ///
  ///     missing-column.yaml:7:38: lỗi E112: Bảng “data/bao.tsv” không có cột “nam”.
  ///         bao: { file: data/bao.tsv, column: nam }
  ///                                            ^~~
  ///       cách sửa: các cột: name, accepted, domain
  case table = "E112"
  /// A pattern is malformed or uses what soat refuses.
  ///
  ///     pattern-in-double-quotes.yaml:10:30: lỗi E113: Ngoặc tròn không đủ đôi: thêm ngoặc còn thiếu, hoặc viết “\(…
  ///           forbid: { regex: "giảm\\s(\\d+%" }
  ///                                    ^
  case pattern = "E113"
  /// The axis politically-correct takes names and terms only, no rule that could be about an opinion.
  ///
  ///     closed-axis-inline-with-context.yaml:10:13: lỗi E114: Trục politically-correct chỉ nhận official-name, pref…
  ///           forbid: { phrases: [siêu rẻ] }
  ///                   ^
  ///       cách sửa: viết forbid: { phrases: { list: … } } cùng after: { distance: 3 tiếng, phrases: { list: … } }, …
  case closedAxis = "E114"
  /// weight must be a number from 0.5 to 3.
  ///
  ///     weight.yaml:12:13: lỗi E115: “weight” nhận số từ 0.5 đến 3, không nhận “5”.
  ///           weight: 5
  ///                   ^
  case weight = "E115"
  /// A day is written year-month-day (2025-07-01) and must be in the calendar.
  ///
  ///     day-that-is-none.yaml:12:19: lỗi E116: Lịch không có ngày “2025-02-30”.
  ///           when: { date: 2025-02-30.. }
  ///                         ^~~~~~~~~~~~
  case badDay = "E116"
  /// The metadata key takes another value: true or false, or one of a few names.
  ///
  ///     test-metadata.yaml:14:21: lỗi E117: “ad” nhận true hoặc false, không nhận “maybe”.
  ///               with: { ad: maybe, profil: press }
  ///                           ^~~~~
  case metadata = "E117"
  /// The rule named by extends is not there, or could not be loaded.
  ///
  ///     extends-unknown-base.yaml:7:14: lỗi E118: Không có quy tắc “thu/lanhh” để mở rộng.
  ///         - extends: thu/lanhh
  ///                    ^~~~~~~~~
  ///       cách sửa: có phải “thu/lanh” không?
  case unknownBase = "E118"
  /// phrases- takes out a phrase that the base does not have.
  ///
  ///     extends-nothing-to-remove.yaml:8:16: lỗi E119: “lợi nhuận cam kết” không có trong quy tắc “thu/lanh”, không…
  ///           phrases-: [lợi nhuận cam kết]
  ///                      ^~~~~~~~~~~~~~~~~
  case nothingToRemove = "E119"
  /// A test is malformed: its [[ ]] marks do not match, or it has not exactly one text.
  ///
  ///     test-marks.yaml:13:14: lỗi E120: Dấu [[ ]] trong ví dụ này không khớp nhau hoặc không bao chữ nào.
  ///             - bad: "Hôm nay [[siêu rẻ"
  ///                    ^~~~~~~~~~~~~~~~~
  case badTest = "E120"
  /// The rulebook needs a later soat, or requires is malformed.
  ///
  ///     requires.yaml:6:11: lỗi E121: Bộ quy tắc này cần soat 9.0 trở lên.
  ///       requires: soat >= 9.0
  ///                 ^~~~~~~~~~~
  case requiredVersion = "E121"
  /// Rules extend each other in a circle, so there is no base.
  ///
  ///     extends-cycle.yaml:8:14: lỗi E122: “thu/a” mở rộng “thu/b” thành vòng tròn.
  ///         - extends: thu/b
  ///                    ^~~~~
  ///       cách sửa: để một quy tắc trong vòng có đủ axis, level, message và không có extends
  case extendsCycle = "E122"
  /// over: source asks for what only one post can answer, or its number is not said, or said for a rule about one post.
  ///
  ///     over-kind.yaml:13:5: lỗi E123: “official-name” xét từng bài, không xét trên nhiều bài của một nguồn.
  case overSource = "E123"
  /// YAML takes what follows # as a comment.
  ///
  ///     hashtag-flow.yaml:10:14: lỗi E130: YAML coi phần từ dấu # là ghi chú nên bỏ qua; hãy đặt trong nháy.
  ///           require: { hashtags: [#MyHoChiMinh] }
  ///                    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: viết require: { hashtags: ["#MyHoChiMinh"] }
  case hashtagWithoutQuotes = "E130"
  /// YAML cuts text at a # that follows a blank.
  ///
  ///     text-cut-item.yaml:12:11: lỗi E131: YAML cắt câu này ở dấu #; phần sau không được đọc.
  ///               - giảm sốc #sale
  ///                 ^~~~~~~~
  ///       cách sửa: viết - "giảm sốc #sale"
  case textCut = "E131"
  /// A decimal comma inside […] splits a number into two items.
  ///
  ///     decimal-comma.yaml:10:24: lỗi E132: Dấu phẩy trong […] tách số này thành hai mục: “chỉ 5” và “5 triệu”.
  ///           forbid: { phrases: [chỉ 5,5 triệu] }
  ///                              ^
  ///       cách sửa: viết forbid: { phrases: ["chỉ 5,5 triệu"] }
  case decimalComma = "E132"
  /// Text that begins with [ is a list to YAML.
  ///
  ///     brackets-alone.yaml:13:14: lỗi E133: Câu bắt đầu bằng dấu [ phải đặt trong nháy.
  ///             - bad: [[siêu rẻ]]
  ///                    ^
  ///       cách sửa: viết - bad: "[[siêu rẻ]]"
  case bracketsWithoutQuotes = "E133"
  /// Text that begins with { is a mapping to YAML.
  ///
  ///     braces-alone.yaml:11:14: lỗi E134: Câu bắt đầu bằng dấu { phải đặt trong nháy.
  ///           message: {match}
  ///                    ^
  ///       cách sửa: viết message: "{match}"
  case bracesWithoutQuotes = "E134"
  /// Text that begins with @ ` % & * ! | > means something to YAML.
  ///
  ///     at-sign.yaml:12:11: lỗi E135: Câu bắt đầu bằng dấu @ phải đặt trong nháy.
  ///               - @abc
  ///                 ^~~~
  ///       cách sửa: viết - "@abc"
  case signWithoutQuotes = "E135"
  /// A colon and a blank make a key and a value to YAML.
  ///
  ///     colon-in-item.yaml:12:11: lỗi E136: Câu có dấu hai chấm phải đặt trong nháy.
  ///               - Lưu ý: siêu rẻ
  ///                 ^
  ///       cách sửa: viết - "Lưu ý: siêu rẻ"
  case colonInText = "E136"
  /// A line is indented by a tab.
  ///
  ///     tab.yaml:9:1: lỗi E137: Dòng này thụt đầu bằng phím Tab; YAML chỉ nhận dấu cách.
  ///       	level: warning
  ///       ^
  ///       cách sửa: viết level: warning
  case tab = "E137"
  /// There is a no-break space, mostly pasted from a word processor.
  ///
  ///     no-break-space-after-colon.yaml:9:11: lỗi E138: Dòng này có dấu cách không ngắt, thường do dán từ Word; hãy…
  ///           level: warning
  ///                 ^
  ///       cách sửa: viết level: warning
  case noBreakSpace = "E138"
  /// A blank must follow the colon of a key.
  ///
  ///     colon-without-space.yaml:8:5: lỗi E139: Sau “axis:” phải có một dấu cách.
  ///           axis:lawful
  ///           ^~~~~~~~~~~
  ///       cách sửa: viết axis: lawful
  case missingSpace = "E139"
  /// A key stands twice in one mapping.
  ///
  ///     duplicate-key.yaml:12:5: lỗi E140: Khóa “level” viết hai lần trong cùng một nhóm.
  ///           level: error
  ///           ^~~~~
  ///       cách sửa: giữ một; lần đầu ở dòng 9
  case duplicateKey = "E140"
  /// A rule has status: deprecated.
  ///
  ///     deprecated.yaml:3:5: nên sửa W201: Quy tắc thu/cu sắp bỏ.
  ///         - id: cu
  ///           ^
  case deprecatedRule = "W201"
  /// No rule uses the list: it is left over, or a rule spells its name differently.
  ///
  ///     unused-list.yaml:3:3: nên sửa W202: Danh sách “sieu-re” chưa quy tắc nào dùng.
  ///         sieu-re: [siêu rẻ, rẻ nhất]
  ///         ^~~~~~~
  case unusedList = "W202"
  /// Words with commas but without brackets: one phrase.
  ///
  ///     words-without-brackets.yaml:7:16: nên sửa W203: Đây là một cụm từ duy nhất, có dấu phẩy ở trong.
  ///             phrases: siêu rẻ, rẻ nhất
  ///                      ^~~~~~~~~~~~~~~~
  ///       cách sửa: viết phrases: [siêu rẻ, rẻ nhất]
  case wordsWithoutBrackets = "W203"
  /// Curly quotes that were pasted with a phrase and are part of it.
  ///
  ///     curly-quotes.yaml:6:25: nên sửa W204: Nháy cong là một phần của cụm từ: chỉ khớp khi bài cũng có nháy.
  ///           forbid: { phrases: [“siêu rẻ”, ‘rẻ nhất’] }
  ///                               ^~~~~~~~~
  ///       cách sửa: viết forbid: { phrases: [siêu rẻ, ‘rẻ nhất’] }
  case curlyQuotes = "W204"

  /// The name in documents: `unknown-key`.
  public var name: String {
    var wasUppercase = false
    return String(describing: self).reduce(into: "") { name, character in
      if character.isUppercase, !wasUppercase { name += "-" }
      wasUppercase = character.isUppercase
      name += character.lowercased()
    }
  }
}
