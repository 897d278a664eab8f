internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// What an author of posts reads.
struct MessageChecks {
  func findings(_ rules: [LintRule]) -> [LintFinding] {
    rules.flatMap { rule in texts(rule) + languages(rule) + placeholders(rule) }
  }

  private func texts(_ rule: LintRule) -> [LintFinding] {
    var found: [LintFinding] = []
    let value = rule.rule
    if value.fix == nil, !MessageChecks.mendsItself(value.kind) {
      found.append(
        rule.finding(
          .noRemedy, "message", vi: "Thông báo nói có lỗi mà không nói cách sửa.",
          en: "The message names a fault without a fix.",
          help: .of("thêm fix: …", "add fix: …")))
    }
    if let fix = value.fix, fix.vi == value.message.vi {
      found.append(
        rule.finding(
          .remedyRepeatsMessage, "fix", vi: "fix nhắc lại đúng câu của message.", en: "The fix is the message again.",
          help: .of("nói người viết phải làm gì", "say what the author shall do")))
    }
    if rule.node?["title"] == nil, rule.node?["extends"] == nil, rule.node != nil {
      found.append(
        rule.finding(
          .missingTitle, vi: "Quy tắc chưa có tên.", en: "The rule has no title.",
          help: .of("thêm title: { vi: …, en: … }", "add title: { vi: …, en: … }")))
    }
    if value.falseAlarms == nil {
      found.append(
        rule.finding(
          .missingFalseAlarms, vi: "Quy tắc chưa nói khi nào có thể báo oan.",
          en: "The rule does not say when it may be wrong.", help: .of("thêm false-alarms: …", "add false-alarms: …")))
    }
    return found
  }

  /// Kinds that bring the right form with them.
  private static func mendsItself(_ kind: RuleKind) -> Bool {
    switch kind {
    case .prefer, .officialName, .consistent: true
    case .check(let check): check.name == .spelling
    case .forbid, .require, .count, .expect: false
    }
  }

  private func languages(_ rule: LintRule) -> [LintFinding] {
    guard rule.node != nil else { return [] }
    var found: [LintFinding] = []
    let texts: [(String, LocalizedText?)] = [
      ("title", rule.node?["title"] == nil ? nil : rule.rule.title), ("message", rule.rule.message),
      ("fix", rule.rule.fix),
    ]
    let missing = texts.filter { $0.1 != nil && $0.1?.en == nil }.map(\.0)
    if !missing.isEmpty {
      let names = missing.joined(separator: ", ")
      found.append(
        rule.finding(
          .missingEnglish, missing[0], vi: "Thiếu bản tiếng Anh của \(names).", en: "\(names) lacks its English text."))
    }
    for (key, text) in texts {
      guard let text, let en = text.en, en == text.vi, en.contains(where: { !$0.isASCII && $0.isLetter }) else {
        continue
      }
      found.append(
        rule.finding(
          .untranslated, key, vi: "Bản tiếng Anh của \(key) vẫn là tiếng Việt.",
          en: "The English text of \(key) is Vietnamese still."))
    }
    return found
  }

  // MARK: Placeholders

  private func placeholders(_ rule: LintRule) -> [LintFinding] {
    let columns = MessageChecks.columns(rule.rule.kind)
    var found: [LintFinding] = []
    for (key, text) in [("message", rule.rule.message as LocalizedText?), ("fix", rule.rule.fix)] {
      guard let text else { continue }
      var seen: Set<String> = []
      for name in MessageChecks.names(text.vi) + MessageChecks.names(text.en ?? "") where seen.insert(name).inserted {
        if ["match", "expected", "closest"].contains(name) {
          if let why = MessageChecks.emptiness(of: name, rule.rule) {
            found.append(
              rule.finding(
                .placeholderNeverFilled, key, vi: "{\(name)} luôn trống ở đây: \(why.vi).",
                en: "{\(name)} is always empty here: \(why.en)."))
          }
        } else if rule.rule.over != nil, MessageChecks.ofManyPosts.contains(name) {
          if let why = MessageChecks.emptiness(of: name, rule.rule) {
            found.append(
              rule.finding(
                .placeholderNeverFilled, key, vi: "{\(name)} luôn trống ở đây: \(why.vi).",
                en: "{\(name)} is always empty here: \(why.en)."))
          }
        } else if let column = name.hasPrefix("row.") ? String(name.dropFirst(4)) : nil, columns.contains(column) {
          continue
        } else if name.hasPrefix("row.") {
          let list = columns.sorted().joined(separator: ", ")
          found.append(
            rule.finding(
              .unknownPlaceholder, key, vi: "Bảng của quy tắc không có cột cho {\(name)}.",
              en: "The rule's table has no column for {\(name)}.",
              help: columns.isEmpty
                ? .of("quy tắc không đọc bảng nào", "the rule reads no table")
                : .of("các cột: \(list)", "columns: \(list)")))
        } else {
          found.append(
            rule.finding(
              .unknownPlaceholder, key, vi: "Không có chỗ điền {\(name)}.", en: "There is no placeholder {\(name)}.",
              help: rule.rule.over == nil
                ? .of(
                  "dùng {match}, {expected}, {closest} hoặc {row.cột}",
                  "use {match}, {expected}, {closest} or {row.column}")
                : .of("dùng {days}, {count}, {expected} hoặc {share}", "use {days}, {count}, {expected} or {share}")))
        }
      }
    }
    return found
  }

