internal import Foundation

/// Syllables by how often newspapers write them, from Data/syllables.tsv.
struct Vocabulary {
  private let syllables: [String]
  private let sums: [Int]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Data/syllables.tsv")
    var syllables: [String] = []
    var sums: [Int] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2) {
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let count = Int(cells[1]) else { continue }
      syllables.append(String(cells[0]))
      sums.append((sums.last ?? 0) + count)
    }
    self.syllables = syllables
    self.sums = sums
  }

  /// Any syllable, however rare.
  func any(_ random: inout SplitMix) -> String { random.pick(syllables) }

  func pick(_ random: inout SplitMix) -> String {
    let wanted = random.below(sums.last ?? 1)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return syllables[low]
  }
}
