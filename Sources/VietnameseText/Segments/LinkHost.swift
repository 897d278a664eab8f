/// The host of a link, and whether it belongs to a domain.
public enum LinkHost {
  /// The host in lower case, without scheme, user, port, path and closing dot; nil where there is none.
  /// `https://Abc.VN:80/x` gives `abc.vn`, and so does `abc.vn/x`.
  public static func host(of link: String) -> String? {
    var bytes = Array(link.utf8)[...]
    if let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) {
      bytes = bytes[(colon + 3)...]
    }
    bytes = bytes.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x5C }
    if let sign = bytes.lastIndex(of: 0x40) { bytes = bytes[(sign + 1)...] }
    if let colon = bytes.lastIndex(of: 0x3A), bytes[(colon + 1)...].allSatisfy(ASCII.isDigit) {
      bytes = bytes[..<colon]
    }
    while bytes.last == 0x2E { bytes = bytes.dropLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Whether the host is the domain itself or lies under it: `www.abc.vn` under `abc.vn`, but not `xabc.vn`.
  /// Both in lower case, compared byte by byte: a homograph is another domain.
  public static func registeredDomainMatches(_ host: String, _ domain: String) -> Bool {
    let inner = host.utf8
    let outer = domain.utf8
    guard !outer.isEmpty, inner.count >= outer.count, inner.suffix(outer.count).elementsEqual(outer) else {
      return false
    }
    return inner.count == outer.count || inner.dropLast(outer.count).last == 0x2E
  }
}
