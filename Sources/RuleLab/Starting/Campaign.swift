public import Documents
internal import Foundation
internal import Rulebooks

/// What a campaign asks of its posts.
public struct Campaign: Sendable {
  public var id: String
  /// Its official name, as it must be written.
  public var name: String
  public var from: Day
  public var until: Day
  /// Without `#`.
  public var hashtags: [String]
  /// Facts that posts must state alike: what they are about, and the number or the day.
  public var facts: [(key: String, value: String)]

  public init(
    id: String, name: String, from: Day, until: Day, hashtags: [String], facts: [(key: String, value: String)] = []
  ) {
    self.id = id
    self.name = name
    self.from = from
    self.until = until
    self.hashtags = hashtags
    self.facts = facts
  }

  /// - Throws: days that run backwards, no name, no hashtag, a hashtag with other characters than letters and digits.
  public func book() throws(StarterError) -> StarterBook {
    guard from <= until else {
      throw StarterError(
        vi: "Ngày cuối \(until.iso) trước ngày đầu \(from.iso).",
        en: "The last day \(until.iso) is before the first, \(from.iso).")
    }
    guard !name.isEmpty, !hashtags.isEmpty else {
      throw StarterError(
        vi: "Chiến dịch cần tên và ít nhất một hashtag.", en: "A campaign needs a name and at least one hashtag.")
    }
    for tag in hashtags where !tag.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
      throw StarterError(
        vi: "Hashtag “\(tag)” chỉ gồm chữ và số, viết không có dấu #.",
        en: "The hashtag “\(tag)” takes letters and digits, without #.")
    }
    for fact in facts where Day(iso: fact.value) == nil && Int(fact.value) == nil {
      throw StarterError(
        vi: "Thông tin “\(fact.key)=\(fact.value)” cần một ngày dạng 2026-12-01 hoặc một số nguyên.",
        en: "The fact “\(fact.key)=\(fact.value)” takes a day such as 2026-12-01 or a whole number.")
    }
    var tables: [StarterFile] = []
    var settings = "when: { campaign: \(id), date: \(from.iso)..\(until.iso) }\n"
    if !facts.isEmpty {
      settings += "lists:\n  thong-tin: { file: data/\(id)-thong-tin.tsv, column: key }\n"
      let rows = facts.map { "\($0.key)\t\($0.value)\t\t\t\n" }.joined()
      tables.append(StarterFile(path: "data/\(id)-thong-tin.tsv", text: "key\tvalue\tfrom\tuntil\tunit\n" + rows))
    }
    let rules =
      [missingTags] + (longTags.isEmpty ? [] : [misspeltTags]) + [officialName] + (facts.isEmpty ? [] : [wrongFacts])
      + [dailyPosts]
    return StarterBook(
      id: id, title: name, settings: settings, rules: rules, tables: tables,
      testMetadata: "{ campaign: \(id), date: \(from.iso) }", day: from)
  }

  private var tags: String { hashtags.map { "#" + $0 }.joined(separator: " ") }
  private var longTags: [String] { hashtags.filter { $0.count >= 6 } }

  private var missingTags: StarterRule {
    StarterRule(
      id: "thieu-hashtag", title: LocalizedText(vi: "Thiếu hashtag của chiến dịch", en: "Campaign hashtag missing"),
      axis: .accurate, level: .error,
      kind: "require: { hashtags: \(YAMLText.list(hashtags)), at-least: \(hashtags.count) }",
      message: LocalizedText(
        vi: "Bài chưa đủ hashtag của chiến dịch: \(tags).", en: "Hashtags of the campaign are missing: \(tags)."),
      fix: LocalizedText(vi: "Thêm vào cuối bài: \(tags)", en: "Add at the end: \(tags)"),
      falseAlarms: "Hashtag nằm trên hình hoặc trong bình luận đầu tiên.",
      bad: ["\(name) đã bắt đầu, mời mọi người cùng tham gia.", "Mời mọi người cùng tham gia #\(hashtags[0])x1"],
      good: ["\(name) đã bắt đầu, mời mọi người cùng tham gia. \(tags)", "\(tags) Hẹn gặp mọi người."])
  }

  /// Over the posts of each partner: `soat scan` asks it.
  private var dailyPosts: StarterRule {
    func day(_ offset: Int) -> Day { Day(julianDayNumber: from.julianDayNumber + offset) }
    func series(_ posts: [(day: Day, text: String)], _ more: String) -> String {
      let posts = posts.map { "{ date: \($0.day.iso), text: \(YAMLText.quoted($0.text)) }" }
      return "{ posts: [\(posts.isEmpty ? "" : " " + posts.joined(separator: ", ") + " ")], \(more) }"
    }
    let (first, second) = ("\(name) bắt đầu rồi. \(tags)", "Hẹn gặp mọi người. \(tags)")
    var rule = StarterRule(
      id: "moi-ngay-mot-bai", title: LocalizedText(vi: "Thiếu bài trong ngày", en: "A day without a post"),
      axis: .accurate, level: .warning,
      kind: "over: source\n    at-least: 1\n    per: day\n    require: { hashtags: \(YAMLText.list(hashtags)) }",
      message: LocalizedText(
        vi: "Ngày {days} có {count} bài của chiến dịch, cần {expected}.",
        en: "{count} campaign posts on {days}, {expected} needed."),
      fix: LocalizedText(
        vi: "Hỏi đối tác: bài đăng ở trang khác, hay quên hashtag.",
        en: "Ask the partner: posted elsewhere, or without the hashtag."),
      falseAlarms: "Bài đăng ở kênh chưa quét; bài đã gỡ.",
      bad: [
        series([(from, second)], "days: [\(day(1).iso)], until: \(day(1).iso)"),
        series([(from, "Trời hôm nay nhiều mây.")], "days: [\(from.iso)], until: \(from.iso)"),
        series([], "days: [\(from.iso)], until: \(from.iso)"),
      ],
      good: [
        series([(from, first), (day(1), second)], "until: \(day(1).iso)"),
        series([(from, first)], "today: \(day(1).iso)"),
      ])
    rule.testsAreYAML = true
    return rule
  }

  private var misspeltTags: StarterRule {
    let slips = longTags.flatMap { tag in [String(tag.dropLast()), tag + "s", String(tag.dropFirst())] }
    return StarterRule(
      id: "hashtag-viet-sai",
      title: LocalizedText(vi: "Hashtag của chiến dịch viết sai", en: "Campaign hashtag misspelt"),
      axis: .accurate, level: .warning,
      kind: "forbid: { hashtags: { misspelt: \(YAMLText.list(longTags)), distance: 2 } }",
      message: LocalizedText(
        vi: "“{match}” gần giống mà không phải hashtag của chiến dịch.",
        en: "“{match}” is nearly, and not, a hashtag of the campaign."),
      fix: LocalizedText(vi: "Viết đúng: \(tags)", en: "Write: \(tags)"),
      falseAlarms: "Hashtag của chiến dịch khác có tên gần giống.",
      bad: slips.map { "Hẹn gặp mọi người ở ngày hội [[#\($0)]]" },
      good: ["Hẹn gặp mọi người ở ngày hội \(tags)", "Hẹn gặp mọi người #cuoituan \(tags)"])
  }

  private var officialName: StarterRule {
    let words = name.split(separator: " ").map(String.init)
    let sentence = words.enumerated().map { $0.offset == 0 ? $0.element : $0.element.lowercased() }.joined(
      separator: " ")
    let wrong = [name.lowercased(), sentence, name.uppercased()] + Campaign.withoutOneMark(words)
    var rule = StarterRule(
      id: "ten-chien-dich", title: LocalizedText(vi: "Tên chiến dịch viết chưa đúng", en: "Campaign name miswritten"),
      axis: .accurate, level: .warning,
      kind: "official-name: { names: [ { name: \(YAMLText.quoted(name)) } ], reports: [diacritics, capitals] }",
      message: LocalizedText(vi: "Viết “{expected}”, không viết “{match}”.", en: "Write “{expected}”, not “{match}”."),
      fix: LocalizedText(vi: "Sửa thành “{expected}”.", en: "Write “{expected}”."),
      falseAlarms: "Tên viết hoa toàn bộ trên băng rôn; từ chung trùng với tên.",
      bad: wrong.filter { $0 != name }.map { "Hẹn gặp mọi người tại [[\($0)]] tuần tới. \(tags)" },
      good: ["Hẹn gặp mọi người tại \(name) tuần tới. \(tags)"] + StarterSentences.neutral)
    // A name of one tiếng cannot be told from the word.
    rule.isOptional = true
    return rule
  }

  /// The name with the marks of one word left off: candidates of a typing slip.
  private static func withoutOneMark(_ words: [String]) -> [String] {
    words.indices.compactMap { index in
      let bare = String(
        words[index].decomposedStringWithCanonicalMapping.unicodeScalars.filter {
          !$0.properties.isDiacritic && $0.properties.generalCategory != .nonspacingMark
        }
        .map { $0 == "đ" ? "d" : $0 == "Đ" ? "D" : Character($0) })
      guard bare != words[index] else { return nil }
      var changed = words
      changed[index] = bare
      return changed.joined(separator: " ")
    }
  }

  private var wrongFacts: StarterRule {
    let slips = facts.compactMap { fact -> String? in
      if let day = Day(iso: fact.value) {
        let next = Day(julianDayNumber: day.julianDayNumber + 1)
        return "Hẹn mọi người dự \(fact.key) ngày [[\(next.day)/\(next.month)/\(next.year)]] nhé. \(tags)"
      }
      guard let number = Int(fact.value) else { return nil }
      return "Năm nay có [[\(number + 1)]] \(fact.key) ở ngày hội. \(tags)"
    }
    let right = facts.map { fact -> String in
      if let day = Day(iso: fact.value) {
        return "Hẹn mọi người dự \(fact.key) ngày \(day.day)/\(day.month)/\(day.year) nhé. \(tags)"
      }
      return "Năm nay có \(fact.value) \(fact.key) ở ngày hội. \(tags)"
    }
    return StarterRule(
      id: "thong-tin-sai",
      title: LocalizedText(vi: "Thông tin khác với bảng của chiến dịch", en: "Fact differs from the campaign's table"),
      axis: .accurate, level: .error, kind: "check: { name: fact-table, list: thong-tin }",
      message: LocalizedText(
        vi: "“{match}” khác với thông tin chính thức: {row.key}, {expected}.",
        en: "“{match}” differs from the official facts: {row.key}, {expected}."),
      fix: LocalizedText(vi: "Viết đúng: {expected}.", en: "Write: {expected}."),
      falseAlarms: "Số liệu của năm trước, viết chưa rõ.", bad: slips, good: right + StarterSentences.neutral)
  }
}
