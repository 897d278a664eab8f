public import Documents

/// Turns markup into a document: a page, or a fragment of one as feeds carry it.
public protocol PageText: Sendable {
  /// - Parameters:
  ///   - bytes: the markup as it came.
  ///   - path: the file it was read from.
  ///   - url: its address, where it is known.
  ///   - contentType: what the server or the feed says, `text/html; charset=utf-8`.
  func document(_ bytes: [UInt8], path: String, url: String?, contentType: String?) -> Document
}
