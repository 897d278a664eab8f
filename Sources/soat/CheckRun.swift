import ArgumentParser
import Documents
import Foundation
import Glibc
import Intake
import Judging
import Pages
import Patterns
import Reporting
import RulebookLoading
import Rulebooks
import VietnameseText

/// Everything a run of `check` needs, prepared once.
struct CheckRun {
  let checks: OrderedCheck
  let context: ReportContext
  let today: Day
  /// What goes back to the desk; nil without `--return`.
  let calendar: ReturnedCalendar?
  private let intake: Intake
  private let language: Language
  private let format: InputFormat

  init(_ command: CheckCommand) throws {
    language = command.ruleOptions.lang.value
    format = command.input.value
    do {
      today = try CheckRun.day(command.today)
      var policy = try CheckRun.policy(language)
      policy.waivers += try command.waive.map(CheckRun.waiver)
      if let path = command.baseline { policy.baseline = try BaselineFile.read(path) }
      var overrides = Metadata()
      for text in command.set {
        let assignment = try MetadataAssignment.parse(text)
        overrides[assignment.key] = assignment.value
      }
      intake = Intake(
        defaults: policy.defaults, overrides: overrides, encoding: command.encoding.value,
        mapping: try command.mapping.map { option throws(IntakeError) in try ExportMapping.named(option.name) })
      let (intake, format, language) = (intake, format, language)
      calendar = try command.returned.map {
        try ReturnedCalendar(
          path: $0, inputs: command.files, read: [command.against, command.baseline].compactMap { $0 },
          written: command.output.map(\.path) + [command.writeBaseline].compactMap { $0 }, intake: intake,
          format: format, language: language)
      }
      let checker = try command.ruleOptions.checker(
        policy: policy, cache: command.cache ? CompiledRules.cache : nil)
      guard checker.ruleCount > 0 else {
        if checker.hasSourceRules {
          throw Failure(
            status: 2, vi: "Các quy tắc này xét nhiều bài của một nguồn (over: source); hãy dùng soat scan.",
            en: "These rules are about the many posts of a source (over: source); use soat scan.")
        }
        throw Failure(
          status: 2, vi: "Mọi quy tắc đều tắt; không có gì để chạy.", en: "Every rule is off; there is nothing to run.")
      }
      checks = OrderedCheck(checker, today: today, jobs: command.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
      context = ReportContext(
        tool: ToolInfo(
          version: Version.current, icu: ICU.version, pcre2: PCRE2Version.current,
          rulebooks: checker.rulebooks.map { book, count in
            .init(id: book.id, version: book.version, sha256: book.sha256, rules: count)
          }),
        language: language, colour: command.color.isOn, width: Console.width, explain: command.explain,
        only: command.only?.value)
    } catch let error as IntakeError {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(command.ruleOptions.lang.value))
    }
  }

  /// That of `soat.yaml` here or above; without one, the default.
  static func policy(_ language: Language) throws -> Policy {
    do {
      return try PolicyFile.find(from: Console.workingFolder).map { path throws(IntakeError) in
        try PolicyFile.load(path)
      } ?? Policy()
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  /// By what a file holds, pages and archives among them, unless `--input` says what it is.
  func open(_ path: String) throws -> any ItemSource {
    do {
      if let calendar { return try calendar.posts(intake, format: format) }
      return format == .auto ? try ItemOpener(intake: intake).open(path) : try intake.open(path, format: format)
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  func next(_ reader: inout any ItemSource) throws -> Document? {
    do {
      return try reader.next()
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
  }

  static func day(_ text: String?) throws -> Day {
    if let text {
      guard let day = Day(iso: text) else {
        throw Failure(
          status: 2, vi: "--today nhận ngày dạng 2026-11-20, không nhận “\(text)”.",
          en: "--today takes a day such as 2026-11-20, not “\(text)”.")
      }
      return day
    }
    // Days of publishing are counted at UTC+7, wherever the machine stands.
    let days = (time(nil) + 7 * 3600) / 86400
    return Day(julianDayNumber: Int(days) + 2_440_588)
  }

  private static func waiver(_ text: String) throws -> Waiver {
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
      throw Failure(
        status: 2, vi: "--waive cần lý do: bộ/quy-tắc=lý do.", en: "--waive needs a reason: book/rule=reason.")
    }
    return Waiver(
      rule: String(text[..<equals]), reason: String(text[text.index(after: equals)...]), origin: .commandLine)
  }
}

/// The posts of all inputs, one after the other.
struct Posts {
  var paths: ArraySlice<String>
  let run: CheckRun
  private var reader: (any ItemSource)?

  init(paths: ArraySlice<String>, run: CheckRun) {
    self.paths = paths
    self.run = run
  }

  mutating func next() throws -> Document? {
    while true {
      if var open = reader {
        reader = nil
        if let document = try run.next(&open) {
          reader = open
          return document
        }
      }
      guard let path = paths.popFirst() else { return nil }
      reader = try run.open(path)
    }
  }
}
