import CSimdJSON
import Documents

/// simdjson with its buffers, for one reader at a time: the shim's handle needs one owner that frees it, hence a class.
final class JSONParser {
  private let handle: OpaquePointer?

  init() { handle = soat_json_parser_new() }

  deinit { soat_json_parser_free(handle) }

  /// Bytes that must be readable behind an input for it to be parsed without a copy.
  static var padding: Int { soat_json_padding() }

  /// Reads one object; of its members only those whose key `wanted` accepts are kept. All of the input is checked. Linear.
  /// - Parameters:
  ///   - capacity: bytes readable from the start of `input`.
  ///   - depth: levels that are kept; by default one level of lists of objects.
  /// - Throws: syntax, encoding, depth, or a wanted key that stands twice, where two readers could each be right.
  func members(
    of input: UnsafeBufferPointer<UInt8>, capacity: Int, depth: UInt32 = JSONParser.recordedDepth,
    wanted: (String) -> Bool
  ) throws(JSONFailure) -> [JSONValue.Member] {
    guard let handle else { throw JSONFailure(status: SOAT_JSON_MEMORY, offset: nil) }
    guard let base = input.baseAddress else { throw JSONFailure(status: SOAT_JSON_SYNTAX, offset: 0) }
    let result = base.withMemoryRebound(to: CChar.self, capacity: input.count) {
      soat_json_parse(handle, $0, input.count, capacity, depth)
    }
    // The shim's “not known” is the largest number there is, which is -1 here.
    let offset = (0...input.count).contains(result.offset) ? result.offset : nil
    guard result.status == SOAT_JSON_OK else { throw JSONFailure(status: result.status, offset: offset) }
    var walk = EventWalk(events: UnsafeBufferPointer(start: result.events, count: result.count))
    return try walk.members(wanted: wanted)
  }

  /// The object, its members, the items of `media`, their members. What lies deeper is nobody's metadata.
  static let recordedDepth: UInt32 = 3
}

/// Walks the flat list of a parse. Never deeper than what the parser recorded.
private struct EventWalk {
  let events: UnsafeBufferPointer<soat_json_event>
  var at = 0

  mutating func members(wanted: (String) -> Bool) throws(JSONFailure) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    at = 1
    while at < events.count, events[at].kind == SOAT_JSON_KEY {
      let key = text(events[at])
      at += 1
      guard wanted(key) else {
        skip()
        continue
      }
      if members.contains(where: { $0.key.utf8.elementsEqual(key.utf8) }) {
        throw JSONFailure(reason: Bilingual(vi: "khóa “\(key)” có hai lần", en: "the key “\(key)” stands twice"))
      }
      members.append(JSONValue.Member(key: key, value: value()))
    }
    return members
  }

  /// Moves behind the value that begins here.
  private mutating func skip() {
    let depth = events[at].depth
    let opens = events[at].kind == SOAT_JSON_OBJECT || events[at].kind == SOAT_JSON_ARRAY
    at += 1
    guard opens else { return }
    while events[at].depth > depth { at += 1 }
    at += 1
  }

  private mutating func value() -> JSONValue {
    let event = events[at]
    at += 1
    switch event.kind {
    case SOAT_JSON_STRING: return .text(bytes(event))
    case SOAT_JSON_NUMBER: return .number(text(event))
    case SOAT_JSON_TRUE: return .flag(true)
    case SOAT_JSON_FALSE: return .flag(false)
    case SOAT_JSON_ARRAY:
      var items: [JSONValue] = []
      while events[at].kind != SOAT_JSON_ARRAY_END { items.append(value()) }
      at += 1
      return .list(items)
    case SOAT_JSON_OBJECT:
      var members: [JSONValue.Member] = []
      while events[at].kind == SOAT_JSON_KEY {
        let key = text(events[at])
        at += 1
        members.append(JSONValue.Member(key: key, value: value()))
      }
      at += 1
      return .object(members)
    default: return .null
    }
  }

  private func bytes(_ event: soat_json_event) -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: event.bytes, count: event.length))
  }

  private func text(_ event: soat_json_event) -> String {
    String(decoding: UnsafeRawBufferPointer(start: event.bytes, count: event.length), as: UTF8.self)
  }
}
