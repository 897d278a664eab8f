import Documents
import Rulebooks
import Testing

@testable import RuleLab

@Suite struct WordSheetTests {
  @Test func columnsInAnyOrderAndLanguage() throws {
    let sheet = try WordSheet(rows: [
      [], ["STT", "Ghi chú", "Đúng", "Sai"], ["1", "gộp", "sáp nhập", " sát   nhập "], ["# bỏ"],
      ["2", "", "", "siêu phẩm"],
    ])
    #expect(sheet.hasHeader)
    #expect(
      sheet.entries == [
        .init(wrong: "sát nhập", right: "sáp nhập", note: "gộp", row: 3), .init(wrong: "siêu phẩm", row: 5),
      ])
  }

  @Test func withoutNamesColumnsStandInOrder() throws {
    let sheet = try WordSheet(rows: [["sát nhập", "sáp nhập"], ["bổ xung", "bổ sung", "hay gặp"]])
    #expect(!sheet.hasHeader && sheet.entries.map(\.right) == ["sáp nhập", "bổ sung"])
  }

  @Test func rowsThatCannotBeUsedAreNamed() throws {
    let sheet = try WordSheet(rows: [
      ["wrong", "right"], ["", "a"], ["!!", "b"], ["x", "x"], ["dùng", "đúng"], ["Dùng", "khác"],
    ])
    #expect(sheet.entries.map(\.wrong) == ["dùng"])
    #expect(sheet.skipped.map { $0.vi.prefix { $0 != ":" } } == ["dòng 2", "dòng 3", "dòng 4", "dòng 6"])
  }

  @Test func noWordsIsAnError() {
    #expect(throws: StarterError.self) { try WordSheet(rows: []) }
    #expect(throws: StarterError.self) { try WordSheet(rows: [["wrong", "right"]]) }
    #expect(throws: StarterError.self) { try WordSheet(rows: [["đúng", "ghi chú"], ["a", "b"]]) }
  }
}

@Suite struct StarterTests {
  private let day = Day(julianDayNumber: 2_461_365)

  private func book(_ rows: [[String]], axis: Axis = .accurate) throws(StarterError) -> WordBook {
    try WordBook(WordSheet(rows: rows), id: "nha", title: "Nhà", axis: axis, level: .warning, day: day)
  }

