/// A moment of a video, in milliseconds from its start.
struct SubtitleTime: Comparable, Hashable {
  var milliseconds: Int

  /// `00:01:23.400`
  var text: String {
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let seconds = milliseconds / 1000
    return
      "\(pad(seconds / 3600, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2)).\(pad(milliseconds % 1000, 3))"
  }

  init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// Reads `00:01:23,400`, `01:23.400`, `0:00:01.2`; nil for what is none.
  init?(_ text: Substring) {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let last = fields.last else { return nil }
    let seconds = last.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(seconds.count), let whole = SubtitleTime.number(seconds[0]), whole < 60,
      let minutes = SubtitleTime.number(fields[fields.count - 2]), minutes < 60
    else { return nil }
    var thousandths = 0
    if seconds.count == 2 {
      guard (1...3).contains(seconds[1].utf8.count), let part = SubtitleTime.number(seconds[1]) else { return nil }
      thousandths = part * [100, 10, 1][seconds[1].utf8.count - 1]
    }
    var hours = 0
    if fields.count == 3 {
      guard let read = SubtitleTime.number(fields[0]), read < 10_000 else { return nil }
      hours = read
    }
    milliseconds = ((hours * 60 + minutes) * 60 + whole) * 1000 + thousandths
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  static func < (a: SubtitleTime, b: SubtitleTime) -> Bool { a.milliseconds < b.milliseconds }
}
