import Documents
import Foundation
import Testing

@testable import Intake

/// Each byte of UTF-8 as a character of its own, as Facebook's files have it.
private func spoilt(_ text: String) -> String {
  text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : String(format: "\\u00%02x", $0) }.joined()
}

@Suite struct ExportTests {
  @Test func everyShippedMappingLoads() {
    #expect(ExportMapping.shipped.count == ShippedTables.mappings.count && ExportMapping.shipped.count >= 12)
    #expect(Set(ExportMapping.shipped.map(\.name)).count == ExportMapping.shipped.count)
    // The name of a file says what is in it.
    #expect(ExportMapping.shipped.map(\.name) == ExportMapping.shippedNames)
    for mapping in ExportMapping.shipped { #expect(!mapping.title.vi.isEmpty && !mapping.title.en.isEmpty) }
  }

  @Test func postsOfAFacebookPage() throws {
    let json = """
      [{"timestamp":1795138200,"data":[{"post":"\(spoilt("Chúc mừng 20/11 🎉 Hà Nội"))"},{"update_timestamp":1}],
        "attachments":[{"data":[{"media":{"uri":"media/anh.jpg","description":"\(spoilt("Chúc mừng 20/11 🎉 Hà Nội"))"}}]},
        {"data":[{"media":{"uri":"media/phim.mp4"}}]}], "title":"Trang X updated their status."},
       {"timestamp":1795138260,"data":[{"comment":{"comment":"Bình luận","author":"Ai đó"}}]},
       {"timestamp":1795138261,"data":[{"reaction":{"reaction":"LIKE"}}]},
       {"timestamp":1795138262,"data":[],"attachments":[{"data":[{"media":{"uri":"media/2.jpg"}}]}]},
       {"khác":1}, {"timestamp":1795138263,"data":[{"post":"Plain"}]} ]
      """
    let posts = try all(json, named: "profile_posts_1.json")
    #expect(posts.map(\.body) == ["Chúc mừng 20/11 🎉 Hà Nội", "", "", "Plain"])
    #expect(posts[0].encoding == "utf-8 as latin-1" && posts[3].encoding == nil)
    #expect(posts[0].problems.isEmpty)
    #expect(posts[0].notSeen == NotSeen(images: 1, videos: 1))
    #expect(posts[0].instant(.publishedAt) == Instant(day: Day(iso: "2026-11-20")!, minute: 510))
    #expect(posts[0].text(.channel) == "facebook" && posts[0].part(.title) == nil)
    #expect(posts[0].locator?.vi == "mục 1" && posts[1].locator?.vi == "mục 4")
    #expect(posts[1].problems.map(\.code) == ["empty-text"])
    #expect(posts[2].problems.map(\.code) == ["unknown-layout"])
  }

  @Test func textThatWasNotSpoiltStaysAsItIs() throws {
    for text in ["Hà Nội", "café", "Ã", "10°C", ""] { #expect(MojibakeRepair.utf8(Array(text.utf8)) == nil, "\(text)") }
    let meant = Array("Hà Nội 🎉".utf8)
    let wrong = String(String.UnicodeScalarView(meant.map { UnicodeScalar($0) }))
    #expect(MojibakeRepair.utf8(Array(wrong.utf8)) == meant)
  }

  @Test func commentsOfFacebookAreNeverRead() throws {
    let json = "[{\"timestamp\":1,\"data\":[{\"comment\":{\"comment\":\"Bình luận của ai đó\"}}]}]"
    let posts = try all(json, named: "comments.json")
    #expect(posts.count == 1 && posts[0].parts.isEmpty && !posts[0].problems.isEmpty)
    let list = try all("{\"comments_v2\":[{\"timestamp\":1,\"title\":\"a\"}]}", named: "comments.json")
    #expect(list.count == 1 && list[0].parts.isEmpty && list[0].problems.map(\.code) == ["unknown-layout"])
  }

  @Test func videosOfFacebook() throws {
    let json =
      "{\"videos_v2\":[{\"uri\":\"a.mp4\",\"creation_timestamp\":1795138200,\"title\":\"\(spoilt("Mẹo"))\",\"description\":\"\(spoilt("Xem nhé"))\"}]}"
    let posts = try all(json, named: "videos.json")
    #expect(posts.map(\.body) == ["Xem nhé"] && posts[0].part(.title)?.string == "Mẹo")
  }

  @Test func dataOfTikTok() throws {
    let json = """
      {"Direct Messages": {"Chat History": {"ChatHistory": {"x": [{"Content": "tin \\"riêng\\" }"}]}}},
       "Post": {"Posts": {"VideoList": [
        {"Date": "2026-11-20 01:30:00", "Link": "https://example.vn/1", "Likes": "3", "Title": "Video một #tet"},
        {"Date": "2026-11-21 20:00:00", "Link": "https://example.vn/2", "Title": ""}]}}}
      """
    let posts = try all(json, named: "user_data_tiktok.json")
    #expect(posts.map(\.body) == ["Video một #tet", ""])
    #expect(posts[0].instant(.publishedAt) == Instant(day: Day(iso: "2026-11-20")!, minute: 510))
    #expect(posts[1].problems.map(\.code) == ["empty-text"] && posts[1].notSeen.videos == 1)
    #expect(try Intake().documents(from: Array(json.utf8), path: "-").count == 2)
    let old =
      "{\"Video\":{\"Videos\":{\"VideoList\":[{\"Date\":\"2023-01-01 00:00:00\",\"Link\":\"x\",\"Title\":\"Cũ\"}]}}}"
    #expect(try all(old, named: "-").map(\.body) == ["Cũ"])
  }

  @Test(
    arguments: [
      (
        "\u{FEFF}\"Post ID\",\"Page ID\",\"Page name\",Title,Description,\"Publish time\",Permalink,\"Post type\"\n1827,100,\"Trang\",\"Mùa thu 🍁\nnói \"\"vậy\"\".\",,10/03/2026 08:31,https://f.vn/1,Photos\n",
        "Mùa thu 🍁\nnói \"vậy\".", "2026-10-03", "facebook", "1827"
      ),
      (
        "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink\n18011,1,x,X,Ghế mới,44,10/03/2026 08:31,https://i.vn/1\n",
        "Ghế mới", "2026-10-03", "instagram", "18011"
      ),
      (
        "Time,\"Video title\",\"Video link\",\"Post time\",\"Total likes\"\n2026-11-21,\"Du thuyền, tiệc trắng\",https://t.vn/9,2026-08-02 19:05:00,1.2K\n",
        "Du thuyền, tiệc trắng", "2026-08-02", "tiktok", nil
      ),
      (
        "Video ID,Approx Duration (ms),Video Description (Original),Video title (original),Privacy,Video Create Timestamp\nabc,1,Mô tả,Tên,Public,2026-01-30T20:26:03+00:00\n",
        "Mô tả", "2026-01-31", "youtube", "abc"
      ),
      (
        "Content,Video title,Video publish time,Duration,Views\nTotal,,,,300\nv1,Video đầu,\"Sep 4, 2026\",12,300\n",
        "", "2026-09-04", "youtube", "v1"
      ),
    ] as [(String, String, String, String, String?)])
  func tablesOfPlatforms(_ csv: String, _ body: String, _ day: String, _ channel: String, _ id: String?) throws {
    for name in ["bang.csv", "-"] where name != "-" || !csv.hasPrefix("Content") {
      let posts = try all(csv, named: name, name == "-" ? .export : .auto)
      #expect(posts.count == 1)
      #expect(posts[0].body == body && posts[0].metadata.date?.iso == day)
      #expect(posts[0].text(.channel) == channel && posts[0].id == id)
      #expect(posts[0].problems.isEmpty)
    }
  }

  @Test func listsOfTheYouTubeAPI() throws {
    let json =
      "{\"kind\":\"youtube#videoListResponse\",\"items\":[{\"kind\":\"youtube#video\",\"id\":\"v1\",\"snippet\":{\"publishedAt\":\"2026-11-20T01:30:00Z\",\"title\":\"Tên\",\"description\":\"Mô tả\"}}]}"
    let posts = try all(json, named: "-")
    #expect(posts.map(\.body) == ["Mô tả"] && posts[0].id == "v1" && posts[0].part(.title)?.string == "Tên")
    let comments =
      "{\"items\":[{\"kind\":\"youtube#commentThread\",\"snippet\":{\"title\":\"x\",\"topLevelComment\":{\"snippet\":{}}}}]}"
    let read = try all(comments, named: "a.json")
    #expect(read.allSatisfy { $0.parts.isEmpty && !$0.problems.isEmpty })
  }

  @Test func articlesOfZalo() throws {
    let list =
      "{\"error\":0,\"data\":{\"total\":1,\"medias\":[{\"id\":\"a1\",\"title\":\"Khai trương\",\"status\":\"show\",\"create_date\":1795138200000,\"link_view\":\"https://oa.vn/1\",\"thumb\":\"t.jpg\"}]}}"
    let posts = try all(list, named: "-")
    #expect(posts[0].part(.title)?.string == "Khai trương" && posts[0].text(.url) == "https://oa.vn/1")
    let article =
      "{\"error\":0,\"data\":{\"id\":\"a1\",\"title\":\"Khai trương\",\"description\":\"Mời bạn\",\"body\":[{\"type\":\"text\",\"content\":\"Đoạn một.\"},{\"type\":\"image\",\"url\":\"a.jpg\"},{\"type\":\"text\",\"content\":\"Đoạn hai.\"}]}}"
    let one = try all(article, named: "-")
    #expect(one.map(\.body) == ["Đoạn một.\n\nĐoạn hai."] && one[0].part(.lead)?.string == "Mời bạn")
    #expect(one[0].notSeen.images == 1)
  }

  @Test func anUnknownLayoutIsAFailureAndNoGuess() throws {
    for (text, name) in [
      ("{\"a\":1,\"b\":[]}", "x.json"), ("[{\"a\":\"chữ\"}]", "x.json"), ("Mã,Người\n1,Lan\n", "x.csv"),
      ("id,text\n1,Chữ\n", "x.csv"),
    ] {
      let posts = try all(text, named: name, .export)
      #expect(posts.count == 1 && posts[0].parts.isEmpty, "\(text)")
      #expect(posts[0].problems.map(\.code) == ["unknown-layout"], "\(text)")
    }
    let wanted = Intake(mapping: try ExportMapping.named("tiktok-data@2"))
    for text in ["{\"Post\":{}}", "id,text\n1,Chữ\n"] {
      let posts = try all(text, named: "x", .auto, wanted)
      #expect(posts.map { $0.problems.map(\.code) } == [["unknown-layout"]])
      #expect(posts[0].problems[0].message.vi.contains("tiktok-data@2"))
    }
  }

  @Test func aMappingOfOnesOwn() throws {
    let folder = try TemporaryFolder()
    let yaml = """
      mapping: trang-rieng
      version: 3
      title: Xuất từ phần mềm nhà
      input: json
      items: [du_lieu, bai]
      recognise: { all: [noi_dung] }
      fields: { text: noi_dung, id: ma, tags: "the[]", published-at: ngay, ad: qc }
      zone: "+07:00"
      """
    let path = try folder.write("rieng.yaml", yaml)
    let mapping = try ExportMapping.named(path)
    #expect(mapping.name == "trang-rieng@3")
    let json =
      "{\"du_lieu\":{\"x\":[1,{\"y\":\"]\"}],\"bai\":[{\"noi_dung\":\"Bài\",\"ma\":7,\"the\":[\"a\",\"b\"],\"ngay\":\"20/11/2026 08:30\",\"qc\":true}]}}"
    let posts = try all(json, named: "x.json", .auto, Intake(mapping: mapping))
    #expect(posts.map(\.body) == ["Bài"] && posts[0].id == "7" && posts[0].metadata[.ad] == .flag(true))
    #expect(posts[0].metadata[.tags] == .list(["a", "b"]))
  }

  @Test(arguments: [
    ("mapping: a\nversion: 1\ninput: json\nfields: { text: a }", "recognise"), ("mapping: a\nversoin: 1", "version"),
    ("mapping: a\nversion: 1\nrecognise: { all: [a] }\nfields: { txet: a }", "text"),
    ("mapping: a\nversion: 1\nzone: Hà Nội", "+07:00"), ("mapping: a\nversion: 1\ndates: y/m/d", "d/m/y"),
    ("mapping: a\nversion: 1\nnever: \"a..b\"", "data[].post"), ("mapping: [", "YAML"),
  ])
  func brokenMappingsSayWhere(_ yaml: String, _ word: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("hong.yaml", yaml)
    do throws(IntakeError) {
      _ = try ExportMapping.load(path)
      Issue.record("was read")
    } catch {
      #expect(error.path == path && error.message.vi.contains(word), "\(error)")
    }
  }

  @Test func mappingsByName() throws {
    #expect(try ExportMapping.named("tiktok-data").name == "tiktok-data@2")
    #expect(throws: IntakeError.self) { try ExportMapping.named("tiktok-data@9") }
  }
}

@Suite struct JSONListTests {
  @Test func objectsOfAListAreEachAPost() throws {
    let json = """
       [ {"text":"Bài một","id":"001"},
      {"text":"có ] và } và \\" trong chuỗi"}, {"text":"hỏng" "x":1}, 5, {"text":7}, {"text":"Bài cuối"} ]
      """
    let posts = try all(json, named: "a.json")
    #expect(posts.map(\.body) == ["Bài một", "có ] và } và \" trong chuỗi", "", "", "", "Bài cuối"])
    #expect(posts[2].problems.map(\.code) == ["unreadable-object"])
    #expect(posts[0].id == "001" && posts[5].locator == Bilingual(vi: "mục 6", en: "item 6"))
    #expect(try Intake().documents(from: Array(json.utf8), path: "-", format: .json).count == 6)
  }

  @Test func aListThatIsCutOffSaysSo() throws {
    let posts = try all("[{\"text\":\"Một\"},{\"text\":\"Hai", named: "a.json")
    #expect(posts.map(\.body) == ["Một", ""])
    #expect(posts[1].problems[0].message.vi.contains("cắt giữa chừng"))
    let behind = try all("[{\"text\":\"Một\"}] {\"text\":\"Hai\"}", named: "a.json")
    #expect(behind.map(\.body) == ["Một", ""] && behind[1].problems.map(\.code) == ["unreadable-object"])
    #expect(throws: IntakeError.self) { try all("[]", named: "a.json") }
  }

  @Test func aSentenceInBracketsIsText() throws {
    for text in ["[Tin nhanh] Trời mưa.", "[\"Sống chậm\"]"] {
      #expect(try all(text, named: "a.txt").map(\.body) == [text])
    }
  }

  @Test func anElementBeyondTheLimitFailsAlone() throws {
    var intake = Intake()
    intake.limits.line = 1 << 20
    let big = String(repeating: "to ", count: 1 << 20)
    let posts = try all("[{\"text\":\"Một\"},{\"text\":\"\(big)\"},{\"text\":\"Ba\"}]", named: "a.json", .auto, intake)
    #expect(posts.map(\.body) == ["Một", "", "Ba"])
  }
}
