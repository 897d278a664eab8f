import Documents
import Judging
import Reporting
import Rulebooks
import Testing

@Suite struct GoldenReportTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let sample: Int
    let format: ReportFormat
    let language: Language
    var explain = false
    var only: Level?

    var name: String {
      let variant = (explain ? ".explain" : "") + (only.map { ".only-\($0.rawValue)" } ?? "")
      return "\(SampleVerdicts.all[sample].name)\(variant).\(language.rawValue).\(format.rawValue)"
    }
    var testDescription: String { name }

    static let all: [Case] =
      SampleVerdicts.all.indices.flatMap { sample in
        ReportFormat.allCases.flatMap { format in
          Language.allCases.map { Case(sample: sample, format: format, language: $0) }
        }
      }
      + [0, 3].flatMap { sample in
        [
          Case(sample: sample, format: .pretty, language: .vi, explain: true),
          Case(sample: sample, format: .pretty, language: .en, explain: true),
          Case(sample: sample, format: .json, language: .vi, explain: true),
          Case(sample: sample, format: .pretty, language: .vi, only: .error),
        ]
      }
  }

  @Test(arguments: Case.all) func report(_ row: Case) throws {
    let context = ReportContext(
      tool: sampleTool, language: row.language, explain: row.explain, only: row.only)
    var bytes: [UInt8] = []
    row.format.report(context).write(SampleVerdicts.all[row.sample].verdicts, to: &bytes)
    try expectGolden(bytes, row.name)
  }

  @Test func colours() throws {
    var bytes: [UInt8] = []
    PrettyReport(ReportContext(tool: sampleTool, colour: true, explain: true))
      .write([SampleVerdicts.advertisement], to: &bytes)
    try expectGolden(bytes, "advertisement.colour.vi.pretty")
  }
}
