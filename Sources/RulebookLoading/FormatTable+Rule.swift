internal import Rulebooks

/// Keys of a rulebook and of what is said about a rule.
extension FormatTable {
  static let rulebookKeys = [
    FormatKey(
      "rulebook", .text, vi: "Mã của bộ, đứng trước mã quy tắc: quang-cao/so-sanh.", en: "Id, the prefix of its rules."),
    FormatKey("title", .localized, vi: "Tên của bộ quy tắc.", en: "Title of the rulebook."),
    FormatKey("version", .text, vi: "Phiên bản của bộ: 1.0.0.", en: "Version of the rulebook."),
    FormatKey("requires", .requirement, vi: "Cần soat từ phiên bản nào.", en: "The soat it needs."),
    FormatKey("language", .text, vi: "Ngôn ngữ của bài được soát: vi.", en: "Language of the posts."),
    FormatKey(
      "sources", .map(of: .keys(.source)), vi: "Văn bản mà quy tắc dựa vào, theo khóa tự đặt.",
      en: "What the rules rest on, by a key of your own."),
    FormatKey(
      "lists", .map(of: .anyOf([.texts, .keys(.list)])), vi: "Danh sách từ: viết tại chỗ hoặc lấy từ bảng.",
      en: "Word lists: inline or from a table."),
    FormatKey(
      "when", .condition, vi: "Điều kiện chung cho mọi quy tắc trong bộ.", en: "A condition every rule inherits."),
    FormatKey("rules", .list(of: .keys(.rule), atLeast: 0), vi: "Các quy tắc.", en: "The rules."),
  ]

  static let sourceKeys = [
    FormatKey("title", .text, vi: "Tên đầy đủ của văn bản.", en: "Full title."),
    FormatKey("in-force", .day, vi: "Ngày có hiệu lực.", en: "First day in force."),
    FormatKey("until", .day, vi: "Ngày cuối còn hiệu lực.", en: "Last day in force."),
    FormatKey("url", .text, vi: "Địa chỉ của văn bản.", en: "Where it can be read."),
    FormatKey("note", .text, vi: "Ghi chú cho người sửa bộ quy tắc.", en: "A note for authors."),
  ]

  static let listKeys = [
    FormatKey(
      "file", .text, vi: "Bảng TSV hoặc CSV, đường dẫn tính từ bộ quy tắc.",
      en: "A TSV or CSV; the path counts from the rulebook."),
    FormatKey(
      "column", .texts, vi: "Một hay nhiều cột; bỏ trống là cột đầu.", en: "One column or more; without it the first."),
  ]

  static let localizedKeys = [
    FormatKey("vi", .text, vi: "Tiếng Việt.", en: "Vietnamese."),
    FormatKey("en", .text, vi: "Tiếng Anh.", en: "English."),
  ]

  static let levelChangeKeys = [
    FormatKey("level", .choice(Level.names), vi: "Mức khi điều kiện đúng.", en: "The level while it holds."),
    FormatKey("when", .condition, vi: "Khi nào đổi mức.", en: "When the level changes."),
  ]

  static let basisKeys = [
    FormatKey("source", .text, vi: "Khóa trong sources.", en: "A key of sources."),
    FormatKey("at", .text, vi: "Chỗ trong văn bản: Điều 8 khoản 11.", en: "Where in it."),
  ]

  static let testKeys = [
    FormatKey(
      "bad", example, vi: "Câu phải bị báo; [[…]] bao đúng chỗ sai.", en: "Must be reported; [[…]] marks the span."),
    FormatKey("good", example, vi: "Câu không được báo.", en: "Must not be reported."),
    FormatKey("todo-bad", example, vi: "Câu lẽ ra phải bị báo, chưa bắt được.", en: "A known miss; never fails."),
    FormatKey("todo-good", example, vi: "Câu bị báo oan, chưa tránh được.", en: "A known false alarm; never fails."),
    FormatKey("with", .metadata, vi: "Thông tin của bài trong ví dụ này.", en: "Metadata of this test."),
  ]

  /// One text, or the posts of a source for a rule with `over: source`.
  static let example = FormatShape.anyOf([.text, .keys(.series)])

  static let seriesKeys = [
    FormatKey(
      "posts", .list(of: .keys(.seriesPost), atLeast: 0), vi: "Các bài của một nguồn.", en: "Posts of one source."),
    FormatKey("days", .oneOrMore(.day), vi: "Đúng những ngày phải bị báo.", en: "Exactly the days to be reported."),
    FormatKey("from", .day, vi: "Xét từ ngày nào.", en: "First day that is looked at."),
    FormatKey("until", .day, vi: "Xét tới hết ngày nào.", en: "Last day that is looked at."),
    FormatKey(
      "today", .day, vi: "Ngày chạy; bỏ trống là khi mọi ngày đã qua.", en: "Day of the run; without it all is over."),
  ]

  static let seriesPostKeys = [
    FormatKey("date", .day, vi: "Ngày đăng; bỏ trống là chưa biết.", en: "Its day; without it, not known."),
    FormatKey("text", .text, vi: "Chữ của bài.", en: "Its text."),
    FormatKey("with", .metadata, vi: "Thông tin riêng của bài này.", en: "Metadata of this post."),
  ]

