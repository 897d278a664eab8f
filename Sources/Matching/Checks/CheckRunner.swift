internal import Documents
internal import Rulebooks
internal import VietnameseText

/// What a check knows beside the text it reads.
struct CheckContext {
  /// The post's date, or the run's day where it has none.
  var asOf: Day
  /// The post's date where it is known: a date written without a year is read by it, and left alone without it.
  var postDate: Day?
  var profile: Profile
  /// Words of the house that are right, in lower case.
  var dictionary: Set<String>
  /// What the post quotes from.
  var source: CheckText?
  /// The file of the product it speaks of.
  var product: ProductSheet?

  init(asOf: Day, postDate: Day? = nil, profile: Profile = .ownPage, dictionary: Set<String> = []) {
    self.asOf = asOf
    self.postDate = postDate
    self.profile = profile
    self.dictionary = dictionary
  }
}

/// A place where a check says no.
struct CheckHit: Sendable, Hashable {
  /// Bytes of the canonical view.
  var range: Range<Int>
  /// What would be right, for `{expected}` in a message; nil where the check cannot know.
  var expected: String?
  /// For `{row.column}` in a message.
  var values: [String: String]

  init(range: Range<Int>, expected: String? = nil, values: [String: String] = [:]) {
    self.range = range
    self.expected = expected
    self.values = values
  }
}

/// The checks no pattern can do.
enum CheckRunner {
  /// Hits in the order of the text. `card-number` and `identity-number` hit what has the structure of one, since it
  /// should not be in a post; all others hit what is wrong.
  static func hits(of check: BuiltInCheck, in analysis: TextAnalysis, context: CheckContext) -> [CheckHit] {
    hits(of: check, in: CheckText(analysis), context: context)
  }

  static func hits(of check: BuiltInCheck, in text: CheckText, context: CheckContext) -> [CheckHit] {
    switch check.name {
    case .weekday: text.wrongWeekdays(context)
    case .dateExists: text.impossibleDates()
    case .lunarDate: text.wrongLunarDates(context)
    case .percentSum: text.excessiveShares()
    case .numberFormat: text.englishNumbers()
    case .documentNumber: text.faultyDocumentNumbers(rows: check.rows, context)
    case .factTable: text.contradictedFacts(FactTable(check.rows), context)
    case .cardNumber: text.cardNumbers(check)
    case .taxCode: text.wrongTaxCodes(check)
    case .identityNumber: text.identityNumbers(check, context)
    case .spelling: text.misspelledWords(context)
    case .linkOwner: text.foreignLinks(rows: check.rows)
    case .quotation: context.source.map { text.differingQuotations(check, source: $0) } ?? []
    case .claimOutsideFile: context.product.map { text.productFaults(check, $0) } ?? []
    }
  }
}
