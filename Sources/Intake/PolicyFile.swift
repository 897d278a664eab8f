import Documents
public import Rulebooks
import Yams

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `soat.yaml`, what a house decides for itself. docs/input.md describes its keys.
public enum PolicyFile {
  public static let name = "soat.yaml"

  private static let keys = [
    "thresholds", "block", "front-matter-may-waive", "observe", "off", "waivers", "rules", "defaults", "dictionary",
  ]
  /// A policy is a page of text; more is a mistake.
  private static let sizeLimit = 1 << 20

  /// The nearest `soat.yaml` in a folder or above it, as a full path; nil where there is none.
  public static func find(from folder: String) -> String? {
    guard let resolved = realpath(folder, nil) else { return nil }
    defer { free(resolved) }
    var at = Substring(String(cString: resolved))
    while true {
      let candidate = (at == "/" ? "" : at) + "/" + name
      if access(String(candidate), F_OK) == 0 { return String(candidate) }
      guard at != "/", let slash = at.lastIndex(of: "/") else { return nil }
      at = slash == at.startIndex ? "/" : at[..<slash]
    }
  }

  /// Reads a policy. Paths in it are relative to its folder and come back resolved.
  /// - Throws: what `FileInput.read` throws; broken YAML, unknown keys, bad values with their place.
  public static func load(_ path: String) throws(IntakeError) -> Policy {
    let bytes = try FileInput.read(path, limit: sizeLimit)
    let decoded = try DecodedText(bytes, path: path)
    if let problem = decoded.problems.first {
      throw IntakeError(code: .brokenPolicy, path: path, message: problem.message)
    }
    let settings = try YAMLSettings(
      String(decoding: decoded.text, as: UTF8.self), path: path, brokenCode: .brokenPolicy)
    var policy = Policy()
    for field in settings.root { try read(field, settings, into: &policy, folder: folder(of: path)) }
    return policy
  }

  private static func read(
    _ field: YAMLSettings.Field, _ settings: YAMLSettings, into policy: inout Policy, folder: String
  ) throws(IntakeError) {
    switch field.key {
    case "thresholds": policy.thresholds = try thresholds(field.value, settings)
    case "block": policy.blockingLevels = try settings.levels(field.value)
    case "front-matter-may-waive": policy.frontMatterMayWaive = try settings.levels(field.value)
    case "observe": policy.observed = Set(try settings.texts(field.value))
    case "off": policy.off = Set(try settings.texts(field.value))
    case "waivers": policy.waivers = try settings.waivers(field.value, origin: .policy)
    case "rules": policy.rulePaths = try settings.texts(field.value).map { resolve($0, in: folder) }
    case "defaults": policy.defaults = try settings.metadata(of: field.value)
    case "dictionary": policy.dictionary = try dictionary(field.value, settings, folder: folder)
    default: throw settings.unknownKey(field, known: keys)
    }
  }

  private static func thresholds(_ node: Node, _ settings: YAMLSettings) throws(IntakeError) -> [Axis: Int] {
    var thresholds: [Axis: Int] = [:]
    for field in try settings.fields(of: node) {
      guard let axis = Axis(rawValue: field.key) else {
        throw settings.unknownKey(field, known: Axis.allCases.map(\.rawValue))
      }
      let text = try settings.text(field.value)
      guard let score = Int(text), (0...100).contains(score) else {
        throw settings.error(
          at: field.value,
          ValueProblem(
            vi: "Ngưỡng là số nguyên từ 0 đến 100, không phải “\(text)”.",
            en: "A threshold is a whole number from 0 to 100, not “\(text)”."))
      }
      thresholds[axis] = score
    }
    return thresholds
  }

  /// Words inline, or a file with one on each line; lines that begin with `#` are comments.
  private static func dictionary(
    _ node: Node, _ settings: YAMLSettings, folder: String
  ) throws(IntakeError) -> Set<String> {
    guard case .mapping = node else { return Set(try settings.texts(node).map { $0.lowercased() }) }
    var words: Set<String> = []
    for field in try settings.fields(of: node) {
      guard field.key == "file" else { throw settings.unknownKey(field, known: ["file"]) }
      let path = resolve(try settings.text(field.value), in: folder)
      let decoded = try DecodedText(try FileInput.read(path), path: path)
      for line in decoded.text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        let word = line.drop { $0 == 0x20 || $0 == 0x09 }
        guard word.first != UInt8(ascii: "#") else { continue }
        let end = word.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? word.startIndex
        if end > word.startIndex {
          words.insert(String(decoding: word[word.startIndex..<end], as: UTF8.self).lowercased())
        }
      }
    }
    return words
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder == "/" ? "/" + path : folder + "/" + path
  }
}
