public import Documents

/// Posts of one source, as a test of a rule with `over: source` gives them.
public struct TestSeries: Sendable {
  public var posts: [Post]
  /// The days that must be reported, no more and no fewer; empty where it is enough that something is.
  public var days: [Day]
  /// The time that is looked at; nil where the rule's own dates say it, or the posts.
  public var from: Day?
  public var until: Day?
  /// The day of the run; nil for the day after all that the test speaks of, so that everything is over.
  public var today: Day?

  public struct Post: Sendable {
    /// Nil for a post whose day nobody knows.
    public var day: Day?
    public var text: String
    /// Beside the metadata of the test, which all its posts share.
    public var metadata: Metadata
    public init(day: Day?, text: String, metadata: Metadata = Metadata()) {
      self.day = day
      self.text = text
      self.metadata = metadata
    }
  }

  public init(posts: [Post], days: [Day] = [], from: Day? = nil, until: Day? = nil, today: Day? = nil) {
    self.posts = posts
    self.days = days
    self.from = from
    self.until = until
    self.today = today
  }

  /// For people: a post a line, with its day.
  public var summary: String {
    if posts.isEmpty { return "0 bài" }
    return posts.map { "\($0.day?.iso ?? "????-??-??") \($0.text)" }.joined(separator: "\n")
  }
}
