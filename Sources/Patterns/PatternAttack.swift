/// A hostile text for a pattern: something once, something again and again, something at the end.
public struct PatternAttack: Sendable, Hashable {
  public var prefix: String
  public var pump: String
  public var suffix: String

  /// - Parameter size: bytes of UTF-8, reached but for a part of the pump.
  public func text(size: Int) -> [UInt8] {
    var text = Array(prefix.utf8)
    let pump = Array(self.pump.utf8)
    let end = Array(suffix.utf8)
    text.reserveCapacity(size + end.count)
    while text.count + pump.count + end.count <= size { text += pump }
    return text + end
  }
}

extension Pattern {
  /// Attacks grown from the pattern's own tree: for each of its repeats what stands before it and what it repeats, then
  /// beginnings of the pattern and single characters over and over, with ends that let the rest of the pattern fail.
  public var attacks: [PatternAttack] {
    // PCRE2 looks first whether the last character that the pattern needs is there at all: it is, where it cannot help.
    let tails = (0..<2).map { way in
      var sample = PatternSample(way: way)
      return sample.text(root).suffix(1)
    }
    var grower = AttackGrower(ends: Set(tails).sorted().flatMap { ["\u{1}" + $0, "\n" + $0] } + [""])
    grower.grow(root, before: "")
    for way in 0..<4 {
      var sample = PatternSample(way: way)
      let whole = sample.text(root)
      grower.pump(whole, after: "")
      grower.pump(String(whole.dropLast()), after: "")
    }
    for single in ["a", "1", " ", "A", "ế", "\n"] { grower.pump(single, after: "") }
    return grower.attacks
  }
}

/// Collects attacks, each once.
private struct AttackGrower {
  private(set) var attacks: [PatternAttack] = []
  private var seen: Set<PatternAttack> = []
  /// A pattern with many branches has many ways; the first of them show what it is.
  private static let limit = 200
  private let ends: [String]

  init(ends: [String]) { self.ends = ends }

  mutating func pump(_ text: String, after prefix: String) {
    guard !text.isEmpty, text.utf8.count < 400 else { return }
    for end in ends where attacks.count < AttackGrower.limit {
      let attack = PatternAttack(prefix: prefix, pump: text, suffix: end)
      if seen.insert(attack).inserted { attacks.append(attack) }
    }
  }

  /// - Parameter before: a text that brings PCRE2 to this node.
  mutating func grow(_ node: PatternNode, before: String) {
    switch node {
    case .repetition(let inner, let repetition, _):
      if repetition.max.map({ $0 >= 8 }) ?? true {
        for way in 0..<4 {
          var sample = PatternSample(way: way)
          let body = sample.text(inner)
          pump(body, after: before)
          if !before.isEmpty {
            pump(before + body, after: "")
            pump(before, after: "")
          }
        }
      }
      grow(inner, before: before)
    case .sequence(let items):
      var before = before
      for item in items {
        grow(item, before: before)
        var sample = PatternSample(way: 0)
        before += sample.text(item)
      }
    case .alternation(let branches, _): for branch in branches { grow(branch, before: before) }
    case .group(_, let inner, _), .look(_, let inner, _): grow(inner, before: before)
    default: break
    }
  }
}
