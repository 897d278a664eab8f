import Documents
import Testing

@testable import Matching

private func digits(_ text: String) -> [UInt8] { text.utf8.filter { (48...57).contains($0) }.map { $0 - 48 } }

@Suite struct ChecksNumberTests {
  @Test(arguments: [
    ("4111111111111111", true), ("9704180000000018", true), ("4111111111111112", false), ("0", true), ("", false),
  ])
  func luhn(_ text: String, _ valid: Bool) { #expect(Luhn.isValid(digits(text)) == valid) }

  @Test(arguments: [
    ("4111 1111 1111 1111", false, false), ("4539 1488 0343 6467", false, true), ("9704 1800 0000 0019", false, true),
    ("5500 0055 5555 5559", false, true), ("4444 4444 4444 4448", false, false), ("5425 2334 3010 9903", false, true),
    ("2223 0031 2200 3222", false, true),
    ("8934 5678 9012 3", false, false), ("3782 822463 10005", false, true), ("490154203237518", true, false),
    ("4222 2222 2222 2", true, false), ("1234 5678 9012 3456", true, false),
  ])
  func paymentCards(_ text: String, _ cue: Bool, _ card: Bool) {
    #expect(PaymentCard.isCard(digits(text), hasCue: cue) == card)
  }

  @Test(arguments: [
    ("0100109106", true), ("0101248141", true), ("0100112437", true), ("0300588569", true), ("0100109107", false),
    ("0100109106-001", true), ("0100109106-000", false), ("010010910", false),
  ])
  func taxCodes(_ text: String, _ valid: Bool) { #expect(TaxCode.isValid(digits(text)) == valid) }

  @Test(arguments: [
    ("001099012345", false, true), ("079203012345", false, true), ("079230012345", false, false),
    ("079499012345", true, false), ("123099012345", false, false), ("123099012345", true, true),
    ("000099012345", true, false), ("07920301234", true, false),
  ])
  func identityNumbers(_ text: String, _ cue: Bool, _ plausible: Bool) {
    #expect(IdentityNumber.isPlausible(digits(text), year: 2026, hasCue: cue) == plausible)
  }

  @Test func shares() {
    #expect(PercentSum.excess(of: [60, 30, 20]) == 110)
    #expect(PercentSum.excess(of: [33.4, 33.4, 33.4]) == nil)
    #expect(PercentSum.excess(of: [33.3, 33.3, 33.3]) == nil)
    #expect(PercentSum.excess(of: [120, 30]) == nil)
    #expect(PercentSum.excess(of: [90, 80, 70]) == nil)
    #expect(PercentSum.excess(of: [100]) == nil)
    #expect(PercentSum.written(103.5) == "103,5")
    #expect(PercentSum.written(110) == "110")
    #expect(PercentSum.written(101.05) == "101,05")
    #expect(NumberFormat.vietnamese("1,300.5") == "1.300,5")
  }

  @Test(arguments: [
    ("147/NĐ-CP/2024", "wrong-order", "147/2024/NĐ-CP"), ("555/CV-BTG", "mixed-form", "555-CV/BTG"),
    ("147/NĐ-CP", "missing-year", "147/…/NĐ-CP"), ("12/TT-BTC", "missing-year", "12/…/TT-BTC"),
    ("75/2025/QH13", "wrong-term", "75/2025/QH15"),
  ])
  func documentNumberFaults(_ text: String, _ fault: String, _ expected: String) {
    let found = DocumentNumber.fault(of: text)
    #expect(found?.fault.rawValue == fault)
    #expect(found?.expected == expected)
  }

  @Test(arguments: [
    "30/2020/NĐ-CP", "12/2026/TT-BVHTTDL", "15/2026/NQ-CP", "75/2025/QH15", "28/2026/QH16", "16/2021/QH14",
    "555/QĐ-UBND",
    "555-CV/BTG", "3062-CV/BTGTU", "57-NQ/TW", "123/BVHTTDL-VP", "20/11/2026", "24/7", "1/2", "12/CV-UBND", "5/km-h",
    "147/nđ-cp/2024",
  ])
  func soundDocumentNumbers(_ text: String) { #expect(DocumentNumber.fault(of: text) == nil) }

  @Test func factsHoldOnTheirDays() throws {
    let table = FactTable([
      ["key": "tỉnh, thành phố", "value": "63", "until": "2025-06-30"],
      ["key": "tỉnh, thành phố", "value": "34", "from": "2025-07-01"],
      ["key": "", "value": "1"],
    ])
    #expect(table.facts.count == 2)
    #expect(table.facts(on: try #require(.init(iso: "2025-06-30"))).map(\.value) == ["63"])
    #expect(table.facts(on: try #require(.init(iso: "2025-07-01"))).map(\.value) == ["34"])
    #expect(table.facts[0].number == 63)
  }
}
