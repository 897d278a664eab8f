import Documents
public import Intake

/// Opens what a desk has, by what it holds and not by its name alone.
public struct ItemOpener: Sendable {
  private let intake: Intake
  private let source: ScanSource?

  /// - Parameter source: whose selectors, columns and mapping are used; nil where that is not known.
  public init(intake: Intake, source: ScanSource? = nil) {
    self.intake = intake
    self.source = source
  }

  /// A whole file.
  public func open(_ bytes: [UInt8], path: String) throws(IntakeError) -> any ItemSource {
    DocumentList(try intake.documents(from: bytes, path: path))
  }

  /// A file that is read as it is asked for; `-` is standard input.
  public func open(_ path: String) throws(IntakeError) -> any ItemSource { try intake.open(path) }
}

extension DocumentReader: ItemSource {}

/// Items that are in memory.
struct DocumentList: ItemSource {
  private var documents: ArraySlice<Document>

  init(_ documents: [Document]) { self.documents = documents[...] }

  mutating func next() -> Document? { documents.popFirst() }
}
