/// How much is read before reading stops with an error. All in bytes.
public struct IntakeLimits: Sendable, Hashable {
  /// Of a file, or of standard input that is not NDJSON.
  public var input: Int
  /// Of one line of NDJSON, or one element of a JSON list.
  public var line: Int
  /// Of the block between the two `---` lines.
  public var frontMatter: Int
  /// Of one row of a table.
  public var row: Int

  public init(input: Int = 1 << 30, line: Int = 64 << 20, frontMatter: Int = 64 << 10, row: Int = 4 << 20) {
    self.input = input
    self.line = line
    self.frontMatter = frontMatter
    self.row = row
  }
}
