import Documents
import Rulebooks

/// One finding as a result of SARIF.
struct SARIFResult {
  let words: Words
  /// The place of each rule in the driver's list.
  let rules: [String: Int]
  /// Whether there was an earlier run to compare with.
  let isCompared: Bool
  private var language: Language { words.language }

  func write(
    _ finding: ReportFinding, _ item: ReportItem, artifact: (uri: String, index: Int)?, to json: inout JSONWriter
  ) {
    json.beginObject()
    head(finding.rule, finding.level, finding.message[language], finding.fingerprint, finding.state, to: &json)
    json.key("locations")
    json.beginArray()
    json.beginObject()
    if let artifact { writePhysical(finding, item, artifact, to: &json) }
    writeLogical(finding, item, to: &json)
    json.endObject()
    json.endArray()
    if let waiver = finding.waiver { write(waiver, to: &json) }
    writeFix(finding, item, artifact, to: &json)
    json.key("properties")
    json.beginObject()
    json.pair("axis", finding.axis.rawValue)
    json.pair("status", finding.status.rawValue)
    if !finding.basis.isEmpty { json.pair("basis", finding.basis.joined(separator: "; ")) }
    if let fix = words.fixText(finding) { json.pair("remedy", fix) }
    if !finding.text.isEmpty { json.pair(finding.isMasked ? "masked" : "text", finding.text) }
    if let firstSeen = finding.firstSeen { json.pair("firstSeen", firstSeen) }
    json.endObject()
    json.endObject()
  }

  func write(_ finding: ScanReport.SourceFinding, to json: inout JSONWriter) {
    json.beginObject()
    head(finding.rule, finding.level, finding.message[language], finding.fingerprint, finding.state, to: &json)
    json.key("locations")
    json.beginArray()
    json.beginObject()
    json.key("logicalLocations")
    json.beginArray()
    json.beginObject()
    json.pair("fullyQualifiedName", finding.source)
    json.pair("kind", "source")
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
    json.key("properties")
    json.beginObject()
    json.key("days")
    json.beginArray()
    for day in finding.days { json.string(day) }
    json.endArray()
    json.key("items")
    json.beginArray()
    for item in finding.items { json.string(item) }
    json.endArray()
    if !finding.basis.isEmpty { json.pair("basis", finding.basis.joined(separator: "; ")) }
    if let fix = finding.fix?[language] { json.pair("remedy", fix) }
    json.endObject()
    json.endObject()
  }

  private func head(
    _ rule: String, _ level: Level, _ message: String, _ fingerprint: String, _ state: ReportFinding.State,
    to json: inout JSONWriter
  ) {
    json.pair("ruleId", rule)
    if let index = rules[rule] { json.pair("ruleIndex", index) }
    json.pair("level", SARIFText.level(level))
    json.key("message")
    SARIFText.write(message.isEmpty ? rule : message, to: &json)
    json.key("partialFingerprints")
    json.beginObject()
    json.pair("soat/v1", fingerprint)
    json.endObject()
    if isCompared {
      switch state {
      case .new: json.pair("baselineState", "new")
      case .open: json.pair("baselineState", "unchanged")
      case .mended: json.pair("baselineState", "absent")
      }
    }
  }

  private func writePhysical(
    _ finding: ReportFinding, _ item: ReportItem, _ artifact: (uri: String, index: Int), to json: inout JSONWriter
  ) {
    json.key("physicalLocation")
    json.beginObject()
    write(artifact, to: &json)
    if let place = finding.place, place.isInFile, finding.state != .mended {
      json.key("region")
      json.beginObject()
      json.pair("startLine", place.startLine)
      json.pair("startColumn", place.utf16Columns.start)
      json.pair("endLine", place.endLine)
      json.pair("endColumn", place.utf16Columns.end)
      writeOffsets(place, item, to: &json)
      // The words as they stand there, or none: what is masked does not stand there.
      if !finding.isMasked, finding.text.utf8.count == place.bytes.count {
        json.key("snippet")
        SARIFText.write(finding.text, to: &json)
      }
      json.endObject()
    }
    json.endObject()
  }

  private func write(_ artifact: (uri: String, index: Int), to json: inout JSONWriter) {
    json.key("artifactLocation")
    json.beginObject()
    json.pair("uri", artifact.uri)
    json.pair("index", artifact.index)
    json.endObject()
  }

  private func writeOffsets(_ place: ReportFinding.Place, _ item: ReportItem, to json: inout JSONWriter) {
    json.pair("charOffset", place.utf16.lowerBound)
    json.pair("charLength", place.utf16.count)
    // Of another charset, the bytes are not those of the file.
    if item.encoding == nil {
      json.pair("byteOffset", place.bytes.lowerBound)
      json.pair("byteLength", place.bytes.count)
    }
  }

  private func writeLogical(_ finding: ReportFinding, _ item: ReportItem, to json: inout JSONWriter) {
    json.key("logicalLocations")
    json.beginArray()
    json.beginObject()
    json.pair("name", finding.part)
    json.pair(
      "fullyQualifiedName", [item.source, item.key, finding.part].compactMap { $0 }.joined(separator: "/"))
    json.pair("decoratedName", "\(words.name(item)), \(words.place(finding))")
    json.pair("kind", "part")
    json.endObject()
    json.endArray()
  }

  private func write(_ waiver: ReportFinding.WaiverNote, to json: inout JSONWriter) {
    json.key("suppressions")
    json.beginArray()
    json.beginObject()
    json.pair("kind", waiver.origin == Waiver.Origin.frontMatter.rawValue ? "inSource" : "external")
    json.pair("status", "accepted")
    json.pair("justification", waiver.reason)
    json.endObject()
    json.endArray()
  }

  /// Only what may be put in without reading, and only where the file's bytes are the finding's.
  private func writeFix(
    _ finding: ReportFinding, _ item: ReportItem, _ artifact: (uri: String, index: Int)?, to json: inout JSONWriter
  ) {
    guard let artifact, let place = finding.place, place.isInFile, finding.isFixSafe, !finding.isMasked,
      finding.state != .mended, let replacement = finding.replacement, finding.text.utf8.count == place.bytes.count
    else { return }
    json.key("fixes")
    json.beginArray()
    json.beginObject()
    json.key("description")
    SARIFText.write(words.fixText(finding) ?? words.fix, to: &json)
    json.key("artifactChanges")
    json.beginArray()
    json.beginObject()
    write(artifact, to: &json)
    json.key("replacements")
    json.beginArray()
    json.beginObject()
    json.key("deletedRegion")
    json.beginObject()
    writeOffsets(place, item, to: &json)
    json.endObject()
    json.key("insertedContent")
    SARIFText.write(replacement, to: &json)
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
  }
}
