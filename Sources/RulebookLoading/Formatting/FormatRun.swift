public import Documents
internal import Foundation

/// Formats files in place, each of them wholly or not at all.
public enum FormatRun {
  public enum Outcome: Sendable {
    case unchanged
    /// The text as it should be; written, unless the run only checks.
    case changed(lines: Int)
    case refused(Bilingual)
  }

  /// Rulebooks under these paths, as `RulebookLoader` finds them.
  /// - Parameter isCheck: only tells what would change.
  /// - Returns: an outcome for each file; a path without a rulebook is refused.
  public static func run(paths: [String], isCheck: Bool) -> [(file: String, outcome: Outcome)] {
    let (drafts, start) = RulebookLoader().drafts(paths)
    let refused = start.diagnostics.map { (file: $0.file, outcome: Outcome.refused($0.message)) }
    return refused + drafts.map { ($0.file, format($0.file, isCheck)) }
  }

  private static func format(_ file: String, _ isCheck: Bool) -> Outcome {
    let url = URL(fileURLWithPath: file).resolvingSymlinksInPath()
    guard let data = try? Data(contentsOf: url), let text = String(validating: data, as: UTF8.self) else {
      return .refused(Bilingual(vi: "không đọc được tệp", en: "the file cannot be read"))
    }
    do {
      let result = try RulebookFormatter.format(text)
      if Array(result.utf8) == [UInt8](data) { return .unchanged }
      if !isCheck { try AtomicFile.write(result, to: url) }
      return .changed(lines: changedLines(text, result))
    } catch let refusal as FormatRefusal {
      return .refused(refusal.message)
    } catch {
      return .refused(
        Bilingual(vi: "không ghi được tệp; tệp cũ còn nguyên", en: "it cannot be written; the old file stands"))
    }
  }

  private static func changedLines(_ old: String, _ new: String) -> Int {
    let difference = new.split(separator: "\n", omittingEmptySubsequences: false)
      .difference(from: old.split(separator: "\n", omittingEmptySubsequences: false))
    return max(difference.insertions.count, difference.removals.count)
  }
}

/// Writes a file so that a reader sees the old one or the new one, never a part, and its permissions stay.
public enum AtomicFile {
  public static func write(_ text: String, to file: String) throws {
    try write(text, to: URL(fileURLWithPath: file).resolvingSymlinksInPath())
  }

  static func write(_ text: String, to url: URL) throws {
    let manager = FileManager.default
    let permissions = try manager.attributesOfItem(atPath: url.path)[.posixPermissions]
    let beside = url.deletingLastPathComponent().appendingPathComponent(
      ".\(url.lastPathComponent).\(UUID().uuidString)")
    do {
      try Data(text.utf8).write(to: beside)
      if let permissions { try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: beside.path) }
      guard rename(beside.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? manager.removeItem(at: beside)
      throw error
    }
  }
}
