/// Findings that were accepted when the tool was introduced: only those that are not among them count.
public struct Baseline: Sendable {
  /// Fingerprints by the key of their document.
  public var accepted: [String: Set<String>]

  public init(_ accepted: [String: Set<String>] = [:]) { self.accepted = accepted }

  public var isEmpty: Bool { accepted.isEmpty }

  /// What a document is known by from run to run: its id, else its path.
  public static func key(id: String?, path: String?) -> String {
    if let id { return id }
    guard let path else { return "-" }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }
}
