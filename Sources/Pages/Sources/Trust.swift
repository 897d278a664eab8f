public import Documents
import Intake

/// What a scanned post says of itself can sharpen a check, never soften it: nobody shall clear his own page by a line in it.
public enum Trust {
  /// Keys that name a post and soften nothing.
  private static let harmless: Set<MetadataKey> = [
    .id, .url, .title, .language, .tags, .channel, .date, .publishedAt, .sourcePublishedAt, .sourceText, .media,
    .campaign,
  ]
  /// Flags that only add duties where they are true.
  private static let sharpening: Set<MetadataKey> = [.ad, .sponsored, .repost]

  /// The post as its source's entry lets it be judged.
  public static func applied(_ source: ScanSource, to document: Document) -> Document {
    var document = document
    var metadata = Metadata()
    for (key, value) in document.metadata.values where isBelieved(key, value, source) { metadata[key] = value }
    metadata[.profile] = .text(source.profile.rawValue)
    document.metadata = metadata.overlaid(by: source.metadata)
    document.waivers = (source.mayWaive ? document.waivers : []) + source.waivers
    return document
  }

  private static func isBelieved(_ key: MetadataKey, _ value: MetadataValue, _ source: ScanSource) -> Bool {
    if key == .profile { return false }
    if harmless.contains(key) || source.grants.contains(key) { return true }
    return sharpening.contains(key) && value == .flag(true)
  }
}
