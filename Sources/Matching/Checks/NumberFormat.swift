/// Dots group thousands and a comma begins the decimals in Vietnamese; English has it the other way round.
enum NumberFormat {
  /// The same digits with dots and commas exchanged: `1,300.5` becomes `1.300,5`.
  static func vietnamese(_ written: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in written.unicodeScalars {
      switch scalar {
      case ".": result.append(",")
      case ",": result.append(".")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
