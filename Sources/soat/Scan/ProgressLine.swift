import Documents
import Foundation
import Pages

/// How far a scan is: one line that renews itself on a terminal, a plain line now and then elsewhere.
struct ProgressLine {
  private static let plainSeconds = 10.0
  private static let terminalSeconds = 0.2

  private let language: Language
  private let isTerminal: Bool
  private let start = Date()
  private var last = Date()
  private var isShown = false

  init(_ language: Language) {
    self.language = language
    isTerminal = isatty(2) == 1 && Console.environment("TERM") != "dumb"
  }

  mutating func show(_ state: ScanProgress) {
    let now = Date()
    guard now.timeIntervalSince(last) >= (isTerminal ? ProgressLine.terminalSeconds : ProgressLine.plainSeconds) else {
      return
    }
    last = now
    let line = text(state, after: now.timeIntervalSince(start))
    if isTerminal {
      // To the line's start, the text, and clear the rest of the line.
      FileHandle.standardError.write(Data("\r\(String(line.prefix(78)))\u{1B}[K".utf8))
      isShown = true
    } else {
      Console.error("soat: \(line)")
    }
  }

  /// Takes the line away.
  mutating func finish() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    isShown = false
  }

  private func text(_ state: ScanProgress, after seconds: Double) -> String {
    let rate = Double(state.bytesRead) / max(seconds, 0.001)
    let megabytes = String(format: "%.1f MB/s", rate / 1_000_000)
    let items = state.judged + state.unchanged
    var line =
      language == .vi
      ? "\(state.filesRead)/\(state.files) tệp · \(items) mục · \(megabytes.replacingOccurrences(of: ".", with: ","))"
      : "\(state.filesRead)/\(state.files) files · \(items) items · \(megabytes)"
    if state.failed > 0 { line += language == .vi ? " · \(state.failed) không đọc được" : " · \(state.failed) failed" }
    if state.bytes > state.bytesRead, rate > 0 {
      let left = duration(Double(state.bytes - state.bytesRead) / rate)
      line += language == .vi ? " · còn \(left)" : " · \(left) left"
    }
    return line
  }

  private func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 60 { return language == .vi ? "\(seconds) giây" : "\(seconds) s" }
    if seconds < 3600 { return language == .vi ? "\((seconds + 59) / 60) phút" : "\((seconds + 59) / 60) min" }
    return language == .vi
      ? "\(seconds / 3600) giờ \(seconds % 3600 / 60) phút" : "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }
}
