#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An IPv4 or IPv6 address, and whether a page of a partner can stand there.
public struct NetworkAddress: Hashable, Sendable {
  /// 4 or 16 bytes, the first one first.
  public let bytes: [UInt8]

  /// Reads `203.0.113.7` in its only usual form, and IPv6 without brackets or zone.
  public init?(_ text: String) {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    } else {
      return nil
    }
  }

  /// Precondition: 4 or 16 bytes.
  init(bytes: [UInt8]) {
    precondition(bytes.count == 4 || bytes.count == 16)
    self.bytes = bytes
  }

  public var text: String {
    if bytes.count == 4 { return bytes.map { String($0) }.joined(separator: ".") }
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = bytes.withUnsafeBytes { inet_ntop(AF_INET6, $0.baseAddress, &buffer, socklen_t(INET6_ADDRSTRLEN)) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// False for what is no place on the public Internet: loopback, private, link-local, shared (CGNAT), multicast, reserved and
  /// documentation networks, and IPv6 forms that lead to one of those (IANA's registries of special-purpose addresses).
  public var isPublic: Bool {
    if bytes.count == 4 { return !NetworkAddress.special4.contains { $0.contains(bytes) } }
    // Forms that carry an IPv4 address: it decides.
    for (network, at) in NetworkAddress.carriers where network.contains(bytes) {
      return NetworkAddress(bytes: Array(bytes[at..<at + 4])).isPublic
    }
    return NetworkAddress.global6.contains(bytes) && !NetworkAddress.special6.contains { $0.contains(bytes) }
  }

  /// A stretch of addresses, `10.0.0.0/8`.
  private struct Network {
    var prefix: [UInt8]
    var length: Int

    init(_ text: String) {
      let fields = text.split(separator: "/")
      prefix = NetworkAddress(String(fields[0]))!.bytes
      length = Int(fields[1])!
    }

    func contains(_ address: [UInt8]) -> Bool {
      guard address.count == prefix.count else { return false }
      for bit in 0..<length where (address[bit / 8] ^ prefix[bit / 8]) & (0x80 >> UInt8(bit % 8)) != 0 { return false }
      return true
    }
  }

  private static let special4 = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4",
  ].map { Network($0) }
  private static let global6 = Network("2000::/3")
  private static let special6 = [
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
  ].map { Network($0) }
  /// IPv4-mapped, IPv4-compatible and NAT64 addresses, with the byte where the IPv4 address begins.
  private static let carriers = [
    (Network("::ffff:0:0/96"), 12), (Network("64:ff9b::/96"), 12),
  ]
}
