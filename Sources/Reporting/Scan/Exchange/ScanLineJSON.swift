import Documents
import Rulebooks

/// The objects of `ndjson` for many posts.
struct ScanLineJSON {
  let language: Language

  func write(_ item: ReportItem, to json: inout JSONWriter) {
    begin("item", to: &json)
    json.pair("key", item.key)
    json.pair("source", item.source)
    json.pair("title", item.title)
    json.pair("url", item.url)
    json.pair("path", item.path)
    json.pair("locator", item.locator?[language])
    json.pair("published-at", item.publishedAt)
    if let encoding = item.encoding { json.pair("encoding", encoding) }
    json.pair("verdict", item.outcome.rawValue)
    write(item.incomplete, to: &json)
    json.key("scores")
    json.beginObject()
    json.pair("accurate", item.scores.accurate)
    json.pair("politically-correct", item.scores.politicallyCorrect)
    json.pair("lawful", item.scores.lawful)
    json.pair("overall", item.scores.overall)
    json.endObject()
    json.key("not-judged")
    json.beginArray()
    for question in item.notJudged {
      json.beginObject()
      json.pair("key", question.key)
      json.pair("question", question.question[language])
      json.pair("rules", question.rules)
      json.endObject()
    }
    json.endArray()
    json.key("not-seen")
    write(item.notSeen, to: &json)
    json.key("parts")
    json.beginArray()
    for part in item.parts {
      json.beginObject()
      json.pair("name", part.name)
      json.pair("text", part.text)
      json.endObject()
    }
    json.endArray()
    json.pair("findings", item.findings.count)
    json.key("ran")
    json.beginObject()
    json.pair("rules", item.rulesRun)
    json.pair("rulebooks", item.rulebooksRun)
    json.endObject()
    json.endObject()
  }

  func write(_ finding: ReportFinding, of item: ReportItem, to json: inout JSONWriter) {
    begin("finding", to: &json)
    json.pair("item", item.key)
    json.pair("source", item.source)
    json.pair("rule", finding.rule)
    json.pair("title", finding.title[language])
    json.pair("axis", finding.axis.rawValue)
    json.pair("level", finding.level.rawValue)
    json.pair("status", finding.status.rawValue)
    json.pair("state", finding.state.rawValue)
    json.pair("first-seen", finding.firstSeen)
    json.pair("message", finding.message[language])
    strings("basis", finding.basis, to: &json)
    json.pair("fix", finding.fix?[language])
    json.pair("replacement", finding.replacement)
    json.pair("safe", finding.isFixSafe)
    json.pair("part", finding.part)
    if finding.isMasked { json.pair("masked", finding.text) } else { json.pair("text", finding.text) }
    json.key("span")
    if let span = finding.span { write(span, to: &json) } else { json.null() }
    json.key("range")
    if let place = finding.place { write(place, to: &json) } else { json.null() }
    json.pair("place", finding.placeName?[language])
    json.pair("fingerprint", finding.fingerprint)
    json.key("waived")
    if let waiver = finding.waiver {
      json.beginObject()
      json.pair("reason", waiver.reason)
      json.pair("until", waiver.until)
      json.pair("origin", waiver.origin)
      json.endObject()
    } else {
      json.null()
    }
    json.endObject()
  }

  func write(_ finding: ScanReport.SourceFinding, to json: inout JSONWriter) {
    begin("source-finding", to: &json)
    json.pair("source", finding.source)
    json.pair("rule", finding.rule)
    json.pair("title", finding.title[language])
    json.pair("level", finding.level.rawValue)
    json.pair("state", finding.state.rawValue)
    json.pair("message", finding.message[language])
    strings("basis", finding.basis, to: &json)
    json.pair("fix", finding.fix?[language])
    strings("days", finding.days, to: &json)
    strings("items", finding.items, to: &json)
    json.pair("fingerprint", finding.fingerprint)
    json.endObject()
  }

