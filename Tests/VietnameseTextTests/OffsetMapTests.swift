import Testing
import VietnameseText

@Suite struct OffsetMapTests {
  private typealias Edit = OffsetMap.Edit

  @Test func identityCostsNothing() { #expect(OffsetMap().sourceRange(of: 3..<9) == 3..<9) }

  @Test func widensToWholeEdits() {
    // source "ab[CDE]fg", view "ab[X]fg"
    let map = OffsetMap(edits: [Edit(view: 2..<3, source: 2..<5)])
    #expect(map.sourceRange(of: 0..<2) == 0..<2)
    #expect(map.sourceRange(of: 1..<3) == 1..<5)
    #expect(map.sourceRange(of: 2..<3) == 2..<5)
    #expect(map.sourceRange(of: 3..<5) == 5..<7)
    #expect(map.viewRange(of: 3..<4) == 2..<3)
  }

  @Test func deletedBytesBelongToWhatStandsBeforeThem() {
    let map = OffsetMap(edits: [Edit(view: 2..<2, source: 2..<5)])
    #expect(map.sourceRange(of: 0..<2) == 0..<5)
    #expect(map.sourceRange(of: 2..<3) == 5..<6)
    #expect(map.sourceRange(of: 1..<3) == 1..<6)
  }

  @Test func composesThroughTheMiddle() {
    // source 0..<10; middle: 2..<4 made from 2..<6; view: 3..<6 of the middle became 3..<4.
    let inner = OffsetMap(edits: [Edit(view: 2..<4, source: 2..<6)])
    let outer = OffsetMap(edits: [Edit(view: 3..<4, source: 3..<6)])
    let both = outer.composed(with: inner)
    #expect(both.sourceRange(of: 2..<4) == 2..<8)
    #expect(both.sourceRange(of: 4..<5) == 8..<9)
    #expect(both.sourceRange(of: 0..<2) == 0..<2)
  }
}
