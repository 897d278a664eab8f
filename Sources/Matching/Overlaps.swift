/// Leftmost-longest: of places that overlap one is kept, and it spans them all.
enum Overlaps {
  static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    joined(ranges.map { RuleRun.Place(range: $0) }).map(\.range)
  }

  static func joined(_ places: [RuleRun.Place]) -> [RuleRun.Place] {
    let sorted = places.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var result: [RuleRun.Place] = []
    for place in sorted {
      guard let last = result.last, place.range.lowerBound < last.range.upperBound else {
        result.append(place)
        continue
      }
      if place.range.upperBound > last.range.upperBound {
        result[result.count - 1].range = last.range.lowerBound..<place.range.upperBound
        // A replacement is written for one of them only.
        result[result.count - 1].replacement = nil
      }
      if last.form == .bare, place.form != .bare { result[result.count - 1].form = place.form }
    }
    return result
  }
}
