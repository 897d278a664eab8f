import Documents
import Rulebooks

/// `github`: workflow commands, which GitHub Actions shows as annotations beside the lines of a change.
///
/// Findings that are waived or mended are not written: an annotation asks for something to be done.
public struct GitHubReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    var closing = ScanClosing(report)
    var buffer: [UInt8] = []
    try report.eachItem { item in
      closing.add(item)
      for finding in item.findings where finding.waiver == nil && finding.state != .mended {
        buffer += command(finding, item, words).utf8
      }
      for reason in item.incomplete {
        let title = item.outcome == .failed ? words.failed : words.incomplete
        buffer +=
          GitHubReport.command(
            "warning", file(item).map { [("file", $0)] } ?? [], title: title,
            "\(words.name(item)): \(reason.message[report.language])"
          ).utf8
      }
      try drain(&buffer, to: sink)
    }
    for finding in report.sourceFindings where finding.state != .mended {
      buffer +=
        GitHubReport.command(
          GitHubReport.name(finding.level), [], title: finding.title[report.language],
          "\(finding.source): \(finding.message[report.language]) (\(finding.rule))"
        ).utf8
    }
    for reason in report.incomplete {
      buffer += GitHubReport.command("warning", [], title: words.incomplete, reason.message[report.language]).utf8
    }
    for line in [words.counts(report.counts)] + closing.lines { buffer += "\(line)\n".utf8 }
    try drain(&buffer, all: true, to: sink)
  }

  private func command(_ finding: ReportFinding, _ item: ReportItem, _ words: Words) -> String {
    var properties: [(String, String)] = []
    if let file = file(item) {
      properties.append(("file", file))
      if let place = finding.place, place.isInFile {
        properties.append(("line", String(place.startLine)))
        properties.append(("endLine", String(place.endLine)))
        // The annotations of a line that is cut short by its end would be refused: columns only within one line.
        if place.startLine == place.endLine {
          properties.append(("col", String(place.utf16Columns.start)))
          properties.append(("endColumn", String(place.utf16Columns.end)))
        }
      }
    }
    var message = finding.message[words.language]
    if properties.count < 2 { message = "\(words.name(item)), \(words.place(finding)): \(message)" }
    if !finding.basis.isEmpty { message += "\n\(words.basis): \(finding.basis.joined(separator: "; "))" }
    if let fix = words.fixText(finding) { message += "\n\(words.fix): \(fix)" }
    message += "\n\(words.rule): \(finding.rule)"
    return GitHubReport.command(
      GitHubReport.name(finding.level), properties, title: finding.title[words.language], message)
  }

  private func file(_ item: ReportItem) -> String? { item.path == "-" ? nil : item.path }

  private static func name(_ level: Level) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .notice: "notice"
    }
  }

  private static func command(
    _ name: String, _ properties: [(String, String)], title: String, _ message: String
  ) -> String {
    let list = (properties + [("title", title)]).map { "\($0.0)=\(escape($0.1, property: true))" }
    return "::\(name) \(list.joined(separator: ","))::\(escape(message, property: false))\n"
  }

  /// A line break would end the command, a colon or a comma its property.
  static func escape(_ text: String, property: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      case ":" where property: result.append(contentsOf: "%3A".unicodeScalars)
      case "," where property: result.append(contentsOf: "%2C".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
