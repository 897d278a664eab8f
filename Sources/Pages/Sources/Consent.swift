public import Documents

/// Why the pages of a source may be read. There is no third way.
public enum Consent: Sendable, Hashable {
  /// The desk's own pages.
  case own
  /// A contract that covers them, by the number both sides know it by.
  case agreement(id: String, from: Day, until: Day)

  /// Both ends of an agreement count.
  public func holds(on day: Day) -> Bool {
    switch self {
    case .own: true
    case .agreement(_, let from, let until): from <= day && day <= until
    }
  }

  /// Why nothing of the source may be read on this day; nil where it may.
  public func refusal(on day: Day) -> Bilingual? {
    guard !holds(on: day), case .agreement(let id, let from, let until) = self else { return nil }
    if day < from {
      return Bilingual(
        vi: "thỏa thuận \(id) chỉ có hiệu lực từ \(from.vietnamese); trước ngày đó không đọc trang của nguồn này.",
        en: "agreement \(id) begins on \(from.iso); pages of this source are not read before.")
    }
    return Bilingual(
      vi: "thỏa thuận \(id) đã hết hạn ngày \(until.vietnamese); gia hạn và sửa sources.yaml rồi quét lại.",
      en: "agreement \(id) ended on \(until.iso); renew it, change sources.yaml and scan again.")
  }

  /// What reports say of it: `trang của mình`, `thỏa thuận HĐ-12/2026, đến hết 31/12/2026`.
  public var title: Bilingual {
    switch self {
    case .own: Bilingual(vi: "trang của mình", en: "own pages")
    case .agreement(let id, _, let until):
      Bilingual(vi: "thỏa thuận \(id), đến hết \(until.vietnamese)", en: "agreement \(id), until \(until.iso)")
    }
  }
}

extension Day {
  /// `20/11/2026`
  var vietnamese: String { "\(day)/\(month)/\(year)" }
}
