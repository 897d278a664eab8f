import Documents

/// The posts of one input in one format, one at a time. What cannot be read is a document without parts that says why.
protocol PostStream {
  /// The next post; nil at the end.
  /// - Throws: where the source itself fails.
  mutating func next() throws(IntakeError) -> Document?
}

extension NDJSONStream: PostStream {}

/// Posts that are in memory already.
struct ReadPosts: PostStream {
  private var documents: ArraySlice<Document>

  init(_ documents: [Document]) { self.documents = documents[...] }

  mutating func next() -> Document? { documents.popFirst() }
}

extension Intake {
  /// In the place of a post that could not be read.
  func failed(_ problem: InputProblem, path: String, locator: Bilingual? = nil, byteCount: Int = 0) -> Document {
    var document = Document(
      path: path, byteCount: byteCount, parts: [], metadata: defaults.overlaid(by: overrides), problems: [problem])
    document.locator = locator
    return document
  }
}
