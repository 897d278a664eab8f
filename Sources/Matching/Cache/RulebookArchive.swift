internal import Glibc
internal import Rulebooks

/// Compiled rulebooks in a file of their own: the index and what chooses rules are read at once, each rule when it is first a
/// candidate. The file is a copy that can be made again at any time, and is believed only where it is whole, of this program
/// and of these rulebooks.
///
///     magic · checksum of all that follows · stamp · tables · books · conditions · entries · index · wake table · rules
public struct RulebookArchive {
  /// What the rulebooks and the program were when it was written; the reader compares it with what they are.
  public let stamp: String
  /// Paths of the tables that the rulebooks read.
  public let tables: [String]
  private let file: MappedFile
  private var reader: ByteReader

  private static let magic = Array("soat-rules-2\n".utf8)
  private static let headSize = magic.count + MemoryLayout<UInt64>.size

  /// Nil where there is no such file, or it is damaged, or somebody else's.
  public init?(path: String) {
    guard let file = MappedFile(path), file.bytes.count > RulebookArchive.headSize,
      file.bytes.prefix(RulebookArchive.magic.count).elementsEqual(RulebookArchive.magic)
    else { return nil }
    let body = UnsafeRawBufferPointer(rebasing: file.bytes[RulebookArchive.headSize...])
    guard
      file.bytes.loadUnaligned(fromByteOffset: RulebookArchive.magic.count, as: UInt64.self) == Checksum.of(body)
    else { return nil }
    var reader = ByteReader(file, RulebookArchive.headSize..<file.bytes.count)
    do {
      stamp = try reader.text()
      tables = try [String](from: &reader)
    } catch {
      return nil
    }
    self.file = file
    self.reader = reader
  }

  /// Nil where the file is whole and yet makes no sense.
  public func rulebook() -> CompiledRulebook? { try? read() }

  private func read() throws(ArchiveDamage) -> CompiledRulebook {
    var reader = reader
    let books = try [Rulebook](from: &reader)
    let conditions = try [Condition](from: &reader)
    let stored = try [StoredEntry](from: &reader)
    let index = try SyllableIndex(from: &reader)
    let wake = try WakeTable(from: &reader)
    let start = reader.position
    guard
      stored.allSatisfy({ books.indices.contains($0.entry.book) && conditions.indices.contains($0.entry.condition) })
    else { throw ArchiveDamage() }
    let file = file
    let shelf = RuleShelf(count: stored.count) { position, compiler in
      var reader = ByteReader(file, start + stored[position].offset..<file.bytes.count)
      return try? RulebookArchive.rule(from: &reader, compiler: &compiler)
    }
    return CompiledRulebook(
      entries: stored.map(\.entry), books: books, conditions: conditions, index: index, wake: wake, shelf: shelf)
  }

  private static func rule(
    from reader: inout ByteReader, compiler: inout RuleCompiler
  ) throws(ArchiveDamage) -> CompiledRule {
    let rule = try Rule(from: &reader)
    let answers = try [Int32](from: &reader)
    compiler.expressions.leaves = LeafBook(known: answers)
    guard let (compiled, _) = try? compiler.compile(rule), !compiler.expressions.leaves.isAstray else {
      throw ArchiveDamage()
    }
    return compiled
  }

  /// The bytes of an archive; nil for rules that came from an archive themselves, and where a rule failed to compile.
  public static func bytes(of rulebook: CompiledRulebook, stamp: String, tables: [String]) -> [UInt8]? {
    guard rulebook.answers.count == rulebook.entries.count, rulebook.failures.isEmpty else { return nil }
    var rules = ByteWriter()
    var stored: [StoredEntry] = []
    for (position, entry) in rulebook.entries.enumerated() {
      guard let rule = rulebook.rule(position) else { return nil }
      stored.append(StoredEntry(entry: entry, offset: rules.bytes.count))
      rule.rule.write(to: &rules)
      rulebook.answers[position].write(to: &rules)
    }
    var body = ByteWriter()
    body.text(stamp)
    tables.write(to: &body)
    rulebook.books.write(to: &body)
    rulebook.conditions.write(to: &body)
    stored.write(to: &body)
    rulebook.index.write(to: &body)
    rulebook.wake.write(to: &body)
    let content = body.bytes + rules.bytes
    let sum = content.withUnsafeBytes { Checksum.of($0) }
    return magic + withUnsafeBytes(of: sum) { Array($0) } + content
  }
}

private struct StoredEntry: Storable {
  let entry: RuleEntry
  /// Of its rule, from the beginning of the rules.
  let offset: Int

  init(entry: RuleEntry, offset: Int) {
    self.entry = entry
    self.offset = offset
  }

  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    entry = RuleEntry(
      id: try reader.text(), axis: try Axis(from: &reader), book: try reader.number(), condition: try reader.number(),
      isOverSource: try Bool(from: &reader))
    offset = try reader.number()
    if offset < 0 { throw ArchiveDamage() }
  }

  func write(to writer: inout ByteWriter) {
    writer.text(entry.id)
    entry.axis.write(to: &writer)
    writer.number(entry.book)
    writer.number(entry.condition)
    entry.isOverSource.write(to: &writer)
    writer.number(offset)
  }
}

/// Tells a file that was damaged from one that was not. No protection from one who means harm: that is the owner's business,
/// which `MappedFile` asks about.
enum Checksum {
  /// Four sums side by side, eight bytes each.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sums = SIMD4<UInt64>(1, 2, 3, 4)
    let factor = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
    var at = 0
    while at + 32 <= bytes.count {
      sums = (sums ^ bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)) &* factor
      sums ^= sums &>> 29
      at += 32
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = (sum ^ sums[lane]) &* 0xD6E8_FEB8_6659_FD93 ^ sum >> 31 }
    for byte in bytes[at...] { sum = (sum ^ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93 ^ sum >> 31 }
    return sum
  }
}
