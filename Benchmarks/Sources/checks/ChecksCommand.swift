internal import CAllocations
internal import Documents
internal import Foundation
internal import Judging
internal import Measuring
internal import RulebookLoading
internal import Rulebooks
internal import Workloads

/// Prints what a whole check costs, in process and on one core: views, index, confirmation, findings, scores.
@main enum ChecksCommand {
  static let today = Day(iso: "2026-11-21")

  static func main() throws {
    let arguments = CommandLine.arguments
    let clean = try Texts.clean()
    if arguments.count == 2, let count = Int(arguments[1]) {
      let work = CheckWork(try checker(rules: count), clean)
      return print("\(count) rules: \(Int(Stopwatch(rounds: 10).best(of: clean.byteCount, [work.run])[0])) MB/s")
    }
    // For Benchmarks/peers.
    if arguments.count == 4, arguments[1] == "export", let count = Int(arguments[2]) {
      return try RuleExport.write(try rules(count), clean, to: URL(filePath: arguments[3]))
    }
    if arguments.count == 2, arguments[1] == "shipped" {
      let work = CheckWork(shippedChecker(), try Texts.offending())
      return print("shipped rules: \(Int(Stopwatch(rounds: 3).best(of: work.byteCount, [work.run])[0])) MB/s")
    }
    var table = Table()
    let works = try [50, 1000, 10_000].map { CheckWork(try checker(rules: $0), clean) }
    let speeds = Stopwatch(rounds: 5).best(of: clean.byteCount, works.map { work in { work.run() } })
    for (count, speed) in zip([50, 1000, 10_000], speeds) {
      if count == 1000 {
        table.add("clean posts, \(count) rules", speed, "MB/s", atLeast: 200)
      } else {
        table.add("clean posts, \(count) rules", speed, "MB/s")
      }
    }
    table.add("10,000 rules / 50 rules", speeds[2] / speeds[0], "", atLeast: 0.85)
    for (count, work) in zip([50, 1000, 10_000], works) {
      table.add("findings a post, \(count) rules", Double(work.run()) / Double(clean.posts.count), "")
    }
    let shipped = CheckWork(shippedChecker(), try Texts.offending())
    table.add(
      "shipped rules, 5 % offending posts", Stopwatch(rounds: 5).best(of: shipped.byteCount, [{ shipped.run() }])[0],
      "MB/s", atLeast: 120)
    let times = works[1].latencies()
    table.add("one post, 1,000 rules, p50", times[times.count / 2], "µs", atMost: 8)
    table.add("one post, 1,000 rules, p99", times[times.count * 99 / 100], "µs", atMost: 40)
    let before = callocations_count()
    precondition(works[1].run() >= 0)
    table.add(
      "allocations a post, 1,000 rules", Double(callocations_count() - before) / Double(clean.posts.count), "")
    let load = ContinuousClock().measure { _ = try? loaded(rules: 1000) }
    table.add("loading 1,000 rules from YAML", load / .milliseconds(1), "ms", atMost: 200)
    print(table.text)
  }

  private static func rules(_ count: Int) throws -> [GeneratedRule] {
    var generator = try RuleGenerator(seed: 11)
    return generator.rules(count)
  }

  private static func loaded(rules count: Int) throws -> [Rulebook] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "soat-checks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try RuleExport.writeBooks(rules(count), to: folder)
    let loaded = RulebookLoader().load(paths: [folder.path()])
    guard loaded.rulesNotLoaded.isEmpty, loaded.rulebooks.reduce(0, { $0 + $1.rules.count }) == count else {
      fatalError(loaded.diagnostics.prefix(3).map { "\($0)" }.joined(separator: "\n"))
    }
    return loaded.rulebooks
  }

  private static func checker(rules count: Int) throws -> Checker { Checker(rulebooks: try loaded(rules: count)) }

  private static func shippedChecker() -> Checker {
    let rules = URL(filePath: #filePath).appending(path: "../../../../rules").standardizedFileURL.path()
    return Checker(rulebooks: RulebookLoader().load(paths: [rules]).rulebooks)
  }
}

/// Posts checked one after the other by one session.
final class CheckWork {
  private let session: CheckSession
  private let documents: [Document]
  let byteCount: Int

  init(_ checker: Checker, _ texts: Texts) {
    session = checker.makeSession()
    documents = texts.posts.map {
      Document(byteCount: $0.count, parts: [DocumentPart(kind: .body, text: $0)])
    }
    byteCount = texts.byteCount
  }

  /// The number of findings.
  func run() -> Int {
    guard let today = ChecksCommand.today else { return 0 }
    return documents.reduce(0) { $0 + session.check($1, today: today).findings.count }
  }

  /// Microseconds of each post, sorted.
  func latencies() -> [Double] {
    guard let today = ChecksCommand.today else { return [] }
    let clock = ContinuousClock()
    return documents.map { document in
      let start = clock.now
      precondition(session.check(document, today: today).findings.count >= 0)
      return (clock.now - start) / .microseconds(1)
    }.sorted()
  }
}
