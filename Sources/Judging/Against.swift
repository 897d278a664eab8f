public import Rulebooks

/// What became of the findings of an earlier check of the same document.
public struct Against: Sendable {
  /// Fingerprints that were not there before.
  public var new: Set<String>
  /// There before, not waived then, and gone.
  public var mended: [PastFinding]

  public init(new: Set<String>, mended: [PastFinding]) {
    self.new = new
    self.mended = mended
  }
}

/// A finding as a report of an earlier check told it, under the keys of that report.
public struct PastFinding: Sendable, Codable, Hashable {
  public var rule: String
  public var title: String
  public var axis: Axis
  public var level: Level
  public var message: String
  public var part: String
  /// nil where it was masked.
  public var text: String?
  public var masked: String?
  public var basis: String?
  public var fingerprint: String
  public var waived: Waived?

  /// That it was waived is all that matters now.
  public struct Waived: Sendable, Codable, Hashable {
    public var reason: String
    public init(reason: String) { self.reason = reason }
  }

  public init(
    rule: String, title: String, axis: Axis, level: Level, message: String, part: String, text: String? = nil,
    masked: String? = nil, basis: String? = nil, fingerprint: String, waived: Waived? = nil
  ) {
    self.rule = rule
    self.title = title
    self.axis = axis
    self.level = level
    self.message = message
    self.part = part
    self.text = text
    self.masked = masked
    self.basis = basis
    self.fingerprint = fingerprint
    self.waived = waived
  }
}

/// The findings of an earlier run, document by document.
public struct EarlierFindings: Sendable {
  private let documents: [String: [[PastFinding]]]
  private var taken: [String: Int] = [:]

  /// - Parameter documents: by the key of `Baseline.key`, in their order: documents without an id may share a path.
  public init(_ documents: [String: [[PastFinding]]]) { self.documents = documents }

  /// Fills `against`. Documents with the same key are compared in their order. A document that is new to the run before
  /// has only new findings; of one that cannot be read now, or a rule that did not run, nothing is said to be mended.
  public mutating func compare(_ verdict: inout Verdict) {
    let key = Baseline.key(id: verdict.document.id, path: verdict.document.path)
    let number = taken[key, default: 0]
    taken[key] = number + 1
    let list = documents[key] ?? []
    let old = number < list.count ? list[number] : []
    let before = Set(old.map(\.fingerprint))
    let now = Set(verdict.findings.map(\.fingerprint))
    let unread = !verdict.incomplete.isEmpty && verdict.document.parts.isEmpty
    let stopped = Set(verdict.incomplete.compactMap(\.rule))
    verdict.against = Against(
      new: now.subtracting(before),
      mended: unread
        ? [] : old.filter { $0.waived == nil && !now.contains($0.fingerprint) && !stopped.contains($0.rule) })
  }
}
