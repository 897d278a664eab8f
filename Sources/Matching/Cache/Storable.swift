internal import Documents

/// What an archive of rules can hold. A type writes its fields in the order in which it reads them.
protocol Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage)
  func write(to writer: inout ByteWriter)
}

extension Int: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self = try reader.number() }
  func write(to writer: inout ByteWriter) { writer.number(self) }
}

extension Int32: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    guard let value = Int32(exactly: try reader.number()) else { throw ArchiveDamage() }
    self = value
  }
  func write(to writer: inout ByteWriter) { writer.number(Int(self)) }
}

extension Bool: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self = try reader.byte() != 0 }
  func write(to writer: inout ByteWriter) { writer.byte(self ? 1 : 0) }
}

extension Double: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self = Double(bitPattern: UInt64(bitPattern: Int64(try reader.number())))
  }
  func write(to writer: inout ByteWriter) { writer.number(Int(Int64(bitPattern: bitPattern))) }
}

extension String: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self = try reader.text() }
  func write(to writer: inout ByteWriter) { writer.text(self) }
}

extension Optional: Storable where Wrapped: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    self = try reader.byte() == 0 ? nil : try Wrapped(from: &reader)
  }
  func write(to writer: inout ByteWriter) {
    writer.byte(self == nil ? 0 : 1)
    if let value = self { value.write(to: &writer) }
  }
}

extension Array: Storable where Element: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    let count = try reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &reader)) }
  }
  func write(to writer: inout ByteWriter) {
    writer.number(count)
    for element in self { element.write(to: &writer) }
  }
}

/// In the order of their bytes, so that the same set is always written alike.
extension Set: Storable where Element: Storable & RawRepresentable, Element.RawValue == String {
  init(from reader: inout ByteReader) throws(ArchiveDamage) { self = Set(try [Element](from: &reader)) }
  func write(to writer: inout ByteWriter) { sorted { $0.rawValue < $1.rawValue }.write(to: &writer) }
}

extension Dictionary: Storable where Key == String, Value: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    let count = try reader.count()
    self = [:]
    reserveCapacity(count)
    for _ in 0..<count {
      let key = try reader.text()
      self[key] = try Value(from: &reader)
    }
  }
  func write(to writer: inout ByteWriter) {
    writer.number(count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      writer.text(key)
      value.write(to: &writer)
    }
  }
}

/// Names of closed sets are written by their place in `allCases`.
protocol StorableName: Storable, CaseIterable, Equatable {}

extension StorableName where AllCases == [Self] {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    let index = Int(try reader.byte())
    guard Self.allCases.indices.contains(index) else { throw ArchiveDamage() }
    self = Self.allCases[index]
  }
  func write(to writer: inout ByteWriter) {
    let index = Self.allCases.firstIndex(of: self) ?? Self.allCases.count
    writer.byte(UInt8(index))
  }
}

extension Day: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    guard let day = Day(year: try reader.number(), month: try reader.number(), day: try reader.number()) else {
      throw ArchiveDamage()
    }
    self = day
  }
  func write(to writer: inout ByteWriter) {
    writer.number(year)
    writer.number(month)
    writer.number(day)
  }
}
