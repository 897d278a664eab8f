public import Documents
internal import Judging
internal import Matching
public import Rulebooks

/// Counts what rules find in texts that nobody labelled. In honest texts nearly all of it is a false alarm.
public struct AlarmMeter {
  private let session: CheckSession
  private let counter = SyllableCounter()
  private let today: Day
  private let samples: Int
  private var result: AlarmReport

  /// - Parameters:
  ///   - today: judges texts without a date.
  ///   - samples: places to keep of each rule.
  public init(rulebooks: [Rulebook], today: Day, samples: Int) {
    session = Checker(rulebooks: rulebooks).makeSession()
    self.today = today
    self.samples = samples
    result = AlarmReport(asOf: today, ruleCount: rulebooks.reduce(0) { $0 + $1.rules.count })
  }

  public mutating func run(_ document: Document) {
    let verdict = session.check(document, today: today)
    result.note(document, syllables: counter.count(in: document), isComplete: verdict.incomplete.isEmpty)
    var seen: Set<String> = []
    for finding in verdict.findings {
      var row = result.rows[finding.rule] ?? AlarmReport.Row(level: finding.level)
      row.level = max(row.level, finding.level)
      row.alarms += 1
      if seen.insert(finding.rule).inserted { row.texts += 1 }
      // One sample of each text, so that a single odd text does not fill the list.
      if row.samples.count < samples, row.texts > row.samples.count {
        row.samples.append(SampleText.around(finding, in: document))
      }
      result.rows[finding.rule] = row
    }
  }

  public var report: AlarmReport { result }
}

/// How often each rule fires in texts that nobody labelled.
public struct AlarmReport: Sendable {
  public struct Row: Sendable {
    /// The highest at which it fired.
    public var level: Level
    public var alarms = 0
    /// Texts in which it fired.
    public var texts = 0
    /// Its words with some around them, one line each.
    public var samples: [String] = []
  }

  /// The day that judged texts without one.
  public var asOf: Day
  public var ruleCount: Int
  public private(set) var texts = 0
  public private(set) var incompleteTexts = 0
  public private(set) var syllables = 0
  /// Rules that fired.
  public var rows: [String: Row] = [:]
  private var hash: UInt64 = 0

  init(asOf: Day, ruleCount: Int) {
    self.asOf = asOf
    self.ruleCount = ruleCount
  }

  mutating func note(_ document: Document, syllables: Int, isComplete: Bool) {
    texts += 1
    self.syllables += syllables
    if !isComplete { incompleteTexts += 1 }
    // FNV-1a of each text, added up: the order of files does not matter.
    var text: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in document.parts {
      for byte in part.kind.name.utf8 { text = (text ^ UInt64(byte)) &* 0x100_0000_01B3 }
      for byte in part.text { text = (text ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    hash &+= text
  }

  /// Names the texts that were read, 16 hexadecimal digits: equal for the same texts in any order.
  public var digest: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  public var alarms: Int { rows.values.reduce(0) { $0 + $1.alarms } }

  /// Alarms in a million tiếng of such text; nil where no text was read.
  public func perMillion(_ alarms: Int) -> Double? {
    syllables > 0 ? Double(alarms) * 1_000_000 / Double(syllables) : nil
  }

  /// The most frequent first.
  public var byRate: [(rule: String, row: Row)] {
    rows.sorted { ($1.value.alarms, $0.key) < ($0.value.alarms, $1.key) }.map { ($0.key, $0.value) }
  }
}
