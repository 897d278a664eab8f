public import Documents
internal import Reporting
internal import RulebookLoading
internal import Rulebooks

extension LintReport {
  /// One object: numbers, then every finding in both languages. Lines and columns from 1, columns in Unicode scalars.
  public func writeJSON(to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("schema", 1)
      json.pair("rules", rules)
      json.pair("files", files.count)
      json.pair("errors", count(.error))
      json.pair("warnings", count(.warning))
      json.pair("notices", count(.notice))
      json.pair("waived", waived)
      json.key("findings")
      json.beginArray()
      for finding in findings {
        json.beginObject()
        json.pair("code", finding.code)
        json.pair("name", finding.name)
        json.pair("level", finding.severity.rawValue)
        json.pair("rule", finding.rule)
        json.pair("file", finding.place.file)
        json.pair("line", finding.place.line)
        json.pair("column", finding.place.column)
        json.pair("length", finding.place.length)
        for (key, text) in [("message", finding.message as Bilingual?), ("help", finding.help)] {
          guard let text else { continue }
          json.key(key)
          json.beginObject(inline: true)
          json.pair("vi", text.vi)
          json.pair("en", text.en)
          json.endObject()
        }
        json.pair("fixable", !finding.edits.isEmpty)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// Commands of a GitHub workflow: annotations at the lines of a change.
  public func github(language: Language) -> String {
    findings.map { finding in
      let level = finding.severity.rawValue
      let place =
        "file=\(LintReport.property(finding.place.file)),line=\(finding.place.line),col=\(finding.place.column)"
      let help = finding.help.map { " → \($0[language])" } ?? ""
      return "::\(level) \(place),title=\(finding.code)::\(LintReport.data(finding.message[language] + help))\n"
    }.joined()
  }

  /// SARIF 2.1.0 (OASIS): one run, a rule for each code that was found.
  public func writeSARIF(version: String, language: Language, to buffer: inout [UInt8]) {
    JSONWriter.append(to: &buffer, indented: true) { json in
      json.beginObject()
      json.pair("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.pair("version", "2.1.0")
      json.key("runs")
      json.beginArray()
      json.beginObject()
      json.key("tool")
      json.beginObject()
      json.key("driver")
      json.beginObject()
      json.pair("name", "soat lint")
      json.pair("semanticVersion", version)
      json.key("rules")
      json.beginArray()
      for code in Set(findings.map(\.code)).sorted() {
        json.beginObject()
        json.pair("id", code)
        if let about = LintCode(rawValue: code)?.about ?? DiagnosticCode(rawValue: code)?.about {
          json.key("shortDescription")
          json.beginObject(inline: true)
          json.pair("text", about[language])
          json.endObject()
        }
        json.endObject()
      }
      json.endArray()
      json.endObject()
      json.endObject()
      json.pair("columnKind", "unicodeCodePoints")
      json.key("results")
      json.beginArray()
      for finding in findings { LintReport.write(finding, language, to: &json) }
      json.endArray()
      json.endObject()
      json.endArray()
      json.endObject()
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func write(_ finding: LintFinding, _ language: Language, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("ruleId", finding.code)
    json.pair("level", finding.severity == .notice ? "note" : finding.severity.rawValue)
    json.key("message")
    json.beginObject(inline: true)
    json.pair("text", finding.message[language] + (finding.help.map { " → \($0[language])" } ?? ""))
    json.endObject()
    json.key("locations")
    json.beginArray()
    json.beginObject()
    json.key("physicalLocation")
    json.beginObject()
    json.key("artifactLocation")
    json.beginObject(inline: true)
    json.pair("uri", uri(finding.place.file))
    json.endObject()
    json.key("region")
    json.beginObject(inline: true)
    json.pair("startLine", finding.place.line)
    json.pair("startColumn", finding.place.column)
    json.pair("endColumn", finding.place.column + finding.place.length)
    json.endObject()
    json.endObject()
    json.endObject()
    json.endArray()
    json.endObject()
  }

  /// A path as a URI reference (RFC 3986).
  private static func uri(_ path: String) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let escaped = path.utf8.map { byte in
      kept.contains(byte)
        ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return path.hasPrefix("/") ? "file://" + escaped : escaped
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension LintFinding {
  /// `phrase-without-word`, `unknown-key`.
  var name: String { LintCode(rawValue: code)?.name ?? DiagnosticCode(rawValue: code)?.name ?? code }
}
