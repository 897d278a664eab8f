/// What the input is: `--input`.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By its content; where that could be several things, by its name.
  case auto
  /// Plain text, with or without front matter.
  case text
  /// One object, or a list of objects.
  case json
  /// One object a line.
  case ndjson
  /// A table with commas or semicolons, or with tabs; each row a post.
  case csv, tsv
  /// Office files of today.
  case xlsx, docx
  /// Subtitles.
  case srt, vtt, sbv
  /// What a platform exports, by a mapping that knows its layout.
  case export
}
