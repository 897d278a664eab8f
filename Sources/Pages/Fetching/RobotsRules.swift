/// What a robots.txt allows one program (RFC 9309).
public struct RobotsRules: Sendable, Hashable {
  /// Bytes of a robots.txt that are read; the rest is ignored, as RFC 9309 has it.
  public static let limit = 500 << 10

  private struct Rule: Sendable, Hashable {
    var isAllowed: Bool
    /// Percent-encoding in one form; `*` is any text, `$` at the end the end.
    var pattern: [UInt8]
  }
  private var rules: [Rule] = []
  /// Seconds between two requests that the site asks for; nil where it does not.
  public private(set) var crawlDelay: Double?

  /// Everything is allowed: there is no robots.txt.
  public static let allowAll = RobotsRules()
  /// Nothing is allowed: the server could not say (5xx).
  public static let refuseAll: RobotsRules = {
    var rules = RobotsRules()
    rules.rules = [Rule(isAllowed: false, pattern: Array("/".utf8))]
    return rules
  }()

  private init() {}

  /// - Parameter agent: the program's name, `soat`. Groups that name it hold; else those of `*`.
  public init(_ bytes: [UInt8], agent: String) {
    var own = RobotsRules()
    var everyone = RobotsRules()
    var hasOwn = false
    var isOwn = false
    var isEveryone = false
    var isNaming = false
    let text = bytes.prefix(RobotsRules.limit)
    for var line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      line = line.prefix { $0 != UInt8(ascii: "#") }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = HeaderFields.trimmed(String(decoding: line[..<colon], as: UTF8.self)).lowercased()
      let value = HeaderFields.trimmed(String(decoding: line[(colon + 1)...], as: UTF8.self))
      if key == "user-agent" {
        if !isNaming { (isOwn, isEveryone) = (false, false) }
        isNaming = true
        // `soat/1.0 (…)` names soat: the product token counts.
        let name = value.prefix { $0 != "/" && $0 != " " }.lowercased()
        if name == agent.lowercased() { (isOwn, hasOwn) = (true, true) }
        if name == "*" { isEveryone = true }
        continue
      }
      switch key {
      case "allow", "disallow":
        isNaming = false
        guard !value.isEmpty else { continue }
        let rule = Rule(isAllowed: key == "allow", pattern: RobotsRules.normalized(Array(value.utf8)))
        if isOwn { own.rules.append(rule) }
        if isEveryone { everyone.rules.append(rule) }
      case "crawl-delay":
        isNaming = false
        guard let seconds = Double(value), seconds >= 0, seconds.isFinite else { continue }
        if isOwn { own.crawlDelay = seconds }
        if isEveryone { everyone.crawlDelay = seconds }
      default: continue
      }
    }
    self = hasOwn ? own : everyone
  }

  /// - Parameter target: path and query. The longest rule that fits decides; of two as long, the one that allows.
  public func allows(_ target: String) -> Bool {
    if target == "/robots.txt" { return true }
    let target = RobotsRules.normalized(Array(target.utf8))
    var best: Rule?
    for rule in rules where RobotsRules.fits(rule.pattern, target) {
      if let known = best,
        (known.pattern.count, known.isAllowed ? 1 : 0) >= (rule.pattern.count, rule.isAllowed ? 1 : 0)
      {
        continue
      }
      best = rule
    }
    return best?.isAllowed ?? true
  }

  /// Linear in the product of both lengths, whatever the stars: each text position is kept for the last star only.
  private static func fits(_ pattern: [UInt8], _ target: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    // Without `$` any text may follow.
    let pattern = isAnchored ? pattern.dropLast() : pattern + [UInt8(ascii: "*")]
    var p = 0
    var t = 0
    var star: (p: Int, t: Int)?
    while t < target.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == target[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.p, last.t + 1)
        p = last.p + 1
        t = last.t + 1
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count
  }

  /// One form for what can be written in several: `%7E` and `~`, `ề` and `%E1%BB%81`, `%e1` and `%E1`.
  private static func normalized(_ text: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 48...57: byte - 48
      case 65...70: byte - 55
      case 97...102: byte - 87
      default: nil
      }
    }
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      var byte = text[at]
      var wasEncoded = false
      if byte == UInt8(ascii: "%"), at + 2 < text.count, let high = digit(text[at + 1]), let low = digit(text[at + 2]) {
        byte = high << 4 | low
        wasEncoded = true
        at += 3
      } else {
        at += 1
      }
      let isPlain = (48...57).contains(byte) || (byte | 0x20) &- 97 < 26 || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      if isPlain || (!wasEncoded && byte > 0x20 && byte < 0x7F) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return result
  }
}
