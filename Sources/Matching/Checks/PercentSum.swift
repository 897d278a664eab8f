/// Shares of one whole.
enum PercentSum {
  /// Shares may each be rounded, so a sum is too large only beyond this.
  static let tolerance = 101.0

  /// The sum of shares where it exceeds the whole by more than rounding can; nil where it does not, or where there are
  /// fewer than two. A sum beyond 200 is taken for shares of different wholes.
  static func excess(of shares: [Double]) -> Double? {
    guard shares.count > 1, shares.allSatisfy({ $0 >= 0 && $0 <= 100 }) else { return nil }
    let sum = (shares.reduce(0, +) * 100).rounded() / 100
    return sum > tolerance && sum <= 200 ? sum : nil
  }

  /// `103,5`
  static func written(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let whole = String(hundredths / 100)
    let rest = hundredths % 100
    if rest == 0 { return whole }
    let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? String(rest / 10) : String(rest)
    return whole + "," + digits
  }
}
