import Documents
import Testing

@testable import Intake

@Suite struct SubtitleTests {
  private func read(_ text: String, _ name: String, _ format: InputFormat = .auto) throws -> Document {
    let posts = try all(text, named: name, format)
    #expect(posts.count == 1)
    return posts[0]
  }

  private func time(_ document: Document, _ word: String) -> String? {
    guard let part = document.part(.body), let at = part.text.firstRange(of: Array(word.utf8)) else { return nil }
    return part.place(at: at.lowerBound)?.vi
  }

  private let srt = """
    1
    00:00:01,000 --> 00:00:03,000
    Kem này <i>trị nám tốt</i>

    2
    00:00:03,000 --> 00:00:05,500 X1:10 X2:20
    {\\an8}nhất Việt Nam.

    3
    00:01:23,400 --> 00:01:25,000
    - Thật không?
    - Giá <50.000 đồng, I <3 you
    """

  @Test(arguments: ["\n", "\r\n", "\r"]) func subRip(_ end: String) throws {
    let text = srt.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    let document = try read(text, "phu-de")
    #expect(document.body == "Kem này trị nám tốt nhất Việt Nam.\n- Thật không?\n- Giá <50.000 đồng, I <3 you")
    #expect(time(document, "tốt") == "00:00:01.000")
    #expect(time(document, "nhất") == "00:00:03.000")
    #expect(time(document, "Thật") == "00:01:23.400")
    #expect(document.problems.isEmpty)
  }

  @Test func aPlaceOfTheTextIsAPlaceOfTheFile() throws {
    let document = try read(srt, "a.srt")
    let part = try #require(document.part(.body))
    let map = try #require(part.map)
    for word in ["trị nám", "nhất Việt Nam", "Thật không", "50.000"] {
      let at = try #require(part.text.firstRange(of: Array(word.utf8)))
      #expect(Array(map.file[map.source(of: at, count: part.text.count)]) == Array(word.utf8), "\(word)")
    }
    // Across two cues: from the first word to the last.
    let phrase = try #require(part.text.firstRange(of: Array("tốt nhất".utf8)))
    let source = String(decoding: map.file[map.source(of: phrase, count: part.text.count)], as: UTF8.self)
    #expect(source.hasPrefix("tốt</i>") && source.hasSuffix("nhất"))
  }

  @Test func automaticCaptionsThatRollAreReadOnce() throws {
    let vtt = """
      WEBVTT
      Kind: captions
      Language: vi

      STYLE
      ::cue { color: red }

      NOTE không đọc dòng này

      00:00:00.000 --> 00:00:02.000 align:start position:0%
       
      xin<00:00:00.500><c> chào</c><00:00:01.000><c> các</c> bạn

      00:00:02.000 --> 00:00:02.010 align:start position:0%
      xin chào các bạn
       

      00:00:02.010 --> 00:00:04.000 align:start position:0%
      xin chào các bạn
      hôm<00:00:02.500><c> nay</c> &amp; mai

      00:00:04.000 --> 00:00:04.010 align:start position:0%
      hôm nay &amp; mai
       
      00:00:04.010 --> 00:00:06.000
      hôm nay &amp; mai
      <v Lan>trời đẹp</v>
      """
    let document = try read(vtt, "tu-dong.txt")
    #expect(document.body == "xin chào các bạn hôm nay & mai trời đẹp")
    #expect(time(document, "hôm") == "00:00:02.010")
    #expect(time(document, "trời") == "00:00:04.010")
  }

  @Test func aLineThatGrowsIsReadOnce() throws {
    let srt = """
      1
      00:00:01,000 --> 00:00:02,000
      giá chỉ

      2
      00:00:02,000 --> 00:00:03,000
      giá chỉ hai trăm

      3
      00:00:03,000 --> 00:00:04,000
      giá chỉ hai trăm nghìn

      4
      00:00:10,000 --> 00:00:11,000
      giá chỉ hai trăm nghìn
      """
    // The last one is said again, seconds later.
    #expect(try read(srt, "a.srt").body == "giá chỉ hai trăm nghìn\ngiá chỉ hai trăm nghìn")
  }

  @Test func subViewerOfYouTube() throws {
    let document = try read(
      "0:00:00.599,0:00:04.160\n>> Xin chào\nquý vị\n\n0:00:04.160,0:00:06.770\nvà các bạn\n", "a.txt")
    #expect(document.body == "Xin chào quý vị và các bạn")
    #expect(time(document, "quý") == "00:00:00.599")
    #expect(time(document, "và") == "00:00:04.160")
  }

  @Test(
    arguments: [
      ("1\n00:00:01,000 --> 00:00:0x,000\nChữ một\n\n2\n00:00:03,000 --> 00:00:04,000\nChữ hai", 2),
      ("1\n00:00:05,000 --> 00:00:01,000\nChữ một\n\n2\n00:00:06,000 --> 00:00:07,000\nChữ hai", 2),
      ("1\n00:00:05,000 --> 00:00:06,000\nChữ một\n\n2\n00:00:03,000 --> 00:00:04,000\nChữ hai", 6),
      ("1\n00:00:05,000 --> 00:00:06,000\nChữ một\n00:00:07,000 -> 8\nChữ hai", nil),
    ] as [(String, Int?)])
  func brokenTimesLoseNoText(_ text: String, _ line: Int?) throws {
    let document = try read(text, "a.srt")
    #expect(document.body.contains("Chữ một") && document.body.contains("Chữ hai"))
    #expect(document.problems.map(\.code) == (line == nil ? [] : ["broken-times"]))
    if let line { #expect(document.problems[0].message.vi.contains("dòng \(line)")) }
  }

  @Test func overlapsAreNoFault() throws {
    let text = "1\n00:00:01,000 --> 00:00:05,000\nMột\n\n2\n00:00:03,000 --> 00:00:06,000\nHai"
    #expect(try read(text, "a.srt").problems.isEmpty)
  }

  @Test func subtitlesWithoutAWordAreEmpty() {
    #expect(throws: IntakeError.self) { try read("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n", "a.vtt") }
  }

  @Test(arguments: [
    ("00:01:23,400", 83_400), ("01:23.4", 83_400), ("100:00:00.000", 360_000_000), ("0:00:00.599", 599),
  ])
  func times(_ text: String, _ milliseconds: Int) {
    #expect(SubtitleTime(Substring(text))?.milliseconds == milliseconds)
  }

  @Test(arguments: ["", "1", "00:61:00", "00:00:60", "-1:00", "00:00:01,0000", "a:b", "99999999999:00:00"])
  func notTimes(_ text: String) { #expect(SubtitleTime(Substring(text)) == nil) }
}
