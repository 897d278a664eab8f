import Documents
import Intake

/// Whose item it is, and whether it may be read today.
struct SourceChoice: Sendable {
  let file: SourcesFile
  /// The one source that everything of this run belongs to; nil where paths and items tell.
  let only: ScanSource?
  let today: Day

  static let noConsent = "no-consent"

  enum Answer: Sendable {
    case source(ScanSource)
    /// Nothing of it is read further; the code is stable.
    case refused(source: String?, code: String, reason: Bilingual)
  }

  /// By where the file lies; nil where that does not tell.
  func source(ofPath name: String) -> ScanSource? { only ?? file.sources.first { $0.owns(path: name) } }

  /// - Parameters:
  ///   - path: the source that the file's place tells.
  ///   - address: what the item was fetched from; what a page says of itself does not count.
  func answer(for document: Document, path: ScanSource?, address: String? = nil) -> Answer {
    if let path { return checked(path) }
    if let id = document.source {
      guard let source = file.source(id) else {
        return .refused(
          source: nil, code: "unknown-source",
          reason: Bilingual(
            vi: "nguồn “\(id)” không có trong \(file.path); thêm nguồn đó cùng thỏa thuận, rồi quét lại.",
            en: "the source “\(id)” is not in \(file.path); add it with its agreement and scan again."))
      }
      return checked(source)
    }
    if let address, let source = file.sources.first(where: { $0.owns(address: address) }) { return checked(source) }
    return .refused(
      source: nil, code: "no-source",
      reason: Bilingual(
        vi: "không nguồn nào trong \(file.path) nhận mục này; thêm “match” cho nguồn, hoặc ghi “source” vào từng mục.",
        en: "no source of \(file.path) owns this; give a source a “match”, or write “source” into each item."))
  }

  /// Whose address it is.
  func answer(forAddress address: String) -> Answer {
    var document = Document(parts: [])
    document.fetchedFrom = address
    switch answer(for: document, path: only, address: address) {
    case .refused(let source, "no-source", _):
      return .refused(
        source: source, code: "no-source",
        reason: Bilingual(
          vi: "không nguồn nào trong \(file.path) có máy chủ này; thêm “hosts” cho nguồn đã thỏa thuận.",
          en: "no source of \(file.path) has this host; add it to the “hosts” of a source that agreed."))
    case let answer: return answer
    }
  }

  func checked(_ source: ScanSource) -> Answer {
    if let reason = source.consent.refusal(on: today) {
      return .refused(source: source.id, code: SourceChoice.noConsent, reason: reason)
    }
    return .source(source)
  }
}
