internal import Documents
internal import Yams

extension RulebookDecoder {
  /// The file as nodes; nil, with a diagnostic, where it cannot be read or passes a limit.
  func compose() -> Node? {
    if draft.text.utf8.count > RulebookLoader.fileLimit {
      reader.report(.tooLarge, line: 1, column: 1, vi: "Tệp lớn hơn 10 MB.", en: "The file is larger than 10 MB.")
      return nil
    }
    if let line = NestingGuard.lineTooDeep(draft.text) {
      reportTooDeep(line: line, column: 1)
      return nil
    }
    switch BombGuard.danger(in: draft.text) {
    case .aliases(let line):
      reportAlias(line: line, column: 1)
      return nil
    case .values(let line):
      reportTooDeep(line: line, column: 1)
      return nil
    case .marks(let line):
      reader.report(
        .tooLarge, line: line, column: 1, vi: "Một chữ ở dòng này mang hơn \(BombGuard.markLimit) dấu chồng lên nhau.",
        en: "A letter on this line carries more than \(BombGuard.markLimit) marks.", showsLine: false)
      return nil
    case nil: break
    }
    if draft.text.utf8.contains(0xA0), let (line, slip) = noBreakSpace() {
      reader.report(slip, line: line)
      return nil
    }
    do {
      // Nodes hold their anchors weakly: the parser must live until they have been looked at.
      let parser = try Parser(yaml: draft.text, resolver: .basic)
      defer { withExtendedLifetime(parser) {} }
      guard let node = try parser.singleRoot() else {
        reader.report(.brokenYAML, line: 1, column: 1, vi: "Tệp không có nội dung.", en: "The file is empty.")
        return nil
      }
      var count = 0
      return isBounded(node, depth: 0, count: &count) ? node : nil
    } catch let error as YamlError {
      report(error)
    } catch {
      reader.report(.brokenYAML, line: 1, column: 1, vi: "Không đọc được YAML.", en: "The YAML cannot be read.")
    }
    return nil
  }

