internal import Foundation

/// What was found of what should be.
public struct Tally: Sendable, Hashable {
  /// Expected and found.
  public var found = 0
  /// Expected and not found.
  public var missed = 0
  /// Found above `notice`, and not expected.
  public var falseAlarms = 0
  /// Found as `notice`, and not expected: shown, and counted as nothing.
  public var notices = 0

  public init(found: Int = 0, missed: Int = 0, falseAlarms: Int = 0, notices: Int = 0) {
    self.found = found
    self.missed = missed
    self.falseAlarms = falseAlarms
    self.notices = notices
  }

  public var expected: Int { found + missed }
  /// Of what was found, what should be; nil where nothing was.
  public var precision: Share? { Share(found, of: found + falseAlarms) }
  /// Of what should be found, what was; nil where nothing should be.
  public var recall: Share? { Share(found, of: expected) }

  /// The harmonic mean of precision and recall; nil where one of them is not known.
  public var f1: Double? {
    guard precision != nil, recall != nil else { return nil }
    return Double(2 * found) / Double(2 * found + missed + falseAlarms)
  }

  public static func += (a: inout Tally, b: Tally) {
    a.found += b.found
    a.missed += b.missed
    a.falseAlarms += b.falseAlarms
    a.notices += b.notices
  }
}

/// A share with the interval that holds the true one in 95 of 100 samples.
public struct Share: Sendable, Hashable {
  public let part: Int
  public let whole: Int

  /// Nil where the whole is 0.
  public init?(_ part: Int, of whole: Int) {
    guard whole > 0, (0...whole).contains(part) else { return nil }
    self.part = part
    self.whole = whole
  }

  public var value: Double { Double(part) / Double(whole) }

  /// Wilson's score interval (Wilson 1927), which stays inside 0 to 1 and says something even of 3 out of 3.
  public var interval: ClosedRange<Double> {
    let z = 1.959963984540054
    let n = Double(whole)
    let centre = value + z * z / (2 * n)
    let margin = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    let low = part == 0 ? 0 : max(0, (centre - margin) / scale)
    let high = part == whole ? 1 : min(1, (centre + margin) / scale)
    return low...high
  }
}