  @Test func aListBecomesRulesThatPass() throws {
    let made = try book([
      ["wrong", "right", "note"], ["sát nhập", "sáp nhập", ""], ["covid-19", "COVID-19", ""],
      ["siêu phẩm", "", "tự khen"],
      ["mì", "bánh mì", ""],
    ])
    let files = try made.book.files()
    #expect(
      files.map(\.path) == ["nha.yaml", "data/nha-viet-sai.tsv", "data/nha-hoa-thuong.tsv", "data/nha-can-tranh.tsv"])
    #expect(files[1].text == "wrong\tright\tnote\nsát nhập\tsáp nhập\t\n")
    #expect(files[3].text == "wrong\tnote\nsiêu phẩm\ttự khen\n")
    #expect(made.skipped.count == 1 && made.skipped[0].vi.contains("nằm trong chữ đúng"))
  }

  /// Words are an author's: whatever is in them, what is written loads.
  @Test(arguments: [
    "nói \"thế\"", "a: b", "- gạch", "{x}", "[y]", "100%", "@ai", "tab\tở giữa", "#thẻ", "dấu \\ ngược", "'nháy'",
  ])
  func anyWords(_ word: String) throws {
    let rule = try StarterRule.reporting(
      [word, "siêu phẩm"], id: "r", title: word, axis: .accurate, level: .notice, message: "\(word): {match}", fix: word
    )
    let files = try StarterBook(id: "b", title: word, rules: [rule], day: day).files()
    #expect(files.count == 1)
  }

  @Test func sentencesThatDoNotHoldAreLeftOut() throws {
    let rule = try StarterRule.reporting(
      ["trời nhiều mây"], id: "r", title: "t", axis: .accurate, level: .notice, message: nil, fix: nil,
      bad: ["Câu này không có gì để [[báo]].", "Hôm nay [[trời nhiều mây]]."])
    let text = try StarterBook(id: "b", title: "t", rules: [rule], day: day).files()[0].text
    #expect(!text.contains("để [[báo]]") && text.contains("Hôm nay [[trời nhiều mây]]"))
    // One of the neutral sentences is about just this.
    #expect(!text.contains("chợ họp muộn"))
  }

  @Test func noSentenceHoldsIsAnError() throws {
    let rule = try StarterRule.reporting(
      ["siêu phẩm"], id: "r", title: "t", axis: .accurate, level: .notice, message: nil, fix: nil,
      bad: ["Không có gì [[ở đây]]."])
    #expect(throws: StarterError.self) { try StarterBook(id: "b", title: "t", rules: [rule], day: day).files() }
  }

  @Test(arguments: ["Tên", "có dấu", "-a", "", "a/b", "../x"]) func namesAreNamesOfFiles(_ id: String) throws {
    let rule = try StarterRule.reporting(
      ["x y"], id: "r", title: "t", axis: .accurate, level: .notice, message: nil, fix: nil)
    #expect(throws: StarterError.self) { try StarterBook(id: id, title: "t", rules: [rule], day: day).files() }
  }

  @Test func theClosedAxisStaysClosed() throws {
    #expect(throws: StarterError.self) { try book([["sai", "đúng"], ["từ lạ", ""]], axis: .politicallyCorrect) }
    #expect(try book([["sai", "đúng"], ["từ lạ", "từ quen"]], axis: .politicallyCorrect).book.files().count == 2)
    #expect(throws: StarterError.self) {
      try StarterRule.reporting(
        ["x"], id: "r", title: "t", axis: .politicallyCorrect, level: .notice, message: nil, fix: nil)
    }
  }

  @Test func aCampaignPassesItsTests() throws {
    let (first, last) = try (#require(Day(iso: "2026-12-01")), #require(Day(iso: "2026-12-31")))
    let campaign = Campaign(
      id: "chay-xanh", name: "Chạy Xanh Thành phố", from: first, until: last, hashtags: ["ChayXanh", "TPHCM"],
      facts: [("lễ khai mạc", "2026-12-05"), ("chặng", "7")])
    let files = try campaign.book().files()
    #expect(files.map(\.path) == ["chay-xanh.yaml", "data/chay-xanh-thong-tin.tsv"])
    #expect(
      ["thieu-hashtag", "hashtag-viet-sai", "ten-chien-dich", "thong-tin-sai"].allSatisfy(files[0].text.contains))
    var wrong = campaign
    wrong.until = Day(julianDayNumber: first.julianDayNumber - 1)
    #expect(throws: StarterError.self) { try wrong.book() }
    wrong = campaign
    wrong.hashtags = ["Chạy-Xanh"]
    #expect(throws: StarterError.self) { try wrong.book() }
    wrong = campaign
    wrong.facts = [("chặng", "bảy")]
    #expect(throws: StarterError.self) { try wrong.book() }
  }

  private let rulebook = """
    rulebook: mau
    title: Mẫu
    when: { campaign: c }
    sources: { lqc: { title: Luật } }
    rules:
    - id: mot
      axis: accurate
      level: error
      forbid: [từ một]
      message: Bỏ.
      tests:
      - bad: "Có [[từ một]]."
        with: { campaign: c }
    """

  @Test func aRuleIsAddedInTheRulebooksOwnStyle() throws {
    let rule = try StarterRule.reporting(
      ["từ hai"], id: "hai", title: "Hai", axis: .accurate, level: .warning, message: nil, fix: nil)
    let addition = try RuleAddition(to: rulebook, file: "mau.yaml") { _ in [] }
    let text = try addition.addition(of: rule)
    #expect(text.contains("\n- id: hai\n  title: \"Hai\"") && text.contains("basis: { source: lqc }"))
    #expect(text.contains("with: { campaign: c }"))
    var taken = rule
    taken.id = "mot"
    #expect(throws: StarterError.self) { try addition.addition(of: taken) }
  }

  @Test func rulesMustBeTheLastKey() {
    let text = rulebook + "\nversion: 1.0.0\n"
    #expect(throws: StarterError.self) { try RuleAddition(to: text, file: "mau.yaml") { _ in [] } }
    #expect(throws: StarterError.self) { try RuleAddition(to: "rules: [", file: "mau.yaml") { _ in [] } }
  }
}
