import ArgumentParser
import Glibc
import Intake
import Judging
import Reporting
import Rulebooks

/// The formats of `soat check`, in the order that help lists them.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, line, json, ndjson, html, markdown, csv, xlsx, sarif, rdjson, github, junit

  /// Of verdicts as they are; nil for those made of report items.
  var verdicts: ReportFormat? { ReportFormat(rawValue: rawValue) }
  /// nil for a workbook and for those of `verdicts`.
  var items: ScanFormat? { verdicts == nil ? ScanFormat(rawValue: rawValue) : nil }
}

/// `html=bao-cao.html`
struct CheckOutput: ExpressibleByArgument {
  let format: CheckFormat
  let path: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), let format = CheckFormat(rawValue: String(argument[..<equals])),
      argument.index(after: equals) < argument.endIndex
    else { return nil }
    self.format = format
    path = String(argument[argument.index(after: equals)...])
  }
}

/// `--input csv`
struct InputFormatOption: ExpressibleByArgument {
  var value: InputFormat

  init(value: InputFormat) { self.value = value }

  init?(argument: String) {
    guard let value = InputFormat(rawValue: argument) else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { value.rawValue }

  static var allValueStrings: [String] { InputFormat.allCases.map(\.rawValue) }
}

/// `--mapping tiktok-data@2`, `--mapping rieng.yaml`
struct MappingOption: ExpressibleByArgument {
  var name: String

  init?(argument: String) { name = argument }

  static var allValueStrings: [String] { ExportMapping.shippedNames }
}

enum LevelOption: String, ExpressibleByArgument, CaseIterable {
  case error, warning, notice
  var value: Level {
    switch self {
    case .error: .error
    case .warning: .warning
    case .notice: .notice
    }
  }
}

enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Console.outputIsTerminal && (Console.environment("NO_COLOR") ?? "").isEmpty
        && Console.environment("TERM") != "dumb"
    }
  }
}

/// Which verdicts make the exit status 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, review

  func status(_ verdict: Verdict) -> Int32 {
    if verdict.outcome == .block { return 1 }
    if self == .review, verdict.outcome == .review { return 1 }
    return verdict.incomplete.isEmpty ? 0 : 3
  }

  /// 1 before 3 before 0.
  static func worse(_ a: Int32, _ b: Int32) -> Int32 { a == 1 || b == 1 ? 1 : max(a, b) }
}
