import Documents
import Judging
import Rulebooks

/// The object of schema version 1, described key by key in docs/schema/verdict.schema.json.
struct VerdictJSON {
  let context: ReportContext
  /// `tool` as it was written before; nil where it is to be written anew.
  var tool: [UInt8]?

  func write(_ verdict: Verdict, to json: inout JSONWriter) {
    let redaction = Redaction(verdict)
    json.beginObject()
    json.pair("schema", 1)
    writeTool(to: &json)
    writeDocument(verdict.document, redaction, to: &json)
    json.pair("verdict", verdict.outcome.rawValue)
    json.pair("as-of", verdict.asOf.iso)
    writeIncomplete(verdict.incomplete, redaction, to: &json)
    writeScores(verdict.scores, to: &json)
    writeNotJudged(verdict.notJudged, to: &json)
    json.key("not-seen")
    json.beginObject(inline: true)
    json.pair("images", verdict.notSeen.images)
    json.pair("videos", verdict.notSeen.videos)
    json.pair("attachments", verdict.notSeen.attachments)
    json.endObject()
    json.key("findings")
    json.beginArray()
    for finding in verdict.findings where context.shows(finding) {
      FindingJSON(language: context.language, redaction: redaction).write(finding, to: &json)
    }
    json.endArray()
    if let against = verdict.against { write(against, verdict, redaction, to: &json) }
    json.key("unused-waivers")
    json.beginArray()
    for waiver in verdict.unusedWaivers { WaiverJSON(redaction: redaction).write(waiver, withRule: true, to: &json) }
    json.endArray()
    json.key("ran")
    json.beginObject(inline: true)
    json.pair("rules", verdict.rulesRun)
    json.pair("rulebooks", verdict.rulebooksRun)
    json.endObject()
    json.key("closing")
    json.beginArray()
    for line in Closing(context.language).lines(for: verdict) { json.string(line) }
    json.endArray()
    json.endObject()
  }

  private func write(_ against: Against, _ verdict: Verdict, _ redaction: Redaction, to json: inout JSONWriter) {
    json.key("against")
    json.beginObject()
    for (name, isNew) in [("new", true), ("remaining", false)] as [(StaticString, Bool)] {
      json.key(name)
      json.beginArray()
      for finding in verdict.findings
      where context.shows(finding) && against.new.contains(finding.fingerprint) == isNew {
        json.string(finding.fingerprint)
      }
      json.endArray()
    }
    json.key("mended")
    json.beginArray()
    for past in against.mended where context.only.map({ past.level >= $0 }) ?? true {
      json.beginObject()
      json.pair("rule", past.rule)
      json.pair("title", past.title)
      json.pair("axis", past.axis.rawValue)
      json.pair("level", past.level.rawValue)
      json.pair("message", redaction.text(past.message))
      json.pair("part", past.part)
      if let masked = past.masked {
        json.pair("masked", masked)
      } else {
        json.pair("text", redaction.text(past.text ?? ""))
      }
      json.pair("fingerprint", past.fingerprint)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func writeTool(to json: inout JSONWriter) {
    json.key("tool")
    if let tool { json.written(tool) } else { VerdictJSON.write(context.tool, to: &json) }
  }

  /// The object `tool` on one line.
  static func tool(_ tool: ToolInfo) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONWriter.append(to: &bytes) { write(tool, to: &$0) }
    return bytes
  }

  private static func write(_ tool: ToolInfo, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("name", "soat")
    json.pair("version", tool.version)
    json.key("rulebooks")
    json.beginArray()
    for book in tool.rulebooks {
      json.beginObject()
      json.pair("id", book.id)
      json.pair("version", book.version)
      json.pair("sha256", book.sha256)
      json.pair("rules", book.rules)
      json.endObject()
    }
    json.endArray()
    json.pair("icu", tool.icu)
    json.pair("pcre2", tool.pcre2)
    json.endObject()
  }

  private func writeDocument(_ document: DocumentSummary, _ redaction: Redaction, to json: inout JSONWriter) {
    json.key("document")
    json.beginObject()
    json.pair("id", document.id.map(redaction.text))
    if let path = document.path { json.pair("path", redaction.text(path)) }
    if let locator = document.locator { json.pair("locator", redaction.text(locator[context.language])) }
    json.pair("bytes", document.bytes)
    if let encoding = document.encoding { json.pair("encoding", encoding) }
    if document.charsetRepairs > 0 { json.pair("charset-repairs", document.charsetRepairs) }
    if document.disguises > 0 { json.pair("disguises", document.disguises) }
    json.key("metadata")
    MetadataJSON(redaction: redaction).write(document.metadata, to: &json)
    json.endObject()
  }

  private func writeIncomplete(
    _ reasons: [IncompleteReason], _ redaction: Redaction, to json: inout JSONWriter
  ) {
    json.key("incomplete")
    json.beginArray()
    for reason in reasons {
      json.beginObject()
      json.pair("code", reason.code)
      json.pair("message", redaction.text(reason.message[context.language]))
      if let rule = reason.rule { json.pair("rule", rule) }
      json.endObject()
    }
    json.endArray()
  }

  private func writeScores(_ scores: Scores, to json: inout JSONWriter) {
    json.key("scores")
    json.beginObject()
    for axis in Axis.allCases { json.pair(axis.rawValue, scores[axis]) }
    json.pair("overall", scores.overall)
    if scores.upperBound { json.pair("upper-bound", true) }
    if context.explain {
      json.key("contributions")
      json.beginArray()
      for contribution in scores.contributions {
        json.beginObject()
        json.pair("axis", contribution.axis.rawValue)
        json.pair("rule", contribution.rule)
        json.key("points")
        json.number(contribution.points)
        json.pair("findings", contribution.findings)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private func writeNotJudged(_ questions: [OpenQuestion], to json: inout JSONWriter) {
    json.key("not-judged")
    json.beginArray()
    for question in questions {
      json.beginObject()
      json.pair("key", question.key.rawValue)
      json.pair("question", question.question[context.language])
      json.pair("rules", question.rules)
      if question.raisedByText { json.pair("raised-by-text", true) }
      json.endObject()
    }
    json.endArray()
  }
}
