import Documents

/// Metadata under the names a document may carry it by, in alphabetical order; a key that is not known is not there.
struct MetadataJSON {
  let redaction: Redaction

  func write(_ metadata: Metadata, to json: inout JSONWriter) {
    json.beginObject()
    for (key, value) in metadata.values.sorted(by: { $0.key < $1.key }) {
      json.key(key.rawValue)
      if key == .sourceText, case .text(let text) = value {
        // What was attached to compare with is not echoed: it may be long, and is not the post's.
        json.beginObject(inline: true)
        json.pair("bytes", text.utf8.count)
        json.endObject()
        continue
      }
      write(value, to: &json)
    }
    json.endObject()
  }

  private func write(_ value: MetadataValue, to json: inout JSONWriter) {
    switch value {
    case .text(let text): json.string(redaction.text(text))
    case .flag(let flag): json.bool(flag)
    case .instant(let instant): json.string(instant.iso)
    case .list(let items):
      json.beginArray(inline: true)
      for item in items { json.string(redaction.text(item)) }
      json.endArray()
    case .sheet(let sheet): write(sheet, to: &json)
    case .media(let list):
      json.beginArray()
      for media in list { write(media, to: &json) }
      json.endArray()
    }
  }

  private func write(_ sheet: ProductSheet, to json: inout JSONWriter) {
    json.beginObject()
    for field in ProductSheet.Field.allCases where !sheet[field].isEmpty {
      json.key(field.rawValue)
      json.beginArray(inline: true)
      for value in sheet[field] { json.string(redaction.text(value)) }
      json.endArray()
    }
    json.endObject()
  }

  private func write(_ media: Media, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("type", media.type)
    if let generated = media.aiGenerated { json.pair("ai-generated", generated) }
    if let caption = media.caption { json.pair("caption", redaction.text(caption)) }
    if let alt = media.alt { json.pair("alt", redaction.text(alt)) }
    json.endObject()
  }
}

extension Instant {
  /// `2026-03-01`, or `2026-03-01T08:30+07:00` where the time is known.
  var iso: String {
    guard let minute else { return day.iso }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(day.iso)T\(two(minute / 60)):\(two(minute % 60))+07:00"
  }
}
