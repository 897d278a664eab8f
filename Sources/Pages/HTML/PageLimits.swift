/// How much of a page is read, and by which reader. Beyond the limits of HTML 5's reader the page is read by a simpler one,
/// and a problem says so; beyond `bytes` it is not read.
public struct PageLimits: Sendable, Hashable {
  /// Of the page as it came.
  public var bytes: Int
  /// Of the page decoded, for the reader of HTML 5.
  public var fullBytes: Int
  /// Elements open at one time, for the reader of HTML 5, whose time grows with them squared.
  public var depth: Int
  /// Elements and texts, for the reader of HTML 5.
  public var fullNodes: Int
  /// Elements and texts in all; what stands behind is not read, and a problem says so.
  public var nodes: Int
  /// Attributes of one tag.
  public var attributes: Int
  /// Memory that the reader of HTML 5 may take for one page, in bytes.
  public var memory: Int

  public init(
    bytes: Int = 50 << 20, fullBytes: Int = 5 << 20, depth: Int = 2000, fullNodes: Int = 400_000,
    nodes: Int = 2_000_000, attributes: Int = 256, memory: Int = 512 << 20
  ) {
    self.bytes = bytes
    self.fullBytes = fullBytes
    self.depth = depth
    self.fullNodes = fullNodes
    self.nodes = nodes
    self.attributes = attributes
    self.memory = memory
  }
}
