internal import CAllocations
internal import Measuring
internal import VietnameseText
internal import Workloads

/// Prints the figures of issue 3 beside the bars they are to reach.
@main enum FiguresCommand {
  static func main() throws {
    if CommandLine.arguments.count == 2 { return try loop(CommandLine.arguments[1]) }
    let watch = Stopwatch(rounds: 7)
    let reader = TextAnalysis([], analyzer: TextAnalyzer())
    var table = Table()

    let clean = try Texts.clean()
    let speeds = watch.best(
      of: clean.byteCount,
      [
        { Work.canonical(clean, reader) }, { Work.folded(clean, reader) }, { Work.nfc(clean, edits: false) },
        { Work.nfc(clean, edits: true) },
      ])
    table.add("clean: canonical + tokens", speeds[0], "MB/s")
    table.add("clean: canonical + tokens + folded", speeds[1], "MB/s", atLeast: 250)
    table.add("clean: ICU's NFC alone", speeds[2], "MB/s")
    table.add("clean: ICU's NFC alone, with edits", speeds[3], "MB/s")
    table.add("folded / ICU's NFC", speeds[1] / speeds[2], "", atLeast: 0.9)
    table.add("folded / ICU's NFC with edits", speeds[1] / speeds[3], "")

    for (name, texts, bar) in [
      ("100,000 distinct tokens", Texts.distinctTokens(), 120.0), ("NFD", try Texts.decomposed(), 40),
      ("a tenth disguised", try Texts.disguised(), 40),
    ] {
      let reader = TextAnalysis([], analyzer: TextAnalyzer())
      let speed = watch.best(of: texts.byteCount, [{ Work.folded(texts, reader) }])
      table.add("\(name): folded", speed[0], "MB/s", atLeast: bar)
    }

    let before = callocations_count()
    let canonical = Work.canonical(clean, reader)
    let between = callocations_count()
    let folded = Work.folded(clean, reader)
    let after = callocations_count()
    precondition(canonical > 0 && folded > 0)
    let posts = Double(clean.posts.count)
    table.add("allocations a post: canonical + tokens", Double(between - before) / posts, "", atMost: 0)
    table.add("allocations a post: with folded", Double(after - between) / posts, "", atMost: 0)

    for million in [1, 8] {
      let analyzer = TextAnalyzer()
      let text = Array(clean.posts.joined(separator: Array("\n\n".utf8)).prefix(million << 20))
      let live = callocations_live()
      callocations_reset_peak()
      let analysis = TextAnalysis(text, analyzer: analyzer)
      precondition(analysis.foldedBytes.count > 0)
      // The text itself counts.
      let peak = Double(callocations_peak() - live + Int64(text.count)) / Double(text.count)
      table.add("peak memory / text of \(million) MB: folded", peak, "", atMost: 4)
    }
    print(table.text)
  }

  /// `figures canonical`, `figures folded`, `distinct`, `decomposed`, `disguised`: one work over and over, for a profiler.
  private static func loop(_ name: String) throws {
    let texts =
      switch name {
      case "distinct": Texts.distinctTokens()
      case "decomposed": try Texts.decomposed()
      case "disguised": try Texts.disguised()
      default: try Texts.clean()
      }
    let reader = TextAnalysis([], analyzer: TextAnalyzer())
    let work = name == "canonical" ? Work.canonical : Work.folded
    let speed = Stopwatch(rounds: 20).best(of: texts.byteCount, [{ work(texts, reader) }])
    print("\(name): \(Int(speed[0])) MB/s")
  }
}
