internal import Documents
internal import Rulebooks

// The kinds of rules.

extension NameTable.Fault: StorableName {}
extension BuiltInCheck.Name: StorableName {}
extension ProductSheet.Field: StorableName {}
extension Expectation.Comparison.Operator: StorableName {}

extension RuleKind: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0: self = .forbid(try MatchExpression(from: &reader))
    case 1: self = .require(try Requirement(from: &reader))
    case 2: self = .prefer(try [Preference](from: &reader), options: try PhraseOptions(from: &reader))
    case 3: self = .officialName(try NameTable(from: &reader))
    case 4: self = .count(try CountLimit(from: &reader))
    case 5: self = .consistent(try [FormGroup](from: &reader))
    case 6: self = .expect(.compare(try Expectation.Comparison(from: &reader)))
    case 7: self = .expect(.eachMedia(try MediaExpectation(from: &reader)))
    case 8: self = .check(try BuiltInCheck(from: &reader))
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch self {
    case .forbid(let expression):
      writer.byte(0)
      expression.write(to: &writer)
    case .require(let requirement):
      writer.byte(1)
      requirement.write(to: &writer)
    case .prefer(let items, let options):
      writer.byte(2)
      items.write(to: &writer)
      options.write(to: &writer)
    case .officialName(let table):
      writer.byte(3)
      table.write(to: &writer)
    case .count(let limit):
      writer.byte(4)
      limit.write(to: &writer)
    case .consistent(let groups):
      writer.byte(5)
      groups.write(to: &writer)
    case .expect(.compare(let comparison)):
      writer.byte(6)
      comparison.write(to: &writer)
    case .expect(.eachMedia(let media)):
      writer.byte(7)
      media.write(to: &writer)
    case .check(let check):
      writer.byte(8)
      check.write(to: &writer)
    }
  }
}

extension Requirement: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      expression: try MatchExpression(from: &reader), atLeast: try reader.number(),
      part: try PartSelector?(from: &reader), before: try MatchExpression?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    expression.write(to: &writer)
    writer.number(atLeast)
    part.write(to: &writer)
    before.write(to: &writer)
  }
}

extension Preference: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(wrong: try Phrase(from: &reader), right: try reader.text(), note: try String?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    wrong.write(to: &writer)
    writer.text(right)
    note.write(to: &writer)
  }
}

extension NameTable: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(entries: try [OfficialName](from: &reader), reports: try Set<Fault>(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    entries.write(to: &writer)
    reports.write(to: &writer)
  }
}

extension OfficialName: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      name: try reader.text(), accepted: try [String](from: &reader), wrong: try [String](from: &reader),
      former: try [String](from: &reader), from: try Day?(from: &reader), until: try Day?(from: &reader),
      successor: try String?(from: &reader), row: try [String: String](from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(name)
    accepted.write(to: &writer)
    wrong.write(to: &writer)
    former.write(to: &writer)
    from.write(to: &writer)
    until.write(to: &writer)
    successor.write(to: &writer)
    row.write(to: &writer)
  }
}

extension CountLimit: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      subject: try Subject(from: &reader), min: try Int?(from: &reader), max: try Int?(from: &reader),
      part: try PartSelector?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    subject.write(to: &writer)
    min.write(to: &writer)
    max.write(to: &writer)
    part.write(to: &writer)
  }
}

extension CountLimit.Subject: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0: self = .matches(try MatchExpression(from: &reader))
    case 1: self = .capitals
    case 2: self = .exclamationMarks
    case 3: self = .disguises
    case 4: self = .syllables
    case 5: self = .characters
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch self {
    case .matches(let expression):
      writer.byte(0)
      expression.write(to: &writer)
    case .capitals: writer.byte(1)
    case .exclamationMarks: writer.byte(2)
    case .disguises: writer.byte(3)
    case .syllables: writer.byte(4)
    case .characters: writer.byte(5)
    }
  }
}

extension FormGroup: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self.init(forms: try [Phrase](from: &reader)) }
  func write(to writer: inout ByteWriter) { forms.write(to: &writer) }
}

extension Expectation.Comparison: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      key: try MetadataKey(from: &reader), relation: try Operator(from: &reader), other: try MetadataKey(from: &reader),
      offsetMinutes: try reader.number())
  }
  func write(to writer: inout ByteWriter) {
    key.write(to: &writer)
    relation.write(to: &writer)
    other.write(to: &writer)
    writer.number(offsetMinutes)
  }
}

extension MediaExpectation: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      type: try String?(from: &reader), aiGenerated: try Bool?(from: &reader),
      captionContains: try [Phrase](from: &reader), textCounts: try Bool(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    type.write(to: &writer)
    aiGenerated.write(to: &writer)
    captionContains.write(to: &writer)
    textCounts.write(to: &writer)
  }
}

extension BuiltInCheck: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      name: try Name(from: &reader), cues: try [Phrase](from: &reader), cueDistance: try reader.number(),
      rows: try [[String: String]](from: &reader))
    minimum = try reader.number()
    similarity = try reader.number()
    claims = try [Phrase](from: &reader)
    about = try [Phrase](from: &reader)
    reports = try Set<ProductSheet.Field>(from: &reader)
  }
  func write(to writer: inout ByteWriter) {
    name.write(to: &writer)
    cues.write(to: &writer)
    writer.number(cueDistance)
    rows.write(to: &writer)
    writer.number(minimum)
    writer.number(similarity)
    claims.write(to: &writer)
    about.write(to: &writer)
    reports.write(to: &writer)
  }
}
