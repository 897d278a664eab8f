import Documents
import RuleLab
import Rulebooks
import Testing

/// `soat explain RULE --post FILE`: what was seen, and what decided.
@Suite struct RuleTraceTests {
  private func trace(
    _ body: String, _ text: String, _ metadata: Metadata = Metadata(), _ language: Language = .vi
  ) throws -> String {
    let book = try #require(try LabGolden.rule(body).first)
    let document = Document(
      path: "bai.md", byteCount: text.utf8.count, parts: [DocumentPart(kind: .body, text: Array(text.utf8))],
      metadata: metadata)
    return RuleTraceText.render(
      rule: book.rules[0], rulebook: book, document: document, today: try #require(Day(iso: "2026-11-20")),
      language: language)
  }

  private static let superlative = """
        when: { ad: true }
        forbid: { phrases: [tốt nhất, hàng đầu] }
        near: { distance: 6 tiếng, phrases: [kem, quà] }
        except:
          - followed-by: [tiên, tư]
        unless:
          - same-sentence: [theo khảo sát]
    """

  @Test func everyPlaceSaysWhatDecided() throws {
    let text = "Quà cho khách hàng đầu tiên. Kem t.ố.t n.h.ấ.t xóm. Kem tốt nhất theo khảo sát. Chợ tốt nhất."
    let found = try trace(RuleTraceTests.superlative, text, Metadata([.ad: .flag(true)]))
    #expect(
      found == """
        thu/mot trên bai.md
        Kết luận     Báo 1 chỗ.
        Xét khi      ad = true: đúng
        Thấy         “hàng đầu” (dòng 1, cột 15), như viết: không báo
                       → không tính, except 1: liền sau là “tiên”, “tư”; thấy “tiên”
                         (dòng 1, cột 24)
                     “t.ố.t n.h.ấ.t” (dòng 1, cột 34), qua chữ biến dạng: báo
                     “tốt nhất” (dòng 1, cột 57), như viết: không báo
                       → bỏ qua, unless 1: cùng câu có “theo khảo sát”; thấy “theo khảo
                         sát” (dòng 1, cột 66)
                     “tốt nhất” (dòng 1, cột 85), như viết: không báo
                       → thiếu: trong khoảng 6 tiếng có “kem”, “quà”

        """)
  }

  @Test func whatIsNotKnownIsAsked() throws {
    let text = "Kem tốt nhất xóm"
    let found = try trace(RuleTraceTests.superlative, text)
    #expect(found.contains("Chưa xét: còn điều chưa biết về bài.") && found.contains("thêm --set ad=…"), "\(found)")
    let other = try trace(RuleTraceTests.superlative, text, Metadata([.ad: .flag(false)]))
    #expect(other.contains("điều kiện của quy tắc không đúng với bài này"), "\(other)")
  }

  @Test(
    arguments: [
      (
        "    forbid: { phrases: [tốt nhất] }\n", "Kem tôt nhất xóm",
        "“tôt nhất” (dòng 1, cột 5) giống chữ nhưng khác dấu"
      ),
      (
        "    forbid: { phrases: { words: [Lãi], case: sensitive } }\n", "Quỹ lãi cao",
        "“lãi” (dòng 1, cột 5) đúng chữ nhưng khác chữ hoa"
      ),
      (
        "    disguise: false\n    forbid: { phrases: [tốt nhất] }\n", "Kem t.ố.t n.h.ấ.t",
        "disguise: false"
      ),
      (
        "    forbid: { all: [ { phrases: [bác sĩ] }, { phrases: [khẳng định] } ] }\n", "Bác sĩ nói vậy đó",
        "chỉ có “Bác sĩ” (dòng 1, cột 1)"
      ),
      ("    forbid: { phrases: [cá lóc] }\n", "Kem ngon", "bài không có điều cần tìm"),
      ("    require: { phrases: [nguồn] }\n", "Lũ đã rút", "cả bài: báo"),
      ("    require: { phrases: [nguồn] }\n", "Nguồn: xã", "bài có đủ điều cần có"),
      (
        "    require: { phrases: [nguồn] }\n    unless:\n      - document: [thơ]\n", "Thơ của lớp em",
        "bỏ qua, unless 1: cả bài có “thơ”"
      ),
      ("    in: title\n    forbid: { phrases: [kem] }\n", "Bán kem", "không ở tiêu đề"),
      ("    quoted: true\n    forbid: { phrases: [kem] }\n", "Bán kem", "không đúng: đứng trong ngoặc kép"),
      (
        "    forbid: { phrases: [kem] }\n    after: { distance: 2 tiếng, phrases: [bán] }\n", "Mua kem",
        "thiếu: trong 2 tiếng trước đó có “bán”"
      ),
    ])
  func whyARuleIsSilent(body: String, text: String, words: String) throws {
    let found = try trace(body, text)
    let line = found.replacing("\n", with: " ").replacing(#/ +/#, with: " ")
    #expect(line.contains(words), "\(found)")
  }

  @Test func personalDataStaysMasked() throws {
    let found = try trace("    mask: true\n    forbid: { segment: mobile-phone }\n", "Gọi 0912345678 nha")
    #expect(!found.contains("0912345678") && found.contains("091****78"), "\(found)")
  }
}
