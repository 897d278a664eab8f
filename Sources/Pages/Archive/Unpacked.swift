public import Documents

/// How far packed data is believed: a small file can unpack to anything.
public struct UnpackingLimits: Sendable, Hashable {
  /// Bytes that may come out.
  public var bytes: Int
  /// How many times larger than the input the output may be, once it is larger than `free`.
  public var ratio: Int
  /// Bytes that may come out whatever the ratio: repetitive pages pack well.
  public var free: Int

  public init(bytes: Int = 64 << 20, ratio: Int = 200, free: Int = 4 << 20) {
    self.bytes = bytes
    self.ratio = ratio
    self.free = free
  }

  func allow(_ unpacked: Int, from packed: Int) -> Bool {
    unpacked <= bytes && (unpacked <= free || unpacked / max(packed, 1) <= ratio)
  }
}

/// What came out of packed bytes, as far as they could be read.
public struct Unpacked: Sendable {
  public enum Fault: Sendable, Hashable {
    /// The input ends before the packed data does: half a file.
    case cut
    /// The packed data is damaged at this byte of the input.
    case broken(at: Int)
    /// More would have come out than the limits allow.
    case tooLarge
  }
  public var bytes: [UInt8]
  /// Why `bytes` is not all; nil where it is.
  public var fault: Fault?

  /// gzip with one member or several; bytes behind the last member that begin no other are left alone, as gzip does. Linear
  /// in what comes out.
  public init(gzip input: [UInt8], limits: UnpackingLimits = UnpackingLimits()) {
    self.init(input, as: .gzip, limits: limits)
  }

  init(_ input: [UInt8], as packing: Packing, limits: UnpackingLimits) {
    bytes = []
    fault = nil
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { chunk.deallocate() }
    var at = 0
    repeat {
      let inflation = Inflation(packing)
      input.withUnsafeBytes { input in
        while inflation.state == .running {
          let count = inflation.unpack(input, at: &at, into: chunk)
          bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[0..<count]))
          if !limits.allow(bytes.count, from: at) {
            fault = .tooLarge
            bytes.removeLast(count)
            return
          }
          if count == 0, at == input.count, inflation.state == .running {
            fault = .cut
            return
          }
        }
      }
      if fault == nil, inflation.state == .broken { fault = .broken(at: at) }
    } while fault == nil && packing == .gzip && Gzip.begins(input[at...])
  }
}

/// What gzip looks like from outside.
public enum Gzip {
  /// True where a gzip member begins.
  public static func begins(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }
}

extension Unpacked.Fault {
  /// One sentence for the person who must act.
  public func problem(limits: UnpackingLimits = UnpackingLimits()) -> InputProblem {
    switch self {
    case .cut:
      InputProblem(
        code: "half-gzip",
        message: Bilingual(
          vi: "Tệp nén gzip bị cắt giữa chừng (chỉ còn một nửa): phần đầu đã đọc, phần sau mất; hãy tải lại tệp.",
          en: "Half a gzip: it was cut off; its beginning was read, the rest is lost; get the file again."))
    case .broken(let at):
      InputProblem(
        code: "broken-gzip",
        message: Bilingual(
          vi: "Dữ liệu nén hỏng ở byte \(at): phần trước đó đã đọc, phần sau mất; hãy tải lại tệp.",
          en: "The packed data is damaged at byte \(at); what stands before it was read; get the file again."))
    case .tooLarge:
      InputProblem(
        code: "unpacks-too-large",
        message: Bilingual(
          vi:
            "Giải nén ra quá lớn (hơn \(limits.bytes >> 20) MB, hoặc hơn \(limits.ratio) lần tệp nén) nên dừng lại; hãy giải nén và chia nhỏ trước.",
          en:
            "It unpacks to too much (over \(limits.bytes >> 20) MB, or \(limits.ratio) times its size), so reading stopped; unpack and split it first."
        ))
    }
  }
}
