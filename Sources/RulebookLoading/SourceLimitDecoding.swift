internal import Documents
internal import Rulebooks
internal import Yams

/// `over: source` and what it counts.
extension RuleDecoder {
  typealias Entry = (key: String, node: Node, value: Node)

  /// Kinds that say of a post by itself whether it matches. The others mend or compare one post.
  private static let kindsOver = ["forbid", "require", "count", "consistent"]

  func overSource(_ entries: [Entry], kind: Entry, axis: Axis?) -> SourceLimit? {
    let limits = entries.filter { $0.key != "over" && FormatTable.overKeys.names.contains($0.key) }
    guard let over = entries.first(where: { $0.key == "over" }) else {
      refuse(limits)
      return nil
    }
    if let text = reader.text(over.value, "over"), text != "source" {
      reader.unknownValue(text, over.value, "over", ["source"])
    }
    if axis == .politicallyCorrect {
      reader.report(
        .overSource, over.node,
        vi: "Trục politically-correct chỉ xét từng bài: tên gọi, từ ngữ không cộng dồn theo nguồn.",
        en: "The axis politically-correct is about one post: names and terms are never added up over a source.",
        help: Bilingual(vi: "bỏ over, hoặc đổi trục", en: "take over out, or change the axis"))
    }
    guard RuleDecoder.kindsOver.contains(kind.key) else {
      let names = RuleDecoder.kindsOver.joined(separator: ", ")
      reader.report(
        .overSource, kind.node, vi: "“\(kind.key)” xét từng bài, không xét trên nhiều bài của một nguồn.",
        en: "“\(kind.key)” is about one post, not about the many posts of a source.",
        help: Bilingual(vi: "bỏ over, hoặc dùng một trong: \(names)", en: "take over out, or use one of: \(names)"))
      return nil
    }
    // A key that is misspelt has its own diagnostic; what it would have said is not missed as well.
    let measures = limits.filter { $0.key != "per" }
    if measures.isEmpty, kind.key != "consistent", node.mapping?.count != entries.count { return nil }
    return limit(limits, over.node, kind.key, kind.value)
  }

  private func refuse(_ limits: [Entry]) {
    for (key, node, _) in limits {
      let help =
        key == "at-least"
        ? Bilingual(
          vi: "thêm over: source; để đếm trong một bài thì đặt at-least trong require",
          en: "add over: source; to count in one post, put at-least inside require")
        : Bilingual(vi: "thêm over: source", en: "add over: source")
      reader.report(
        .overSource, node, vi: "“\(key)” chỉ dùng khi quy tắc có “over: source”.",
        en: "“\(key)” is used only where the rule has “over: source”.", help: help)
    }
  }

