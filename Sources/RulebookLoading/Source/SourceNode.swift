public import Rulebooks
internal import Yams

/// A rulebook's YAML as its author wrote it: every value with its place, nothing interpreted.
public struct SourceNode: Sendable {
  public enum Content: Sendable {
    case text(String, ScalarStyle)
    case mapping([Entry])
    case list([SourceNode])
  }

  public enum ScalarStyle: Sendable, Hashable {
    case plain, singleQuoted, doubleQuoted
    /// `|` or `>` over several lines.
    case block
  }

  public struct Entry: Sendable {
    public var key: SourceNode
    public var value: SourceNode
  }

  public var content: Content
  public var mark: SourceMark
}

extension SourceNode {
  public var text: String? { if case .text(let text, _) = content { text } else { nil } }
  /// Empty for what is no mapping.
  public var entries: [Entry] { if case .mapping(let entries) = content { entries } else { [] } }
  /// Empty for what is no list.
  public var items: [SourceNode] { if case .list(let items) = content { items } else { [] } }

  public subscript(key: String) -> SourceNode? { entries.first { $0.key.text == key }?.value }

  /// The key itself, with its place.
  public func key(_ name: String) -> SourceNode? { entries.first { $0.key.text == name }?.key }

  /// All texts below, in order; keys left out.
  public var texts: [SourceNode] {
    switch content {
    case .text: [self]
    case .list(let items): items.flatMap(\.texts)
    case .mapping(let entries): entries.flatMap(\.value.texts)
    }
  }
}

extension SourceNode {
  /// - Precondition: the tree holds no alias and is not deep: `RulebookDecoder.compose` has seen to it.
  init(_ node: Node) {
    mark = SourceMark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar): content = .text(scalar.string, ScalarStyle(scalar.style))
    case .mapping(let mapping):
      content = .mapping(mapping.map { Entry(key: SourceNode($0.key), value: SourceNode($0.value)) })
    case .sequence(let sequence): content = .list(sequence.map { SourceNode($0) })
    case .alias: content = .text("", .plain)
    }
  }
}

extension SourceNode.ScalarStyle {
  fileprivate init(_ style: Node.Scalar.Style) {
    switch style {
    case .singleQuoted: self = .singleQuoted
    case .doubleQuoted: self = .doubleQuoted
    case .literal, .folded: self = .block
    case .any, .plain: self = .plain
    }
  }
}

extension SourceNode {
  /// Reads YAML that is no rulebook, under the same limits: a policy of `soat lint`.
  /// - Returns: the tree, or why it cannot be read.
  public static func parse(_ text: String, file: String) -> (root: SourceNode?, diagnostics: [Diagnostic]) {
    let decoder = RulebookDecoder(RulebookDraft(text: text, file: file, readFile: { _ in [] }))
    let root = decoder.compose().map { SourceNode($0) }
    return (root, decoder.reader.diagnostics)
  }
}
