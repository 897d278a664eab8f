import Documents
import Judging

/// The lines every report ends with: what nobody looked at, and that a score is no legal clearance.
struct Closing {
  let language: Language
  init(_ language: Language) { self.language = language }

  /// `Chưa xem` where something was not seen, then the line that always stands.
  func lines(for verdict: Verdict) -> [String] {
    let ran = ran(rules: String(verdict.rulesRun), books: String(verdict.rulebooksRun))
    return notSeen(verdict.notSeen).map { [$0, ran] } ?? [ran]
  }

  /// `Chưa xem: 3 ảnh, 1 video.`; nil where there was nothing.
  func notSeen(_ notSeen: NotSeen) -> String? {
    if notSeen.isEmpty { return nil }
    let words = Words(language)
    let kinds: [(Int, vi: String, en: String)] = [
      (notSeen.images, "ảnh", "image"), (notSeen.videos, "video", "video"),
      (notSeen.attachments, "tệp đính kèm", "attachment"),
    ]
    let list = kinds.filter { $0.0 > 0 }.map { language == .vi ? "\($0.0) \($0.vi)" : words.plural($0.0, $0.en) }
    return "\(language == .vi ? "Chưa xem" : "Not seen"): \(list.joined(separator: ", "))."
  }

  /// Over several documents the numbers are a range, since metadata decides which rules run.
  func ran(_ verdicts: [Verdict]) -> String {
    ran(rules: range(verdicts.map(\.rulesRun)), books: range(verdicts.map(\.rulebooksRun)))
  }

  func ran(rules: String, books: String) -> String {
    if language == .vi { return "Không phải ý kiến pháp lý; đã chạy \(rules) quy tắc của \(books) bộ." }
    return "Not legal advice; ran \(rules) rule\(rules == "1" ? "" : "s") "
      + "of \(books) rulebook\(books == "1" ? "" : "s")."
  }

  private func range(_ numbers: [Int]) -> String {
    guard let low = numbers.min(), let high = numbers.max() else { return "0" }
    return low == high ? "\(low)" : "\(low)–\(high)"
  }
}
