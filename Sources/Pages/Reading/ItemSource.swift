public import Documents
public import Intake

/// The items of one input, one at a time, so that memory does not grow with it.
public protocol ItemSource {
  /// The next item; nil at the end. What cannot be read is a document without parts whose problems say why, and the rest
  /// goes on.
  /// - Throws: where the input as a whole fails.
  mutating func next() throws(IntakeError) -> Document?
}
