import Documents

/// A .docx as a post (ECMA-376, WordprocessingML): each paragraph a line of the body, notes at its end.
///
/// The title is the first paragraph in the style Title, else the first in Heading 1, and stands no more in the body; where
/// neither is, that of the file's properties. Headers and footers are the paper's, not the post's, and are not read.
enum WordDocument {
  /// - Throws: what cannot be opened, unpacks to too much, or is broken.
  static func document(_ bytes: [UInt8], path: String, intake: Intake) throws(IntakeError) -> Document {
    let package = try OfficePackage(bytes, path: path)
    guard package.kind == .document, let main = try package.part(package.main) else {
      throw OfficePackage.unreadable(path)
    }
    let styles = try package.part(linkedFrom: package.main, type: "/styles")
    let notes = [
      try package.part(linkedFrom: package.main, type: "/footnotes"),
      try package.part(linkedFrom: package.main, type: "/endnotes"),
    ]
    let properties = try package.part("docProps/core.xml")
    do throws(XMLStream.Broken) {
      var text = try WordText(main)
      var paragraphs = text.paragraphs
      for case let note? in notes {
        let more = try WordText(note)
        paragraphs += more.paragraphs
        text.add(more.notSeen)
      }
      let names = try styles.map(styleNames) ?? [:]
      let title =
        paragraphs.firstIndex { hasStyle($0, "title", names) }
        ?? paragraphs.firstIndex { hasStyle($0, "heading 1", names) }
      var document = try assemble(
        paragraphs, title: title, fileTitle: properties.map(fileTitle) ?? nil, intake: intake)
      document.notSeen.images += text.notSeen.images
      document.notSeen.videos += text.notSeen.videos
      document.notSeen.attachments += text.notSeen.attachments
      document.path = path
      document.byteCount = bytes.count
      if document.hasNothingToRead {
        document.parts = []
        document.problems.append(.emptyPost(notSeen: document.notSeen))
      }
      return document
    } catch {
      throw OfficePackage.unreadable(path)
    }
  }

  private static func hasStyle(_ paragraph: WordParagraph, _ style: String, _ names: [String: String]) -> Bool {
    guard paragraph.place == .text, !isBlank(paragraph.text), let id = paragraph.style else { return false }
    let name = names[id] ?? id
    return name.lowercased().split(separator: " ").joined() == style.split(separator: " ").joined()
  }

  private static func assemble(
    _ paragraphs: [WordParagraph], title: Int?, fileTitle: String?, intake: Intake
  ) throws(XMLStream.Broken) -> Document {
    var body: [UInt8] = []
    var places: [PlaceLabel] = []
    var titlePart: DocumentPart?
    var number = 0
    for (index, paragraph) in paragraphs.enumerated() {
      if !isBlank(paragraph.text) { number += 1 }
      if index == title {
        var part = DocumentPart(kind: .title, text: paragraph.text)
        part.places = paragraph.labels(number: number, start: 0)
        titlePart = part
        continue
      }
      if !body.isEmpty { body.append(0x0A) }
      places += paragraph.labels(number: number, start: body.count)
      body += paragraph.text
    }
    var metadata = Metadata()
    if let titlePart {
      metadata[.title] = .text(String(decoding: titlePart.text, as: UTF8.self))
    } else if let fileTitle {
      metadata[.title] = .text(fileTitle)
    }
    var bodyPart = DocumentPart(kind: .body, text: body)
    bodyPart.places = places
    var document = Document(
      body: bodyPart, title: titlePart, metadata: metadata, intake: intake, fieldsHavePositions: true)
    if titlePart == nil, intake.overrides[.title] == nil,
      let index = document.parts.firstIndex(where: { $0.kind == .title })
    {
      document.parts[index].places = [
        PlaceLabel(start: 0, text: Bilingual(vi: "thuộc tính của tệp", en: "file properties"))
      ]
    }
    return document
  }

  /// Names of styles by their ids: Word in Vietnamese calls the id of Heading 1 `u1`, and its name still `heading 1`.
  private static func styleNames(_ xml: [UInt8]) throws(XMLStream.Broken) -> [String: String] {
    let stream = try XMLStream(xml)
    var names: [String: String] = [:]
    var id: String?
    while let step = try stream.next() {
      switch step {
      case .start("style", _): id = stream.attribute("styleId")
      case .start("name", _): if let id { names[id] = stream.attribute("val") }
      default: break
      }
    }
    return names
  }

  private static func fileTitle(_ xml: [UInt8]) -> String? {
    guard let stream = try? XMLStream(xml) else { return nil }
    var inTitle = false
    var title = ""
    while let step = try? stream.next() {
      switch step {
      case .start("title", let isEmpty): inTitle = !isEmpty
      case .end("title"): inTitle = false
      case .text(let text) where inTitle: title += text
      default: break
      }
    }
    return isBlank(Array(title.utf8)) ? nil : title
  }
}

extension WordText {
  fileprivate mutating func add(_ other: NotSeen) {
    notSeen.images += other.images
    notSeen.videos += other.videos
    notSeen.attachments += other.attachments
  }
}