  func write(_ report: ScanReport, _ closing: [String], to json: inout JSONWriter) {
    begin("summary", to: &json)
    json.key("tool")
    json.written(VerdictJSON.tool(report.tool))
    json.key("scan")
    if let scan = report.scan { write(scan, to: &json) } else { json.null() }
    json.key("counts")
    write(report.counts, to: &json)
    json.key("sources")
    json.beginArray()
    for source in report.sources { write(source, to: &json) }
    json.endArray()
    json.key("rules")
    json.beginArray()
    for rule in report.rules {
      json.beginObject()
      json.pair("rule", rule.rule)
      json.pair("title", rule.title[language])
      json.pair("level", rule.level.rawValue)
      json.pair("open", rule.open)
      json.pair("new", rule.new)
      json.pair("mended", rule.mended)
      json.pair("waived", rule.waived)
      json.endObject()
    }
    json.endArray()
    json.key("open-by-day")
    json.beginArray()
    for day in report.openByDay {
      json.beginObject()
      json.pair("day", day.day)
      json.key("open")
      write(day.counts, to: &json)
      json.endObject()
    }
    json.endArray()
    write(report.incomplete, to: &json)
    strings("closing", closing, to: &json)
    json.endObject()
  }

  // MARK: Pieces

  private func begin(_ kind: String, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("schema", 1)
    json.pair("kind", kind)
  }

  private func strings(_ name: StaticString, _ list: [String], to json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for text in list { json.string(text) }
    json.endArray()
  }

  private func write(_ reasons: [ReportItem.Reason], to json: inout JSONWriter) {
    json.key("incomplete")
    json.beginArray()
    for reason in reasons {
      json.beginObject()
      json.pair("code", reason.code)
      json.pair("message", reason.message[language])
      if let rule = reason.rule { json.pair("rule", rule) }
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ range: Range<Int>, to json: inout JSONWriter) {
    json.beginArray()
    json.number(range.lowerBound)
    json.number(range.upperBound)
    json.endArray()
  }

  private func write(_ place: ReportFinding.Place, to json: inout JSONWriter) {
    json.beginObject()
    json.key("bytes")
    write(place.bytes, to: &json)
    json.key("utf16")
    write(place.utf16, to: &json)
    json.key("start")
    write(place.startLine, place.startColumn, to: &json)
    json.key("end")
    write(place.endLine, place.endColumn, to: &json)
    json.pair("in-file", place.isInFile)
    json.endObject()
  }

  private func write(_ line: Int, _ column: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("line", line)
    json.pair("column", column)
    json.endObject()
  }

  private func write(_ notSeen: NotSeen, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("images", notSeen.images)
    json.pair("videos", notSeen.videos)
    json.pair("attachments", notSeen.attachments)
    json.endObject()
  }

  private func write(_ scan: ScanReport.Scan, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("id", scan.id)
    json.pair("started-at", scan.startedAt)
    json.pair("finished-at", scan.finishedAt)
    json.pair("compared-with", scan.comparedWith)
    json.pair("compared-at", scan.comparedAt)
    json.pair("partial", scan.isPartial)
    json.endObject()
  }

  private func write(_ counts: ScanReport.Counts, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("read", counts.read)
    json.pair("unchanged", counts.unchanged)
    json.pair("skipped", counts.skipped)
    json.pair("failed", counts.failed)
    json.endObject()
  }

  private func write(_ counts: ScanReport.LevelCounts, to json: inout JSONWriter) {
    json.beginObject()
    for level in Level.allCases.reversed() { json.pair(level.rawValue, counts[level]) }
    json.endObject()
  }

  private func write(_ source: ScanReport.Source, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("id", source.id)
    json.pair("name", source.name)
    json.pair("consent", source.consent[language])
    json.key("counts")
    write(source.counts, to: &json)
    json.key("items")
    write(source.items, to: &json)
    json.key("open")
    write(source.open, to: &json)
    json.pair("new", source.new)
    json.pair("waived", source.waived)
    json.pair("mended", source.mended)
    json.endObject()
  }
}