  private func limit(_ entries: [Entry], _ over: Node, _ kind: String, _ value: Node) -> SourceLimit? {
    func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }
    if kind == "consistent" {
      for (key, node, _) in entries {
        reader.report(
          .overSource, node, vi: "“consistent” không nhận “\(key)”: hai cách viết ở hai bài là đủ để báo.",
          en: "“consistent” does not take “\(key)”: two forms in two posts are enough.",
          help: Bilingual(vi: "bỏ \(key)", en: "take \(key) out"))
      }
      return value.mapping == nil ? .forms : quotations(value)
    }
    let per = entry("per").flatMap { reader.choice($0.value, $0.key, SourceLimit.Period.self) }
    let bounds = [entry("at-least"), entry("at-most")].compactMap { $0 }
    let measures = bounds + [entry("share"), entry("gap")].compactMap { $0 }
    let groups = (bounds.isEmpty ? 0 : 1) + measures.count - bounds.count
    guard groups == 1 else {
      reader.report(
        .overSource, groups == 0 ? over : measures[measures.count - 1].node,
        vi: groups == 0 ? "“over: source” chưa nói cần bao nhiêu bài." : "Một quy tắc chỉ đo một thứ trên nhiều bài.",
        en: groups == 0 ? "“over: source” does not say how many posts." : "A rule measures one thing over posts.",
        help: Bilingual(
          vi: "dùng at-least, at-most (kèm per), share hoặc gap", en: "use at-least, at-most (with per), share or gap"))
      return nil
    }
    if kind == "forbid" { refuseLeast(entries) }
    if let gap = entry("gap") {
      if let per = entry("per") {
        reader.report(
          .overSource, per.node, vi: "“gap” đếm ngày liền nhau nên không nhận “per”.",
          en: "“gap” counts days in a row and takes no “per”.", help: Bilingual(vi: "bỏ per", en: "take per out"))
      }
      return dayCount(gap.value, gap.key).map { .gap(days: $0) }
    }
    if let share = entry("share") {
      return sharePercent(share.value, share.key).map { .share(percent: $0, per: per ?? .all) }
    }
    return posts(bounds, per, entry("per") != nil)
  }

  /// What must not stand in posts is not asked for either.
  private func refuseLeast(_ entries: [Entry]) {
    for (key, node, _) in entries where key == "at-least" || key == "gap" {
      reader.report(
        .overSource, node, vi: "“forbid” không đòi phải có, nên không nhận “\(key)”.",
        en: "“forbid” asks for nothing to be there and does not take “\(key)”.",
        help: Bilingual(
          vi: "dùng at-most hoặc share, hoặc đổi forbid thành require", en: "use at-most or share, or make it require"))
    }
  }

  private func posts(_ bounds: [Entry], _ per: SourceLimit.Period?, _ saysPer: Bool) -> SourceLimit? {
    var numbers: [String: Int] = [:]
    for (key, _, value) in bounds { numbers[key] = reader.integer(value, key) }
    guard saysPer else {
      reader.report(
        .missingKey, bounds[0].node, vi: "“\(bounds[0].key)” cần “per”: mỗi ngày, mỗi tuần hay cả đợt.",
        en: "“\(bounds[0].key)” needs “per”: by the day, by the week or over all.",
        help: Bilingual(vi: "thêm per: day, per: week hoặc per: all", en: "add per: day, per: week or per: all"))
      return nil
    }
    let (atLeast, atMost) = (numbers["at-least"], numbers["at-most"])
    if atLeast == 0, let node = bounds.first?.value {
      reader.report(
        .overSource, node, vi: "Ít nhất 0 bài thì luôn đủ.", en: "At least 0 posts are always there.",
        help: Bilingual(vi: "viết từ 1 trở lên, hoặc dùng at-most", en: "write 1 or more, or use at-most"))
    }
    if let atLeast, let atMost, atLeast > atMost, let node = bounds.first?.value {
      reader.report(
        .overSource, node, vi: "at-least (\(atLeast)) lớn hơn at-most (\(atMost)).",
        en: "at-least (\(atLeast)) is above at-most (\(atMost)).")
    }
    guard let per, numbers.count == bounds.count else { return nil }
    return .posts(atLeast: atLeast, atMost: atMost, per: per)
  }

  /// `{ quotations: 8 tiếng, by: [ … ] }` of `consistent`.
  func quotations(_ node: Node) -> SourceLimit? {
    let before = reader.errorCount
    var minimum: Int?
    var by: PhraseSet?
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "consistent", en: "consistent"), keys: FormatTable.quotations.names)
    {
      if key == "quotations" { minimum = tieng(value, key) } else { by = phrases(value, accents: .exact) }
    }
    guard reader.errorCount == before else { return nil }
    guard let minimum, var by else {
      reader.report(
        .missingKey, node, vi: "“consistent” về lời dẫn cần “quotations” và “by”.",
        en: "“consistent” about quotations needs “quotations” and “by”.",
        help: Bilingual(
          vi: "viết consistent: { quotations: 8 tiếng, by: { list: … } }",
          en: "write consistent: { quotations: 8 tiếng, by: { list: … } }"), length: 1)
      return nil
    }
    guard isOverSource else {
      reader.report(
        .overSource, node, vi: "Lời dẫn chỉ so giữa nhiều bài, nên “quotations” cần “over: source”.",
        en: "Quotations are compared between posts, so “quotations” needs “over: source”.",
        help: Bilingual(vi: "thêm over: source", en: "add over: source"), length: 1)
      return nil
    }
    for index in by.phrases.indices where by.phrases[index].row["name"]?.isEmpty ?? true {
      by.phrases[index].row["name"] = by.phrases[index].text
    }
    return .quotations(minimum: minimum, by: by)
  }

  /// `80%` or `80`.
  private func sharePercent(_ node: Node, _ what: String) -> Int? {
    guard let text = reader.text(node, what) else { return nil }
    if let number = Int(text.hasSuffix("%") ? String(text.dropLast()) : text), (1...100).contains(number) {
      return number
    }
    reader.report(
      .wrongShape, node, vi: "“\(what)” viết dạng 80%, từ 1% đến 100%, không phải “\(text)”.",
      en: "“\(what)” is written 80%, from 1% to 100%, not “\(text)”.")
    return nil
  }

  /// `2 ngày`, `2 days` or `2`.
  private func dayCount(_ node: Node, _ what: String) -> Int? {
    guard let text = reader.text(node, what) else { return nil }
    let words = text.split(separator: " ")
    if let number = words.first.flatMap({ Int($0) }), number > 0,
      words.count == 1 || words.count == 2 && ["ngày", "day", "days"].contains(words[1])
    {
      return number
    }
    reader.report(
      .wrongShape, node, vi: "“\(what)” viết dạng 2 ngày, không phải “\(text)”.",
      en: "“\(what)” is written 2 days, not “\(text)”.")
    return nil
  }
}
