internal import Documents
internal import Rulebooks

// What a rule says of itself. Tests and notes for authors are not kept: a check needs neither.

extension Axis: StorableName {}
extension Level: StorableName {}
extension Status: StorableName {}
extension MetadataKey: StorableName {}
extension PartSelector: StorableName {}

extension LocalizedText: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(vi: try reader.text(), en: try String?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(vi)
    en.write(to: &writer)
  }
}

extension Source: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      title: try reader.text(), inForce: try Day?(from: &reader), until: try Day?(from: &reader),
      url: try String?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(title)
    inForce.write(to: &writer)
    until.write(to: &writer)
    url.write(to: &writer)
  }
}

/// Without its rules, which are read one by one.
extension Rulebook: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      id: try reader.text(), title: try LocalizedText(from: &reader), version: try reader.text(),
      language: try reader.text(), sources: try [String: Source](from: &reader), file: try reader.text(),
      sha256: try reader.text())
  }
  func write(to writer: inout ByteWriter) {
    writer.text(id)
    title.write(to: &writer)
    writer.text(version)
    writer.text(language)
    sources.write(to: &writer)
    writer.text(file)
    writer.text(sha256)
  }
}

extension Basis: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(source: try reader.text(), at: try String?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(source)
    at.write(to: &writer)
  }
}

extension LevelChange: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(level: try Level(from: &reader), when: try Condition(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    level.write(to: &writer)
    when.write(to: &writer)
  }
}

extension Rule: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      id: try reader.text(), title: try LocalizedText(from: &reader), axis: try Axis(from: &reader),
      level: try Level(from: &reader), levelWhen: try [LevelChange](from: &reader), weight: try Double(from: &reader),
      status: try Status(from: &reader), basis: try [Basis](from: &reader), when: try Condition(from: &reader),
      over: try SourceLimit?(from: &reader), kind: try RuleKind(from: &reader), contexts: try [Context](from: &reader),
      except: try [ContextItem](from: &reader),
      unless: try [ContextItem](from: &reader), parts: try Set<PartSelector>(from: &reader),
      quoted: try Bool?(from: &reader), disguise: try Bool(from: &reader), bareCountsSame: try Bool(from: &reader),
      mask: try Bool(from: &reader), message: try LocalizedText(from: &reader), fix: try LocalizedText?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(id)
    title.write(to: &writer)
    axis.write(to: &writer)
    level.write(to: &writer)
    levelWhen.write(to: &writer)
    weight.write(to: &writer)
    status.write(to: &writer)
    basis.write(to: &writer)
    when.write(to: &writer)
    over.write(to: &writer)
    kind.write(to: &writer)
    contexts.write(to: &writer)
    except.write(to: &writer)
    unless.write(to: &writer)
    parts.write(to: &writer)
    quoted.write(to: &writer)
    disguise.write(to: &writer)
    bareCountsSame.write(to: &writer)
    mask.write(to: &writer)
    message.write(to: &writer)
    fix.write(to: &writer)
  }
}

// MARK: Many posts

extension SourceLimit.Period: StorableName {}

extension SourceLimit: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0:
      self = .posts(
        atLeast: try Int?(from: &reader), atMost: try Int?(from: &reader), per: try Period(from: &reader))
    case 1: self = .share(percent: try reader.number(), per: try Period(from: &reader))
    case 2: self = .gap(days: try reader.number())
    case 3: self = .forms
    case 4: self = .quotations(minimum: try reader.number(), by: try PhraseSet(from: &reader))
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch self {
    case .posts(let atLeast, let atMost, let per):
      writer.byte(0)
      atLeast.write(to: &writer)
      atMost.write(to: &writer)
      per.write(to: &writer)
    case .share(let percent, let per):
      writer.byte(1)
      writer.number(percent)
      per.write(to: &writer)
    case .gap(let days):
      writer.byte(2)
      writer.number(days)
    case .forms: writer.byte(3)
    case .quotations(let minimum, let by):
      writer.byte(4)
      writer.number(minimum)
      by.write(to: &writer)
    }
  }
}

// MARK: Conditions

extension Condition: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self.init(try [Clause](from: &reader)) }
  func write(to writer: inout ByteWriter) { clauses.write(to: &writer) }
}

extension Condition.Clause: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(key: try MetadataKey(from: &reader), test: try Condition.Test(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    key.write(to: &writer)
    test.write(to: &writer)
  }
}

extension Condition.Test: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0: self = .anyOf(try [MetadataValue](from: &reader))
    case 1: self = .days(from: try Day?(from: &reader), until: try Day?(from: &reader))
    case 2: self = .not(try Condition.Test(from: &reader))
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch self {
    case .anyOf(let values):
      writer.byte(0)
      values.write(to: &writer)
    case .days(let from, let until):
      writer.byte(1)
      from.write(to: &writer)
      until.write(to: &writer)
    case .not(let test):
      writer.byte(2)
      test.write(to: &writer)
    }
  }
}

extension Instant: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(day: try Day(from: &reader), minute: try Int?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    day.write(to: &writer)
    minute.write(to: &writer)
  }
}

extension Media: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init(
      type: try reader.text(), aiGenerated: try Bool?(from: &reader), caption: try String?(from: &reader),
      alt: try String?(from: &reader))
  }
  func write(to writer: inout ByteWriter) {
    writer.text(type)
    aiGenerated.write(to: &writer)
    caption.write(to: &writer)
    alt.write(to: &writer)
  }
}

extension ProductSheet: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self.init()
    for field in Field.allCases {
      let values = try [String](from: &reader)
      if !values.isEmpty { self[field] = values }
    }
  }
  func write(to writer: inout ByteWriter) {
    for field in Field.allCases { self[field].write(to: &writer) }
  }
}

extension MetadataValue: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    switch try reader.byte() {
    case 0: self = .text(try reader.text())
    case 1: self = .flag(try Bool(from: &reader))
    case 2: self = .instant(try Instant(from: &reader))
    case 3: self = .list(try [String](from: &reader))
    case 4: self = .media(try [Media](from: &reader))
    case 5: self = .sheet(try ProductSheet(from: &reader))
    default: throw ArchiveDamage()
    }
  }
  func write(to writer: inout ByteWriter) {
    switch self {
    case .text(let text):
      writer.byte(0)
      writer.text(text)
    case .flag(let flag):
      writer.byte(1)
      flag.write(to: &writer)
    case .instant(let instant):
      writer.byte(2)
      instant.write(to: &writer)
    case .list(let items):
      writer.byte(3)
      items.write(to: &writer)
    case .media(let items):
      writer.byte(4)
      items.write(to: &writer)
    case .sheet(let sheet):
      writer.byte(5)
      sheet.write(to: &writer)
    }
  }
}
