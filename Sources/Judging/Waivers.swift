internal import Documents
internal import Rulebooks

/// Waivers that may count in this check.
struct Waivers {
  private let waivers: [Waiver]
  private let mayWaive: Set<Level>
  private let today: Day

  init(_ policy: Policy, _ document: Document, _ today: Day) {
    waivers = policy.waivers + document.waivers
    mayWaive = policy.frontMatterMayWaive
    self.today = today
  }

  /// Marks findings and returns the waivers that waived nothing.
  func apply(to findings: inout [Finding]) -> [Waiver] {
    var used = Set<Int>()
    for i in findings.indices {
      for (w, waiver) in waivers.enumerated() where covers(waiver, findings[i]) {
        findings[i].waived = waiver
        used.insert(w)
        break
      }
    }
    return waivers.indices.filter { !used.contains($0) }.map { waivers[$0] }
  }

  private func covers(_ waiver: Waiver, _ finding: Finding) -> Bool {
    guard waiver.rule == finding.rule, waiver.until.map({ today <= $0 }) ?? true else { return false }
    if waiver.origin == .frontMatter, !mayWaive.contains(finding.level) { return false }
    return waiver.text.map { $0.lowercased() == finding.text.lowercased() } ?? true
  }
}
