internal import Documents
internal import Rulebooks
internal import Yams

/// A rule that changes another; the base runs no more.
struct RuleExtension {
  var base: String
  var id: String
  var node: Node
  var reader: YAMLReader
  var mark: SourceMark
  var added: [Phrase] = []
  var removed: [(text: String, node: Node)] = []
  var unless: [ContextItem] = []
  var level: Level?
  var isOff = false
  var tests: [RuleTest] = []

  /// Applies all of them, in the order of the files.
  static func resolve(_ books: inout [DecodedRulebook], into loaded: inout LoadedRulebooks) {
    for b in books.indices {
      for change in books[b].extensions {
        let before = change.reader.diagnostics.count
        guard let (book, index) = place(of: change.base, in: books) else {
          let ids = books.flatMap { $0.rulebook?.rules.map(\.id) ?? [] }
          change.reader.report(
            .unknownBase, change.node, vi: "Không có quy tắc “\(change.base)” để mở rộng.",
            en: "There is no rule “\(change.base)” to extend.",
            help: Nearest.help(change.base, in: ids))
          loaded.diagnostics += change.reader.diagnostics[before...]
          loaded.rulesNotLoaded.append(change.id)
          continue
        }
        guard var rule = books[book].rulebook?.rules[index] else { continue }
        change.apply(to: &rule)
        let reported = change.reader.diagnostics[before...]
        loaded.diagnostics += reported
        if !reported.isEmpty {
          loaded.rulesNotLoaded.append(change.id)
          continue
        }
        if change.isOff {
          books[book].rulebook?.rules.remove(at: index)
        } else if change.id == change.base {
          books[book].rulebook?.rules[index] = rule
        } else {
          if let (taken, at) = place(of: change.id, in: books), let other = books[taken].rulebook?.rules[at] {
            loaded.diagnostics.append(change.reader.duplicate(other.id, at: change.mark))
            loaded.rulesNotLoaded.append(change.id)
            continue
          }
          rule.id = change.id
          rule.mark = change.mark
          let sources = books[book].rulebook?.sources ?? [:]
          books[book].rulebook?.rules.remove(at: index)
          books[b].rulebook?.take(rule, citing: sources)
        }
      }
    }
  }

  private static func place(of id: String, in books: [DecodedRulebook]) -> (Int, Int)? {
    for (b, book) in books.enumerated() {
      if let r = book.rulebook?.rules.firstIndex(where: { $0.id == id }) { return (b, r) }
    }
    return nil
  }

  private func apply(to rule: inout Rule) {
    if let level { rule.level = level }
    rule.unless += unless
    rule.tests += tests
    guard !added.isEmpty || !removed.isEmpty else { return }
    if rule.axis == .politicallyCorrect, !added.isEmpty {
      return reader.report(
        .closedAxis, node, vi: "Trục politically-correct không nhận thêm cụm từ bằng phrases+; hãy sửa danh sách.",
        en: "The axis politically-correct takes no phrases+; change the list.")
    }
    guard case .forbid(let expression) = rule.kind, var set = RuleExtension.phrases(expression) else {
      reader.report(
        .nothingToRemove, node, vi: "Quy tắc “\(base)” không có danh sách cụm từ để thêm bớt.",
        en: "Rule “\(base)” has no phrases to add to or take from.")
      return
    }
    for item in removed {
      guard let at = set.phrases.firstIndex(where: { $0.text == item.text }) else {
        reader.report(
          .nothingToRemove, item.node, vi: "“\(item.text)” không có trong quy tắc “\(base)”, không bỏ được.",
          en: "“\(item.text)” is not in rule “\(base)” and cannot be removed.")
        continue
      }
      set.phrases.remove(at: at)
    }
    set.phrases += added
    rule.kind = .forbid(RuleExtension.replacing(expression, with: set))
  }

  private static func phrases(_ expression: MatchExpression) -> PhraseSet? {
    switch expression {
    case .phrases(let set): set
    case .any(let items): items.lazy.compactMap(phrases).first
    default: nil
    }
  }

  private static func replacing(_ expression: MatchExpression, with set: PhraseSet) -> MatchExpression {
    guard case .any(var items) = expression else { return .phrases(set) }
    if let at = items.firstIndex(where: { phrases($0) != nil }) { items[at] = replacing(items[at], with: set) }
    return .any(items)
  }
}

extension Rulebook {
  /// Takes over a rule of another book, with the sources it cites: a rule finds them in the book of its id.
  fileprivate mutating func take(_ rule: Rule, citing others: [String: Source]) {
    var rule = rule
    for index in rule.basis.indices {
      let key = rule.basis[index].source
      guard let source = others[key], sources[key] != source else { continue }
      let own = sources[key] == nil ? key : "\(rule.id)/\(key)"
      sources[own] = source
      rule.basis[index].source = own
    }
    rules.append(rule)
  }
}
