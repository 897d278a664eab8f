import Documents
import Yams

/// The YAML between two `---` lines at the beginning of a post, and the text behind it with its place in the file.
struct FrontMatter {
  private(set) var metadata = Metadata()
  private(set) var waivers: [Waiver] = []
  private(set) var title: DocumentPart?
  private(set) var lead: DocumentPart?
  private(set) var body: DocumentPart

  private static let ownKeys = ["waivers", "lead"] + AttachedFile.keys

  /// Nil where the text does not begin with a `---` line, or has no second one and no key below the first: then it is
  /// a post that opens with a rule.
  /// - Throws: broken YAML, unknown keys, values that do not fit, each with line and column of the file.
  init?(_ decoded: DecodedText, path: String, limit: Int) throws(IntakeError) {
    let text = decoded.text
    guard let block = FrontMatterBlock(text) else { return nil }
    switch block.end {
    case .missing(let firstKey):
      guard MetadataKey(rawValue: firstKey) != nil || FrontMatter.ownKeys.contains(firstKey) else { return nil }
      throw IntakeError(
        code: .brokenFrontMatter, path: path, line: 1, column: 1,
        message: Bilingual(
          vi: "Phần khai báo đầu bài chưa đóng; hãy thêm một dòng --- ngay trước bài viết.",
          en: "The front matter is not closed; add a line --- right before the post."))
    case .found: break
    }
    guard block.yaml.count <= limit else {
      throw IntakeError(
        code: .tooLarge, path: path, line: 1, column: 1,
        message: Bilingual(
          vi:
            "Phần khai báo giữa hai dòng --- dài hơn \(limit >> 10) KB; bài mở đầu bằng dấu kẻ thì thêm một dòng trống ở trên.",
          en: "The front matter is longer than \(limit >> 10) KB; put a blank line above a post that opens with a rule."
        ))
    }
    let lines = LinePlaces(text[0..<block.bodyStart], origin: decoded.origin)
    body = DocumentPart(
      kind: .body, text: Array(text[block.bodyStart...]), origin: lines.position(of: block.bodyStart))
    let settings = try YAMLSettings(
      String(decoding: text[block.yaml], as: UTF8.self), path: path, lineOffset: 1, brokenCode: .brokenFrontMatter)
    for field in settings.root {
      try FrontMatter.refuseCutText(field.value, lines: lines, settings: settings)
      switch field.key {
      case "waivers": waivers = try settings.waivers(field.value, origin: .frontMatter)
      case "lead": lead = FrontMatter.part(.lead, try settings.text(field.value), field.value, lines)
      default:
        if let file = AttachedFile(key: field.key) {
          let name = try settings.text(field.value)
          do throws(ValueProblem) {
            metadata[file.metadataKey] = try file.read(name, as: field.key, besidePost: path)
          } catch {
            throw settings.error(at: field.value, error)
          }
          continue
        }
        guard let key = MetadataKey(rawValue: field.key) else {
          throw settings.unknownKey(field, known: MetadataKey.allCases.map(\.rawValue) + FrontMatter.ownKeys)
        }
        metadata[key] = try settings.metadata(key, field.value)
        if key == .title { title = FrontMatter.part(.title, try settings.text(field.value), field.value, lines) }
      }
    }
  }

  /// A part whose place is known where YAML left its text as it stands in the file.
  private static func part(_ kind: PartKind, _ text: String, _ node: Node, _ lines: LinePlaces) -> DocumentPart {
    let bytes = Array(text.utf8)
    if case .scalar(let scalar) = node, let mark = scalar.mark {
      let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      if let place = lines.place(of: bytes, line: mark.line, scalars: mark.column - 1 + (quoted ? 1 : 0)) {
        return DocumentPart(kind: kind, text: bytes, origin: place)
      }
    }
    return DocumentPart(kind: kind, text: bytes, hasPositions: false)
  }

  /// `title: Giảm 50% #sale` is `Giảm 50%` to YAML: the author would never know that the rest was not read.
  private static func refuseCutText(
    _ node: Node, lines: LinePlaces, settings: YAMLSettings
  ) throws(IntakeError) {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let mark = scalar.mark,
      let rest = lines.rest(ofLine: mark.line, behind: Array(scalar.string.utf8), scalars: mark.column - 1)
    else { return }
    let comment = rest.drop { $0 == 0x20 || $0 == 0x09 }
    guard comment.first == UInt8(ascii: "#"), let next = comment.dropFirst().first, next != 0x20, next != 0x09,
      next != UInt8(ascii: "#")
    else { return }
    throw settings.error(
      at: node,
      ValueProblem(
        vi: "Từ dấu # trở đi bị YAML coi là ghi chú và bỏ đi; hãy đặt cả giá trị trong ngoặc kép.",
        en: "YAML takes what follows # for a comment and drops it; put the whole value in quotes."))
  }
}
