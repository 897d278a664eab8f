/// Numbers of official documents: `30/2020/NĐ-CP` of the State (Decree 30/2020/NĐ-CP, annexes I and III),
/// `75/2025/QH15` of the National Assembly, `555-CV/BTG` of the Party.
enum DocumentNumber {
  enum Fault: String, Sendable {
    /// `147/NĐ-CP/2024`: the year stands between number and type.
    case order = "wrong-order"
    /// `555/CV-BTG`: a Party body with the State's signs.
    case mixedForm = "mixed-form"
    /// `147/NĐ-CP`: decrees, circulars and resolutions of the Government bear their year.
    case missingYear = "missing-year"
    /// `75/2025/QH13`: that Assembly did not sit in that year.
    case wrongTerm = "wrong-term"
  }

  /// A fault of a number and how it should read; nil for a sound number and for anything that is no document number.
  static func fault(of text: String) -> (fault: Fault, expected: String)? {
    let fields = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 2, isNumber(fields[0], digits: 1...5) else { return nil }
    if fields.count == 3, isSymbol(fields[1]), isYear(fields[2]) {
      return (.order, "\(fields[0])/\(fields[2])/\(fields[1])")
    }
    if fields.count == 3, isYear(fields[1]), let year = Int(fields[1]), let term = Int(afterPrefix: "QH", in: fields[2])
    {
      guard let right = onlyTerm(in: year), !terms(in: year).contains(term) else { return nil }
      return (.wrongTerm, "\(fields[0])/\(fields[1])/QH\(right)")
    }
    guard fields.count == 2, isSymbol(fields[1]) else { return nil }
    let parts = fields[1].split(separator: "-", maxSplits: 1).map(String.init)
    if parts.count == 2, partyTypes.contains(parts[0]), partyBodies.contains(parts[1]) {
      return (.mixedForm, "\(fields[0])-\(parts[0])/\(parts[1])")
    }
    if yearlySymbols.contains(where: { fields[1] == $0 || fields[1].hasPrefix($0 + "-") }) {
      return (.missingYear, "\(fields[0])/…/\(fields[1])")
    }
    return nil
  }

  /// Types the Party's offices write before the body: a dash in front of the type, a slash behind it.
  static let partyTypes: Set<String> = [
    "CV", "NQ", "CT", "QĐ", "KL", "HD", "KH", "BC", "TB", "QC", "TT", "TTr", "CTr", "BB",
  ]
  static let partyBodies: Set<String> = ["BTG", "BTGTU", "BTGTW", "BTGDV", "BTGDVTU", "TU", "TW", "VPTU", "VPTW", "ĐU"]
  /// Kinds that are always numbered within their year.
  static let yearlySymbols: Set<String> = ["NĐ-CP", "NQ-CP", "TT"]
  /// Terms of the National Assembly: number, first and last year. Two sit in a year of elections.
  static let assemblies: [(term: Int, from: Int, until: Int)] = [
    (10, 1997, 2002), (11, 2002, 2007), (12, 2007, 2011), (13, 2011, 2016), (14, 2016, 2021), (15, 2021, 2026),
    (16, 2026, 2031),
  ]

  private static func terms(in year: Int) -> [Int] {
    assemblies.filter { $0.from <= year && year <= $0.until }.map(\.term)
  }

  /// The Assembly of a year with only one.
  private static func onlyTerm(in year: Int) -> Int? {
    let terms = terms(in: year)
    return terms.count == 1 ? terms[0] : nil
  }

  private static func isNumber(_ text: String, digits: ClosedRange<Int>) -> Bool {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isYear(_ text: String) -> Bool {
    isNumber(text, digits: 4...4) && (text.hasPrefix("19") || text.hasPrefix("20"))
  }

  /// `NĐ-CP`, `TT-BVHTTDL`, `CV-BTG`: capitals, a dash, capitals.
  private static func isSymbol(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 2
      && parts.allSatisfy { part in
        guard let first = part.unicodeScalars.first else { return false }
        return first.properties.isUppercase && part.unicodeScalars.count <= 10
          && part.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
      }
  }
}

extension Int {
  fileprivate init?(afterPrefix prefix: String, in text: String) {
    guard text.hasPrefix(prefix), text.utf8.count <= prefix.utf8.count + 2 else { return nil }
    self.init(text.dropFirst(prefix.count))
  }
}
