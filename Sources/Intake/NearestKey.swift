/// What somebody who misspelt a key most likely meant.
package enum NearestKey {
  /// The known name with the fewest edits; nil where none is within a third of its letters, at least two.
  package static func of(_ name: String, among known: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = edits(wanted, Array(candidate.unicodeScalars))
      if distance <= max(2, candidate.unicodeScalars.count / 3), distance < candidate.unicodeScalars.count,
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j + 1] + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
