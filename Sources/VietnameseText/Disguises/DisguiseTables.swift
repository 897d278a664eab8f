/// The tables by which disguises are read, for those who write disguises to try the reading.
public enum DisguiseTables {
  /// A sign or digit and the letters it may stand for.
  public static var leet: [(sign: Unicode.Scalar, letters: [Unicode.Scalar])] {
    DisguiseData.leet.compactMap { row in
      row[0].unicodeScalars.first.map { ($0, row[1].unicodeScalars.filter { $0 != " " }) }
    }
  }

  /// A spelling of chats and the word it is read as, both in lower case.
  public static var teencode: [(spelling: String, reading: String)] { DisguiseData.teencode.map { ($0[0], $0[1]) } }

  /// A Cyrillic letter and the Latin one it looks like, both small.
  public static var cyrillic: [(letter: Unicode.Scalar, latin: Unicode.Scalar)] {
    OrthographyData.lookalikes.compactMap { row in
      guard row.cells[1] == "cyrillic", let letter = Unicode.Scalar(row.scalar),
        let latin = row.cells[0].unicodeScalars.first
      else { return nil }
      return (letter, latin)
    }
  }
}
