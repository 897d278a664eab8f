import Documents
import Foundation
import Judging
import Rulebooks
import Testing

@testable import Reporting

/// Reports over many posts, format by format.
@Suite struct ScanReportTests {
  static func bytes(_ format: ScanFormat, _ report: ScanReport) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try format.writer().write(report) { bytes += $0 }
    return bytes
  }

  static func text(_ format: ScanFormat, _ report: ScanReport) throws -> String {
    String(decoding: try bytes(format, report), as: UTF8.self)
  }

  @Test(arguments: ScanFormat.allCases) func golden(_ format: ScanFormat) throws {
    let (vi, en) = (SampleScan.smallReport(), SampleScan.smallReport(.en))
    try expectGolden(try ScanReportTests.bytes(format, vi), "scan.vi.\(format.rawValue)")
    if [.pretty, .markdown, .ndjson].contains(format) {
      try expectGolden(try ScanReportTests.bytes(format, en), "scan.en.\(format.rawValue)")
    }
    try expectGolden(
      try ScanReportTests.bytes(format, SampleScan.report([SampleScan.small[0]], isScan: false).withoutSources),
      "one-post.vi.\(format.rawValue)")
  }

  /// The large sample, to be looked at: `SOAT_REPORT_FOLDER=/tmp/x swift test --filter ScanReportTests`.
  @Test func largeSample() throws {
    for format in ScanFormat.allCases {
      let bytes = try ScanReportTests.bytes(format, SampleScan.large)
      #expect(bytes.count > 3000)
      guard let folder = ProcessInfo.processInfo.environment["SOAT_REPORT_FOLDER"] else { continue }
      try Data(bytes).write(to: URL(filePath: folder).appending(path: "large.\(format.rawValue)"))
    }
    if let folder = ProcessInfo.processInfo.environment["SOAT_REPORT_FOLDER"] {
      try XLSXReport.write(SampleScan.large, toFile: folder + "/large.xlsx")
    }
  }

  @Test(arguments: ScanFormat.allCases) func whatIsMaskedStaysMasked(_ format: ScanFormat) throws {
    let output = try ScanReportTests.text(format, SampleScan.smallReport())
    #expect(!output.contains("0792001234"))
  }

  /// Counts and closing lines are in each of them.
  @Test(arguments: ScanFormat.allCases) func countsAndClosingLines(_ format: ScanFormat) throws {
    let output = try ScanReportTests.text(format, SampleScan.smallReport())
    #expect(output.contains("Không phải ý kiến pháp lý; đã chạy 41–88 quy tắc của 4–5 bộ."))
    #expect(output.contains("Chưa xem: 31 ảnh, 4 video."))
    if format == .ndjson || format == .sarif {
      #expect(output.contains(#""read":120,"unchanged":96,"skipped":4,"failed":1"#))
    } else {
      // Wrapped in a terminal of 80 columns.
      let flat = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(flat.contains("Đã đọc 120 bài (96 không đổi), bỏ qua 4, không đọc được 1."))
    }
  }

  /// A report of no items is a report.
  @Test(arguments: ScanFormat.allCases) func anEmptyReport(_ format: ScanFormat) throws {
    let output = try ScanReportTests.text(format, ScanReport(tool: sampleTool) { _ in })
    #expect(output.contains("Không phải ý kiến pháp lý; đã chạy 0 quy tắc của 0 bộ."))
  }

  /// A hundred thousand items in stretches of bounded size: no format holds them.
  @Test(arguments: ScanFormat.allCases) func writesAsItReads(_ format: ScanFormat) throws {
    let item = SampleScan.small[0]
    let report = ScanReport(tool: sampleTool) { body in
      for _ in 0..<2000 { try body(item) }
    }
    var longest = 0
    var total = 0
    try format.writer().write(report) { bytes in
      longest = max(longest, bytes.count)
      total += bytes.count
    }
    #expect(longest < 200_000)
    if format != .pretty { #expect(total > 200_000) }
  }

  /// No line of a report for a terminal is wider than it.
  @Test(arguments: [60, 80, 100]) func prettyFits(_ width: Int) throws {
    for report in [SampleScan.smallReport(), SampleScan.smallReport(.en), SampleScan.large] {
      var bytes: [UInt8] = []
      try PrettyScanReport(width: width).write(report) { bytes += $0 }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
      }
    }
  }

  /// What a reader throws ends the report, and nothing is swallowed.
  @Test(arguments: ScanFormat.allCases) func aSinkThatFailsEndsTheReport(_ format: ScanFormat) throws {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try format.writer().write(SampleScan.smallReport()) { _ in throw Full() }
    }
  }
}

extension ScanReport {
  var withoutSources: ScanReport {
    var report = self
    report.counts = Counts(read: 1)
    return report
  }
}
