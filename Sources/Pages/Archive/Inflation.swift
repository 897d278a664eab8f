internal import CZlib

/// How packed bytes were packed.
enum Packing: Sendable, Hashable {
  /// RFC 1952, one member.
  case gzip
  /// `deflate` of HTTP: RFC 1950, with a header.
  case zlib
  /// What some servers send as `deflate`: RFC 1951, without one.
  case raw

  fileprivate var windowBits: Int32 {
    switch self {
    case .gzip: 15 + 16
    case .zlib: 15
    case .raw: -15
    }
  }
}

/// One packed stream, unpacked a chunk at a time. A class, since zlib's state is freed once.
final class Inflation {
  enum State: Equatable {
    /// Wants more input, or has more output.
    case running
    /// The stream has ended; what is left of the input belongs to what follows.
    case ended
    case broken
  }

  private var stream = z_stream()
  private(set) var state = State.running
  /// Packed bytes taken since the start of the stream.
  private(set) var taken = 0

  init(_ packing: Packing) {
    let status = inflateInit2_(
      &stream, packing.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { state = .broken }
  }

  deinit { inflateEnd(&stream) }

  /// Unpacks from `input`, from the byte `at` on, until the output is full, the input is empty, or the stream ends. Returns
  /// how many bytes were written.
  func unpack(_ input: UnsafeRawBufferPointer, at: inout Int, into output: UnsafeMutableRawBufferPointer) -> Int {
    guard state == .running else { return 0 }
    let available = min(input.count - at, Int(Int32.max))
    stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.advanced(by: at).assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(available)
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(min(output.count, Int(Int32.max)))
    let status = inflate(&stream, Z_NO_FLUSH)
    let used = available - Int(stream.avail_in)
    at += used
    taken += used
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: state = .ended
    default: state = .broken
    }
    return min(output.count, Int(Int32.max)) - Int(stream.avail_out)
  }
}

/// Packs bytes as one gzip member (RFC 1952).
enum Deflation {
  /// Nil where there is no memory. Linear.
  static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    guard bytes.count <= Int(Int32.max) else { return nil }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var status = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        status = deflate(&stream, Z_FINISH)
      }
      count = bound - Int(stream.avail_out)
    }
    return status == Z_STREAM_END ? packed : nil
  }
}
