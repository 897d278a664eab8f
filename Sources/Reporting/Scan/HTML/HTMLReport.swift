import Documents
import Mustache
import Rulebooks

/// `html`: one file that a manager opens, sends on and prints. It loads nothing, works offline and without JavaScript, and
/// may hold a hundred thousand items: each is written as it comes.
public struct HTMLReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    let templates = try HTMLTemplates()
    var buffer: [UInt8] = []
    var closing = ScanClosing(report)
    buffer += templates.head.render(HTMLHeadView(report, words)).utf8
    var current: String??
    var number = 0
    var shown = 0
    let names = Dictionary(report.sources.map { ($0.id, $0.name) }) { first, _ in first }
    try report.eachItem { item in
      closing.add(item)
      // In a scan every item that comes has something; in a check the clean ones come too, and one line is enough.
      if current != .some(item.source) {
        if current != nil { buffer += "</section>\n".utf8 }
        current = .some(item.source)
        let name = item.source.map { names[$0] ?? $0 }
        buffer += templates.section.render(HTMLSectionView(id: item.source ?? "", name: name)).utf8
      }
      number += 1
      shown += item.findings.count
      buffer += templates.item.render(HTMLItemView(item, number: number, report, words)).utf8
      try drain(&buffer, to: sink)
    }
    if current != nil { buffer += "</section>\n".utf8 }
    buffer += templates.foot.render(HTMLFootView(report, closing.lines, isEmpty: number == 0, words)).utf8
    try drain(&buffer, all: true, to: sink)
  }
}

/// A heading above the items of a source.
struct HTMLSectionView {
  let sectionID: String
  let sectionName: String?

  init(id: String, name: String?) {
    sectionID = id
    sectionName = name.map(HTMLText.visible)
  }
}

/// What closes the page.
struct HTMLFootView {
  let nothing: String?
  let counts: String
  let closing: [String]
  let script: String
  let versions: String

  init(_ report: ScanReport, _ closing: [String], isEmpty: Bool, _ words: Words) {
    nothing = isEmpty ? words.nothingOpen : nil
    counts = words.counts(report.counts)
    self.closing = closing
    script = HTMLScript.text
    let books = report.tool.rulebooks.map { "\($0.id) \($0.version)" }.joined(separator: ", ")
    versions = "soat \(report.tool.version) · \(books)"
  }
}
