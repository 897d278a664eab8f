import Documents

/// A day or a time as its cell shows it, by the number format of the cell (ECMA-376, 18.8.31).
struct ShownDate {
  private enum Piece: Hashable {
    case text(String)
    case year(Int), month(Int), day(Int), hour(Int), minute(Int), second(Int), half
  }

  private let pieces: [Piece]

  /// Formats that workbooks name by a number alone; days in the order of Vietnamese readers.
  static let builtIn = [
    14: "dd/mm/yyyy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    45: "mm:ss",
  ]

  /// Nil for what is more than digits: names of months and weekdays are in the language of whoever looks, and spans of
  /// hours and parts of seconds are no days.
  init?(_ code: String) {
    var pieces: [Piece] = []
    var rest = Substring(code)
    var literal = ""
    func add(_ piece: Piece) {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
      pieces.append(piece)
    }
    // Only the first section: days are no negative numbers.
    while let letter = rest.first, letter != ";" {
      let run = rest.prefix { $0.lowercased() == letter.lowercased() }.count
      switch letter {
      case "\"":
        literal += rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst().drop { $0 != "\"" }.dropFirst()
        continue
      case "\\":
        literal += rest.dropFirst().prefix(1)
        rest = rest.dropFirst(2)
        continue
      case "_", "*":
        if letter == "_" { literal += " " }
        rest = rest.dropFirst(2)
        continue
      case "[":
        let inside = rest.dropFirst().prefix { $0 != "]" }
        if inside.lowercased().allSatisfy({ "hms".contains($0) }) { return nil }
        rest = rest.drop { $0 != "]" }.dropFirst()
        continue
      case "a", "A":
        guard rest.prefix(5).lowercased() == "am/pm" else { return nil }
        add(.half)
        rest = rest.dropFirst(5)
        continue
      case "y", "Y": add(.year(run))
      case "d", "D": add(.day(run))
      case "m", "M": add(.month(run))
      case "h", "H": add(.hour(run))
      case "s", "S": add(.second(run))
      case let other where other.isLetter || other.isNumber || "#?%@".contains(other): return nil
      default: literal += rest.prefix(run)
      }
      rest = rest.dropFirst(run)
    }
    if !literal.isEmpty { pieces.append(.text(literal)) }
    self.pieces = ShownDate.withMinutes(pieces)
    let hasNames = self.pieces.contains { piece in
      switch piece {
      case .month(let count), .day(let count), .minute(let count), .hour(let count), .second(let count): count > 2
      default: false
      }
    }
    if hasNames || self.pieces.allSatisfy({ if case .text = $0 { true } else { false } }) { return nil }
  }

  /// `m` is a minute behind an hour or before a second.
  private static func withMinutes(_ pieces: [Piece]) -> [Piece] {
    let units = pieces.indices.filter { if case .text = pieces[$0] { false } else { true } }
    var pieces = pieces
    for (at, index) in units.enumerated() {
      guard case .month(let count) = pieces[index] else { continue }
      if at > 0, case .hour = pieces[units[at - 1]] { pieces[index] = .minute(count) }
      if at + 1 < units.count, case .second = pieces[units[at + 1]] { pieces[index] = .minute(count) }
    }
    return pieces
  }

  /// - Parameters:
  ///   - day: any where the format asks for none.
  ///   - seconds: after midnight.
  func text(day: Day, seconds: Int) -> String {
    let hour = seconds / 3600
    let isHalved = pieces.contains(.half)
    func digits(_ number: Int, _ count: Int) -> String { count > 1 && number < 10 ? "0\(number)" : "\(number)" }
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .year(let count): count > 2 ? "\(day.year)" : digits(day.year % 100, 2)
      case .month(let count): digits(day.month, count)
      case .day(let count): digits(day.day, count)
      case .hour(let count): digits(isHalved ? (hour + 11) % 12 + 1 : hour, count)
      case .minute(let count): digits(seconds / 60 % 60, count)
      case .second(let count): digits(seconds % 60, count)
      case .half: hour < 12 ? "AM" : "PM"
      }
    }.joined()
  }
}
