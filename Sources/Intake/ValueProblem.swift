package import Documents

/// A setting that cannot be what its author wrote; whoever catches it knows the place.
package struct ValueProblem: Error {
  package var code: IntakeError.Code
  package var message: Bilingual

  package init(_ code: IntakeError.Code = .badValue, vi: String, en: String) {
    self.code = code
    message = Bilingual(vi: vi, en: en)
  }

  package static func unknownKey(_ key: String, known: [String]) -> ValueProblem {
    if let nearest = NearestKey.of(key, among: known) {
      return ValueProblem(
        .unknownKey, vi: "Không có khóa “\(key)”; có phải “\(nearest)”?",
        en: "There is no key “\(key)”; did you mean “\(nearest)”?")
    }
    let list = known.joined(separator: ", ")
    return ValueProblem(
      .unknownKey, vi: "Không có khóa “\(key)”; các khóa có thể dùng: \(list).",
      en: "There is no key “\(key)”; the keys are: \(list).")
  }
}
