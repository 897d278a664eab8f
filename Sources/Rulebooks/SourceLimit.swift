/// What `over: source` asks of the many posts of one source, where a rule without it asks something of each post.
///
/// A rule decides about one post whether it matches: `forbid` where something is found, `require` and `count` where they are
/// content, `consistent` by the forms that stand in it. The limit says how many may, or must.
public enum SourceLimit: Sendable, Hashable {
  /// Posts that match, for each day, each week or over the whole time; one of the two bounds is there.
  case posts(atLeast: Int?, atMost: Int?, per: Period)
  /// Of the posts that the rule's `when` holds for: at least this share matches for `require` and `count`, at most for
  /// `forbid`. Per cent, 1 to 100.
  case share(percent: Int, per: Period)
  /// So many days in a row may pass without a post that matches.
  case gap(days: Int)
  /// `consistent`: forms that exclude each other stand in different posts.
  case forms
  /// `consistent`: a quotation of so many tiếng or more stands in different posts beside different names. The row of each
  /// phrase of `by` has the name as `name`; phrases of one name are one source.
  case quotations(minimum: Int, by: PhraseSet)

  public enum Period: String, Sendable, CaseIterable {
    case day, week, all
  }

  /// The key in YAML that says it; `over` for forms, which need no other.
  public var name: String {
    switch self {
    case .posts(let atLeast, _, _): atLeast == nil ? "at-most" : "at-least"
    case .share: "share"
    case .gap: "gap"
    case .forms, .quotations: "over"
    }
  }
}
