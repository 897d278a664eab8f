/// Which files or addresses belong to a source: `*` is anything but a slash, `**` anything, `?` one character but a slash.
public struct PathPattern: Sendable, Hashable {
  public let text: String
  private let pattern: [UInt8]

  public init(_ text: String) {
    self.text = text
    pattern = Array((text.hasPrefix("./") ? String(text.dropFirst(2)) : text).utf8)
  }

  /// What stands before the first slash; nil where that may be more than one name.
  var firstName: String? {
    let first = text.prefix { $0 != "/" }
    return first.contains("*") || first.contains("?") ? nil : String(first)
  }

  /// The whole path must match; a pattern that ends with a slash means all below that folder. Work: pattern times path.
  public func matches(_ path: String) -> Bool {
    let path = Array((path.hasPrefix("./") ? String(path.dropFirst(2)) : path).utf8)
    let slash = UInt8(ascii: "/")
    let star = UInt8(ascii: "*")
    var pattern = pattern
    if pattern.last == slash { pattern += [star, star] }
    // reach[j]: the pattern read so far matches the first j bytes of the path.
    var reach = [Bool](repeating: false, count: path.count + 1)
    reach[0] = true
    var at = 0
    while at < pattern.count {
      var next = [Bool](repeating: false, count: path.count + 1)
      if pattern[at] == star {
        let crosses = at + 1 < pattern.count && pattern[at + 1] == star
        // `**/` also stands for no folder at all.
        let mayVanish = crosses && at + 2 < pattern.count && pattern[at + 2] == slash
        var open = false
        for j in 0...path.count {
          open = open && (crosses || path[j - 1] != slash) || reach[j]
          next[j] = open
        }
        if mayVanish {
          for j in 0...path.count where next[j] && j > 0 && path[j - 1] != slash && !reach[j] { next[j] = false }
          at += 1
        }
        at += crosses ? 2 : 1
      } else {
        for j in path.indices where reach[j] {
          next[j + 1] = pattern[at] == path[j] || (pattern[at] == UInt8(ascii: "?") && path[j] != slash)
        }
        at += 1
      }
      reach = next
    }
    return reach[path.count]
  }
}
