import Foundation
import Testing

/// The public cases through the command, as a stranger would run them.
@Suite struct NormalizeConformanceTests {
  @Test(arguments: [("canonical", 3), ("folded", 4)])
  func everyCase(view: String, column: Int) throws {
    let file = Program.root.appending(path: "Tests/VietnameseTextTests/Fixtures/vietnamese_cases.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(rows.count == 113)
    for row in rows {
      // The table writes what the eye would mistake as \uXXXX and \UXXXXXXXX.
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0).applyingTransform(StringTransform("Hex-Any"), reverse: false) ?? ""
      }
      let result = try Program.run(["normalize", "--view", view], cells[2])
      #expect(result.status == 0)
      #expect(Array(result.output.utf8) == Array(cells[column].utf8), "\(cells[0]) \(result.output)")
    }
  }
}
