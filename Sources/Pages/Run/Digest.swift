import Crypto
import Documents
import Intake
import Judging
import Rulebooks

/// SHA-256 over fields, each with its length, so that no two lists of fields read alike.
struct Digest {
  private var hash = SHA256()

  mutating func add(_ bytes: some Collection<UInt8>) {
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
    if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
      Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
    }
  }

  mutating func add(_ text: String) { add(text.utf8) }

  mutating func add(_ fields: [String]) {
    add(String(fields.count))
    for field in fields { add(field) }
  }

  /// 32 bytes.
  func finished() -> [UInt8] { Array(hash.finalize()) }

  /// Eight hexadecimal digits of a text's digest.
  static func short(_ text: String) -> String {
    of(Array(text.utf8)).prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return Array(hash.finalize())
  }
}

extension Digest {
  /// What of a post decides its verdict.
  static func content(of document: Document) -> [UInt8] {
    var digest = Digest()
    for part in document.parts {
      digest.add(part.kind.name)
      digest.add(part.text)
    }
    digest.add(description(of: document.metadata))
    digest.add(document.waivers.map(description))
    digest.add(document.problems.map(\.code))
    digest.add("\(document.notSeen.images) \(document.notSeen.videos) \(document.notSeen.attachments)")
    return digest.finished()
  }

  private static func description(of metadata: Metadata) -> [String] {
    metadata.values.sorted { $0.key < $1.key }.map { "\($0.key.rawValue)=\(text(of: $0.value))" }
  }

  /// Common values without the detour of describing any value.
  private static func text(of value: MetadataValue) -> String {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .instant(let instant): instant.iso
    case .list(let items): items.joined(separator: "\u{0}")
    case .media, .sheet: "\(value)"
    }
  }

  private static func description(_ waiver: Waiver) -> String {
    "\(waiver.rule)\u{0}\(waiver.text ?? "")\u{0}\(waiver.reason)\u{0}\(waiver.until?.iso ?? "")\u{0}\(waiver.origin)"
  }

  /// What judges the posts of a source beside the rules: its entry, and which of its waivers count today.
  mutating func add(_ source: ScanSource, today: Day) {
    add(source.id)
    add(source.profile.rawValue)
    add(source.consent.holds(on: today) ? "holds" : "refused")
    add(Digest.description(of: source.metadata))
    add(source.grants.map(\.rawValue).sorted())
    add(source.mayWaive ? "may-waive" : "")
    add(source.waivers.filter { $0.until.map { today <= $0 } ?? true }.map(Digest.description))
    add(source.match.map(\.text))
    add(source.hosts)
    add(source.select)
    add(source.columns.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    add(source.export?.name ?? "")
  }

  /// What judges every post.
  mutating func add(_ policy: Policy, today: Day) {
    add(policy.thresholds.map { "\($0.key.rawValue)=\($0.value)" }.sorted())
    add(policy.blockingLevels.map(\.rawValue).sorted())
    add(policy.frontMatterMayWaive.map(\.rawValue).sorted())
    add(policy.observed.sorted())
    add(policy.off.sorted())
    add(policy.waivers.filter { $0.until.map { today <= $0 } ?? true }.map(Digest.description))
    add(Digest.description(of: policy.defaults))
    add(policy.dictionary.sorted())
    for (document, accepted) in policy.baseline.accepted.sorted(by: { $0.key < $1.key }) {
      add(document)
      add(accepted.sorted())
    }
  }
}
