import Documents
import Foundation
import Judging
import Rulebooks
import Testing

@testable import Reporting

/// Posts that try to be something else than text.
@Suite struct EscapingTests {
  static let hostile = [
    "</script><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "</style><b>",
    "\"\u{301} onmouseover=\"alert(1)", "<\u{301}img src=x>", "{{{title}}} {{#items}}", "&lt;b&gt;", "<!-- --><script>",
    "javascript:alert(1)", "\u{202E}nược\u{2066}", "a\u{0}b\u{1B}[2J",
  ]

  /// Read by another program: the tags of the page are ours, in number and kind, whatever the posts say.
  @Test func aPageHoldsNoTagOfAPost() throws {
    func report(_ words: [String]) -> ScanReport {
      var items: [ReportItem] = []
      for word in words {
        var post = Post(path: word, id: word, body: "\(word) tốt nhất \(word)")
        post.metadata = Metadata([.title: .text(word), .url: .text(word)])
        var finding = SampleScan.superlative(post)
        finding.message = text(word, word)
        finding.title = text(word, word)
        finding.basis = [word]
        finding.fix = .init(safe: false, replacement: word, note: text(word, word))
        finding.waived = Waiver(rule: "a/b", reason: word, origin: .policy)
        var item = SampleScan.item(post, key: word, source: "x", [finding, SampleScan.superlative(post)])
        item.incomplete = [.init(code: "a", message: Bilingual(vi: word, en: word))]
        item.locator = Bilingual(vi: word, en: word)
        items.append(item)
      }
      var report = SampleScan.report(items)
      report.sources = [.init(id: "x", name: words[0], consent: Bilingual(vi: words[0], en: words[0]))]
      report.sourceFindings = [
        .init(
          source: "x", rule: words[0], title: text(words[0], ""), level: .error, message: text(words[0], ""),
          basis: [words[0]], fix: text(words[0], ""), days: [words[0]], fingerprint: "1:0")
      ]
      return report
    }
    let script = """
      import sys
      from html.parser import HTMLParser
      class Tags(HTMLParser):
          def __init__(self):
              super().__init__()
              self.seen = []
          def handle_starttag(self, tag, attributes):
              self.seen.append((tag, tuple(sorted(name for name, _ in attributes))))
              for name, value in attributes:
                  assert not name.startswith("on"), (tag, attributes)
                  if name == "href": assert value.startswith(("#", "http://", "https://")), value
          def handle_comment(self, data): assert False, data
      def tags(path):
          page = Tags()
          page.feed(open(path, encoding="utf-8").read())
          return page.seen
      assert tags(sys.argv[1]) == tags(sys.argv[2]), [x for x in zip(tags(sys.argv[1]), tags(sys.argv[2])) if x[0] != x[1]][:3]
      """
    let plain = EscapingTests.hostile.map { _ in "bình thường" }
    let result = try Validation.withFile(try ScanReportTests.bytes(.html, report(plain))) { first in
      try Validation.withFile(try ScanReportTests.bytes(.html, report(EscapingTests.hostile))) { second in
        try Validation.run(script, [first, second])
      }
    }
    #expect(result.status == 0, "\(result.output)")
  }

  /// The policy names the very style and script of the page: a change of one without the other would switch it off.
  @Test func thePolicyLetsOurStyleAndScriptIn() throws {
    let script = """
      import base64, hashlib, re, sys
      page = open(sys.argv[1], encoding="utf-8").read()
      policy = re.search('Content-Security-Policy" content="([^"]*)"', page).group(1).replace("&#39;", "'")
      for tag in ("style", "script"):
          text = re.search(f"<{tag}>(.*?)</{tag}>", page, re.S).group(1)
          found = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
          assert f"{tag}-src 'sha256-{found}'" in policy, (tag, found)
      assert policy.startswith("default-src 'none'") and "unsafe" not in policy
      assert not re.search('(src|href)="(?!#|https?://)', page), "something is loaded"
      assert not re.search(' style="', page)
      """
    let result = try Validation.withFile(try ScanReportTests.bytes(.html, SampleScan.smallReport())) {
      try Validation.run(script, [$0])
    }
    #expect(result.status == 0, "\(result.output)")
  }

  /// What a cell says comes back, and no spreadsheet takes it for a formula.
  @Test(arguments: [
    "=1+1", "+84 792 001 234", "-5%", "@soat", "\tx", "\rx", "'=1+1", "''=x", "'tis", "＝1", "001", "a,b", "a\"b\"",
    "hai\ndòng", " đầu", "", "bình thường", "\nx",
  ])
  func cellsOfCSV(_ text: String) throws {
    var bytes: [UInt8] = []
    CSVReport.append(["đầu", text, "cuối"], to: &bytes)
    let script = """
      import csv, sys
      rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
      assert len(rows) == 1 and len(rows[0]) == 3, rows
      cell = rows[0][1]
      assert not cell[:1] or cell[0] not in "=+-@\\t\\r\\n＝＋－＠", cell
      rest = cell.lstrip("'")
      if rest and rest[0] in "=+-@\\t\\r\\n＝＋－＠": cell = cell[1:]
      sys.stdout.write(cell)
      """
    let result = try Validation.withFile(bytes) { try Validation.run(script, [$0]) }
    #expect(result.status == 0 && Array(result.output.utf8) == Array(text.utf8), "\(result.output)")
  }

  @Test(arguments: [
    ("@everyone #12", "\\@<!-- -->everyone \\#<!-- -->12"), ("# đầu", "\\# đầu"), ("#DocSach", "#DocSach"),
    ("1. một", "1\\. một"),
    ("- gạch", "\\- gạch"), ("a - b", "a - b"), ("<b>&", "&lt;b&gt;&amp;"), ("[x](y)", "\\[x\\](y)"),
    ("https://a.vn", "https\\://a.vn"), ("www.a.vn", "www\\.a.vn"), ("*đậm* `mã`", "\\*đậm\\* \\`mã\\`"),
    ("hai\ndòng", "hai dòng"), ("Điều 8. Khoản 2", "Điều 8. Khoản 2"),
  ])
  func markdown(_ text: String, _ wanted: String) { #expect(MarkdownText.plain(text) == wanted) }

  @Test(arguments: [("a", "`a`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("", "")])
  func codeOfMarkdown(_ text: String, _ wanted: String) { #expect(MarkdownText.code(text) == wanted) }
}
