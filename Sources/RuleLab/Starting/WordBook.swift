public import Documents
public import Rulebooks

/// A rulebook made of a list of words: those with a right form are mended, the others are reported.
public struct WordBook: Sendable {
  public var book: StarterBook
  /// Rows that were left out, and why.
  public var skipped: [Bilingual]

  /// - Throws: an axis that takes no such rule.
  public init(
    _ sheet: WordSheet, id: String, title: String, axis: Axis, level: Level, day: Day
  ) throws(StarterError) {
    var groups: [Group] = []
    skipped = sheet.skipped
    let (usable, contradictory) = WordBook.parted(sheet.entries)
    skipped += contradictory
    let mended = usable.filter { !$0.right.isEmpty }
    groups.append(
      Group(
        id: "viet-sai", entries: mended.filter { $0.wrong.lowercased() != $0.right.lowercased() }, isSensitive: false))
    groups.append(
      Group(
        id: "hoa-thuong", entries: mended.filter { $0.wrong.lowercased() == $0.right.lowercased() }, isSensitive: true))
    let avoided = usable.filter(\.right.isEmpty)
    if !avoided.isEmpty, axis == .politicallyCorrect {
      throw StarterError(
        vi:
          "Trục politically-correct chỉ nhận từ có cách viết đúng; thêm cột “đúng” cho “\(avoided[0].wrong)” (dòng \(avoided[0].row)) hoặc dùng --axis accurate.",
        en:
          "The axis politically-correct takes only words with a right form; give one to “\(avoided[0].wrong)” (row \(avoided[0].row)), or use --axis accurate."
      )
    }
    groups.append(Group(id: "can-tranh", entries: avoided, isSensitive: false))
    let used = groups.filter { !$0.entries.isEmpty }
    guard !used.isEmpty else {
      throw StarterError(vi: "Bảng không có từ nào dùng được.", en: "The sheet holds no usable word.")
    }
    book = StarterBook(
      id: id, title: title,
      settings: "lists:\n"
        + used.map { "  \($0.id): { file: data/\(id)-\($0.id).tsv, column: wrong }\n" }.joined(),
      rules: used.map { $0.rule(axis: axis, level: level) },
      tables: used.map { StarterFile(path: "data/\(id)-\($0.id).tsv", text: $0.table) }, day: day)
  }

  /// A wrong form inside its own right form would report what is right, for ever.
  private static func parted(_ entries: [WordSheet.Entry]) -> (usable: [WordSheet.Entry], skipped: [Bilingual]) {
    var usable: [WordSheet.Entry] = []
    var skipped: [Bilingual] = []
    for entry in entries {
      let (wrong, right) = (words(entry.wrong), words(entry.right))
      let isInside =
        wrong.count < right.count && right.indices.contains { right[$0...].starts(with: wrong) }
      if isInside {
        skipped.append(
          Bilingual(
            vi: "dòng \(entry.row): “\(entry.wrong)” nằm trong chữ đúng “\(entry.right)”, nên sẽ báo cả chữ đúng",
            en: "row \(entry.row): “\(entry.wrong)” stands inside its right form “\(entry.right)”"))
      } else {
        usable.append(entry)
      }
    }
    return (usable, skipped)
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { $0 }
  }

  private struct Group {
    var id: String
    var entries: [WordSheet.Entry]
    var isSensitive: Bool

    var table: String {
      id == "can-tranh"
        ? WordSheet.table(entries, columns: ["wrong", "note"])
        : WordSheet.table(entries, columns: ["wrong", "right", "note"])
    }

    func rule(axis: Axis, level: Level) -> StarterRule {
      // A list of some length holds words that fit these sentences.
      let samples = entries.prefix(40)
      let isMended = id != "can-tranh"
      let bad = StarterSentences.holding(samples.map(\.wrong))
      let right = samples.map { "Trong bản in đã có chữ \($0.right) ở đoạn đầu." }
      return StarterRule(
        id: id,
        title: isMended
          ? (isSensitive
            ? LocalizedText(vi: "Viết hoa, viết thường chưa đúng", en: "Wrong capitals")
            : LocalizedText(vi: "Từ viết sai", en: "Wrong form"))
          : LocalizedText(vi: "Từ cần tránh", en: "Word to avoid"),
        axis: axis, level: level,
        kind: isMended
          ? (isSensitive ? "prefer: { list: \(id), case: sensitive }" : "prefer: { list: \(id) }")
          : "forbid: { phrases: { list: \(id) } }",
        message: isMended
          ? LocalizedText(vi: "Viết “{expected}”, không viết “{match}”.", en: "Write “{expected}”, not “{match}”.")
          : LocalizedText(
            vi: "“{match}” nằm trong danh sách từ cần tránh. {row.note}",
            en: "“{match}” is on the list of words to avoid. {row.note}"),
        fix: isMended
          ? LocalizedText(vi: "Sửa thành “{expected}”.", en: "Write “{expected}”.")
          : LocalizedText(vi: "Chọn từ khác.", en: "Choose another word."),
        falseAlarms: "Tên riêng, lời dẫn nguyên văn.", bad: bad,
        good: (isMended ? Array(right) : []) + StarterSentences.neutral)
    }
  }
}

/// Sentences for tests that nobody wrote.
enum StarterSentences {
  /// Each word once, then once more.
  static func holding(_ words: some Sequence<String>) -> [String] {
    words.map { "Trong bản nháp còn chữ [[\($0)]] ở đoạn đầu." }
      + words.map { "Câu cuối lại viết [[\($0)]] một lần nữa." }
  }

  /// Hardly any list of words reports them.
  static let neutral = [
    "Sáng nay trời nhiều mây, chợ họp muộn hơn mọi ngày.", "Con đường ven sông vừa trồng thêm hai hàng cây.",
    "Mẹ nấu nồi canh chua, cả nhà ngồi quanh mâm cơm.", "Chuyến xe cuối rời bến lúc sáu giờ.",
  ]
}
