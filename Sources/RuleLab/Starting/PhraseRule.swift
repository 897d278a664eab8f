internal import Documents
public import Rulebooks

extension StarterRule {
  /// A rule that reports some words, with sentences for its tests where its author gave none.
  public static func reporting(
    _ words: [String], id: String, title: String, axis: Axis, level: Level, message: String?, fix: String?,
    bad: [String] = [], good: [String] = []
  ) throws(StarterError) -> StarterRule {
    guard !words.isEmpty else {
      throw StarterError(
        vi: "Chưa có từ nào; hãy đưa bằng --words “từ một, từ hai”.", en: "There are no words; give --words “one, two”."
      )
    }
    if axis == .politicallyCorrect {
      throw StarterError(
        vi: "Trục politically-correct chỉ nhận tên gọi và cặp từ sai, đúng; dùng --from, hoặc --axis accurate.",
        en: "The axis politically-correct takes only names and pairs of words; use --from, or --axis accurate.")
    }
    return StarterRule(
      id: id, title: LocalizedText(vi: title), axis: axis, level: level,
      kind: "forbid: { phrases: \(YAMLText.list(words)) }",
      message: LocalizedText(vi: message ?? "Xem lại “{match}”."), fix: LocalizedText(vi: fix ?? "Viết cách khác."),
      falseAlarms: "Lời dẫn nguyên văn; từ ghép chứa từ này.",
      bad: bad.isEmpty ? StarterSentences.holding(words.prefix(4)) : bad,
      good: good.isEmpty ? StarterSentences.neutral : good)
  }
}
