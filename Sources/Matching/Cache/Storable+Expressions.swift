internal import Patterns
internal import Rulebooks

// What a rule looks for, and around what.

extension Scope: StorableName {}
extension Accents: StorableName {}
extension RegexSpec.View: StorableName {}
extension SegmentSpec.Kind: StorableName {}

extension Phrase: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(try reader.text(), row: try [String: String](from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(text)
    row.write(to: &writer)
  }
}

extension PhraseOptions: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(accents: try Accents(from: &reader), caseSensitive: try Bool(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    accents.write(to: &writer)
    caseSensitive.write(to: &writer)
  }
}

extension PhraseSet: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(phrases: try [Phrase](from: &reader), options: try PhraseOptions(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    phrases.write(to: &writer)
    options.write(to: &writer)
  }
}

extension RegexSpec: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    let (source, caseSensitive) = (try reader.text(), try Bool(from: &reader))
    let view = try View(from: &reader)
    do {
      self.init(pattern: try Pattern(accepted: source, caseSensitive: caseSensitive), view: view)
    } catch {
      throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    writer.text(pattern.source)
    pattern.caseSensitive.write(to: &writer)
    view.write(to: &writer)
  }
}

extension LinkSpec: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      domains: try [Phrase](from: &reader), outside: try Bool(from: &reader),
      sameRowColumn: try String?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    domains.write(to: &writer)
    outside.write(to: &writer)
    sameRowColumn.write(to: &writer)
  }
}

extension HashtagSpec: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      tags: try [String](from: &reader), misspelt: try [String](from: &reader), distance: try reader.number())
  }
  func write(to writer: inout ByteWriter) {
    tags.write(to: &writer)
    misspelt.write(to: &writer)
    writer.number(distance)
  }
}

extension MatchExpression: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0: self = .phrases(try PhraseSet(from: &reader))
    case 1: self = .regex(try RegexSpec(from: &reader))
    case 2: self = .links(try LinkSpec(from: &reader))
    case 3: self = .hashtags(try HashtagSpec(from: &reader))
    case 4: self = .segment(SegmentSpec(kind: try SegmentSpec.Kind(from: &reader)))
    case 5: self = .all(try [MatchExpression](from: &reader), scope: try Scope(from: &reader))
    case 6: self = .any(try [MatchExpression](from: &reader))
    case 7: self = .not(try MatchExpression(from: &reader))
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch self {
    case .phrases(let set):
      writer.byte(0)
      set.write(to: &writer)
    case .regex(let spec):
      writer.byte(1)
      spec.write(to: &writer)
    case .links(let spec):
      writer.byte(2)
      spec.write(to: &writer)
    case .hashtags(let spec):
      writer.byte(3)
      spec.write(to: &writer)
    case .segment(let spec):
      writer.byte(4)
      spec.kind.write(to: &writer)
    case .all(let items, let scope):
      writer.byte(5)
      items.write(to: &writer)
      scope.write(to: &writer)
    case .any(let items):
      writer.byte(6)
      items.write(to: &writer)
    case .not(let item):
      writer.byte(7)
      item.write(to: &writer)
    }
  }
}

extension ContextItem: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self.init(try [Context](from: &reader)) }
  func write(to writer: inout ByteWriter) { contexts.write(to: &writer) }
}

extension Context: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0: self.init(.found(at: try Place(from: &reader), try MatchExpression(from: &reader)))
    case 1: self.init(.inPart(try Set<PartSelector>(from: &reader)))
    case 2: self.init(.quoted(try Bool(from: &reader)))
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch test {
    case .found(let place, let expression):
      writer.byte(0)
      place.write(to: &writer)
      expression.write(to: &writer)
    case .inPart(let parts):
      writer.byte(1)
      parts.write(to: &writer)
    case .quoted(let quoted):
      writer.byte(2)
      quoted.write(to: &writer)
    }
  }
}

extension Context.Place: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    let (kind, distance) = (try reader.byte(), try reader.number())
    switch kind {
    case 0: self = .near(distance)
    case 1: self = .before(distance)
    case 2: self = .after(distance)
    case 3: self = .precededBy
    case 4: self = .followedBy
    case 5: self = .sameSentence
    case 6: self = .nextSentence
    case 7: self = .sameParagraph
    case 8: self = .document
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    let (kind, distance): (UInt8, Int) =
      switch self {
      case .near(let distance): (0, distance)
      case .before(let distance): (1, distance)
      case .after(let distance): (2, distance)
      case .precededBy: (3, 0)
      case .followedBy: (4, 0)
      case .sameSentence: (5, 0)
      case .nextSentence: (6, 0)
      case .sameParagraph: (7, 0)
      case .document: (8, 0)
      }
    writer.byte(kind)
    writer.number(distance)
  }
}
