internal import Rulebooks

/// Keys of what a rule looks for and of where a match stands.
extension FormatTable {
  static let expressionKeys = [
    FormatKey("phrases", .anyOf([.texts, .keys(.phrases)]), vi: "Cụm từ.", en: "Phrases."),
    FormatKey("regex", .anyOf([.texts, .keys(.regex)]), vi: "Mẫu (biểu thức chính quy).", en: "Patterns."),
    FormatKey("links", .anyOf([.choice(["any"]), .keys(.links)]), vi: "Liên kết.", en: "Links."),
    FormatKey("hashtags", .anyOf([.texts, .keys(.hashtags)]), vi: "Hashtag, viết không có #.", en: "Hashtags, no #."),
    FormatKey(
      "segment", .oneOrMore(.choice(SegmentSpec.Kind.names)), vi: "Đoạn nhận ra được: số, ngày, tên người…",
      en: "A recognised stretch: number, date, person…"),
    FormatKey(
      "all", .list(of: .anyOf([operand, .keys(.negation)]), atLeast: 1), vi: "Có đủ mọi thứ này.", en: "All of these."),
    FormatKey("any", .list(of: operand, atLeast: 1), vi: "Có một trong những thứ này.", en: "Any of these."),
    FormatKey("scope", .choice(Scope.names), vi: "all phải nằm trong phạm vi nào.", en: "How far all may spread."),
    FormatKey("list", .text, vi: "Viết gọn của phrases: { list: … }.", en: "Short for phrases: { list: … }."),
  ]

  /// What may stand where something is looked for: phrases, or keys.
  static let operand = FormatShape.anyOf([.texts, .keys(.expression)])
  /// The same with a distance beside it.
  static let distant = FormatShape.keys(.distantExpression)

  static let negationKey = FormatKey(
    "not", operand, vi: "Không có thứ này; chỉ đứng trong all.", en: "None of this; only inside all.")
  static let distanceKey = FormatKey("distance", .distance, vi: "Cách mấy tiếng.", en: "Distance in tiếng.")

  static let phrasesKeys = [
    FormatKey("list", .text, vi: "Tên một danh sách trong lists.", en: "The name of a list."),
    FormatKey("words", .texts, vi: "Cụm từ viết tại chỗ.", en: "Phrases inline."),
    accentsKey, caseKey,
  ]
  static let accentsKey = FormatKey(
    "accents", .choice(Accents.names), vi: "Dấu: đúng dấu hoặc không dấu; đúng dấu; chỉ xét chữ.",
    en: "How accents are compared.")
  static let caseKey = FormatKey(
    "case", .choice(["sensitive", "insensitive"]), vi: "sensitive: phân biệt hoa thường.",
    en: "sensitive: capitals as written.")

  static let regexKeys = [
    FormatKey("pattern", .texts, vi: "Mẫu, nên đặt trong nháy đơn.", en: "A pattern, best in single quotes."),
    FormatKey("view", .choice(RegexSpec.View.names), vi: "Tìm trên bản chữ nào.", en: "Which view is searched."),
    caseKey,
  ]

  static let linksKeys = [
    FormatKey("list", .text, vi: "Danh sách tên miền.", en: "A list of domains."),
    FormatKey("column", .text, vi: "Cột tên miền; bỏ trống là domain.", en: "The column; without it, domain."),
    FormatKey(
      "same-row", .flag, vi: "true: tên ở cùng dòng của bảng phải có trong bài.", en: "true: the row must be named."),
    FormatKey("outside", .flag, vi: "true: liên kết ra ngoài danh sách.", en: "true: links to none of them."),
    FormatKey("words", .texts, vi: "Tên miền viết tại chỗ.", en: "Domains inline."),
  ]

  static let hashtagsKeys = [
    FormatKey("list", .text, vi: "Danh sách hashtag.", en: "A list of hashtags."),
    FormatKey(
      "misspelt", .anyOf([.texts, .keys(.phrases)]), vi: "Báo hashtag viết gần giống.", en: "Report near misses."),
    FormatKey("distance", .integer, vi: "Khác nhiều nhất mấy chữ.", en: "Letters that may differ."),
  ]

  static let contextKeys = [
    FormatKey("near", distant, vi: "Trước hoặc sau chỗ khớp, trong khoảng cách.", en: "Near the match."),
    FormatKey("before", distant, vi: "Chỗ khớp đứng trước thứ này.", en: "The match stands before it."),
    FormatKey("after", distant, vi: "Chỗ khớp đứng sau thứ này.", en: "The match stands after it."),
    FormatKey("preceded-by", operand, vi: "Đứng liền trước chỗ khớp.", en: "Stands directly before the match."),
    FormatKey("followed-by", operand, vi: "Đứng liền sau chỗ khớp.", en: "Stands directly after the match."),
    FormatKey("same-sentence", operand, vi: "Trong cùng câu.", en: "In the same sentence."),
    FormatKey("next-sentence", operand, vi: "Trong câu sau.", en: "In the next sentence."),
    FormatKey("same-paragraph", operand, vi: "Trong cùng đoạn.", en: "In the same paragraph."),
    FormatKey("document", operand, vi: "Ở bất cứ đâu trong bài.", en: "Anywhere in the post."),
    FormatKey("in", .oneOrMore(partShape), vi: "Chỗ khớp nằm ở phần nào.", en: "The part it stands in."),
    FormatKey("quoted", .flag, vi: "Trong hay ngoài ngoặc kép.", en: "Inside or outside a quotation."),
  ]
  static let partShape = FormatShape.choice(PartSelector.names)
}