  private func noBreakSpace() -> (line: Int, slip: AuthorSlip)? {
    for (index, line) in reader.lines.enumerated() where line.unicodeScalars.contains("\u{A0}") {
      if let slip = BrokenLine.blank(line), slip.code == .noBreakSpace { return (index + 1, slip) }
    }
    return nil
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      report(problem, at: mark, context)
    case .duplicatedKeysInMapping(let keys, let context):
      reportDuplicate(keys.first ?? "", firstAt: context.mark)
    case .reader: reportControlCharacter()
    default:
      reader.report(.brokenYAML, line: 1, column: 1, vi: "Không đọc được YAML.", en: "The YAML cannot be read.")
    }
  }

  /// YAML tells only about where it was reading when it met one.
  private func reportControlCharacter() {
    var place = (line: 1, column: 1)
    for (index, line) in reader.lines.enumerated() {
      guard let at = Array(line.unicodeScalars).firstIndex(where: YAMLControl.isRefused) else { continue }
      place = (index + 1, at + 1)
      break
    }
    reader.report(
      .brokenYAML, line: place.line, column: place.column,
      vi: "Ở đây có ký tự điều khiển không nhìn thấy; hãy xóa rồi gõ lại chữ quanh đó.",
      en: "A control character that cannot be seen stands here; delete it and type the text around it again.")
  }

  private func report(_ problem: String, at mark: Mark, _ context: YamlError.Context?) {
    if let context, context.text.contains("quoted scalar"), problem.contains("unexpected end") {
      return reader.report(
        .brokenYAML, line: context.mark.line, column: context.mark.column,
        vi: "Dấu nháy mở ở đây không có dấu nháy đóng.", en: "The quote that opens here is never closed.")
    }
    if problem.contains("another document") {
      return reader.report(
        .brokenYAML, line: mark.line, column: mark.column,
        vi: "Dấu --- mở bộ thứ hai trong tệp; mỗi tệp chỉ có một bộ quy tắc.",
        en: "The --- opens a second document; a file holds one rulebook.", length: 3)
    }
    // The slip is on the line YAML stopped at, on the one before it, or where it began to read what it could not end.
    let places = [mark.line, mark.line - 1] + (context.map { [$0.mark.line] } ?? [])
    for line in places where reader.lines.indices.contains(line - 1) {
      if let slip = BrokenLine.slip(in: reader.lines[line - 1]) { return reader.report(slip, line: line) }
    }
    if problem.contains("alias") || problem.contains("anchor") {
      return reportAlias(line: mark.line, column: mark.column)
    }
    if let slip = BrokenLine.indentation(reader.lines, at: mark.line) { return reader.report(slip, line: mark.line) }
    if let open = lineOfOpenQuote(before: mark.line) {
      return reader.report(
        .brokenYAML, line: open.line, column: open.column,
        vi: "Dấu nháy mở ở đây không đóng trên dòng này, nên YAML đọc lẫn sang các dòng sau.",
        en: "The quote that opens here is not closed on this line, so YAML reads on into the next lines.")
    }
    reader.report(
      .brokenYAML, line: mark.line, column: mark.column,
      vi: "YAML hỏng ở đây hoặc ngay trước đây; thường do thụt dòng không đều hoặc thiếu nháy.",
      en: "The YAML is broken here or just before (\(problem)); usually uneven indentation or a missing quote.")
  }

  private func lineOfOpenQuote(before line: Int) -> (line: Int, column: Int)? {
    for index in reader.lines.indices.prefix(line).reversed().prefix(40) {
      let value = AuthorLine(reader.lines[index]).value
      guard let mark = value.first, mark == "\"" || mark == "'", !value.dropFirst().contains(mark) else { continue }
      let before = reader.lines[index].firstRange(of: value).map { reader.lines[index][..<$0.lowerBound] } ?? ""
      return (index + 1, before.unicodeScalars.count + 1)
    }
    return nil
  }

  private func reportDuplicate(_ key: String, firstAt mark: Mark) {
    let later = reader.lines.indices.dropFirst(mark.line).first { index in
      let line = reader.lines[index].unicodeScalars
      let indent = line.prefix { $0 == " " || $0 == "-" }.count
      return indent == mark.column - 1 && String(line.dropFirst(indent)).hasPrefix("\(key):")
    }
    reader.report(
      .duplicateKey, line: later.map { $0 + 1 } ?? mark.line, column: mark.column,
      vi: "Khóa “\(key)” viết hai lần trong cùng một nhóm.", en: "The key “\(key)” stands twice in one mapping.",
      help: Bilingual(
        vi: "giữ một; lần đầu ở dòng \(mark.line)", en: "keep one of them; the first is on line \(mark.line)"),
      length: key.unicodeScalars.count)
  }

  private func isBounded(_ node: Node, depth: Int, count: inout Int) -> Bool {
    count += 1
    if depth > RulebookDecoder.depthLimit || count > RulebookDecoder.nodeLimit {
      reportTooDeep(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
      return false
    }
    switch node {
    case .scalar(let scalar): return isWithoutAnchor(scalar.anchor, node)
    case .alias: return isWithoutAnchor(nil, node)
    case .mapping(let mapping):
      guard isWithoutAnchor(mapping.anchor, node) else { return false }
      for index in mapping.indices {
        let (key, value) = mapping[index]
        guard isBounded(key, depth: depth + 1, count: &count), isBounded(value, depth: depth + 1, count: &count) else {
          return false
        }
      }
    case .sequence(let sequence):
      guard isWithoutAnchor(sequence.anchor, node) else { return false }
      for item in sequence {
        guard isBounded(item, depth: depth + 1, count: &count) else { return false }
      }
    }
    return true
  }

  private func isWithoutAnchor(_ anchor: Anchor?, _ node: Node) -> Bool {
    guard anchor != nil || node.isAlias else { return true }
    reportAlias(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    return false
  }

  private func reportTooDeep(line: Int, column: Int) {
    reader.report(
      .tooLarge, line: line, column: column, vi: "Tệp lồng quá sâu hoặc có quá nhiều mục.",
      en: "The file is nested too deep or has too many items.")
  }

  private func reportAlias(line: Int, column: Int) {
    let text = reader.lines.indices.contains(line - 1) ? AuthorLine(reader.lines[line - 1]) : AuthorLine("")
    let value = text.value
    reader.report(
      .alias, line: line, column: column,
      vi: "Bộ quy tắc không dùng bí danh (&, *) của YAML; nếu đây là chữ, hãy đặt trong nháy.",
      en: "Rulebooks take no YAML aliases (&, *); if this is text, quote it.",
      help: "*&".contains(value.prefix(1)) && !value.isEmpty && !value.contains("{") && !value.contains("[")
        ? text.help(quoting: value) : nil)
  }
}

extension Node {
  fileprivate var isAlias: Bool { if case .alias = self { true } else { false } }
}

/// Characters that YAML 1.2 does not allow in a stream (section 5.1).
enum YAMLControl {
  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
