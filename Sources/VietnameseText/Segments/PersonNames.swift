/// Surnames, forms of address, and names of places that look like persons, from their tables.
enum PersonNames {
  /// true: two capitalised tiếng are enough.
  static let surnames: [Lexeme: Bool] = {
    var table: [Lexeme: Bool] = [:]
    for row in SegmentData.surnames { table[Lexeme(row[0])] = row[1] == "yes" }
    return table
  }()

  static let address = words("address")
  static let place = words("place")
  static let institution = words("institution")
  static let placeNames: Set<[Lexeme]> = Set(
    SegmentData.placeNames.map { $0[0].utf8.split(separator: 0x20).map { Lexeme(String(decoding: $0, as: UTF8.self)) } }
  )

  private static func words(_ use: String) -> Set<Lexeme> {
    Set(SegmentData.personWords.filter { $0[1] == use }.map { Lexeme($0[0]) })
  }
}
