import Documents

/// Cues of SubRip (.srt), WebVTT (.vtt) or YouTube's .sbv.
struct SubtitleFile {
  enum Format {
    case srt, vtt, sbv
  }

  struct Cue {
    /// Nil where the line of its times could not be read.
    var start: SubtitleTime?
    var end: SubtitleTime?
    /// Of the file, from 1.
    var line: Int
    /// Without markup, as many as are not empty.
    var lines: [MappedText]
  }

  private(set) var cues: [Cue] = []
  /// Lines of times that could not be read, that end before they begin, or that go back behind the cue before.
  private(set) var badTimes: [Int] = []

  /// Broken times lose no text: it is read as part of the cue before.
  init(_ file: [UInt8], format: Format) {
    var lines = subtitleLines(file)[...]
    if format == .vtt { lines = lines.dropFirst() }
    while let first = lines.first {
      if first.isBlank {
        lines.removeFirst()
        continue
      }
      if format == .vtt, ["NOTE", "STYLE", "REGION"].contains(where: { first.begins(with: $0) }) {
        lines = lines.drop { !$0.isBlank }
        continue
      }
      var timing = first
      // A number, or in WebVTT a name, stands above the times.
      let second = lines.dropFirst().first
      if format != .sbv, !first.hasArrow, let second, second.hasArrow {
        lines.removeFirst()
        timing = second
      }
      let times = timing.times(format)
      let isTiming = times != nil || timing.hasArrow || (format == .sbv && timing.looksLikeSBV)
      if isTiming { lines.removeFirst() }
      if format == .vtt, !isTiming, cues.isEmpty {
        // What stands in the header block: `Kind: captions`.
        lines = lines.drop { !$0.isBlank }
        continue
      }
      var cue = Cue(start: times?.start, end: times?.end, line: timing.number, lines: [])
      // A cue may be written without a blank line behind it: the next times end it.
      while let next = lines.first, !next.isBlank, next.times(format) == nil, !next.hasArrow {
        if format == .srt, next.isNumber, lines.dropFirst().first?.hasArrow == true { break }
        let text = CueText.line(file, next.range)
        if !text.text.isEmpty { cue.lines.append(text) }
        lines.removeFirst()
      }
      if times == nil { badTimes.append(timing.number) }
      if let start = cue.start, let end = cue.end, end < start { badTimes.append(timing.number) }
      if let start = cue.start, let before = cues.last(where: { $0.start != nil })?.start, start < before {
        badTimes.append(timing.number)
      }
      cues.append(cue)
    }
  }
}

/// A line of a subtitle file.
struct SubtitleLine {
  var range: Range<Int>
  /// From 1.
  var number: Int
  var text: String

  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
  var hasArrow: Bool { text.contains("-->") }
  var isNumber: Bool { !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == " " } }
  var looksLikeSBV: Bool { text.first?.isNumber == true && text.contains(",") && text.contains(":") && text.count < 40 }
  func begins(with word: String) -> Bool { text == word || text.hasPrefix(word + " ") || text.hasPrefix(word + "\t") }

  /// Both times of a cue; nil for a line without them.
  func times(_ format: SubtitleFile.Format) -> (start: SubtitleTime, end: SubtitleTime)? {
    if format == .sbv {
      let fields = text.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 2, let start = SubtitleTime(trimmed(fields[0])), let end = SubtitleTime(trimmed(fields[1]))
      else { return nil }
      return (start, end)
    }
    guard let arrow = text.firstRange(of: "-->") else { return nil }
    let before = trimmed(text[..<arrow.lowerBound])
    // Behind the end stand positions.
    let after = trimmed(text[arrow.upperBound...]).prefix { !$0.isWhitespace }
    guard let start = SubtitleTime(before), let end = SubtitleTime(after) else { return nil }
    return (start, end)
  }

  private func trimmed(_ text: Substring) -> Substring {
    let front = text.drop(while: \.isWhitespace)
    let back = front.reversed().prefix(while: \.isWhitespace).count
    return front.dropLast(back)
  }
}

/// The lines of a file, with LF, CRLF or CR.
func subtitleLines(_ file: [UInt8]) -> [SubtitleLine] {
  var lines: [SubtitleLine] = []
  var start = 0
  func add(_ end: Int) {
    lines.append(
      SubtitleLine(
        range: start..<end, number: lines.count + 1, text: String(decoding: file[start..<end], as: UTF8.self)))
  }
  for at in file.indices where file[at] == 0x0A || file[at] == 0x0D {
    if file[at] == 0x0A, at > 0, file[at - 1] == 0x0D {
      start = at + 1
      continue
    }
    add(at)
    start = at + 1
  }
  if start < file.count { add(file.count) }
  return lines
}
