import Documents
import Rulebooks

/// Small pieces of SARIF.
enum SARIFText {
  /// A message object.
  static func write(_ text: String, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("text", text)
    json.endObject()
  }

  static func level(_ level: Level) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .notice: "note"
    }
  }

  /// A moment as SARIF wants it, in UTC: `2026-11-20T01:30:00Z`. nil where only a day is known.
  static func utc(_ iso: String) -> String? {
    guard let minutes = Instant(iso: iso)?.minutes else { return nil }
    let utc = minutes - 7 * 60
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let day = Day(julianDayNumber: utc / 1440)
    return "\(day.iso)T\(two(utc % 1440 / 60)):\(two(utc % 60)):00Z"
  }

  /// A path as a URI reference, relative paths staying so; an address as it is, without what no URI holds.
  static func uri(path: String) -> String {
    if path == "-" { return "stdin" }
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 { result += escaped(byte, allowed: "-._~/") }
    return result
  }

  static func uri(address: String) -> String {
    address.utf8.reduce(into: "") { $0 += escaped($1, allowed: "-._~:/?#[]@!$&'()*+,;=%") }
  }

  private static func escaped(_ byte: UInt8, allowed: String) -> String {
    let isPlain =
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: allowed.utf8.contains(byte)
      }
    if isPlain { return String(UnicodeScalar(byte)) }
    let digits = Array("0123456789ABCDEF")
    return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }
}

/// The files and pages of a run, each once.
struct SARIFArtifacts {
  private var indices: [String: Int] = [:]
  private var list: [(uri: String, encoding: String?)] = []

  /// nil for an item that came from no file and no page.
  mutating func index(of item: ReportItem) -> (uri: String, index: Int)? {
    guard let uri = item.path.map(SARIFText.uri(path:)) ?? item.url.map(SARIFText.uri(address:)), !uri.isEmpty else {
      return nil
    }
    if let index = indices[uri] { return (uri, index) }
    indices[uri] = list.count
    list.append((uri, item.encoding))
    return (uri, list.count - 1)
  }

  /// The name in the registry of IANA; nil for a charset that has none there, such as TCVN3.
  private static func charset(_ encoding: String?) -> String? {
    guard let encoding else { return "UTF-8" }
    let registered = ["utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1258", "viscii", "viqr"]
    return registered.contains(encoding.lowercased()) ? encoding.uppercased() : nil
  }

  /// The objects with commas between them, without the array's brackets.
  func write(to json: inout JSONWriter) {
    for artifact in list {
      json.beginObject()
      json.key("location")
      json.beginObject()
      json.pair("uri", artifact.uri)
      json.endObject()
      if let name = SARIFArtifacts.charset(artifact.encoding) { json.pair("encoding", name) }
      json.key("roles")
      json.beginArray()
      json.string("analysisTarget")
      json.endArray()
      json.endObject()
    }
  }
}

/// Why an item could not be read or checked wholly.
struct SARIFNotification {
  let words: Words

  func write(
    _ reason: ReportItem.Reason, _ item: ReportItem?, artifact: (uri: String, index: Int)?, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("message")
    let name = item.map { "\(words.name($0)): " } ?? ""
    SARIFText.write(name + reason.message[words.language], to: &json)
    json.pair("level", item?.outcome == .failed ? "error" : "warning")
    json.key("descriptor")
    json.beginObject()
    json.pair("id", item?.outcome == .failed ? "failed/\(reason.code)" : "incomplete/\(reason.code)")
    json.endObject()
    if let artifact {
      json.key("locations")
      json.beginArray()
      json.beginObject()
      json.key("physicalLocation")
      json.beginObject()
      json.key("artifactLocation")
      json.beginObject()
      json.pair("uri", artifact.uri)
      json.pair("index", artifact.index)
      json.endObject()
      json.endObject()
      json.endObject()
      json.endArray()
    }
    json.endObject()
  }
}
