import Intake

/// What one worker gets at a time.
enum ScanTask: Sendable {
  /// A small file, which the worker reads itself.
  case file(ScanInputs.File)
  /// A file of a source that gave no consent for today.
  case refused(ScanInputs.File)
  /// Items of a large file or of standard input, read by the one that hands them out.
  case items([NamedItem], of: StreamedFile)
  /// The end of such a file, with what stopped it before.
  case end(of: StreamedFile, failure: IntakeError?)
  /// A large file that stands as the ledger knows it.
  case unchanged(StreamedFile)
}

/// A large file, read in pieces.
struct StreamedFile: Sendable {
  var file: ScanInputs.File
  /// SHA-256; nil for standard input.
  var sha256: [UInt8]?
}

/// What came of a task.
struct ScanAnswer: Sendable {
  var record: FileRecord
  /// Bytes read, for the progress line.
  var bytes: Int
  /// True where this ends a file.
  var endsFile = true
  /// Items judged anew, and items that stood.
  var judged = 0
  var unchanged = 0
}
