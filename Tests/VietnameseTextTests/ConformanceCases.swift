import Foundation
import Testing

/// The rows of Fixtures/vietnamese_cases.tsv.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  let id: String
  let layer: String
  let input: String
  let canonical: String
  let folded: String

  var testDescription: String { id }

  static func all(layers: Set<String>) throws -> [ConformanceCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/vietnamese_cases.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped(String($0)) }
      guard cells.count >= 5, layers.contains(cells[1]) else { return nil }
      return ConformanceCase(id: cells[0], layer: cells[1], input: cells[2], canonical: cells[3], folded: cells[4])
    }
  }

  /// Reads `\uXXXX` and `\UXXXXXXXX`.
  private static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let length = index + 1 < scalars.count && scalars[index] == "\\" ? ["u": 4, "U": 8][scalars[index + 1]] : nil
      if let length, index + 2 + length <= scalars.count {
        let digits = String(String.UnicodeScalarView(scalars[index + 2..<index + 2 + length]))
        if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) { result.append(scalar) }
        index += 2 + length
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }
}
