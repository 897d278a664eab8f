internal import Documents
internal import Rulebooks

extension Baseline {
  /// Marks what was accepted, and is not waived for another reason, as waived.
  func apply(to findings: inout [Finding], of document: Document) {
    guard !isEmpty, let known = accepted[Baseline.key(id: document.id, path: document.path)] else { return }
    for i in findings.indices where findings[i].waived == nil && known.contains(findings[i].fingerprint) {
      findings[i].waived = Waiver(rule: findings[i].rule, reason: "lỗi tồn cũ / baseline", origin: .baseline)
    }
  }
}
