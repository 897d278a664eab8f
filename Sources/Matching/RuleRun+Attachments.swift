internal import Documents
internal import Rulebooks
internal import VietnameseText

/// Checks that compare a post with what was attached to it.
extension RuleRun {
  /// False where what the check compares with is not known; the post is asked for it where there is something to compare.
  func hasAttachment(_ check: BuiltInCheck) -> Bool {
    switch check.name {
    case .quotation where document.metadata.sourceText == nil:
      if texts.contains(where: { !$0.checkText.quotations(atLeast: check.minimum).isEmpty }) {
        missingKeys = [.sourceText]
      }
      return false
    case .claimOutsideFile where document.metadata.productSheet == nil:
      missingKeys = [.productSheet]
      return false
    default: return true
    }
  }

  /// The text that is quoted from, read as the checks read texts.
  func attachedSource(_ check: BuiltInCheck) -> CheckText? {
    guard check.name == .quotation, let text = document.metadata.sourceText else { return nil }
    return CheckText(TextAnalysis(Array(text.utf8), analyzer: evaluator.analyzer))
  }

  /// What the product's file asks for and the post does not have.
  func absentFromPost(_ check: BuiltInCheck) -> [RuleMatch] {
    guard check.name == .claimOutsideFile, let sheet = document.metadata.productSheet, !isExcused() else { return [] }
    var missing: [String] = []
    if check.reports.contains(.sentence) {
      missing += sheet[.sentence].filter { sentence in !texts.contains { $0.checkText.says(sentence) } }
    }
    if check.reports.contains(.name), !sheet[.name].isEmpty,
      !sheet[.name].contains(where: { name in texts.contains { $0.checkText.says(name) } })
    {
      missing.append(sheet[.name][0])
    }
    return missing.map { wanted in
      let closest = texts.compactMap { $0.checkText.closest(to: wanted) }.max { $0.shared < $1.shared }
      return whole(expected: wanted, closest: closest?.text)
    }
  }
}
