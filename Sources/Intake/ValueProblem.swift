import Documents

/// A setting that cannot be what its author wrote; whoever catches it knows the place.
struct ValueProblem: Error {
  var code: IntakeError.Code
  var message: Bilingual

  init(_ code: IntakeError.Code = .badValue, vi: String, en: String) {
    self.code = code
    message = Bilingual(vi: vi, en: en)
  }

  static func unknownKey(_ key: String, known: [String]) -> ValueProblem {
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
