public import Documents

/// What a house decides for itself, from `soat.yaml`.
public struct Policy: Sendable {
  /// An axis whose score falls below its threshold makes the verdict at least `review`.
  public var thresholds: [Axis: Int]
  /// Levels whose unwaived findings make the verdict `block`.
  public var blockingLevels: Set<Level>
  /// Levels that front matter may waive.
  public var frontMatterMayWaive: Set<Level>
  /// Rulebooks that only observe: reported, never scored, never deciding the verdict.
  public var observed: Set<String>
  /// Rules (`book/rule`) and rulebooks (`book`) that are off.
  public var off: Set<String>
  public var waivers: [Waiver]
  /// Folders and files of rulebooks, relative paths already resolved; empty for the shipped ones.
  public var rulePaths: [String]
  /// Metadata that every document has unless it says otherwise.
  public var defaults: Metadata
  /// Words that the spelling check accepts, lower case.
  public var dictionary: Set<String>
  /// Findings that were accepted when the tool was introduced.
  public var baseline = Baseline()

  public init(
    thresholds: [Axis: Int] = [:], blockingLevels: Set<Level> = [.error],
    frontMatterMayWaive: Set<Level> = [.notice, .warning], observed: Set<String> = [], off: Set<String> = [],
    waivers: [Waiver] = [], rulePaths: [String] = [], defaults: Metadata = Metadata(), dictionary: Set<String> = []
  ) {
    self.thresholds = thresholds
    self.blockingLevels = blockingLevels
    self.frontMatterMayWaive = frontMatterMayWaive
    self.observed = observed
    self.off = off
    self.waivers = waivers
    self.rulePaths = rulePaths
    self.defaults = defaults
    self.dictionary = dictionary
  }
}
