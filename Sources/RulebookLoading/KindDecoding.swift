internal import Documents
internal import Rulebooks
internal import Yams

extension RuleDecoder {
  func kind(_ name: String, _ node: Node) -> RuleKind? {
    switch name {
    case "forbid": expression(node, accents: .exactOrNone).map { .forbid($0) }
    case "require": requirement(node)
    case "prefer": preferences(node)
    case "official-name": names(node)
    case "count": count(node)
    case "consistent": forms(node)
    case "expect": expectation(node)
    default: check(node)
    }
  }

  private func requirement(_ node: Node) -> RuleKind? {
    guard let expression = expression(node, accents: .exact, also: FormatTable.requireKeys.names) else { return nil }
    var requirement = Requirement(expression: expression)
    if let value = node.mapping?["at-least"] { requirement.atLeast = reader.integer(value, "at-least") ?? 1 }
    if let value = node.mapping?["in"] { requirement.part = reader.choice(value, "in", PartSelector.self) }
    if let value = node.mapping?["before"] { requirement.before = self.expression(value, accents: .exact) }
    return .require(requirement)
  }

  private func preferences(_ node: Node) -> RuleKind? {
    guard let mapping = node.mapping else {
      reader.report(
        .wrongShape, node, vi: "“prefer” viết dạng sai: đúng.", en: "“prefer” is written wrong: right.", length: 1)
      return nil
    }
    var options = PhraseOptions(accents: .exact)
    let isStructured = mapping["list"] != nil || mapping["words"] != nil
    var items: [Preference] = []
    if !isStructured {
      for (wrong, wrongNode, value) in reader.mapping(node, what: Bilingual(vi: "prefer", en: "prefer"), keys: []) {
        _ = wrongNode
        if let right = reader.text(value, wrong) { items.append(Preference(wrong: Phrase(wrong), right: right)) }
      }
      return .prefer(items, options: options)
    }
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "prefer", en: "prefer"), keys: FormatTable.prefer.names)
    {
      switch key {
      case "list":
        for row in book.rows(value, columns: ["wrong", "right"]) {
          guard let right = row["right"], !right.isEmpty else { continue }
          items += TableReader.values(row["wrong"] ?? "").map {
            Preference(wrong: Phrase($0, row: row), right: right, note: row["note"].flatMap { $0.isEmpty ? nil : $0 })
          }
        }
      case "words":
        for (wrong, _, value) in reader.mapping(value, what: Bilingual(vi: "words", en: "words"), keys: []) {
          if let right = reader.text(value, wrong) { items.append(Preference(wrong: Phrase(wrong), right: right)) }
        }
      default: option(key, value, &options)
      }
    }
    return .prefer(items, options: options)
  }

  private func names(_ node: Node) -> RuleKind? {
    var table = NameTable(entries: [])
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "official-name", en: "official-name"), keys: FormatTable.officialName.names)
    {
      switch key {
      case "list": table.entries += book.rows(value, columns: ["name"]).compactMap { name($0, value) }
      case "names":
        for item in reader.items(value, key) {
          var row: [String: String] = [:]
          for (field, _, cell) in reader.mapping(
            item, what: Bilingual(vi: "tên", en: "name"),
            keys: FormatTable.name.names)
          {
            row[field] = reader.texts(cell, field).map(\.text).joined(separator: ";")
          }
          if let entry = name(row, item) { table.entries.append(entry) }
        }
      default:
        table.reports = Set(
          reader.texts(value, key).compactMap { item in
            if let fault = NameTable.Fault(rawValue: item.text) { return fault }
            reader.unknownValue(item.text, item.node, key, NameTable.Fault.allCases.map(\.rawValue))
            return nil
          })
      }
    }
    if table.entries.isEmpty {
      reader.report(
        .missingKey, node, vi: "“official-name” cần list hoặc names.", en: "“official-name” needs list or names.",
        length: 1)
    }
    return .officialName(table)
  }

  private func name(_ row: [String: String], _ node: Node) -> OfficialName? {
    guard let name = row["name"], !name.isEmpty else {
      reader.report(
        .missingKey, node, vi: "Một tên trong danh sách thiếu “name”.", en: "A name of the list has no “name”.",
        length: 1)
      return nil
    }
    func day(_ column: String) -> Day? { row[column].flatMap { $0.isEmpty ? nil : reader.day($0, node) } }
    func values(_ column: String) -> [String] { TableReader.values(row[column] ?? "") }
    return OfficialName(
      name: name, accepted: values("accepted"), wrong: values("wrong"), former: values("former"), from: day("from"),
      until: day("until"), successor: row["successor"].flatMap { $0.isEmpty ? nil : $0 }, row: row)
  }

  private func count(_ node: Node) -> RuleKind? {
    let own = FormatTable.countKeys.names
    guard let mapping = node.mapping else {
      reader.report(
        .wrongShape, node, vi: "“count” phải nói đếm gì, min, max.", en: "“count” must say what, min, max.", length: 1)
      return nil
    }
    let subjects = FormatTable.countedKeys.names.filter { mapping[Node($0)] != nil }
    if subjects.count > 1 || subjects.count == 1 && RuleKeys.leaves.contains(where: { mapping[Node($0)] != nil }) {
      reader.report(
        .wrongShape, node, vi: "“count” chỉ đếm một thứ.", en: "“count” counts one thing.", length: 1)
    }
    for name in subjects {
      if let value = mapping[Node(name)], reader.flag(value, name) == false {
        reader.report(.unknownValue, value, vi: "“\(name)” chỉ nhận true.", en: "“\(name)” takes only true.")
      }
    }
    let subject: CountLimit.Subject
    if mapping["capitals"] != nil {
      subject = .capitals
    } else if mapping["exclamation-marks"] != nil {
      subject = .exclamationMarks
    } else if mapping["disguises"] != nil {
      subject = .disguises
    } else if mapping["tiếng"] != nil {
      subject = .syllables
    } else if mapping["characters"] != nil {
      subject = .characters
    } else if let expression = expression(node, accents: .exact, also: own) {
      subject = .matches(expression)
    } else {
      return nil
    }
    var limit = CountLimit(subject: subject)
    for (key, _, value) in reader.mapping(node, what: Bilingual(vi: "count", en: "count"), keys: RuleKeys.leaves + own)
    {
      switch key {
      case "min": limit.min = reader.integer(value, key)
      case "max": limit.max = reader.integer(value, key)
      case "in": limit.part = reader.choice(value, key, PartSelector.self)
      default: break
      }
    }
    if limit.min == nil, limit.max == nil {
      reader.report(.missingKey, node, vi: "“count” cần min hoặc max.", en: "“count” needs min or max.", length: 1)
    }
    if let min = limit.min, let max = limit.max, min > max {
      reader.report(
        .wrongShape, node, vi: "min (\(min)) lớn hơn max (\(max)).", en: "min (\(min)) is above max (\(max)).",
        length: 1)
    }
    return .count(limit)
  }

  private func forms(_ node: Node) -> RuleKind? {
    // Quotations are compared between posts; what is compared stands with `over`.
    if node.mapping != nil { return quotations(node) == nil ? nil : .consistent([]) }
    let groups = reader.items(node, "consistent").map {
      FormGroup(forms: reader.texts($0, "consistent").map { Phrase($0.text) })
    }
    guard !groups.isEmpty, groups.allSatisfy({ $0.forms.count > 1 }) else {
      reader.report(
        .wrongShape, node, vi: "“consistent” là danh sách các nhóm, mỗi nhóm từ hai cách viết.",
        en: "“consistent” is a list of groups of two forms or more.", length: 1)
      return nil
    }
    return .consistent(groups)
  }

  private func expectation(_ node: Node) -> RuleKind? {
    if node.mapping?["each"] != nil {
      var media = MediaExpectation()
      for (key, _, value) in reader.mapping(
        node, what: Bilingual(vi: "expect", en: "expect"), keys: FormatTable.eachMedia.names)
      {
        switch key {
        case "type": media.type = reader.text(value, key)
        case "ai-generated": media.aiGenerated = reader.flag(value, key)
        case "each":
          if let text = reader.text(value, key), text != "media" { reader.unknownValue(text, value, key, ["media"]) }
        case "contains": media.captionContains = phrases(value, accents: .exact)?.phrases ?? []
        default: break
        }
      }
      return .expect(.eachMedia(media))
    }
    if let mapping = node.mapping, mapping.count != 1 {
      reader.report(
        .wrongShape, node, vi: "“expect” nhận đúng một phép so sánh.", en: "“expect” takes exactly one comparison.",
        length: 1)
    }
    for (name, _, value) in reader.mapping(
      node, what: Bilingual(vi: "expect", en: "expect"), keys: MetadataKey.allCases.map(\.rawValue))
    {
      guard let key = MetadataKey(rawValue: name), let text = reader.text(value, name) else { return nil }
      let words = text.split(separator: " ")
      if words.count == 2 || words.count == 4 && (words[2] == "+" || words[2] == "-"),
        let relation = Expectation.Comparison.Operator(rawValue: String(words[0])),
        let other = MetadataKey(rawValue: String(words[1])),
        let offset = words.count == 2 ? 0 : minutes(words[3])
      {
        let sign = words.count == 4 && words[2] == "-" ? -1 : 1
        return .expect(.compare(.init(key: key, relation: relation, other: other, offsetMinutes: sign * offset)))
      }
      reader.report(
        .wrongShape, value, vi: "Viết dạng \">= source-published-at + 1h\".",
        en: "Write \">= source-published-at + 1h\".")
    }
    return nil
  }

  private func minutes(_ text: Substring) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()) else { return nil }
    return ["m": 1, "h": 60, "d": 1440][unit].map { $0 * number }
  }

  private func check(_ node: Node) -> RuleKind? {
    if node.mapping == nil {
      return reader.choice(node, "check", BuiltInCheck.Name.self).map { .check(BuiltInCheck(name: $0)) }
    }
    var name: BuiltInCheck.Name?
    var check = BuiltInCheck(name: .weekday)
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: "check", en: "check"), keys: FormatTable.check.names)
    {
      switch key {
      case "name": name = reader.choice(value, key, BuiltInCheck.Name.self)
      case "cues": check.cues = phrases(value, accents: .exact)?.phrases ?? []
      case "cue-distance": check.cueDistance = tieng(value, key) ?? check.cueDistance
      case "min": check.minimum = tieng(value, key) ?? check.minimum
      case "similarity": check.similarity = percent(value, key) ?? check.similarity
      case "claims": check.claims = phrases(value, accents: .exact)?.phrases ?? []
      case "about": check.about = phrases(value, accents: .exact)?.phrases ?? []
      case "reports":
        check.reports = Set(
          reader.texts(value, key).compactMap { item in
            if let field = ProductSheet.Field(rawValue: item.text) { return field }
            reader.unknownValue(item.text, item.node, key, ProductSheet.Field.allCases.map(\.rawValue))
            return nil
          })
      default: check.rows = book.rows(value)
      }
    }
    guard let name else {
      if node.mapping?["name"] == nil {
        reader.report(.missingKey, node, vi: "“check” thiếu “name”.", en: "“check” has no “name”.", length: 1)
      }
      return nil
    }
    check.name = name
    if name == .claimOutsideFile, check.reports.contains(.claim), check.claims.isEmpty {
      reader.report(
        .missingKey, node, vi: "“claim-outside-file” cần “claims”: từ mở đầu một lời nói công dụng.",
        en: "“claim-outside-file” needs “claims”: words that open a claim.", length: 1)
    }
    return .check(check)
  }

  private func percent(_ node: Node, _ what: String) -> Int? {
    guard let number = reader.integer(node, what) else { return nil }
    if (1...100).contains(number) { return number }
    reader.report(
      .wrongShape, node, vi: "“\(what)” là phần trăm, từ 1 đến 100.", en: "“\(what)” is a percentage, 1 to 100.")
    return nil
  }
}
