import Documents
public import Intake

/// `sources.yaml`: whose pages are read, why they may be, and how. docs/scan.md describes its keys.
public struct SourcesFile: Sendable {
  public static let name = "sources.yaml"
  /// A list of partners is a few pages of text; more is a mistake.
  private static let sizeLimit = 4 << 20

  /// The file's own path.
  public var path: String
  /// In the order of the file.
  public var sources: [ScanSource]
  /// Items, findings and saved pages go after this many days without having been seen.
  public var retentionDays: Int
  /// How a site's owner reaches the desk; part of what fetching says of itself.
  public var contact: String?

  public init(path: String, sources: [ScanSource], retentionDays: Int = 90, contact: String? = nil) {
    self.path = path
    self.sources = sources
    self.retentionDays = retentionDays
    self.contact = contact
  }

  public func source(_ id: String) -> ScanSource? { sources.first { $0.id == id } }

  /// - Throws: what `FileInput.read` throws; broken YAML, unknown keys, bad values, a source without consent.
  public static func load(_ path: String) throws(IntakeError) -> SourcesFile {
    let decoded = try DecodedText(try FileInput.read(path, limit: sizeLimit), path: path)
    if let problem = decoded.problems.first {
      throw IntakeError(code: .brokenSources, path: path, message: problem.message)
    }
    return try SourcesReader(yaml: String(decoding: decoded.text, as: UTF8.self), path: path).file()
  }
}
