public import Documents

/// One `--set key=value` of the command line.
public struct MetadataAssignment: Sendable, Hashable {
  public var key: MetadataKey
  public var value: MetadataValue

  public init(key: MetadataKey, value: MetadataValue) {
    self.key = key
    self.value = value
  }

  /// Reads `ad=true`, `tags=sale,tet`, `media=[{"type":"image","ai-generated":true}]`.
  /// - Throws: `unknown-key` with the nearest key, `bad-value`.
  public static func parse(_ text: String) throws(IntakeError) -> MetadataAssignment {
    let pieces = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    do throws(ValueProblem) {
      guard pieces.count == 2, !pieces[0].isEmpty else {
        throw ValueProblem(
          vi: "--set nhận khóa=giá-trị, ví dụ --set ad=true; không nhận “\(text)”.",
          en: "--set takes key=value, such as --set ad=true; not “\(text)”.")
      }
      let name = String(pieces[0])
      if let file = AttachedFile(key: name), !pieces[1].isEmpty {
        return MetadataAssignment(key: file.metadataKey, value: try file.read(String(pieces[1]), as: name))
      }
      guard let key = MetadataKey(rawValue: name) else {
        throw ValueProblem.unknownKey(name, known: MetadataKey.allCases.map(\.rawValue) + AttachedFile.keys)
      }
      guard !pieces[1].isEmpty, let value = try key.read(json(key, String(pieces[1])), strict: true) else {
        throw ValueProblem(
          vi: "--set \(name)= thiếu giá trị.", en: "--set \(name)= lacks its value.")
      }
      return MetadataAssignment(key: key, value: value)
    } catch {
      throw IntakeError(code: error.code, message: error.message)
    }
  }

  static func json(_ key: MetadataKey, _ text: String) throws(ValueProblem) -> JSONValue {
    switch key.shape {
    case .media, .sheet: break
    default: return .text(Array(text.utf8))
    }
    // The parser reads objects, so the value is handed to it as a member.
    let wrapped = Array("{\"\(key.rawValue)\":\(text)}".utf8)
    let members: Result<[JSONValue.Member], JSONFailure> = wrapped.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONFailure) in
        try JSONParser().members(of: bytes, capacity: bytes.count) { $0 == key.rawValue }
      }
    }
    switch members {
    case .success(let members): return members.first?.value ?? .null
    case .failure(let failure):
      throw ValueProblem(
        vi: "“\(key.rawValue)” phải là JSON: \(failure.reason.vi).",
        en: "“\(key.rawValue)” must be JSON: \(failure.reason.en).")
    }
  }
}

extension Metadata {
  /// The assignments in order: a later one of the same key wins.
  public init(_ assignments: [MetadataAssignment]) {
    self.init()
    for assignment in assignments { self[assignment.key] = assignment.value }
  }
}
