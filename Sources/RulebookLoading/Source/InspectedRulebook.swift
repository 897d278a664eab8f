internal import Documents
public import Rulebooks
internal import Yams

/// A rulebook as a tool for its author sees it: what it says, and how it is written.
public struct InspectedRulebook: Sendable {
  public var file: String
  public var text: String
  /// Nil where the YAML cannot be read.
  public var root: SourceNode?
  /// The lists of the file, in the order of their names.
  public var lists: [InspectedList]

  public init(file: String, text: String, root: SourceNode? = nil, lists: [InspectedList] = []) {
    self.file = file
    self.text = text
    self.root = root
    self.lists = lists
  }
}

/// A named list of a rulebook, with what could be read of it.
public struct InspectedList: Sendable {
  public var name: String
  public var phrases: [Phrase]
  /// The table as the rulebook writes its path; nil for words in the rulebook.
  public var table: String?
  public var columns: [String]
  public var mark: SourceMark
}

extension RulebookLoader {
  /// Loads like `load(paths:)` and keeps how the files are written. Slower, and for authors only.
  public func inspect(paths: [String]) -> (loaded: LoadedRulebooks, files: [InspectedRulebook]) {
    let found = drafts(paths)
    return (finish(found.drafts, found.start), found.drafts.map { RulebookDecoder($0).inspect() })
  }

  /// One rulebook from memory.
  public func inspect(
    text: String, name: String, readFile: @escaping @Sendable (String) throws -> [UInt8]
  ) -> (loaded: LoadedRulebooks, file: InspectedRulebook) {
    let draft = RulebookDraft(text: text, file: name, readFile: readFile)
    return (finish([draft], LoadedRulebooks()), RulebookDecoder(draft).inspect())
  }
}

extension RulebookDecoder {
  /// The tree and the lists; their faults are told by `decode`.
  func inspect() -> InspectedRulebook {
    var result = InspectedRulebook(file: draft.file, text: draft.text)
    guard let root = compose() else { return result }
    result.root = SourceNode(root)
    if let node = root.mapping?["lists"] { decodeLists(node) }
    result.lists = lists.sorted { $0.key < $1.key }.map { name, list in
      InspectedList(
        name: name, phrases: list.phrases, table: list.file, columns: list.columns,
        mark: SourceMark(line: list.node.mark?.line ?? 1, column: list.node.mark?.column ?? 1))
    }
    return result
  }
}
