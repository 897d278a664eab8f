internal import Foundation

/// An http or https address in one form, so that what is checked is what is asked for.
///
/// Stricter than browsers: no user name, no numbers that stand for an IP address (`0x7f.1`, `2130706433`), no backslash, no
/// control character. Fragments are dropped. Letters beyond ASCII are percent-encoded, in the host turned into punycode.
public struct WebAddress: Hashable, Sendable {
  public enum Scheme: String, Sendable {
    case http, https
    public var port: Int { self == .http ? 80 : 443 }
  }
  public let scheme: Scheme
  /// In lower case, without a dot at its end; IPv6 without brackets.
  public let host: String
  public let port: Int
  /// Path and query as they are sent, `/tin?id=1`.
  public let target: String

  /// Nil for what is no such address.
  public init?(_ text: String) {
    let text = HeaderFields.trimmed(text)
    guard !text.unicodeScalars.contains(where: { $0.value < 0x21 || $0.value == 0x7F || $0 == "\\" }) else {
      return nil
    }
    guard let mark = text.firstRange(of: "://"), let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased())
    else { return nil }
    let rest = text[mark.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard let (host, port) = WebAddress.authority(rest[..<end]) else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = port ?? scheme.port
    let path = rest[end...].prefix { $0 != "#" }
    target = WebAddress.encoded(path.hasPrefix("/") ? String(path) : "/" + path)
  }

  /// `https://bao.example/tin?id=1`
  public var text: String { "\(origin)\(target)" }

  /// Scheme, host and port where it is not the usual one: what a robots.txt holds for.
  public var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(scheme.rawValue)://\(name)\(port == scheme.port ? "" : ":\(port)")"
  }

  /// The address itself where the host is an IP address.
  public var literal: NetworkAddress? { NetworkAddress(host) }

  /// The path, without query.
  public var path: String { String(target.prefix { $0 != "?" }) }

  /// Another path at the same place.
  func with(target: String) -> WebAddress? { WebAddress(origin + target) }

  /// The address that a link of this page leads to (RFC 3986, 5.2); nil where it leads to none of the Web.
  public func resolving(_ link: String) -> WebAddress? {
    let link = HeaderFields.trimmed(link)
    if link.hasPrefix("//") { return WebAddress("\(scheme.rawValue):\(link)") }
    let head = link.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if head.contains(":") { return WebAddress(link) }
    if link.isEmpty || link.hasPrefix("#") { return self }
    if link.hasPrefix("?") { return WebAddress(origin + path + link) }
    let folder = link.hasPrefix("/") ? "" : String(path[...path.lastIndex(of: "/")!])
    let tail = link.firstIndex { $0 == "?" || $0 == "#" } ?? link.endIndex
    return WebAddress(origin + WebAddress.withoutDots(folder + link[..<tail]) + link[tail...])
  }

  private static func withoutDots(_ path: String) -> String {
    var kept: [Substring] = []
    let fields = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, field) in fields.enumerated() {
      let isLast = index == fields.count - 1
      switch field {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(field)
      }
    }
    return "/" + kept.joined(separator: "/")
  }

  private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
    guard !text.isEmpty, !text.contains("@"), !text.contains("%") else { return nil }
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]"),
        let address = NetworkAddress(String(text[text.index(after: text.startIndex)..<end])),
        address.bytes.count == 16
      else { return nil }
      let rest = text[text.index(after: end)...]
      guard let port = port(rest) else { return nil }
      return (address.text, port)
    }
    let fields = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let port = port(fields.count == 2 ? ":" + fields[1] : ""), let host = host(String(fields[0])) else {
      return nil
    }
    return (host, port)
  }

  /// The port behind a colon; the inner nil is none said, the outer one that is none.
  private static func port(_ text: some StringProtocol) -> Int?? {
    if text.isEmpty || text == ":" { return .some(nil) }
    let digits = text.dropFirst()
    guard text.hasPrefix(":"), digits.utf8.count <= 5, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let port = Int(digits), (1...65535).contains(port)
    else { return nil }
    return port
  }

  private static func host(_ text: String) -> String? {
    var host = text.lowercased()
    if host.utf8.contains(where: { $0 >= 0x80 }) {
      guard let ascii = Punycode.ascii(host.precomposedStringWithCanonicalMapping) else { return nil }
      host = ascii
    }
    if host.hasSuffix(".") { host.removeLast() }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard host.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else { return nil }
    // A name whose last label is a number is read as an IP address by some and as a name by others.
    if last.utf8.allSatisfy({ (48...57).contains($0) }) || last.hasPrefix("0x") {
      guard let address = NetworkAddress(host), address.text == host else { return nil }
    }
    return host
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count)
      && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
  }

  /// Percent-encodes what may not be sent as it is; what is encoded already stays.
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte < 0x21 || byte >= 0x7F || [0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte) {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
