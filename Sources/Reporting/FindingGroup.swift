import Judging
import Rulebooks

/// All findings of one rule, as `pretty` shows them: the gravest first place in full, the others in a line.
struct FindingGroup {
  let head: Finding
  let others: [Finding]

  /// Groups by rule; groups in order of their gravest level, then of place.
  static func groups(of findings: [Finding]) -> [FindingGroup] {
    var rules: [String] = []
    var places: [String: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      if places[finding.rule] == nil { rules.append(finding.rule) }
      places[finding.rule, default: []].append(index)
    }
    let groups = rules.compactMap { rule -> (place: Int, group: FindingGroup)? in
      guard let all = places[rule], let level = all.map({ findings[$0].level }).max(),
        let head = all.first(where: { findings[$0].level == level })
      else { return nil }
      let others = all.filter { $0 != head }.map { findings[$0] }
      return (head, FindingGroup(head: findings[head], others: others))
    }
    return groups.sorted { a, b in
      let levels = (a.group.head.level, b.group.head.level)
      return levels.0 == levels.1 ? a.place < b.place : levels.0 > levels.1
    }.map(\.group)
  }

  /// The other places, those with the same words together: `“duy nhất” 5:3, 7:1`.
  struct Repeated {
    var text: String
    var replacement: String?
    var level: Level
    var places: [String]
  }

  func repeated(_ redaction: Redaction, place: (Finding) -> String) -> [Repeated] {
    var result: [Repeated] = []
    for finding in others {
      let text = redaction.shown(finding)
      let replacement = finding.fix?.replacement.map { redaction.text($0, of: finding) }
      if let index = result.firstIndex(where: {
        sameBytes($0.text, text) && $0.replacement == replacement && $0.level == finding.level
      }) {
        result[index].places.append(place(finding))
      } else {
        result.append(
          Repeated(text: text, replacement: replacement, level: finding.level, places: [place(finding)]))
      }
    }
    return result
  }
}

/// Canonically equal texts may still be written differently, which is what some rules report.
func sameBytes(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
