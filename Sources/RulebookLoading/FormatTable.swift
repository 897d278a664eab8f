internal import Documents
internal import Rulebooks

/// Every mapping of the format that has its own keys. The decoder, its suggestions and the JSON Schema read them here.
enum FormatTable: String, Sendable, CaseIterable {
  case rulebook, source, list, rule, localized
  case levelChange = "level-change"
  case basis
  case contextItem = "context-item"
  /// A context without a distance is an expression; `near`, `before` and `after` have one.
  case distantExpression = "distant-expression"
  case expression, phrases, regex, links, hashtags
  /// An item of `all`: an expression, or `not` alone.
  case negation
  case require, prefer
  case officialName = "official-name"
  case name, count, quotations
  case eachMedia = "each-media"
  case check, test, series
  case seriesPost = "series-post"
  case media
  case productSheet = "product-sheet"
  case not

  var keys: [FormatKey] {
    switch self {
    case .rulebook: FormatTable.rulebookKeys
    case .source: FormatTable.sourceKeys
    case .list: FormatTable.listKeys
    case .rule: FormatTable.ruleKeys
    case .localized: FormatTable.localizedKeys
    case .levelChange: FormatTable.levelChangeKeys
    case .basis: FormatTable.basisKeys
    case .contextItem: FormatTable.contextKeys
    case .distantExpression: FormatTable.expressionKeys + [FormatTable.distanceKey]
    case .expression: FormatTable.expressionKeys
    case .phrases: FormatTable.phrasesKeys
    case .regex: FormatTable.regexKeys
    case .links: FormatTable.linksKeys
    case .hashtags: FormatTable.hashtagsKeys
    case .negation: [FormatTable.negationKey]
    case .require: FormatTable.expressionKeys + FormatTable.requireKeys
    case .prefer: FormatTable.preferKeys
    case .officialName: FormatTable.officialNameKeys
    case .name: FormatTable.nameKeys
    case .count: FormatTable.expressionKeys + FormatTable.countKeys
    case .quotations: FormatTable.quotationsKeys
    case .eachMedia: FormatTable.eachMediaKeys
    case .check: FormatTable.checkKeys
    case .test: FormatTable.testKeys
    case .series: FormatTable.seriesKeys
    case .seriesPost: FormatTable.seriesPostKeys
    case .media: FormatTable.mediaKeys
    case .productSheet: FormatTable.productSheetKeys
    case .not: FormatTable.notKeys
    }
  }

  var names: [String] { FormatTable.namesByTable[self] ?? [] }

  /// Asked for with every mapping of a file, so made once.
  private static let namesByTable = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.keys.names) })

  /// Keys without which the decoder refuses the mapping. `rule` and `test` have rules of their own.
  var required: [String] {
    switch self {
    case .rulebook: ["rulebook", "rules"]
    case .list: ["file"]
    case .localized: ["vi"]
    case .levelChange: ["level", "when"]
    case .basis: ["source"]
    case .distantExpression: ["distance"]
    case .name, .check: ["name"]
    case .negation, .not: ["not"]
    case .eachMedia: ["each"]
    case .series: ["posts"]
    case .quotations: ["quotations", "by"]
    case .seriesPost: ["text"]
    default: []
    }
  }
}
