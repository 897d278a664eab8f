internal import Documents
internal import Rulebooks

/// Applies what extends rules of any book, once all books are decoded.
struct ExtensionResolution {
  private var books: [DecodedRulebook]
  private var loaded: LoadedRulebooks
  private var pending: [(book: Int, change: RuleExtension)]

  private init(_ books: [DecodedRulebook], _ loaded: LoadedRulebooks) {
    self.books = books
    self.loaded = loaded
    pending = books.indices.flatMap { b in books[b].extensions.map { (b, $0) } }
  }

  static func resolve(_ books: inout [DecodedRulebook], into loaded: inout LoadedRulebooks) {
    var resolution = ExtensionResolution(books, loaded)
    resolution.run()
    books = resolution.books
    loaded = resolution.loaded
  }

  /// In the order of the files; what extends a rule that is itself an extension waits until that one is there.
  private mutating func run() {
    var isMoving = true
    while isMoving, !pending.isEmpty {
      isMoving = false
      var waiting: [(book: Int, change: RuleExtension)] = []
      for (book, change) in pending {
        if let base = place(of: change.base) {
          apply(change, of: book, to: base)
          isMoving = true
        } else {
          waiting.append((book, change))
        }
      }
      pending = waiting
    }
    let broken = Set(loaded.rulesNotLoaded)
    for (_, change) in pending {
      let before = change.reader.diagnostics.count
      report(noBaseFor: change, broken)
      loaded.diagnostics += change.reader.diagnostics[before...]
      loaded.rulesNotLoaded.append(change.id)
    }
  }

  private mutating func apply(_ change: RuleExtension, of b: Int, to base: (book: Int, rule: Int)) {
    guard var rule = books[base.book].rulebook?.rules[base.rule] else { return }
    let before = change.reader.diagnostics.count
    change.apply(to: &rule)
    let reported = change.reader.diagnostics[before...]
    if !reported.isEmpty {
      loaded.diagnostics += reported
      loaded.rulesNotLoaded.append(change.id)
    } else if change.isOff {
      books[base.book].rulebook?.rules.remove(at: base.rule)
    } else if change.id == change.base {
      books[base.book].rulebook?.rules[base.rule] = rule
    } else if place(of: change.id) != nil {
      loaded.diagnostics.append(change.reader.duplicate(change.id, at: change.mark))
      loaded.rulesNotLoaded.append(change.id)
    } else {
      rule.id = change.id
      rule.mark = change.mark
      let sources = books[base.book].rulebook?.sources ?? [:]
      books[base.book].rulebook?.rules.remove(at: base.rule)
      books[b].rulebook?.take(rule, citing: sources)
    }
  }

  private func report(noBaseFor change: RuleExtension, _ broken: Set<String>) {
    if isCircular(change) {
      return change.reader.report(
        .extendsCycle, change.node, vi: "“\(change.id)” mở rộng “\(change.base)” thành vòng tròn.",
        en: "“\(change.id)” extends “\(change.base)” in a circle.",
        help: Bilingual(
          vi: "để một quy tắc trong vòng có đủ axis, level, message và không có extends",
          en: "give one rule of the circle its own axis, level and message, without extends"))
    }
    if broken.contains(change.base) || waiting(change.base) != nil {
      return change.reader.report(
        .unknownBase, change.node, vi: "Quy tắc “\(change.base)” không nạp được (xem lỗi của nó).",
        en: "The rule “\(change.base)” could not be loaded (see its own error).")
    }
    let ids = books.flatMap { $0.rulebook?.rules.map(\.id) ?? [] }
    change.reader.report(
      .unknownBase, change.node, vi: "Không có quy tắc “\(change.base)” để mở rộng.",
      en: "There is no rule “\(change.base)” to extend.", help: Nearest.help(change.base, in: ids))
  }

  /// True where following the bases leads back to the change itself.
  private func isCircular(_ change: RuleExtension) -> Bool {
    var id = change.base
    for _ in pending {
      guard let next = waiting(id) else { return false }
      if id == change.id { return true }
      id = next.base
    }
    return false
  }

  /// What would have made the rule of this id. A change in place makes none.
  private func waiting(_ id: String) -> RuleExtension? {
    pending.first { $0.change.id == id && $0.change.base != id }?.change
  }

  private func place(of id: String) -> (book: Int, rule: Int)? {
    for (b, book) in books.enumerated() {
      if let r = book.rulebook?.rules.firstIndex(where: { $0.id == id }) { return (b, r) }
    }
    return nil
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
