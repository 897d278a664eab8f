internal import Foundation

/// Figures beside the bars they are to reach.
public struct Table {
  public private(set) var text = Table.row("what", "figure", "bar", "reached") + Table.row("---", "---:", "---:", "---")

  public init() {}

  public mutating func add(_ name: String, _ figure: Double, _ unit: String, atLeast bar: Double) {
    add(name, figure, unit, "≥ \(shown(bar, unit))", figure >= bar ? "yes" : "no")
  }

  public mutating func add(_ name: String, _ figure: Double, _ unit: String, atMost bar: Double) {
    add(name, figure, unit, "≤ \(shown(bar, unit))", figure <= bar ? "yes" : "no")
  }

  public mutating func add(_ name: String, _ figure: Double, _ unit: String) { add(name, figure, unit, "", "") }

  private mutating func add(_ name: String, _ figure: Double, _ unit: String, _ bar: String, _ verdict: String) {
    text += Table.row(name, shown(figure, unit), bar, verdict)
  }

  private func shown(_ figure: Double, _ unit: String) -> String {
    unit.isEmpty ? String(format: "%.2f", figure) : String(format: "%.0f ", figure) + unit
  }

  private static func row(_ name: String, _ figure: String, _ bar: String, _ verdict: String) -> String {
    "| \(name.padding(toLength: 44, withPad: " ", startingAt: 0)) | \(figure) | \(bar) | \(verdict) |\n"
  }
}
