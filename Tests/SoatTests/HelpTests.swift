import Foundation
import Testing

/// What the help texts show works as pasted.
@Suite struct HelpTests {
  @Test(arguments: [
    [], ["check"], ["test"], ["variants"], ["explain"], ["profile"], ["normalize"], ["lint"], ["fmt"],
    ["compile"], ["eval"], ["alarm"], ["new"],
  ])
  func examplesWorkAsPasted(_ command: [String]) throws {
    let help = try Program.run(command + ["--help"]).output
    let examples = help.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { line in
        line.hasPrefix("soat ")
          || (line.contains("| soat ") && ["echo ", "printf "].contains(where: line.hasPrefix))
      }
    #expect(examples.count >= 2, "\(help)")
    for example in examples {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", example]
      process.environment = [
        "PATH": Program.executable.deletingLastPathComponent().path + ":/usr/bin:/bin",
        "SOAT_RULES": Program.root.appendingPathComponent("rules").path, "XDG_CACHE_HOME": Program.caches.path,
      ]
      process.currentDirectoryURL = Program.root
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0 || process.terminationStatus == 1, "\(example)")
    }
  }

  @Test func theIndexOfARuleIsToldInWords() throws {
    let words = try Program.run(["explain", "--index", "quang-cao/so-sanh-nhat"])
    #expect(words.status == 0 && words.output.contains("tốt nhất") && words.output.contains("khoảng 1 trong"))
    let always = try Program.run(["explain", "--index", "chinh-ta/khoang-trang-truoc-dau-phay", "--lang", "en"])
    #expect(always.output.contains("runs on every post"))
  }

  @Test func aProfileNamesTheRulesThatWereAsked() throws {
    let post = "Kem trị nám tốt nhất Việt Nam, gọi 0912 345 678."
    let result = try Program.run(["profile", "--top", "3", "--today", "2026-11-21"], post)
    #expect(result.status == 0 && result.output.contains("µs/bài") && result.output.contains("1 bài"))
    let json = try Program.run(["profile", "--format", "json", "--today", "2026-11-21"], post)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["posts"] as? Int == 1 && (value?["rules"] as? [Any])?.isEmpty == false)
    // A rule that only the reading of a disguise wakes was asked and hit all the same.
    let disguised = try Program.run(
      ["profile", "--format", "json"], "Nhóm kín bàn chuyện đ.á.n.h b.ạ.c, vào là thắng.")
    let rows = try JSONSerialization.jsonObject(with: Data(disguised.output.utf8)) as? [String: Any]
    for row in rows?["rules"] as? [[String: Any]] ?? [] {
      let (asked, hit) = (row["candidates"] as? Int ?? 0, row["documents"] as? Int ?? 0)
      #expect(asked <= 1 && hit <= asked && (hit > 0 || row["matches"] as? Int == 0), "\(row)")
      #expect(asked == 1 || row["microseconds"] as? Double == 0, "\(row)")
    }
    #expect(try Program.run(["profile"], "").status == 2)
    #expect(try Program.run(["profile", "--top", "0"], post).status == 2)
    #expect(try Program.run(["profile", "khong-co-tep-nay.md"]).status == 2)
  }
}
