import Documents
import Testing

@testable import Pages

@Suite struct UnpackedTests {
  private let text = Array(String(repeating: "Chợ hoa xuân bán đến giao thừa. ", count: 4000).utf8)

  @Test func oneMemberAndSeveral() throws {
    let member = try #require(Deflation.gzip(text))
    let one = Unpacked(gzip: member)
    #expect(one.bytes == text && one.fault == nil)
    let two = Unpacked(gzip: member + member)
    #expect(two.bytes == text + text && two.fault == nil)
  }

  @Test func halfAGzipIsReadAsFarAsItGoes() throws {
    let member = try #require(Deflation.gzip(text))
    let half = Unpacked(gzip: Array(member.prefix(member.count / 2)))
    #expect(half.fault == .cut)
    #expect(text.starts(with: half.bytes))
    #expect(half.fault?.problem().code == "half-gzip")
    let tail = Unpacked(gzip: member + member.prefix(12))
    #expect(tail.fault == .cut && tail.bytes == text)
  }

  @Test func damageIsToldWithItsByte() throws {
    var member = try #require(Deflation.gzip(Array((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) })))
    for at in 60..<80 { member[at] ^= 0xFF }
    let unpacked = Unpacked(gzip: member)
    guard case .broken(let at)? = unpacked.fault else { return #expect(unpacked.fault != nil) }
    #expect(at > 0 && at <= member.count)
  }

  @Test func zerosBehindTheLastMemberAreLeftAlone() throws {
    let member = try #require(Deflation.gzip(text))
    let unpacked = Unpacked(gzip: member + [0, 0, 0, 0])
    #expect(unpacked.bytes == text && unpacked.fault == nil)
  }

  @Test func aBombIsLeft() throws {
    let bomb = try #require(Deflation.gzip([UInt8](repeating: 0x20, count: 20 << 20)))
    #expect(bomb.count < 64 << 10)
    let unpacked = Unpacked(gzip: bomb)
    #expect(unpacked.fault == .tooLarge)
    #expect(unpacked.bytes.count <= UnpackingLimits().free)
    // Bombs in many members are one bomb.
    let part = try #require(Deflation.gzip([UInt8](repeating: 0x20, count: 1 << 20)))
    #expect(Unpacked(gzip: Array(repeatElement(part, count: 20).joined())).fault == .tooLarge)
  }

  @Test func deflateOfBothKinds() throws {
    // zlib's form of "soat" and the raw one, as Python's zlib writes them.
    let zlib: [UInt8] = [0x78, 0x9C, 0x2B, 0xCE, 0x4F, 0x2C, 0x01, 0x00, 0x04, 0x53, 0x01, 0xB8]
    #expect(Unpacked(zlib, as: .zlib, limits: UnpackingLimits()).bytes == Array("soat".utf8))
    #expect(Unpacked(Array(zlib[2..<8]), as: .raw, limits: UnpackingLimits()).bytes == Array("soat".utf8))
  }
}
