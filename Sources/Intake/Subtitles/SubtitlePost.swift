import Documents

/// The subtitles of a video as a post of one part: cues are joined to lines of speech, so that a phrase is found where two
/// cues part it, and `places` says at what time each cue begins.
enum SubtitlePost {
  /// A pause that ends a line of speech, in milliseconds.
  private static let pause = 2000
  /// Cues that follow each other this closely may repeat each other, in milliseconds.
  private static let closeness = 100

  static func document(
    _ decoded: DecodedText, format: SubtitleFile.Format, byteCount: Int, path: String, intake: Intake
  ) throws(IntakeError) -> Document {
    let file = SubtitleFile(decoded.text, format: format)
    var joined = MappedText()
    var places: [PlaceLabel] = []
    var shown: [MappedText] = []
    var end: SubtitleTime?
    for cue in file.cues {
      let isClose =
        if let start = cue.start, let end { start.milliseconds - end.milliseconds <= closeness } else { false }
      let fresh = isClose ? new(cue.lines, after: shown) : cue.lines
      if !cue.lines.isEmpty { shown = cue.lines }
      let gap = if let start = cue.start, let end { start.milliseconds - end.milliseconds } else { 0 }
      var isFirst = true
      for line in fresh {
        if !joined.text.isEmpty {
          let isNew = (isFirst && gap >= pause) || endsSentence(joined.text) || startsSpeech(line.text)
          joined.put([isNew ? 0x0A : 0x20], from: 0..<0)
        }
        if isFirst, let start = cue.start {
          places.append(PlaceLabel(start: joined.text.count, text: Bilingual(vi: start.text, en: start.text)))
        }
        isFirst = false
        joined.append(line)
      }
      end = cue.end ?? end
    }
    guard !isBlank(joined.text) else { throw IntakeError.empty(path) }
    var body = DocumentPart(kind: .body, text: joined.text, origin: decoded.origin)
    body.map = SourceMap(pieces: joined.pieces, file: decoded.text)
    body.places = places
    var document = Document(body: body, metadata: Metadata(), intake: intake, fieldsHavePositions: false)
    document.path = path
    document.byteCount = byteCount
    document.encoding = decoded.encoding
    document.problems = decoded.problems
    if let first = file.badTimes.first {
      document.problems.append(.badTimes(line: first, count: file.badTimes.count))
    }
    return document
  }

  /// Lines of a cue that were not on the screen already: automatic captions show each line twice as they roll, or let one
  /// grow word by word.
  private static func new(_ lines: [MappedText], after shown: [MappedText]) -> [MappedText] {
    guard !shown.isEmpty, !lines.isEmpty else { return lines }
    for count in stride(from: min(lines.count, shown.count), through: 1, by: -1)
    where zip(shown.suffix(count), lines.prefix(count)).allSatisfy({ $0.text == $1.text }) {
      return Array(lines.dropFirst(count))
    }
    // One that grows, by whole words, from two on: “Có” before “Có lẽ” may be an answer.
    let (last, first) = (shown[shown.count - 1].text, lines[0].text)
    if last.contains(0x20), first.count > last.count, first.starts(with: last), first[last.count] == 0x20 {
      return [lines[0].dropping(last.count + 1)] + lines.dropFirst()
    }
    return lines
  }

  private static func endsSentence(_ text: [UInt8]) -> Bool {
    let tail = String(decoding: text.suffix(8), as: UTF8.self)
    guard let last = tail.last(where: { !"”\"’')]»".contains($0) }) else { return false }
    return ".!?…♪".contains(last)
  }

  /// `- Chào anh!` is another speaker's.
  private static func startsSpeech(_ text: [UInt8]) -> Bool {
    text.starts(with: Array("- ".utf8)) || text.starts(with: Array("– ".utf8))
  }
}

extension InputProblem {
  static func badTimes(line: Int, count: Int) -> InputProblem {
    let vi = count > 1 ? " và \(count - 1) dòng khác" : ""
    let en = count > 1 ? " and \(count - 1) more" : ""
    return InputProblem(
      code: "broken-times",
      message: Bilingual(
        vi: "Mốc giờ ở dòng \(line)\(vi) không đọc được hoặc chạy ngược; chữ vẫn được soát, giờ ghi có thể sai.",
        en:
          "The times in line \(line)\(en) cannot be read or run backwards; the text was checked, its times may be wrong."
      ))
  }
}
