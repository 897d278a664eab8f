import Documents
import Judging
import Rulebooks

/// One finding as an object of schema version 1.
struct FindingJSON {
  let language: Language
  let redaction: Redaction

  func write(_ finding: Finding, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("rule", finding.rule)
    json.pair("title", finding.title[language])
    json.pair("axis", finding.axis.rawValue)
    json.pair("level", finding.level.rawValue)
    json.pair("status", finding.status.rawValue)
    json.pair("message", redaction.text(finding.message[language], of: finding))
    json.pair("part", finding.part.name)
    if let place = finding.place { json.pair("place", place[language]) }
    if let masked = redaction.masked(finding) {
      json.pair("masked", masked)
    } else {
      json.pair("text", finding.text)
    }
    json.pair("view", finding.view)
    json.pair("as", finding.matchedAs.rawValue)
    json.pair("basis", finding.basis.isEmpty ? nil : finding.basis.joined(separator: "; "))
    writeRange(finding.range, to: &json)
    writeFix(finding, to: &json)
    json.pair("fingerprint", finding.fingerprint)
    json.key("waived")
    if let waiver = finding.waived {
      WaiverJSON(redaction: redaction).write(waiver, withRule: false, to: &json)
    } else {
      json.null()
    }
    json.endObject()
  }

  private func writeRange(_ range: FindingRange?, to json: inout JSONWriter) {
    json.key("range")
    guard let range else { return json.null() }
    json.beginObject()
    let units: [(StaticString, Range<Int>)] = [("bytes", range.bytes), ("utf16", range.utf16)]
    for (name, offsets) in units {
      json.key(name)
      json.beginArray(inline: true)
      json.number(offsets.lowerBound)
      json.number(offsets.upperBound)
      json.endArray()
    }
    let places: [(StaticString, FindingRange.Place)] = [("start", range.start), ("end", range.end)]
    for (name, place) in places {
      json.key(name)
      json.beginObject(inline: true)
      json.pair("line", place.line)
      json.pair("column", place.column)
      json.endObject()
    }
    json.endObject()
  }

  private func writeFix(_ finding: Finding, to json: inout JSONWriter) {
    json.key("fix")
    guard let fix = finding.fix else { return json.null() }
    json.beginObject()
    json.pair("safe", fix.safe)
    if let replacement = fix.replacement {
      json.pair("replacement", redaction.text(replacement, of: finding))
    }
    if let note = fix.note { json.pair("note", redaction.text(note[language], of: finding)) }
    json.endObject()
  }
}

/// A waiver: beside its finding without the rule, which the finding names already.
struct WaiverJSON {
  let redaction: Redaction

  func write(_ waiver: Waiver, withRule: Bool, to json: inout JSONWriter) {
    json.beginObject()
    if withRule { json.pair("rule", waiver.rule) }
    json.pair("reason", redaction.text(waiver.reason))
    if let text = waiver.text { json.pair("text", redaction.text(text)) }
    if let until = waiver.until { json.pair("until", until.iso) }
    json.pair("origin", waiver.origin.rawValue)
    json.endObject()
  }
}
