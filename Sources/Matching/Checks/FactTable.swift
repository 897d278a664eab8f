internal import Documents

/// Facts that change on a known day: columns `key`, `value`, `from`, `until`, and `unit` where the value is a number of
/// something. An empty day is open.
struct FactTable: Sendable {
  struct Fact: Sendable {
    let key: String
    let value: String
    let unit: String
    let from: Day?
    let until: Day?
    let row: [String: String]

    init?(_ row: [String: String]) {
      guard let key = row["key"], !key.isEmpty, let value = row["value"], !value.isEmpty else { return nil }
      self.key = key
      self.value = value
      unit = row["unit"] ?? ""
      from = row["from"].flatMap { Day(iso: $0) }
      until = row["until"].flatMap { Day(iso: $0) }
      self.row = row
    }

    func holds(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true) }
  }

  let facts: [Fact]

  init(_ rows: [[String: String]]) { facts = rows.compactMap(Fact.init) }

  /// What is true on a day, one fact for each key and unit; rows that come first win.
  func facts(on day: Day) -> [Fact] {
    var seen: Set<[String]> = []
    return facts.filter { $0.holds(on: day) && seen.insert([$0.key, $0.unit]).inserted }
  }
}
