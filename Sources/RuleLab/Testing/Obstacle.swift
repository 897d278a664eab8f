public import Documents

/// What kept a rule from running on its test.
public enum Obstacle: Sendable, Hashable {
  /// The rule waits for metadata that the test does not give under `with`.
  case waitsFor(MetadataKey)
  /// The rule cannot run, or a limit stopped it.
  case incomplete(Bilingual)

  /// One sentence for the rule's author.
  public func sentence(_ language: Language) -> String {
    switch self {
    case .waitsFor(let key):
      language == .vi
        ? "Quy tắc chưa chạy vì chưa biết “\(key.rawValue)”; thêm with: { \(key.rawValue): … } vào ví dụ."
        : "The rule did not run: “\(key.rawValue)” is not known; add with: { \(key.rawValue): … } to the test."
    case .incomplete(let message): message[language]
    }
  }
}
