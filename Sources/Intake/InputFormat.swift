/// What the input is: `--input`.
public enum InputFormat: String, Sendable, CaseIterable {
  /// JSON or NDJSON where the first line, or the whole, is an object with a string `text`; else text.
  case auto
  /// Plain text, with or without front matter.
  case text
  /// One object.
  case json
  /// One object a line.
  case ndjson
}
