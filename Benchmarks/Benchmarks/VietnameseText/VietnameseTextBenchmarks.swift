internal import Benchmark
internal import VietnameseText
internal import Workloads

/// The works of `Benchmarks/run` under ordo-one/benchmark: `swift package benchmark` in this folder.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3), maxIterations: 50)
  let texts: [(String, () throws -> Texts)] = [
    ("clean", Texts.clean), ("distinct", { Texts.distinctTokens() }), ("decomposed", Texts.decomposed),
    ("disguised", Texts.disguised),
  ]
  for (name, make) in texts {
    guard let texts = try? make() else { continue }
    Benchmark("\(name): canonical and folded") { benchmark in
      let reader = TextAnalysis([], analyzer: TextAnalyzer())
      blackHole(Work.folded(texts, reader))
      benchmark.startMeasurement()
      blackHole(Work.folded(texts, reader))
    }
    Benchmark("\(name): ICU's NFC") { _ in blackHole(Work.nfc(texts, edits: false)) }
  }
}
