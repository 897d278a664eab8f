extension LunarCalendar {
  /// One periodic term: `size` days times the sine of a sum of angles, each with its factor.
  struct Term: Sendable {
    let size: Double
    let sun: Double
    let moon: Double
    let latitude: Double
    let node: Double
    init(_ size: Double, _ sun: Double, _ moon: Double, _ latitude: Double, _ node: Double = 0) {
      self.size = size
      self.sun = sun
      self.moon = moon
      self.latitude = latitude
      self.node = node
    }
  }

  /// Meeus, Astronomical Algorithms, table 49.A, column New Moon: size; multiples of the sun's anomaly, of the moon's
  /// anomaly, of the moon's argument of latitude, of its node's longitude.
  static let newMoonTerms: [Term] = [
    Term(-0.40720, 0, 1, 0), Term(0.17241, 1, 0, 0), Term(0.01608, 0, 2, 0), Term(0.01039, 0, 0, 2),
    Term(0.00739, -1, 1, 0), Term(-0.00514, 1, 1, 0), Term(0.00208, 2, 0, 0), Term(-0.00111, 0, 1, -2),
    Term(-0.00057, 0, 1, 2), Term(0.00056, 1, 2, 0), Term(-0.00042, 0, 3, 0), Term(0.00042, 1, 0, 2),
    Term(0.00038, 1, 0, -2), Term(-0.00024, -1, 2, 0), Term(-0.00017, 0, 0, 0, 1), Term(-0.00007, 2, 1, 0),
    Term(0.00004, 0, 2, -2), Term(0.00004, 3, 0, 0), Term(0.00003, 1, 1, -2), Term(0.00003, 0, 2, 2),
    Term(-0.00003, 1, 1, 2), Term(0.00003, -1, 1, 2), Term(-0.00002, -1, 1, -2), Term(-0.00002, 1, 3, 0),
    Term(0.00002, 0, 4, 0),
  ]

  /// Year and seconds.
  static let deltaTTable: [(year: Double, seconds: Double)] = [
    (1970, 40.2), (1980, 50.5), (1990, 56.9), (2000, 63.8), (2010, 66.1), (2020, 69.4), (2050, 93), (2100, 203),
    (2200, 442),
  ]
}
