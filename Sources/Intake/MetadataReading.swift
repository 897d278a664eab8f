public import Documents

extension MetadataKey {
  /// Reads a value of JSON, YAML or the command line as this key's. Nil for null: not known.
  /// - Parameter strict: keys of a media item that nobody knows are an error; partners' data may carry them.
  func read(_ value: JSONValue, strict: Bool) throws(ValueProblem) -> MetadataValue? {
    switch (shape, value) {
    case (_, .null): return nil
    case (.media, .list(let items)):
      var media: [Media] = []
      for item in items { media.append(try Media(item, strict: strict)) }
      return .media(media)
    case (.sheet, .object(let members)): return .sheet(try ProductSheet(members))
    case (.list, .list(let items)):
      var names: [String] = []
      for item in items {
        guard let name = item.scalar else {
          throw ValueProblem(
            vi: "“\(rawValue)” là danh sách chữ; từ khóa có dấu # ở đầu thì bỏ dấu # hoặc đặt trong ngoặc kép.",
            en: "“\(rawValue)” is a list of words; write a tag without its # or in quotes.")
        }
        names.append(name)
      }
      return .list(names)
    case (_, .list), (_, .object):
      throw ValueProblem(
        vi: "“\(rawValue)” nhận một giá trị, không nhận danh sách hay bảng.",
        en: "“\(rawValue)” takes one value, not a list or a table.")
    default:
      do {
        return try self.value(from: value.scalar ?? "")
      } catch {
        throw ValueProblem(vi: error.message.vi, en: error.message.en)
      }
    }
  }
}

extension Media {
  private static let keys = ["type", "ai-generated", "caption", "alt"]
  private static let types = ["image", "video", "audio", "file"]

  fileprivate init(_ value: JSONValue, strict: Bool) throws(ValueProblem) {
    guard case .object(let members) = value else {
      throw ValueProblem(
        vi: "Mỗi mục của “media” là một bảng, ví dụ {\"type\":\"image\",\"ai-generated\":true}.",
        en: "Each item of “media” is a table, such as {\"type\":\"image\",\"ai-generated\":true}.")
    }
    self.init(type: "")
    for member in members {
      let text = member.value.scalar
      switch member.key {
      case "type": type = text ?? ""
      case "caption": caption = text
      case "alt": alt = text
      case "ai-generated":
        if member.value == .null { continue }
        guard let flag = text.flatMap({ ["true": true, "có": true, "false": false, "không": false][$0] }) else {
          throw ValueProblem(
            vi: "“ai-generated” nhận true hoặc false.", en: "“ai-generated” takes true or false.")
        }
        aiGenerated = flag
      default:
        if strict { throw ValueProblem.unknownKey(member.key, known: Media.keys) }
      }
    }
    guard Media.types.contains(type) else {
      let list = Media.types.joined(separator: ", ")
      throw ValueProblem(
        vi: "“type” của một mục “media” nhận một trong: \(list).",
        en: "“type” of an item of “media” takes one of: \(list).")
    }
  }
}

extension Metadata {
  /// These values, and those of `other` in place of them where both know a key.
  public func overlaid(by other: Metadata) -> Metadata {
    var merged = self
    for (key, value) in other.values { merged[key] = value }
    return merged
  }
}
