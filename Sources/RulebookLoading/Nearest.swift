internal import Documents

/// The nearest of some names, by edit distance.
enum Nearest {
  /// Nil where none is near: more than half of the letters, or more than three, would have to change.
  static func of(_ name: String, in names: [String]) -> String? {
    let wanted = Array(name.unicodeScalars)
    let best = names.map { ($0, distance(wanted, Array($0.unicodeScalars))) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, min(3, name.count / 2)) else { return nil }
    return best.0
  }

  /// What to try instead of a name that is not known: the nearest, else all of them.
  static func help(_ name: String, in names: [String]) -> Bilingual? {
    if let nearest = of(name, in: names) {
      return Bilingual(vi: "có phải “\(nearest)” không?", en: "did you mean “\(nearest)”?")
    }
    let list = names.prefix(40).joined(separator: ", ")
    return names.isEmpty ? nil : Bilingual(vi: "dùng một trong: \(list)", en: "use one of: \(list)")
  }

  /// Letters put in, left out, changed, or two neighbours swapped.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
