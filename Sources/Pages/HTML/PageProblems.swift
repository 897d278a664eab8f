internal import Documents

/// What could not be read of a page, with its sentence.
extension InputProblem {
  static func zeroBytes(_ count: Int) -> InputProblem {
    InputProblem(
      code: "zero-bytes",
      message: Bilingual(
        vi: "Trang có \(count) byte NUL, không trình duyệt nào hiện; đã bỏ qua. Hãy xem lại tệp này.",
        en: "The page holds \(count) zero bytes, which no browser shows; they were left out. Look at this file."))
  }

  static func pageTooLarge(_ count: Int, limit: Int) -> InputProblem {
    InputProblem(
      code: "page-too-large",
      message: Bilingual(
        vi: "Trang dài \(count) byte, quá giới hạn \(limit) byte nên không được đọc; hãy lưu riêng từng bài.",
        en: "The page has \(count) bytes, more than the limit of \(limit), and was not read; save its posts one by one."
      ))
  }

  /// - Parameter status: not empty.
  static func readSimply(_ status: PageStatus, _ limits: PageLimits) -> InputProblem {
    let (vi, en): (String, String) =
      if status.contains(.tooLarge) {
        ("dài hơn \(limits.fullBytes) byte", "it has more than \(limits.fullBytes) bytes")
      } else if status.contains(.tooDeep) {
        ("lồng nhau quá \(limits.depth) lớp", "it is nested deeper than \(limits.depth)")
      } else if status.contains(.tooManyAttributes) {
        ("có thẻ quá \(limits.attributes) thuộc tính", "a tag has more than \(limits.attributes) attributes")
      } else if status.contains(.tooManyNodes) {
        ("có quá \(limits.fullNodes) phần tử", "it has more than \(limits.fullNodes) elements")
      } else {
        ("quá tốn công đọc", "it takes too much work")
      }
    return InputProblem(
      code: "page-read-simply",
      message: Bilingual(
        vi:
          "Trang \(vi) nên được đọc theo cách đơn giản: đủ chữ, nhưng phần tin chính có thể lẫn chữ khác. Hãy xem lại trang.",
        en:
          "The page was read the simple way, since \(en): all its words, but other text may stand in the post. Look at it."
      ))
  }

  static func pageCut(_ limits: PageLimits) -> InputProblem {
    InputProblem(
      code: "page-cut",
      message: Bilingual(
        vi: "Trang có quá \(limits.nodes) phần tử; phần sau chưa được đọc. Hãy xem lại trang.",
        en: "The page has more than \(limits.nodes) elements; what stands behind was not read. Look at it."))
  }

  static var noMemory: InputProblem {
    InputProblem(
      code: "out-of-memory",
      message: Bilingual(vi: "Không đủ bộ nhớ để đọc trang.", en: "There is not enough memory to read the page."))
  }

  static var noMainText: InputProblem {
    InputProblem(
      code: "no-main-text",
      message: Bilingual(
        vi:
          "Không thấy bài nào trong trang; nếu trang có bài, hãy chỉ chỗ của nó bằng select: main trong sources.yaml.",
        en: "No post was found in the page; if it has one, tell where it stands with select: main in sources.yaml."))
  }

  static func selectorFoundNothing(_ selector: String) -> InputProblem {
    InputProblem(
      code: "selector-found-nothing",
      message: Bilingual(
        vi:
          "select: main “\(selector)” không khớp chỗ nào trong trang; phần tin chính được đoán. Hãy sửa sources.yaml.",
        en: "select: main “\(selector)” meets nothing in the page; its post was guessed. Correct sources.yaml."))
  }

  static func hiddenText(_ letters: Int) -> InputProblem {
    InputProblem(
      code: "hidden-text",
      message: Bilingual(
        vi:
          "Trong bài có \(letters) chữ cái bị ẩn với người đọc (hidden, display:none), chưa được soát. Hãy xem lại trang.",
        en:
          "The post holds \(letters) letters hidden from readers (hidden, display:none), not checked. Look at the page."
      ))
  }
}
