/// A recognised stretch of the canonical view.
public struct Segment: Sendable, Hashable {
  public var kind: Kind
  /// UTF-8 bytes of the canonical view, half open.
  public var range: Range<Int>
  public var value: Value

  public enum Kind: UInt8, Sendable, CaseIterable {
    case link, hashtag, mention, email, phone, number, money, percent, date, person, quotation, plate
  }

  public enum Value: Sendable, Hashable {
    /// Normalized: a link with its scheme in lower case, a hashtag or mention without its sign, a phone as `0XXXXXXXXX`,
    /// a plate without blanks, a person's name as written.
    case text(String)
    case phone(PhoneNumber)
    case number(NumberMention)
    case date(DateMention)
    /// The text between the marks.
    case quotation(inner: Range<Int>)
  }

  public init(kind: Kind, range: Range<Int>, value: Value) {
    self.kind = kind
    self.range = range
    self.value = value
  }
}

/// A telephone number as Vietnam writes it.
public struct PhoneNumber: Sendable, Hashable {
  public enum Service: UInt8, Sendable {
    case mobile, fixed
    /// 1800, 1900, 111 to 115.
    case service
  }
  /// Digits only, beginning with 0 (or 1 for service numbers).
  public var digits: String
  public var service: Service
  public init(digits: String, service: Service) {
    self.digits = digits
    self.service = service
  }
}

/// A number with the unit that follows it.
public struct NumberMention: Sendable, Hashable {
  public enum Form: UInt8, Sendable {
    /// `1300`, or grouped by dots `1.300`, decimals after a comma `5,5`: the Vietnamese form.
    case vietnamese
    /// `1,300` or `5.5`: grouping and decimals the English way.
    case english
    /// `1,300` or `3.500` could be either.
    case ambiguous
  }
  /// The value as Vietnamese reads it, before the unit.
  public var value: Double
  /// `%`, `triệu`, `tỷ`, `đồng`, `k` … as written in lower case; empty for none.
  public var unit: String
  public var form: Form
  /// Bytes of the digits alone.
  public var digitRange: Range<Int>
  public init(value: Double, unit: String, form: Form, digitRange: Range<Int>) {
    self.value = value
    self.unit = unit
    self.form = form
    self.digitRange = digitRange
  }
}

/// A date of the solar or of the lunar calendar, as written: it need not exist.
public struct DateMention: Sendable, Hashable {
  public var day: Int
  public var month: Int
  /// nil where the text gives none.
  public var year: Int?
  /// 0 is Sunday; nil where no weekday stands beside it.
  public var weekday: Int?
  /// Bytes of the weekday's own words.
  public var weekdayRange: Range<Int>?
  /// True for `mùng 3 tháng Giêng`, `rằm tháng Bảy`, `10/3 âm lịch`.
  public var lunar: Bool
  /// The date of the other calendar written beside it in brackets or after `tức`, as day, month and year.
  public var companion: Companion?

  public struct Companion: Sendable, Hashable {
    public var day: Int
    public var month: Int
    public var year: Int?
    public var lunar: Bool
    public init(day: Int, month: Int, year: Int?, lunar: Bool) {
      self.day = day
      self.month = month
      self.year = year
      self.lunar = lunar
    }
  }

  public init(
    day: Int, month: Int, year: Int?, weekday: Int? = nil, weekdayRange: Range<Int>? = nil, lunar: Bool = false,
    companion: Companion? = nil
  ) {
    self.day = day
    self.month = month
    self.year = year
    self.weekday = weekday
    self.weekdayRange = weekdayRange
    self.lunar = lunar
    self.companion = companion
  }
}
