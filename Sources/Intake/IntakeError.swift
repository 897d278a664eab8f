public import Documents

/// Why nothing could be read at all: one sentence for the person who must act. What could be read in part is an
/// `InputProblem` of a document instead.
public struct IntakeError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    case emptyInput = "empty-input"
    case missingFile = "missing-file"
    case isFolder = "is-folder"
    case permissionDenied = "permission-denied"
    case unreadableFile = "unreadable-file"
    case binaryData = "binary-data"
    case tooLarge = "too-large"
    case brokenFrontMatter = "broken-front-matter"
    case brokenPolicy = "broken-policy"
    case brokenSources = "broken-sources"
    case unknownKey = "unknown-key"
    case badValue = "bad-value"
    /// A table in which no column can be the text.
    case noTextColumn = "no-text-column"
    case oldOfficeFile = "old-office-file"
    case encryptedFile = "encrypted-file"
  }
  public var code: Code
  /// The file concerned, `-` for standard input; nil for the command line.
  public var path: String?
  /// Line of the file, from 1.
  public var line: Int?
  /// Column in Unicode scalars, from 1, as YAML counts.
  public var column: Int?
  /// What was wrong and what to do, without the place.
  public var message: Bilingual

  public init(code: Code, path: String? = nil, line: Int? = nil, column: Int? = nil, message: Bilingual) {
    self.code = code
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// Exit status of a command that ends with this error: 2, a usage error or no input.
  public var exitStatus: Int32 { 2 }

  /// One line: place, then what was wrong and what to do. `bai.md:3:1: …`
  public func sentence(_ language: Language) -> String {
    var place = ""
    if let path { place = path == "-" ? (language == .vi ? "đầu vào chuẩn" : "standard input") : path }
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return place.isEmpty ? message[language] : "\(place): \(message[language])"
  }
}

extension IntakeError {
  static func empty(_ path: String?) -> IntakeError {
    IntakeError(
      code: .emptyInput, path: path,
      message: Bilingual(
        vi: "Không có chữ nào để soát; hãy đưa vào một bài viết.", en: "There is no text to check; give it a post."))
  }

  static func tooLarge(_ path: String?, limit: Int) -> IntakeError {
    IntakeError(
      code: .tooLarge, path: path,
      message: Bilingual(
        vi: "Lớn hơn giới hạn \(limit >> 20) MB; hãy chia nhỏ, hoặc đưa vào dạng NDJSON, mỗi dòng một bài.",
        en: "Larger than the limit of \(limit >> 20) MB; split it, or give it as NDJSON, one post a line."))
  }
}
