internal import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns a host's name into its addresses. The fetcher connects to one of exactly these, so that a name cannot lead
/// elsewhere between the check and the connection.
public protocol HostResolver: Sendable {
  /// Empty where there is no such host.
  func addresses(of host: String) async -> [NetworkAddress]
}

/// The system's resolver.
public struct SystemResolver: HostResolver {
  public init() {}

  public func addresses(of host: String) async -> [NetworkAddress] {
    // The call blocks, so it has a thread of Dispatch's.
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: SystemResolver.lookUp(host)) }
    }
  }

  private static func lookUp(_ host: String) -> [NetworkAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [NetworkAddress] = []
    var next = list
    while let info = next {
      if let address = address(info.pointee), !addresses.contains(address) { addresses.append(address) }
      next = info.pointee.ai_next
    }
    return addresses
  }

  private static func address(_ info: addrinfo) -> NetworkAddress? {
    guard let raw = info.ai_addr else { return nil }
    switch info.ai_family {
    case AF_INET:
      return raw.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
        var address = pointer.pointee.sin_addr
        return NetworkAddress(bytes: withUnsafeBytes(of: &address) { Array($0) })
      }
    case AF_INET6:
      return raw.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
        var address = pointer.pointee.sin6_addr
        return NetworkAddress(bytes: withUnsafeBytes(of: &address) { Array($0) })
      }
    default: return nil
    }
  }
}
