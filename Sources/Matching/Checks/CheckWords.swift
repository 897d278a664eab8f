/// Words the checks listen for, in lower case. A Vietnamese speaker may correct these tables; logic has no words of its own.
enum CheckWords {
  // MARK: percent-sum

  /// The shares that follow are parts of one whole that exclude each other.
  static let wholeInParts = ["cơ cấu", "gồm", "bao gồm", "còn lại"]
  /// They may be, so three shares are asked for.
  static let partsPerhaps = ["trong đó"]
  /// Polls with several answers, growth, discounts, rates: their percentages are no parts of a whole.
  static let notParts = [
    "tăng", "giảm", "khảo sát", "bình chọn", "thăm dò", "người được hỏi", "cho biết", "đồng ý", "ủng hộ", "so với",
    "tăng trưởng", "lãi suất", "thuế", "chiết khấu", "ưu đãi", "khuyến mại", "khuyến mãi", "hoàn thành", "đạt", "vượt",
    "đã tiêm", "tỷ lệ đỗ", "tỉ lệ đỗ", "độ ẩm", "công suất", "xác suất",
  ]

  // MARK: number-format

  /// Numbers after these keep their own form: indices, versions, marks.
  static let ownFormBefore = [
    "index", "phiên bản", "version", "bản", "ios", "android", "windows", "chỉ số", "điểm", "ielts", "gpa", "nghiệp",
    "web",
    "công nghệ", "usb", "bluetooth", "chương", "mục", "phần", "điều", "hình", "bảng", "lúc", "từ",
  ]

  // MARK: date-exists

  /// A day and a month without a year are a date only beside one of these.
  static let beforeDate = [
    "ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "mùng", "mồng", "rằm", "nay", "qua", "mai", "đến", "hết",
  ]

  // MARK: lunar-date

  /// Months with a name of their own.
  static let monthNames = [1: "Giêng", 12: "Chạp"]

  // MARK: spelling

  /// True Vietnamese words outside the closed set of syllables.
  static let rareWords: Set<String> = [
    "quều", "quào", "quoắt", "gỵa", "oẳn", "quẩy", "xoẹng", "xoèng", "loèng", "xoẻng",
  ]
  /// Letters no Vietnamese syllable has: foreign words and the spelling of chats.
  static let foreignLetters: Set<Unicode.Scalar> = ["f", "j", "w", "z"]
  /// A single vowel of these marks is as likely French as Vietnamese where the word has a second group of vowels.
  static let vowels: Set<Unicode.Scalar> = Set(
    """
    aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ
    """.unicodeScalars)
  /// Letters no western language has: a word with one of them is meant to be Vietnamese.
  static let onlyVietnamese: Set<Unicode.Scalar> = Set(
    """
    đảạăằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏọồốổỗộơờớởỡợủũụưừứửữựỳỷỹỵ
    """.unicodeScalars)

  // MARK: claim-outside-file

  /// Joins two claims.
  static let and: Set<String> = ["và", "cùng", "lẫn"]
  /// What follows is denied, not claimed.
  static let denials: Set<String> = ["không", "chưa", "chẳng", "đừng"]
  /// Bytes that end a clause.
  static let clauseEnds: Set<UInt8> = Set(",.;:!?()\n\r".utf8)

  // MARK: fact-table

  /// The sentence speaks of another time.
  static let otherTimes = ["trước", "cũ", "từng", "khi đó", "lúc đó", "nguyên", "dự kiến", "đề xuất", "sẽ"]
}
