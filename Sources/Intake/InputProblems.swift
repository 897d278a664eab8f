import CSimdJSON
import Documents

/// The problems that reading leaves in a document, with their sentences.
extension InputProblem {
  /// - Parameters: `offset` is the byte in the input, from 0; `line` counts from 1; `count` is how many places.
  static func invalidUTF8(offset: Int, line: Int?, count: Int) -> InputProblem {
    let place = line.map { (" (dòng \($0))", " (line \($0))") } ?? ("", "")
    let vi = count > 1 ? "; cả bài có \(count) chỗ như vậy" : ""
    let en = count > 1 ? "; there are \(count) such places" : ""
    return InputProblem(
      code: "invalid-utf8",
      message: Bilingual(
        vi: "Byte \(offset)\(place.0) không phải UTF-8\(vi); hãy lưu lại bài ở dạng UTF-8.",
        en: "Byte \(offset)\(place.1) is not UTF-8\(en); save the post as UTF-8."))
  }

  static func invalidUTF16(offset: Int, count: Int) -> InputProblem {
    InputProblem(
      code: "invalid-utf16",
      message: Bilingual(
        vi: "Byte \(offset) không phải UTF-16 hợp lệ (\(count) chỗ); hãy lưu lại bài ở dạng UTF-8.",
        en: "Byte \(offset) is not valid UTF-16 (\(count) in all); save the post as UTF-8."))
  }

  static func lineTooLong(line: Int, limit: Int) -> InputProblem {
    InputProblem(
      code: "line-too-long",
      message: Bilingual(
        vi: "Dòng \(line) dài hơn giới hạn \(limit) byte nên không được đọc; hãy chia nhỏ bài.",
        en: "Line \(line) is longer than the limit of \(limit) bytes and was not read; split the post."))
  }

  static func blankLine(_ line: Int) -> InputProblem {
    InputProblem(
      code: "unreadable-object",
      message: Bilingual(
        vi: "Dòng \(line) trống; mỗi dòng phải là một đối tượng JSON.",
        en: "Line \(line) is blank; each line must be a JSON object."))
  }

  static func emptyText(line: Int?) -> InputProblem {
    let (vi, en) = place(line: line, offset: nil)
    return InputProblem(
      code: "empty-text",
      message: Bilingual(
        vi: "“text”\(vi) không có chữ nào để soát.", en: "“text”\(en) holds nothing to check."))
  }

  static func unreadableMetadata(_ message: Bilingual, line: Int?) -> InputProblem {
    let (vi, en) = place(line: line, offset: nil)
    return InputProblem(
      code: "unreadable-metadata",
      message: Bilingual(vi: "Siêu dữ liệu\(vi): \(message.vi)", en: "Metadata\(en): \(message.en)"))
  }

  static func unreadableObject(_ failure: JSONFailure, line: Int?) -> InputProblem {
    let (vi, en) = place(line: line, offset: failure.offset)
    let reason = failure.reason
    return InputProblem(
      code: "unreadable-object",
      message: Bilingual(
        vi: "Không đọc được đối tượng JSON\(vi): \(reason.vi).", en: "Cannot read the JSON object\(en): \(reason.en)."))
  }

  static func looksLikeJSON(_ failure: JSONFailure) -> InputProblem {
    let (vi, en) = place(line: nil, offset: failure.offset)
    return InputProblem(
      code: "looks-like-json",
      message: Bilingual(
        vi: "Bài mở đầu như JSON nhưng không đọc được\(vi): \(failure.reason.vi); đã soát như văn bản thường.",
        en: "The post begins like JSON and cannot be read\(en): \(failure.reason.en); it was checked as plain text."))
  }

  private static func place(line: Int?, offset: Int?) -> (String, String) {
    switch (line, offset) {
    case (let line?, let offset?): (" ở dòng \(line), byte \(offset)", " at line \(line), byte \(offset)")
    case (let line?, nil): (" ở dòng \(line)", " at line \(line)")
    case (nil, let offset?): (" ở byte \(offset)", " at byte \(offset)")
    case (nil, nil): ("", "")
    }
  }
}

/// Why a JSON object could not be read.
struct JSONFailure: Error, Hashable {
  /// Byte of the object's input, from 0; nil where it is not known.
  var offset: Int?
  var reason: Bilingual

  init(offset: Int? = nil, reason: Bilingual) {
    self.offset = offset
    self.reason = reason
  }

  init(status: soat_json_status, offset: Int?) {
    self.offset = offset
    reason =
      switch status {
      case SOAT_JSON_NOT_OBJECT:
        Bilingual(
          vi: "đây không phải một đối tượng {…} có “text”", en: "this is not an object {…} with a “text”")
      case SOAT_JSON_INVALID_UTF8: Bilingual(vi: "có byte không phải UTF-8", en: "a byte is not UTF-8")
      case SOAT_JSON_LONE_SURROGATE:
        Bilingual(
          vi: "một chuỗi có nửa ký tự (\\ud800–\\udfff đứng một mình)",
          en: "a string holds half a character (a lone \\ud800–\\udfff)")
      case SOAT_JSON_TOO_DEEP: Bilingual(vi: "lồng nhau quá sâu", en: "it is nested too deeply")
      case SOAT_JSON_TOO_MANY: Bilingual(vi: "có quá nhiều giá trị", en: "it holds too many values")
      case SOAT_JSON_TOO_LARGE, SOAT_JSON_MEMORY: Bilingual(vi: "quá lớn", en: "it is too large")
      default:
        Bilingual(
          vi: "sai cú pháp JSON, hoặc bị cắt giữa chừng", en: "it is not valid JSON, or was cut off")
      }
  }
}
