import Documents

/// The paragraphs of one part of a .docx (WordprocessingML), in reading order.
///
/// Read: insertions, hyperlinks, results of fields, content controls, text boxes, hidden text (whoever pastes the text sees
/// it again). Left out: deletions and moves away under tracked changes, field codes, comments, the second copy of what
/// Word keeps for older versions.
struct WordText {
  private(set) var paragraphs: [WordParagraph] = []
  var notSeen = NotSeen()
  /// Notes of the separator kind, which hold no text of the author.
  private var skipsNote = false

  private let stream: XMLStream
  /// Paragraphs that are open: one of a text box stands inside another.
  private var open: [WordParagraph] = []
  private var tables: [(number: Int, row: Int, cell: Int)] = []
  private var tableCount = 0
  private var boxes = 0
  private var note: WordParagraph.Place?
  private var skipped: String?
  private var skipDepth = 0
  private var isText = false
  private var inParagraphStyle = false
  private var runIsHidden = false
  private var runIsOpen = false
  private var inRunStyle = false
  private var fieldIsCode: [Bool] = []

  /// Elements left out with all that stands in them.
  private static let left: Set<String> = ["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rt"]

  init(_ xml: [UInt8]) throws(XMLStream.Broken) {
    stream = try XMLStream(xml)
    while let step = try stream.next() { read(step) }
    for paragraph in open.reversed() { finish(paragraph) }
  }

  private mutating func read(_ step: XMLStream.Step) {
    if let name = skipped {
      // Only elements of the same name are counted: a deletion holds no deletion, a fallback may.
      if case .start(name, isEmpty: false) = step { skipDepth += 1 }
      if case .end(name) = step { skipDepth -= 1 }
      if skipDepth == 0 { skipped = nil }
      return
    }
    switch step {
    case .start(let name, let isEmpty): start(name, isEmpty: isEmpty)
    case .end(let name): end(name)
    case .text(let text): if isText { append(text) }
    }
  }

  private mutating func start(_ name: String, isEmpty: Bool) {
    if name == "del", inParagraphStyle {
      if let last = open.indices.last { open[last].joinsNext = true }
      if isEmpty { return }
    }
    if WordText.left.contains(name) {
      if !isEmpty { (skipped, skipDepth) = (name, 1) }
      return
    }
    switch name {
    case "p" where !isEmpty: open.append(WordParagraph(place: place))
    case "pPr": inParagraphStyle = !isEmpty
    case "pStyle": if let last = open.indices.last { open[last].style = stream.attribute("val") }
    case "r":
      (runIsHidden, runIsOpen) = (false, false)
    case "rPr": inRunStyle = !isEmpty && !inParagraphStyle
    case "vanish", "webHidden":
      if inRunStyle { runIsHidden = !["0", "false", "off"].contains(stream.attribute("val") ?? "1") }
    case "t": isText = !isEmpty && !isFieldCode
    case "tab": if !inParagraphStyle { append("\t") }
    case "br", "cr": append("\n")
    case "noBreakHyphen": append("-")
    case "sym": append("\u{FFFC}")
    case "fldChar": field(stream.attribute("fldCharType") ?? "")
    case "txbxContent": if !isEmpty { boxes += 1 }
    case "tbl":
      tableCount += 1
      if !isEmpty { tables.append((tableCount, 0, 0)) }
    case "tr":
      if let last = tables.indices.last { (tables[last].row, tables[last].cell) = (tables[last].row + 1, 0) }
    case "tc": if let last = tables.indices.last { tables[last].cell += 1 }
    case "blip", "imagedata": notSeen.images += 1
    case "chart": if stream.attribute("id") != nil { notSeen.images += 1 }
    case "webVideoPr": notSeen.videos += 1
    case "OLEObject", "altChunk": notSeen.attachments += 1
    case "footnote", "endnote":
      let id = stream.attribute("id").flatMap { Int($0) } ?? 0
      skipsNote = stream.attribute("type") != nil
      note = name == "footnote" ? .footnote(id) : .endnote(id)
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "p": if let paragraph = open.popLast() { finish(paragraph) }
    case "pPr": inParagraphStyle = false
    case "rPr": inRunStyle = false
    case "t": isText = false
    case "txbxContent": boxes -= 1
    case "tbl": _ = tables.popLast()
    case "footnote", "endnote": (note, skipsNote) = (nil, false)
    default: break
    }
  }

  private var place: WordParagraph.Place {
    if let note { return note }
    if boxes > 0 { return .textBox }
    if let table = tables.last { return .table(table.number, row: table.row, cell: table.cell) }
    return .text
  }

  /// A field has its code, then what it shows.
  private mutating func field(_ type: String) {
    switch type {
    case "begin": fieldIsCode.append(true)
    case "separate": if let last = fieldIsCode.indices.last { fieldIsCode[last] = false }
    case "end": _ = fieldIsCode.popLast()
    default: break
    }
  }

  private var isFieldCode: Bool { fieldIsCode.contains(true) }

  private mutating func append(_ text: String) {
    guard let last = open.indices.last, !isFieldCode else { return }
    if !runIsOpen {
      open[last].beginRun(isHidden: runIsHidden)
      runIsOpen = true
    }
    open[last].text += Array(text.utf8)
  }

  private mutating func finish(_ paragraph: WordParagraph) {
    guard !skipsNote else { return }
    if let last = paragraphs.indices.last, paragraphs[last].joinsNext {
      paragraphs[last].append(paragraph)
      paragraphs[last].joinsNext = paragraph.joinsNext
    } else {
      paragraphs.append(paragraph)
    }
  }
}
