import Documents

/// A post as a JSON object: `text`, beside it `title`, `lead` and any metadata key; other keys are partners' own.
struct PostObject {
  private static let metadataKeys = Dictionary(
    uniqueKeysWithValues: MetadataKey.allCases.map { ($0.rawValue, $0) })

  private(set) var text: [UInt8] = []
  private(set) var lead: [UInt8]?
  /// The id of a source of `sources.yaml`; a text and nothing else.
  private(set) var source: String?
  private(set) var metadata = Metadata()
  private(set) var problems: [Bilingual] = []

  /// - Throws: where it is no valid object with a string `text`.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, capacity: Int, parser: JSONParser
  ) throws(JSONFailure) {
    let members = try parser.members(of: bytes, capacity: capacity, wanted: PostObject.isKnown)
    var found = false
    for member in members {
      switch member.key {
      case "text":
        guard case .text(let body) = member.value else { break }
        text = body
        found = true
      case "lead":
        if case .text(let words) = member.value { lead = words } else { wrong("lead", member.value) }
      case "source": if case .text(let id) = member.value { source = String(decoding: id, as: UTF8.self) }
      default: read(member)
      }
    }
    guard found else {
      throw JSONFailure(
        reason: Bilingual(vi: "thiếu “text”, phải là một chuỗi", en: "“text” is missing, or is not a string"))
    }
  }

  private static func isKnown(_ key: String) -> Bool {
    key == "text" || key == "lead" || key == "source" || metadataKeys[key] != nil
  }

  private mutating func read(_ member: JSONValue.Member) {
    guard let key = PostObject.metadataKeys[member.key] else { return }
    do throws(ValueProblem) {
      metadata[key] = try key.read(member.value, strict: false)
    } catch {
      problems.append(error.message)
    }
  }

  private mutating func wrong(_ key: String, _ value: JSONValue) {
    guard value != .null else { return }
    problems.append(Bilingual(vi: "“\(key)” phải là một chuỗi.", en: "“\(key)” must be a string."))
  }
}