  private static func names(_ text: String) -> [String] {
    var names: [String] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  /// What a finding over many posts fills in beside `{expected}`.
  private static let ofManyPosts: Set<String> = ["days", "count", "share"]

  private static func emptiness(of name: String, _ rule: Rule) -> Bilingual? {
    guard let over = rule.over else { return emptiness(of: name, rule.kind) }
    switch (name, over) {
    case ("share", .share), ("match", .forms), ("match", .quotations): return nil
    case ("share", _): return .of("chỉ quy tắc có share mới có tỷ lệ", "only rules with share have one")
    case ("match", _), ("closest", _):
      return .of("over: source báo về nhiều bài, không về một chỗ", "over: source is about posts, not about a place")
    default: return nil
    }
  }

  private static func emptiness(of name: String, _ kind: RuleKind) -> Bilingual? {
    switch (name, kind) {
    case ("match", .require(let need)) where need.before != nil: return nil
    case ("closest", .require): return nil
    case ("closest", .check(let check)) where check.name == .claimOutsideFile: return nil
    case ("closest", _): return .of("chỉ require có đoạn gần giống nhất", "only require has a closest passage")
    case ("match", .require): return .of("require báo thứ còn thiếu", "require reports what is missing")
    case ("match", .expect):
      return .of("expect so thông tin của bài, không so chữ", "expect compares metadata, not text")
    case ("expected", .forbid(let expression)):
      return hasMisspelt(expression) ? nil : .of("forbid không biết chữ đúng", "forbid knows no right form")
    case ("expected", .require): return .of("require không biết chữ đúng", "require knows no right form")
    default: return nil
    }
  }

  private static func hasMisspelt(_ expression: MatchExpression) -> Bool {
    switch expression {
    case .hashtags(let spec): !spec.misspelt.isEmpty
    case .any(let items), .all(let items, _): items.contains(where: hasMisspelt)
    case .phrases, .regex, .links, .segment, .not: false
    }
  }

  /// Columns of the tables a rule reads, and what its check tells beside them.
  private static func columns(_ kind: RuleKind) -> Set<String> {
    switch kind {
    case .forbid(let expression): columns(expression)
    case .require(let need): columns(need.expression).union(need.before.map { columns($0) } ?? [])
    case .count(let limit): if case .matches(let expression) = limit.subject { columns(expression) } else { [] }
    case .prefer(let items, _): items.reduce(into: []) { $0.formUnion($1.wrong.row.keys) }
    case .officialName(let table): table.entries.reduce(into: []) { $0.formUnion($1.row.keys) }
    case .check(let check): check.rows.reduce(into: check.name.columns) { $0.formUnion($1.keys) }
    case .consistent, .expect: []
    }
  }

  private static func columns(_ expression: MatchExpression) -> Set<String> {
    switch expression {
    case .phrases(let set): set.phrases.reduce(into: []) { $0.formUnion($1.row.keys) }
    case .links(let spec): spec.domains.reduce(into: []) { $0.formUnion($1.row.keys) }
    case .any(let items), .all(let items, _): items.reduce(into: []) { $0.formUnion(columns($1)) }
    case .not(let inner): columns(inner)
    case .regex, .hashtags, .segment: []
    }
  }
}

extension BuiltInCheck.Name {
  /// What the check itself puts into `{row.…}`.
  fileprivate var columns: Set<String> {
    switch self {
    case .quotation: ["difference", "difference-en"]
    case .documentNumber: ["fault"]
    default: []
    }
  }
}