  /// What a rule about many posts says beside its kind.
  static let overKeys = [
    FormatKey(
      "over", .choice(["source"]), vi: "source: xét trên nhiều bài của một nguồn (soat scan).",
      en: "source: judged on the many posts of a source (soat scan)."),
    FormatKey("at-least", .integer, vi: "over: ít nhất mấy bài khớp.", en: "over: posts that match, at least."),
    FormatKey("at-most", .integer, vi: "over: nhiều nhất mấy bài khớp.", en: "over: posts that match, at most."),
    FormatKey(
      "per", .choice(SourceLimit.Period.names), vi: "over: tính theo ngày, tuần hay cả đợt.",
      en: "over: counted by the day, the week or over all."),
    FormatKey("share", .percent, vi: "over: bao nhiêu phần trăm số bài.", en: "over: per cent of the posts."),
    FormatKey(
      "gap", .dayCount, vi: "over: nhiều nhất mấy ngày liền không có bài khớp.",
      en: "over: days in a row without a match, at most."),
  ]

  /// What a product's own file says.
  static let productSheetKeys = [
    FormatKey("name", .texts, vi: "Tên đã đăng ký.", en: "The registered name."),
    FormatKey("registration", .texts, vi: "Số đăng ký, số công bố.", en: "The registration number."),
    FormatKey("claim", .texts, vi: "Công dụng được nói.", en: "Allowed claims."),
    FormatKey("sentence", .texts, vi: "Câu bắt buộc.", en: "Obligatory sentences."),
  ]

  static let mediaKeys = [
    FormatKey("type", .text, vi: "image, video, audio hoặc file.", en: "image, video, audio or file."),
    FormatKey("ai-generated", .flag, vi: "Do AI tạo ra.", en: "Made by AI."),
    FormatKey("caption", .text, vi: "Chú thích.", en: "Caption."),
    FormatKey("alt", .text, vi: "Chữ thay ảnh.", en: "Alternative text."),
  ]

  static let notKeys = [
    FormatKey("not", .text, vi: "Đúng khi giá trị không phải thế này.", en: "Holds where the value is not this.")
  ]

  static let aboutKeys = [
    FormatKey("id", .text, vi: "Mã quy tắc, không dấu / và dấu cách.", en: "Id, without / and blanks."),
    FormatKey("title", .localized, vi: "Tên quy tắc.", en: "Title."),
    FormatKey("axis", .choice(Axis.names), vi: "Trục chấm điểm.", en: "The score it counts in."),
    FormatKey("level", .choice(Level.names), vi: "Mức: lỗi phải sửa, nên sửa, lưu ý.", en: "How grave a finding is."),
    FormatKey(
      "level-when", .oneOrMore(.keys(.levelChange)), vi: "Đổi mức theo thông tin của bài.",
      en: "Another level for some posts."),
    FormatKey("weight", .number(0.5...3), vi: "Nhân với điểm bị trừ: 0.5 đến 3.", en: "Multiplies the penalty."),
    FormatKey(
      "status", .choice(Status.names), vi: "experimental: có báo, không trừ điểm.", en: "experimental: never scored."),
    FormatKey("since", .day, vi: "Ngày bắt đầu của status.", en: "First day of the status."),
    FormatKey("basis", .oneOrMore(.keys(.basis)), vi: "Căn cứ.", en: "What the rule rests on."),
    FormatKey("when", .condition, vi: "Chỉ chạy với bài thỏa mọi điều này.", en: "Runs where all of these hold."),
    FormatKey(
      "except", .oneOrMore(.keys(.contextItem)), vi: "Bỏ qua khi chính chỗ khớp là thứ khác.",
      en: "Not where the match itself is something else."),
    FormatKey(
      "unless", .oneOrMore(.keys(.contextItem)), vi: "Bỏ qua khi quanh đó có căn cứ.",
      en: "Not where the context clears it."),
    FormatKey(
      "bare", .choice(["same", "lower"]), vi: "Chỗ khớp không dấu: cùng mức hay thấp hơn một mức.",
      en: "The level of an unaccented match."),
    FormatKey("disguise", .flag, vi: "false: không đọc qua chữ biến dạng.", en: "false: no look through disguises."),
    FormatKey("mask", .flag, vi: "true: che chữ bị báo (dữ liệu cá nhân).", en: "true: hides the text everywhere."),
    FormatKey("message", .localized, vi: "Câu báo lỗi; dùng được {match}.", en: "What the author reads."),
    FormatKey("fix", .localized, vi: "Cách sửa.", en: "What to do."),
    FormatKey("false-alarms", .localized, vi: "Khi nào có thể báo oan.", en: "When it may be wrong."),
    FormatKey("tests", .list(of: .keys(.test), atLeast: 0), vi: "Ví dụ.", en: "Tests."),
  ]

  static let extendingKeys = [
    FormatKey("extends", .text, vi: "Quy tắc được sửa: bộ/quy-tắc.", en: "The rule to change: book/rule."),
    FormatKey("off", .flag, vi: "true: tắt quy tắc gốc.", en: "true: turns the base off."),
    FormatKey("phrases+", .texts, vi: "Thêm cụm từ.", en: "Phrases to add."),
    FormatKey("phrases-", .texts, vi: "Bớt cụm từ.", en: "Phrases to take out."),
    FormatKey(
      "unless+", .oneOrMore(.keys(.contextItem)), vi: "Thêm trường hợp bỏ qua.", en: "More cases that clear it."),
  ]

  /// Keys of its own that a rule with `extends` takes beside the common ones.
  static let extensionNames = extendingKeys.names + ["level", "id", "tests"]

  static let ruleKeys = aboutKeys + overKeys + contextKeys + kindKeys + extendingKeys
}

extension CaseIterable where Self: RawRepresentable<String> {
  /// Every value as it is written in YAML.
  static var names: [String] { allCases.map(\.rawValue) }
}
