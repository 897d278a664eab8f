import Documents
import Pages
import Testing

@Suite struct PageSelectorTests {
  private static let page = PageFixture.page(
    """
    <main><section class="tin a"><div id=bai-1 data-loai=chinh><p class=doan>một</p><div><p>hai</p></div></div></section>
    <section class=tin><p>ba</p></section></main>
    """)

  @Test(arguments: [
    ("p", "một\n\nhai\n\nba"), (".tin", "một\n\nhai\n\nba"), ("section.tin.a", "một\n\nhai"), ("#bai-1", "một\n\nhai"),
    ("#bai-1 > p", "một"), ("#bai-1 p", "một\n\nhai"), ("section > p", "ba"), ("[data-loai]", "một\n\nhai"),
    ("[data-loai=chinh] .doan", "một"), ("[data-loai='chinh'] > div > p", "hai"), ("main > .a > div > div p", "hai"),
    ("*.doan, section > p", "một\n\nba"), ("main section div p", "một\n\nhai"), ("div > section > p, p.doan", "một"),
  ])
  func selectorsMeet(_ selector: String, _ wanted: String) throws {
    var settings = PageSettings()
    try settings.set(.main, selector)
    #expect(PageFixture.text(PageFixture.read(PageSelectorTests.page, settings), .body) == wanted, "\(selector)")
  }

  @Test(arguments: [
    ("", 0), ("div >", 5), ("> p", 0), ("p:first-child", 1), ("a + b", 2), ("[x", 2), ("[x=\"y]", 6), (".", 1),
    ("p,", 2), ("#", 1),
    ("p{", 1),
  ])
  func wrongOnesSayWhere(_ selector: String, _ offset: Int) {
    do {
      _ = try PageSelector(selector)
      Issue.record("\(selector) was taken")
    } catch {
      #expect(error.offset == offset && error.selector == selector, "\(selector): \(error)")
      #expect(!error.message.vi.isEmpty && !error.message.en.isEmpty)
    }
  }
}
