internal import Documents
internal import Rulebooks
internal import Yams

/// Reads YAML nodes by hand, so that each fault has its place. Scalars are taken as written.
final class YAMLReader {
  let file: String
  let lines: [String]
  private(set) var diagnostics: [Diagnostic] = []
  /// So many faults are shown of one file; whoever has more has one fault that repeats.
  static let diagnosticLimit = 500
  private var seen: Set<Diagnostic> = []
  private(set) var errorCount = 0
  /// The line that was read last: a list on one line asks for it with every item.
  private var lastLine: (number: Int, scalars: [Unicode.Scalar], hasHash: Bool) = (0, [], false)

  init(file: String, lines: [String]) {
    self.file = file
    self.lines = lines
  }

  // MARK: Reporting

  func report(
    _ code: DiagnosticCode, _ node: Node?, vi: String, en: String, help: Bilingual? = nil, length: Int? = nil,
    columnOffset: Int = 0
  ) {
    let mark = node?.mark
    report(
      code, line: mark?.line ?? 1, column: (mark?.column ?? 1) + columnOffset, vi: vi, en: en, help: help,
      length: length ?? node?.scalar?.string.unicodeScalars.count ?? 1)
  }

  func report(
    _ code: DiagnosticCode, line: Int, column: Int, vi: String, en: String, help: Bilingual? = nil, length: Int = 1,
    showsLine: Bool = true
  ) {
    let diagnostic = Diagnostic(
      code: code, message: Bilingual(vi: vi, en: en), help: help, file: file, line: line, column: column,
      length: max(1, length), sourceLine: showsLine && lines.indices.contains(line - 1) ? lines[line - 1] : "")
    if diagnostic.severity == .error { errorCount += 1 }
    // Some mappings are read twice, once for each reader of their keys.
    guard diagnostics.count < YAMLReader.diagnosticLimit, seen.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
  }

  /// A slip that shows in the line as its author typed it.
  func report(_ slip: AuthorSlip, line: Int) {
    let text = lines[line - 1]
    let sign: Unicode.Scalar? = slip.code == .tab ? "\t" : slip.code == .noBreakSpace ? "\u{A0}" : nil
    if let sign, let at = Array(text.unicodeScalars).firstIndex(of: sign) {
      return report(
        slip.code, line: line, column: at + 1, vi: slip.message.vi, en: slip.message.en, help: slip.help)
    }
    let value = AuthorLine(text).value
    let start = text.firstRange(of: value).map { text[..<$0.lowerBound].unicodeScalars.count } ?? 0
    report(
      slip.code, line: line, column: start + 1, vi: slip.message.vi, en: slip.message.en, help: slip.help,
      length: value.unicodeScalars.count)
  }

  func duplicate(_ id: String, at mark: SourceMark) -> Diagnostic {
    Diagnostic(
      code: .duplicateRule,
      message: Bilingual(
        vi: "Đã có quy tắc mang mã “\(id)”; quy tắc này bị bỏ qua.",
        en: "There is a rule “\(id)” already; this one is left out."), file: file, line: mark.line, column: mark.column,
      sourceLine: lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : "")
  }

  /// The line a node begins on, as its author typed it.
  func line(of node: Node) -> String {
    node.mark.map { lines.indices.contains($0.line - 1) ? lines[$0.line - 1] : "" } ?? ""
  }

  /// The line a node begins on, where it has a `#`; nil where it has none.
  private func lineWithHash(of node: Node) -> [Unicode.Scalar]? {
    guard let number = node.mark?.line, lines.indices.contains(number - 1) else { return nil }
    if lastLine.number != number {
      let hasHash = lines[number - 1].utf8.contains(UInt8(ascii: "#"))
      lastLine = (number, hasHash ? Array(lines[number - 1].unicodeScalars) : [], hasHash)
    }
    return lastLine.hasHash ? lastLine.scalars : nil
  }

  // MARK: Shapes

