internal import Crypto
internal import Documents
internal import Foundation

/// One record as bytes: WARC/1.1 (ISO 28500:2017).
struct WARCRecordDraft {
  var fields: [(String, String)]
  var block: [UInt8]

  init(type: String, id: String, time: Int, contentType: String, block: [UInt8]) {
    fields = [
      ("WARC-Type", type), ("WARC-Record-ID", id), ("WARC-Date", WARCRecordDraft.date(time)),
      ("Content-Type", contentType),
    ]
    self.block = block
  }

  /// `<urn:uuid:…>`
  static func newID() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

  /// `2026-11-21T01:30:00Z`
  static func date(_ time: Int) -> String {
    let days = time >= 0 ? time / 86_400 : (time - 86_399) / 86_400
    let second = time - days * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    // 1970-01-01 is day 2440588 of the Julian count.
    let day = Day(julianDayNumber: days + 2_440_588).iso
    return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  var bytes: [UInt8] {
    var head = "WARC/1.1\r\n"
    for (name, value) in fields { head += "\(name): \(WARCExchange.oneLine(value))\r\n" }
    head += "WARC-Block-Digest: \(WARCDigest.sha256(block))\r\n"
    head += "Content-Length: \(block.count)\r\n\r\n"
    return Array(head.utf8) + block + [0x0D, 0x0A, 0x0D, 0x0A]
  }
}

/// Digests as web archives write them.
enum WARCDigest {
  /// `sha256:` and base 32 (RFC 4648), padded, as warcio writes and checks it.
  static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    "sha256:" + base32(Array(SHA256.hash(data: Data(bytes)))) + "===="
  }

  static func base32(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var text = ""
    var bits = 0
    var held: UInt32 = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(letters[Int(held >> UInt32(bits) & 31)])
      }
    }
    if bits > 0 { text.append(letters[Int(held << UInt32(5 - bits) & 31)]) }
    return text
  }
}
