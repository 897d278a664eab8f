/// What an input is, by its first bytes, with its name as a hint where those could be several things.
enum ContentKind: Equatable {
  /// Plain text, front matter, JSON objects: what `InputSniffer` tells apart.
  case text
  /// A JSON list of objects.
  case list
  case table(separator: UInt8)
  /// A zip archive: office files are.
  case archive
  case oldOffice
  case subtitles(SubtitleFile.Format)

  /// Bytes that are enough to tell.
  static let headCount = 64 << 10

  /// - Parameters:
  ///   - head: the first bytes, as many as there are up to `headCount`.
  ///   - path: its name is a hint.
  init(_ head: UnsafeBufferPointer<UInt8>, path: String, format: InputFormat, intake: Intake) {
    let name = path.lowercased()
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
      return
    }
    if head.starts(with: OldOfficeFile.signature) {
      self = .oldOffice
      return
    }
    let text = ContentKind.text(head)
    switch format {
    case .text, .ndjson: self = .text
    case .csv, .tsv:
      self = .table(separator: TableSeparator.find(text, isTabbed: format == .tsv, intake: intake))
    case .srt: self = .subtitles(.srt)
    case .vtt: self = .subtitles(.vtt)
    case .sbv: self = .subtitles(.sbv)
    case .xlsx, .docx: self = .archive
    case .json: self = ContentKind.isList(text, orEmpty: false) ? .list : .text
    case .auto, .export:
      if ContentKind.isList(text, orEmpty: true) {
        self = .list
      } else if let subtitles = ContentKind.subtitles(text, name: name) {
        self = .subtitles(subtitles)
      } else if ContentKind.isTable(text, name: name) || (format == .export && text.first != UInt8(ascii: "{")) {
        self = .table(separator: TableSeparator.find(text, isTabbed: name.hasSuffix(".tsv"), intake: intake))
      } else {
        self = .text
      }
    }
  }

  /// The head as UTF-8 without a mark or blanks before it.
  static func text(_ head: UnsafeBufferPointer<UInt8>) -> ArraySlice<UInt8> {
    var text: [UInt8]
    if let order = UTF16Text.order(of: head) {
      text = UTF16Text(UnsafeBufferPointer(rebasing: head.prefix(head.count & ~1)), order: order).text
    } else {
      text = Array(head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...])
    }
    return text.drop { JSONScan.isBlank($0) }
  }

  /// `[{`, or an empty list: a sentence in brackets is none.
  private static func isList(_ text: ArraySlice<UInt8>, orEmpty: Bool) -> Bool {
    guard text.first == UInt8(ascii: "[") else { return false }
    let next = text.dropFirst().drop { JSONScan.isBlank($0) }
    if orEmpty, next.first == UInt8(ascii: "]") { return next.dropFirst().allSatisfy(JSONScan.isBlank) }
    return next.first == UInt8(ascii: "{")
  }

  private static func subtitles(_ text: ArraySlice<UInt8>, name: String) -> SubtitleFile.Format? {
    let lines = subtitleLines(Array(text.prefix(4096))).filter { !$0.isBlank }
    guard let first = lines.first else { return nil }
    if first.begins(with: "WEBVTT") { return .vtt }
    if first.times(.sbv) != nil { return .sbv }
    if first.times(.srt) != nil || (first.isNumber && lines.dropFirst().first?.times(.srt) != nil) { return .srt }
    let named: SubtitleFile.Format? = name.hasSuffix(".srt") ? .srt : name.hasSuffix(".vtt") ? .vtt : nil
    return named != nil && lines.contains(where: \.hasArrow) ? named : nil
  }

  /// By its name, or by a first line of headings that posts have.
  private static func isTable(_ text: ArraySlice<UInt8>, name: String) -> Bool {
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".tab") { return true }
    guard let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), text[end...].contains(where: { $0 > 0x20 })
    else { return false }
    let line = Array(text[..<end])
    // A text may begin with a line of words and commas.
    let separators = name == "-" || !name.contains(".") ? [0x09, 0x3B, 0x2C] : [UInt8(0x09)]
    return separators.contains { separator in
      var record = DelimitedRecord(separator: separator)
      guard case .whole(let cells) = record.feed(line) else { return false }
      return TableColumns.isHeading(cells.map { TableCell($0) })
    }
  }
}

/// What parts the cells of a table.
enum TableSeparator {
  /// The one by which headings come out, else the most frequent of the first line.
  static func find(_ text: ArraySlice<UInt8>, isTabbed: Bool, intake: Intake) -> UInt8 {
    let bytes = Array(text)
    var lines = bytes.split(separator: 0x0A, maxSplits: 40, omittingEmptySubsequences: true).prefix(40).map { line in
      Array(line.last == 0x0D ? line.dropLast() : line)
    }
    if let first = lines.first, let said = said(by: first) { return said }
    lines = Array(lines.prefix(TablePosts.headingRows))
    let candidates: [UInt8] = [0x09, 0x3B, 0x2C, 0x7C]
    var best: (separator: UInt8, cells: Int)?
    for separator in candidates {
      for line in lines {
        var record = DelimitedRecord(separator: separator)
        guard case .whole(let cells) = record.feed(line), cells.count > 1 else { continue }
        let row = cells.map { TableCell($0) }
        let headings = row.map { Headings.plain($0.string) }
        let isKnown =
          TableColumns(row, map: [:]) != nil || intake.knownMappings.contains { $0.fits(headings: headings) }
          || intake.columns.keys.contains { headings.contains(Headings.plain($0)) }
        if isKnown, cells.count > best?.cells ?? 1 { best = (separator, cells.count) }
      }
    }
    if let best { return best.separator }
    guard let first = lines.first, !isTabbed else { return 0x09 }
    return candidates.max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? 0x2C
  }

  /// `sep=;`, which Excel writes and reads.
  static func said(by line: [UInt8]) -> UInt8? {
    line.count == 5 && line.starts(with: Array("sep=".utf8)) ? line[4] : nil
  }
}