  func mapping(_ node: Node, what: Bilingual, keys: [String]) -> [(key: String, node: Node, value: Node)] {
    guard let mapping = node.mapping else {
      report(
        .wrongShape, node, vi: "“\(what.vi)” phải là một nhóm khóa: giá trị.", en: "“\(what.en)” must be a mapping.")
      return []
    }
    var result: [(String, Node, Node)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(.wrongShape, key, vi: "Khóa phải là chữ.", en: "A key must be text.")
        continue
      }
      guard keys.isEmpty || keys.contains(name) else {
        unknownKey(name, key, keys)
        continue
      }
      result.append((name, key, value))
    }
    return result
  }

  func unknownKey(_ name: String, _ node: Node, _ keys: [String]) {
    report(
      .unknownKey, node, vi: "Không có khóa “\(name)” ở đây.", en: "There is no key “\(name)” here.",
      help: Nearest.help(name, in: keys))
  }

  /// Text as written; nil, with a diagnostic, for anything else.
  func text(_ node: Node, _ what: String) -> String? {
    guard let scalar = node.scalar else {
      if let slip = AuthorSlip.of(node, lines) { return note(slip, node) }
      report(.wrongShape, node, vi: "“\(what)” phải là chữ.", en: "“\(what)” must be text.")
      return nil
    }
    if scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
      if let slip = AuthorSlip.of(node, lines) { return note(slip, node) }
      report(
        .emptyValue, node, vi: "“\(what)” chưa có giá trị.", en: "“\(what)” has no value.",
        help: Bilingual(
          vi: scalar.string.isEmpty ? "viết giá trị sau dấu hai chấm, hoặc bỏ khóa này" : "nếu là chữ, đặt trong nháy",
          en: scalar.string.isEmpty ? "write a value after the colon, or take the key out" : "if it is text, quote it"))
      return nil
    }
    if let slip = lineWithHash(of: node).flatMap({ AuthorSlip.cut(scalar, node, $0) })
      ?? AuthorSlip.blankAtEnd(scalar, line(of: node))
    {
      return note(slip, node)
    }
    return scalar.string
  }

  private func note(_ slip: AuthorSlip, _ node: Node) -> String? {
    report(slip.code, node, vi: slip.message.vi, en: slip.message.en, help: slip.help)
    return nil
  }

  func texts(_ node: Node, _ what: String) -> [(text: String, node: Node)] {
    if let sequence = node.sequence {
      if sequence.isEmpty {
        report(.emptyValue, node, vi: "“\(what)” chưa có mục nào.", en: "“\(what)” has no items.", length: 2)
      }
      if let slip = AuthorSlip.splitDecimal(node, lines) { return note(slip, node).map { [($0, node)] } ?? [] }
      return sequence.compactMap { item in text(item, what).map { ($0, item) } }
    }
    return text(node, what).map { [($0, node)] } ?? []
  }

  /// The items of a list; empty, with a diagnostic, for anything else.
  func items(_ node: Node, _ what: String) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    report(
      .wrongShape, node, vi: "“\(what)” phải là một danh sách.", en: "“\(what)” must be a list.", length: 1)
    return []
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, _ what: String, _ type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let name = text(node, what) else { return nil }
    if let value = Value(rawValue: name) { return value }
    unknownValue(name, node, what, Value.allCases.map(\.rawValue))
    return nil
  }

  func unknownValue(_ name: String, _ node: Node, _ what: String, _ values: [String]) {
    report(
      .unknownValue, node, vi: "“\(what)” không nhận “\(name)”.", en: "“\(what)” does not take “\(name)”.",
      help: Nearest.help(name, in: values))
  }

  func localized(_ node: Node, _ what: String) -> LocalizedText? {
    if node.mapping == nil { return text(node, what).map { LocalizedText(vi: $0) } }
    if let first = node.mapping?.first, first.value.scalar?.string.isEmpty ?? false,
      let slip = AuthorSlip.of(node, lines)
    {
      return note(slip, node).map { LocalizedText(vi: $0) }
    }
    var vi: String?
    var en: String?
    for (key, _, value) in mapping(node, what: Bilingual(vi: what, en: what), keys: FormatTable.localized.names) {
      if key == "vi" { vi = text(value, "vi") } else { en = text(value, "en") }
    }
    guard let vi else {
      report(
        .missingKey, node, vi: "“\(what)” thiếu bản tiếng Việt (vi).", en: "“\(what)” lacks its Vietnamese text (vi).")
      return nil
    }
    return LocalizedText(vi: vi, en: en)
  }

  func flag(_ node: Node, _ what: String) -> Bool? {
    guard let name = text(node, what) else { return nil }
    if name == "true" || name == "có" { return true }
    if name == "false" || name == "không" { return false }
    unknownValue(name, node, what, ["true", "false"])
    return nil
  }

  func integer(_ node: Node, _ what: String) -> Int? {
    guard let text = text(node, what) else { return nil }
    if let number = Int(text), number >= 0 { return number }
    report(
      .wrongShape, node, vi: "“\(what)” phải là số nguyên, không phải “\(text)”.",
      en: "“\(what)” must be a whole number, not “\(text)”.")
    return nil
  }

  func day(_ text: String, _ node: Node) -> Day? {
    if let day = Day(iso: text) { return day }
    let parts = text.split { $0 == "/" || $0 == "." || $0 == "-" }
    var help: Bilingual?
    if parts.count == 3, let a = Int(parts[0]), let m = Int(parts[1]), let b = Int(parts[2]),
      let day = parts[0].utf8.count == 4 ? Day(year: a, month: m, day: b) : Day(year: b, month: m, day: a)
    {
      help = AuthorLine(line(of: node)).help(replacing: text, with: day.iso) ?? AuthorLine.help(day.iso)
    }
    let isShaped = parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { Int($0) != nil }
    report(
      .badDay, node,
      vi: isShaped ? "Lịch không có ngày “\(text)”." : "“\(text)” không phải ngày dạng năm-tháng-ngày.",
      en: isShaped ? "There is no day “\(text)”." : "“\(text)” is not a day written year-month-day.", help: help)
    return nil
  }
}
