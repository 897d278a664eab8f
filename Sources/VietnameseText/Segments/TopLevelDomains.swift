/// The endings by which a bare domain is known.
enum TopLevelDomains {
  enum Need: Sendable {
    case nothing, plainLabel, path
  }

  static let needs: [Lexeme: Need] = {
    var table: [Lexeme: Need] = [:]
    for row in SegmentData.topLevelDomains {
      let need: Need = row[1] == "path" ? .path : row[1] == "ascii" ? .plainLabel : .nothing
      table[Lexeme(row[0])] = need
    }
    return table
  }()
}
