/// Host names beyond ASCII as servers know them (RFC 3492, RFC 5890).
enum Punycode {
  /// Nil for a name with a character that could be read as another one: full-width letters, signs, invisible ones.
  /// - Parameter name: in lower case and NFC.
  static func ascii(_ name: String) -> String? {
    var labels: [String] = []
    for label in name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false) {
      if label.allSatisfy(\.isASCII) {
        labels.append(String(label))
      } else {
        guard label.allSatisfy({ $0.isASCII || isLetter($0) }) else { return nil }
        labels.append("xn--" + encoded(label.map(\.value)))
      }
    }
    return labels.joined(separator: ".")
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !scalar.properties.changesWhenNFKCCaseFolded
  }

  private static func encoded(_ scalars: [UInt32]) -> String {
    var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
    let basic = output.count
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var (number, delta, bias, handled): (UInt32, Int, Int, Int) = (0x80, 0, 72, basic)
    while handled < scalars.count {
      let next = scalars.filter { $0 >= number }.min()!
      delta += Int(next - number) * (handled + 1)
      number = next
      for scalar in scalars {
        if scalar < number { delta += 1 }
        guard scalar == number else { continue }
        var rest = delta
        var weight = 36
        while true {
          let threshold = min(max(weight - bias, 1), 26)
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
          rest = (rest - threshold) / (36 - threshold)
          weight += 36
        }
        output.append(digit(rest))
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      number += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 97 : value + 22) }
}
