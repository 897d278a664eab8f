/// One post as it came in: its parts as valid UTF-8, what is known about it, and what could not be read.
public struct Document: Sendable {
  /// The author's or the feed's id; nil where there is none.
  public var id: String?
  /// The id of the source that published it, where the input says so; it means nothing before `sources.yaml` confirms it.
  public var source: String?
  /// The address that an archive or a fetch has it from; what a page says of itself does not stand here.
  public var fetchedFrom: String?
  /// The path it was read from, `-` for standard input; nil where it never had one.
  public var path: String?
  /// Which item of its file it is, as a person would say it (`dòng 12`); nil where the file is the post.
  public var locator: Bilingual?
  /// Which row of a table it is; nil where it is none.
  public var row: TableRowPlace?
  /// Size of the input as it was read, in bytes of its own encoding.
  public var byteCount: Int
  /// The encoding the input was decoded from, where it was not UTF-8 (`utf-16le`); nil for UTF-8.
  public var encoding: String?
  public var parts: [DocumentPart]
  public var metadata: Metadata
  /// Waivers written by the author in front matter. Which of them count is the policy's decision.
  public var waivers: [Waiver]
  /// What could not be read. Not empty makes the verdict `incomplete`.
  public var problems: [InputProblem]
  /// Images, videos and attachments that nobody reads, by kind.
  public var notSeen: NotSeen

  public init(
    id: String? = nil, path: String? = nil, byteCount: Int = 0, encoding: String? = nil,
    parts: [DocumentPart], metadata: Metadata = Metadata(), waivers: [Waiver] = [],
    problems: [InputProblem] = [], notSeen: NotSeen = NotSeen()
  ) {
    self.id = id
    self.path = path
    self.byteCount = byteCount
    self.encoding = encoding
    self.parts = parts
    self.metadata = metadata
    self.waivers = waivers
    self.problems = problems
    self.notSeen = notSeen
  }
}

/// A row of a table, as a program finds it again.
public struct TableRowPlace: Sendable, Hashable {
  /// Of the sheets that hold cells, from 0 in the order of the workbook; 0 where the table has no sheets.
  public var sheet: Int
  /// As a spreadsheet numbers it, from 1.
  public var number: Int

  public init(sheet: Int, number: Int) {
    self.sheet = sheet
    self.number = number
  }
}

/// A stretch of a document that is read on its own: a match never crosses from one part into another.
public struct DocumentPart: Sendable {
  public var kind: PartKind
  /// Valid UTF-8.
  public var text: [UInt8]
  /// Where `text` begins in the file. Zero where positions are counted in the decoded text of the part itself
  /// (JSON fields, other encodings).
  public var origin: TextPosition
  /// False where the text's place in its file cannot be told (a title that YAML unfolded): its findings have no range.
  public var hasPositions: Bool
  /// Where the text stands in its file, where it is not one stretch of it from `origin` on; positions then come from here.
  public var map: SourceMap?
  /// Names of places for people, in rising order; empty where lines and columns say enough.
  public var places: [PlaceLabel] = []

  public init(kind: PartKind, text: [UInt8], origin: TextPosition = .zero, hasPositions: Bool = true) {
    self.kind = kind
    self.text = text
    self.origin = origin
    self.hasPositions = hasPositions
  }

  /// The name of the place at a byte of the text; nil where it has none.
  public func place(at byte: Int) -> Bilingual? { places.last { $0.start <= byte }?.text }
}

public enum PartKind: Hashable, Sendable {
  case title, lead, body
  /// A caption of an image or a video, counted from 0.
  case caption(Int)
  /// A subtitle, counted from 0.
  case cue(Int)

  /// The name used in reports: `body`, `caption[0]`.
  public var name: String {
    switch self {
    case .title: "title"
    case .lead: "lead"
    case .body: "body"
    case .caption(let n): "caption[\(n)]"
    case .cue(let n): "cue[\(n)]"
    }
  }
}

/// A place in a file. `byte`, `utf16` and `line` count from 0; `column` is the number of graphemes before it on its
/// line, 0 for all but a title or a lead that stands behind its key in front matter.
public struct TextPosition: Hashable, Sendable {
  public var byte: Int
  public var utf16: Int
  public var line: Int
  public var column: Int
  public static let zero = TextPosition(byte: 0, utf16: 0, line: 0)
  public init(byte: Int, utf16: Int, line: Int, column: Int = 0) {
    self.byte = byte
    self.utf16 = utf16
    self.line = line
    self.column = column
  }
}

/// Something of the input that could not be read; it makes the verdict `incomplete`.
public struct InputProblem: Sendable, Hashable {
  /// A stable name such as `invalid-utf8`, `unknown-metadata-key`, `unreadable-object`.
  public var code: String
  /// One sentence in Vietnamese and one in English: what, where, what to do.
  public var message: Bilingual
  public init(code: String, message: Bilingual) {
    self.code = code
    self.message = message
  }
}

/// The same sentence for a Vietnamese and for an English reader.
public struct Bilingual: Sendable, Hashable, Codable {
  public var vi: String
  public var en: String
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
  public subscript(language: Language) -> String { language == .vi ? vi : en }
}

/// The language of reports and messages.
public enum Language: String, Sendable, CaseIterable {
  case vi, en
}

/// What a document holds that nobody read.
public struct NotSeen: Sendable, Hashable, Codable {
  public var images: Int
  public var videos: Int
  public var attachments: Int
  public init(images: Int = 0, videos: Int = 0, attachments: Int = 0) {
    self.images = images
    self.videos = videos
    self.attachments = attachments
  }
  public var isEmpty: Bool { images == 0 && videos == 0 && attachments == 0 }
}

/// A named exception with a reason, and if wanted the text it is for and its last day.
public struct Waiver: Sendable, Hashable {
  /// `rulebook/rule`.
  public var rule: String
  public var reason: String
  /// Only findings whose text is this, compared without case; nil for every finding of the rule.
  public var text: String?
  /// Last day on which it counts, by the day of the run.
  public var until: Day?
  public var origin: Origin

  /// Who gave the waiver.
  public enum Origin: String, Sendable {
    case frontMatter = "front-matter"
    case policy
    /// `sources.yaml`: what a desk grants to one of its sources.
    case sources
    case commandLine = "command-line"
    /// A finding that was there when the tool was introduced.
    case baseline
  }

  public init(rule: String, reason: String, text: String? = nil, until: Day? = nil, origin: Origin) {
    self.rule = rule
    self.reason = reason
    self.text = text
    self.until = until
    self.origin = origin
  }
}
