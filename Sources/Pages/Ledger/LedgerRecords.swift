import Documents

/// What a worker made of one file, ready to be written.
struct FileRecord: Sendable {
  var path: String
  /// SHA-256; nil where the file must be read again whatever it holds, for something of it could not be read.
  var sha256: [UInt8]?
  /// Digest of all that judged its items.
  var rules: [UInt8]
  var items: [ItemRecord] = []
  var notes: [NoteRecord] = []
  /// True where nothing of it changed, and it stands for the items known of it.
  var isUnchanged = false
  /// True where something of it could not or may not be read: what is known of it and was not seen stands.
  var isUnread = false
  /// True for the last piece of a file that is written in pieces.
  var isWhole = true
}

/// One item as it was judged, or as it was known already.
struct ItemRecord: Sendable {
  var source: String
  /// Unique within its file.
  var key: String
  /// SHA-256 of its parts and metadata.
  var content: [UInt8]
  var rules: [UInt8]
  var day: String?
  var title: String?
  var url: String?
  var placeVi: String?
  var placeEn: String?
  /// nil: unchanged, and everything that follows is as the ledger has it.
  var judgement: Judgement?

  struct Judgement: Sendable {
    var isIncomplete: Bool
    /// Rules that ran, and of how many rulebooks.
    var ran: (rules: Int, rulebooks: Int)
    var notSeen: NotSeen
    /// JSON of a `SourcePost`.
    var post: String?
    /// JSON of a `ReportItem` without findings; nil where nothing was found.
    var item: String?
    var findings: [FindingRecord]
  }
}

struct FindingRecord: Sendable {
  var fingerprint: String
  var rule: String
  var level: String
  var isWaived: Bool
  /// JSON of a `ReportFinding`.
  var finding: String
}

/// Something that was skipped or could not be read.
struct NoteRecord: Sendable {
  enum Kind: String, Sendable {
    case skipped, failed
  }
  var kind: Kind
  var source: String?
  var path: String
  /// Which item of the file; empty for the file.
  var place: String
  var count = 1
  /// JSON of a `ReportItem` whose outcome is `failed`.
  var item: String
}
