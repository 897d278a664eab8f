import Documents
import Testing

@testable import Intake

@Suite struct WordDocumentTests {
  private func p(_ runs: String, style: String? = nil) -> String {
    "<w:p>" + (style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "") + runs + "</w:p>"
  }

  private func r(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private let styles = [
    "word/styles.xml":
      "<w:styles xmlns:w=\"http://w\"><w:style w:styleId=\"u1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
  ]

  private func read(_ body: String, _ more: [String: String] = [:]) throws -> Document {
    let fixtures = try OfficeFixtures()
    let posts = try all(fixtures.document(body, more))
    #expect(posts.count == 1)
    return posts[0]
  }

  @Test func paragraphsAreLinesAndRunsAreJoined() throws {
    let document = try read(
      p(r("Kem này "), style: nil) + p("") + p(r("Kem ") + r("trị nám ") + r("tốt nhất", "<w:b/>") + r(" Việt Nam.")))
    #expect(document.body == "Kem này \n\nKem trị nám tốt nhất Việt Nam.")
    let body = try #require(document.part(.body))
    let at = Array(document.body.utf8).firstRange(of: Array("tốt nhất".utf8))?.lowerBound ?? 0
    #expect(body.place(at: at) == Bilingual(vi: "đoạn 2, cụm 3", en: "paragraph 2, run 3"))
    #expect(body.place(at: 0)?.vi == "đoạn 1, cụm 1")
    #expect(document.locator == nil && document.problems.isEmpty)
  }

  @Test func theHeadingIsTheTitleWhateverWordCallsIt() throws {
    let document = try read(p(r("Tin nội bộ")) + p(r("Khai trương"), style: "u1") + p(r("Nội dung.")), styles)
    #expect(document.part(.title)?.string == "Khai trương")
    #expect(document.part(.title)?.place(at: 0)?.vi == "đoạn 2, cụm 1")
    #expect(document.body == "Tin nội bộ\nNội dung.")
    let properties = ["docProps/core.xml": "<cp xmlns:dc=\"http://dc\"><dc:title>Bản thảo</dc:title></cp>"]
    let untitled = try read(p(r("Nội dung.")), properties)
    #expect(untitled.part(.title)?.string == "Bản thảo")
    #expect(untitled.part(.title)?.place(at: 0)?.vi == "thuộc tính của tệp")
  }

  @Test func trackedChangesAreReadAsAccepted() throws {
    let document = try read(
      p(
        r("Giảm ")
          + "<w:del w:id=\"1\"><w:r><w:delText>30%</w:delText></w:r></w:del><w:ins w:id=\"2\">\(r("20%"))</w:ins>"
          + "<w:moveFrom>\(r(" chuyển đi"))</w:moveFrom><w:moveTo>\(r(" chuyển đến"))</w:moveTo>")
        + "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>\(r("Nửa đầu "))</w:p>" + p(r("nửa sau.")))
    #expect(document.body == "Giảm 20% chuyển đến\nNửa đầu nửa sau.")
  }

  @Test func hiddenTextIsReadAndNoted() throws {
    let document = try read(
      p(r("Thấy. ") + r("Không thấy.", "<w:vanish/>") + r(" Lại thấy.", "<w:vanish w:val=\"0\"/>")))
    #expect(document.body == "Thấy. Không thấy. Lại thấy.")
    let at = Array("Thấy. ".utf8).count
    #expect(document.part(.body)?.place(at: at)?.vi == "đoạn 1, cụm 2, chữ ẩn")
    #expect(document.part(.body)?.place(at: document.body.utf8.count - 1)?.vi == "đoạn 1, cụm 3")
  }

  @Test func tablesBoxesNotesFieldsAndPictures() throws {
    let cellRow = "<w:tr><w:tc>\(p(r("Giá")))</w:tc><w:tc>\(p(r("99.000 đồng")))</w:tc></w:tr>"
    let box =
      "<mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>\(p(r("Trong khung")))</w:txbxContent></wps:txbx></mc:Choice>"
      + "<mc:Fallback><w:txbxContent>\(p(r("Trong khung")))</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("bấm vào đây"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let notes = [
      "word/footnotes.xml":
        "<w:footnotes xmlns:w=\"http://w\"><w:footnote w:id=\"-1\" w:type=\"separator\">\(p(r("—")))</w:footnote><w:footnote w:id=\"2\">\(p(r("Theo hãng.")))</w:footnote></w:footnotes>",
      "word/header1.xml": "<w:hdr xmlns:w=\"http://w\">\(p(r("Công ty ABC")))</w:hdr>",
    ]
    let document = try read(
      p(r("Xem") + "<w:r><w:tab/></w:r>" + field + "<w:r><w:br/></w:r>" + r("dòng hai")) + "<w:tbl>\(cellRow)</w:tbl>"
        + p("<w:r>\(box)</w:r>" + r("Sau khung") + "<w:r><w:drawing><a:blip/></w:drawing></w:r>"), notes)
    #expect(
      document.body == "Xem\tbấm vào đây\ndòng hai\nGiá\n99.000 đồng\nTrong khung\nSau khung\nTheo hãng.",
      "\(document.body)")
    #expect(document.notSeen == NotSeen(images: 1))
    func place(_ word: String) -> String? {
      let at = Array(document.body.utf8).firstRange(of: Array(word.utf8))?.lowerBound ?? 0
      return document.part(.body)?.place(at: at)?.vi
    }
    #expect(place("99.000") == "đoạn 3 (bảng 1, hàng 1, ô 2), cụm 1")
    #expect(place("Trong khung") == "đoạn 4 (khung chữ), cụm 1")
    #expect(place("Theo hãng") == "chú thích 2, cụm 1")
  }

  @Test func aPaperOfPicturesAloneIsNotClean() throws {
    let document = try read(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"))
    #expect(document.parts.isEmpty && document.problems.map(\.code) == ["empty-text"])
  }

  @Test func brokenAndHostileFilesAreOneSentence() throws {
    let fixtures = try OfficeFixtures()
    let rels = [
      "_rels/.rels":
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    ]
    let deep = String(repeating: "<w:p>", count: 100_000)
    for xml in ["<w:document><w:p>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "", deep] {
      let path = try fixtures.archive("hong.docx", rels.merging(["word/document.xml": xml]) { a, _ in a })
      do throws(IntakeError) {
        _ = try Intake().open(path)
        Issue.record("was read")
      } catch {
        #expect(error.code == .unreadableFile)
      }
    }
    let bomb = try fixtures.archive(
      "bom.docx", rels.merging(["word/document.xml": "*\(OfficePackage.limit + 1)"]) { a, _ in a })
    #expect(throws: IntakeError.self) { try Intake().open(bomb) }
  }
}
