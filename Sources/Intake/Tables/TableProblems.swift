import Documents

/// Why a row, or a whole table, could not be read.
extension InputProblem {
  static func brokenQuote(line: Int, restIsLost: Bool) -> InputProblem {
    let vi = restIsLost ? "; phần sau dòng này không còn tách được thành dòng" : ""
    let en = restIsLost ? "; what follows can no longer be parted into rows" : ""
    return InputProblem(
      code: "broken-row",
      message: Bilingual(
        vi: "Dấu ngoặc kép mở ở dòng \(line) của tệp không được đóng đúng chỗ\(vi); hãy sửa ô đó rồi lưu lại.",
        en: "The quote that opens in line \(line) of the file is not closed where it should be\(en); mend that cell."))
  }

  static func rowTooLong(line: Int, limit: Int) -> InputProblem {
    InputProblem(
      code: "row-too-long",
      message: Bilingual(
        vi: "Dòng \(line) của tệp dài hơn giới hạn \(limit >> 20) MB cho một dòng nên không được đọc.",
        en: "Line \(line) of the file is longer than the limit of \(limit >> 20) MB for a row and was not read."))
  }

  static func emptyPost(notSeen: NotSeen) -> InputProblem {
    let vi = notSeen.isEmpty ? "" : "; chỉ có ảnh, video hay tệp mà soat không xem"
    let en = notSeen.isEmpty ? "" : "; it has only pictures, videos or files, which soat does not look at"
    return InputProblem(
      code: "empty-text",
      message: Bilingual(vi: "Bài không có chữ nào để soát\(vi).", en: "The post holds nothing to check\(en)."))
  }

  static func unknownTable(headings: [String]) -> InputProblem {
    InputProblem(code: "unknown-layout", message: IntakeError.noTextColumn(headings: headings))
  }
}

extension IntakeError {
  /// One sentence that names the headings that were seen.
  static func noTextColumn(headings: [String]) -> Bilingual {
    let seen = headings.isEmpty ? "—" : headings.prefix(20).map { "“\($0.prefix(40))”" }.joined(separator: ", ")
    return Bilingual(
      vi: "Không có cột nào là nội dung bài; các cột thấy được: \(seen). Hãy đặt tên một cột là text hoặc Nội dung.",
      en: "No column can be the text of the posts; the headings seen: \(seen). Name one column text.")
  }
}
