internal import Documents
internal import Rulebooks

/// Keys of the eight kinds.
extension FormatTable {
  static let kindKeys = [
    FormatKey("forbid", operand, vi: "Báo khi có thứ này.", en: "Fires where this is found."),
    FormatKey(
      "require", .anyOf([.texts, .keys(.require)]), vi: "Báo khi thiếu thứ này.", en: "Fires where this is missing."),
    FormatKey(
      "prefer", .anyOf([.keys(.prefer), .map(of: .text)]), vi: "Viết sai: đúng.", en: "Wrong form: right form."),
    FormatKey("official-name", .keys(.officialName), vi: "Tên gọi chính thức.", en: "Official names."),
    FormatKey("count", .keys(.count), vi: "Số lượng ngoài min..max.", en: "A number outside min..max."),
    FormatKey(
      "consistent", .anyOf([.list(of: .list(of: .text, atLeast: 2), atLeast: 1), .keys(.quotations)]),
      vi: "Các cách viết không dùng lẫn trong bài.", en: "Forms that exclude each other."),
    FormatKey(
      "expect", .anyOf([.keys(.eachMedia), .map(of: .comparison)]), vi: "So sánh thông tin của bài.",
      en: "A comparison of metadata."),
    FormatKey(
      "check", .anyOf([.choice(BuiltInCheck.Name.names), .keys(.check)]), vi: "Phép kiểm có sẵn.",
      en: "A built-in check."),
  ]

  static let requireKeys = [
    FormatKey("at-least", .integer, vi: "Cần mấy chỗ khác nhau.", en: "How many are enough."),
    FormatKey("in", partShape, vi: "Phải nằm ở phần nào.", en: "Where they must stand."),
    FormatKey(
      "before", operand, vi: "Phải đứng trước chỗ đầu tiên có thứ này.", en: "Must stand before the first of this."),
  ]

  static let preferKeys = [
    FormatKey("list", .text, vi: "Bảng có cột wrong, right, note.", en: "A table: wrong, right, note."),
    FormatKey("words", .map(of: .text), vi: "Viết sai: đúng.", en: "Wrong form: right form."),
    accentsKey, caseKey,
  ]

  static let officialNameKeys = [
    FormatKey("list", .text, vi: "Bảng tên, có cột name.", en: "A table with a column name."),
    FormatKey("names", .list(of: .keys(.name), atLeast: 1), vi: "Tên viết tại chỗ.", en: "Names inline."),
    FormatKey(
      "reports", .oneOrMore(.choice(NameTable.Fault.names)), vi: "Báo những lỗi nào.", en: "Which faults to report."),
  ]

  static let nameKeys = [
    FormatKey("name", .text, vi: "Tên đúng.", en: "The official name."),
    FormatKey("accepted", .texts, vi: "Cách viết khác cũng đúng.", en: "Other right forms."),
    FormatKey("wrong", .texts, vi: "Cách viết sai hay gặp.", en: "Known wrong forms."),
    FormatKey("former", .texts, vi: "Tên cũ.", en: "Former names."),
    FormatKey("from", .day, vi: "Ngày đầu của tên này.", en: "First day of the name."),
    FormatKey("until", .day, vi: "Ngày cuối của tên này.", en: "Last day of the name."),
    FormatKey("successor", .text, vi: "Tên thay sau ngày cuối.", en: "What takes its place."),
    FormatKey("note", .text, vi: "Ghi chú.", en: "A note."),
  ]

  static let countKeys = limitKeys + countedKeys
  static let limitKeys = [
    FormatKey("min", .integer, vi: "Ít nhất.", en: "At least."),
    FormatKey("max", .integer, vi: "Nhiều nhất.", en: "At most."),
    FormatKey("in", partShape, vi: "Đếm trong phần nào.", en: "The part that is counted."),
  ]
  /// What can be counted without an expression.
  static let countedKeys = [
    FormatKey("capitals", .flag, vi: "Từ viết hoa toàn bộ.", en: "Words all in capitals."),
    FormatKey("exclamation-marks", .flag, vi: "Dấu chấm than.", en: "Exclamation marks."),
    FormatKey("disguises", .flag, vi: "Chữ biến dạng (đ.á.n.h, v4y).", en: "Disguises (đ.á.n.h, v4y)."),
    FormatKey("tiếng", .flag, vi: "Số tiếng.", en: "Syllables."),
    FormatKey("characters", .flag, vi: "Số ký tự.", en: "Characters."),
  ]

  static let quotationsKeys = [
    FormatKey(
      "quotations", .distance, vi: "over: so lời dẫn từ mấy tiếng.", en: "over: quotations of so many tiếng or more."),
    FormatKey(
      "by", .anyOf([.texts, .keys(.phrases)]), vi: "over: tên những nguồn của lời dẫn.",
      en: "over: names that quotations may be from."),
  ]

  static let eachMediaKeys = [
    FormatKey("each", .choice(["media"]), vi: "Xét từng ảnh, video.", en: "Looks at each image or video."),
    FormatKey("type", .text, vi: "Chỉ loại này.", en: "Only of this type."),
    FormatKey("ai-generated", .flag, vi: "Chỉ thứ do AI tạo ra.", en: "Only what AI made."),
    FormatKey(
      "contains", .anyOf([.texts, .keys(.phrases)]), vi: "Chú thích hoặc bài phải có.", en: "The caption must have it."),
  ]

  static let checkKeys = [
    FormatKey("name", .choice(BuiltInCheck.Name.names), vi: "Phép kiểm nào.", en: "Which check."),
    FormatKey("cues", .anyOf([.texts, .keys(.phrases)]), vi: "Từ phải đứng gần số.", en: "Words that stand near."),
    FormatKey("cue-distance", .distance, vi: "Gần là mấy tiếng.", en: "How near, in tiếng."),
    FormatKey("list", .text, vi: "Bảng mà phép kiểm đọc.", en: "The table the check reads."),
    FormatKey(
      "min", .distance, vi: "quotation: lời dẫn ngắn hơn thì không xét.", en: "quotation: shorter ones are left alone."),
    FormatKey(
      "similarity", .integer, vi: "quotation: giống nguồn từ bao nhiêu phần trăm mới xét.",
      en: "quotation: how like the source, in per cent, it must be."),
    FormatKey(
      "claims", .anyOf([.texts, .keys(.phrases)]), vi: "claim-outside-file: từ mở đầu một lời nói công dụng.",
      en: "claim-outside-file: words that open a claim."),
    FormatKey(
      "about", .anyOf([.texts, .keys(.phrases)]), vi: "claim-outside-file: điều mà công dụng nói tới.",
      en: "claim-outside-file: what a claim is about."),
    FormatKey(
      "reports", .oneOrMore(.choice(ProductSheet.Field.allCases.map(\.rawValue))),
      vi: "claim-outside-file: so những mục nào của hồ sơ.", en: "claim-outside-file: which fields to compare."),
  ]
}
