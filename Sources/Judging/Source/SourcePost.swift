public import Documents
internal import Matching
internal import Rulebooks

/// What one rule with `over: source` says of one post: small enough to be kept for every post of a source.
public struct SourceHit: Sendable, Codable, Hashable {
  /// `rulebook/rule`
  public var rule: String
  /// 0 where the post does not match. Places for `forbid`, 1 for `require` and `count`, forms for `consistent`.
  public var count: Int
  /// `consistent`: the forms that stand in the post, as the rulebook writes them; of a quotation, a number made of its words
  /// and the name beside it: `1f2e…|Báo Mẫu`.
  public var forms: [String]
  /// Metadata that the rule's `when` asks for and the post does not have: the rule says nothing of the post then.
  public var waitsFor: [String]

  public init(rule: String, count: Int, forms: [String] = [], waitsFor: [String] = []) {
    self.rule = rule
    self.count = count
    self.forms = forms
    self.waitsFor = waitsFor
  }
}

/// One post of a source as the rules with `over: source` see it. A rule that has no hit in it does not concern the post.
public struct SourcePost: Sendable, Codable, Hashable {
  /// What the post is known by within its source.
  public var key: String
  /// Its day in Vietnam; nil where nobody knows, and then it is judged by no rule.
  public var day: Day?
  /// ISO 8601, for reports.
  public var publishedAt: String?
  public var hits: [SourceHit]

  public init(key: String, day: Day?, publishedAt: String? = nil, hits: [SourceHit]) {
    self.key = key
    self.day = day
    self.publishedAt = publishedAt
    self.hits = hits
  }

  /// A post that was checked by a session of a checker with such rules.
  public init(key: String, verdict: Verdict) {
    self.init(key: key, day: verdict.document.metadata.date, hits: verdict.sourceMarks)
  }
}

extension Checker {
  /// What the matcher found, under the names that stay the same from one run to the next.
  func sourceHits(_ matches: [SourceMatch]) -> [SourceHit] {
    matches.map { match in
      var hit = SourceHit(
        rule: compiled.entries[match.rule].id, count: match.count, waitsFor: match.waitsFor.map(\.rawValue).sorted())
      for (words, name) in match.quotations {
        let form = "\(String(words, radix: 16))|\(name)"
        if !hit.forms.contains(form) { hit.forms.append(form) }
      }
      if !match.forms.isEmpty, case .consistent(let groups)? = compiled.rule(match.rule)?.rule.kind {
        for (group, form) in match.forms {
          let text = groups[group].forms[form].text
          if !hit.forms.contains(text) { hit.forms.append(text) }
        }
      }
      return hit
    }
  }
}
