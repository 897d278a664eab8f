import Documents
import Judging
import Rulebooks

/// The words of reports over many posts.
extension Words {
  func outcome(_ outcome: ReportItem.Outcome) -> String {
    switch outcome {
    case .pass: self.outcome(Verdict.Outcome.pass)
    case .review: self.outcome(Verdict.Outcome.review)
    case .block: self.outcome(Verdict.Outcome.block)
    case .failed: say("Không đọc được", "Could not be read")
    }
  }

  func state(_ state: ReportFinding.State) -> String {
    switch state {
    case .new: say("Mới", "New")
    case .open: say("Còn", "Still open")
    case .mended: say("Đã sửa", "Mended")
    }
  }

  /// Empty where there was no earlier run to compare with.
  func state(_ state: ReportFinding.State, in report: ScanReport) -> String {
    report.hasStates ? self.state(state) : ""
  }

  // MARK: Names of columns and sections

  var reportTitle: String { say("Kết quả soát", "What soat found") }
  var partner: String { say("Đối tác", "Partner") }
  var read: String { say("Đã đọc", "Read") }
  var unchanged: String { say("Không đổi", "Unchanged") }
  var skipped: String { say("Bỏ qua", "Skipped") }
  var failed: String { say("Không đọc được", "Failed") }
  var stillOpen: String { say("Còn phải xem", "Open") }
  var openByRule: String { say("Còn phải xem, theo quy tắc", "Open, by rule") }
  var openByDay: String { say("Còn phải xem, theo ngày thấy lần đầu", "Open, by the day first seen") }
  var openBySource: String { say("Theo đối tác", "By partner") }
  var newSince: String { say("Mới", "New") }
  var mended: String { say("Đã sửa", "Mended") }
  var mendedSince: String { say("Đã sửa từ lần soát trước", "Mended since the scan before") }
  var overSource: String { say("Về cả trang, qua nhiều bài", "About a source, over its posts") }
  var failedItems: String { say("Không đọc được hoặc chưa kiểm hết", "Failed or incomplete") }
  var item: String { say("Bài", "Item") }
  var items: String { say("Bài", "Items") }
  var findings: String { say("Chỗ cần xem", "Findings") }
  var rules: String { say("Quy tắc", "Rules") }
  var result: String { say("Kết quả", "Verdict") }
  var levelName: String { say("Mức", "Level") }
  var stateName: String { say("Tình trạng", "State") }
  var message: String { say("Vì sao", "Message") }
  var text: String { say("Chữ trong bài", "Text") }
  var placeName: String { say("Chỗ", "Place") }
  var published: String { say("Ngày đăng", "Published") }
  var address: String { say("Địa chỉ", "Address") }
  var file: String { say("Tệp", "File") }
  var firstSeen: String { say("Thấy lần đầu", "First seen") }
  var replacementName: String { say("Viết lại", "Write instead") }
  var axisName: String { say("Mục", "Axis") }
  var titleName: String { say("Tiêu đề", "Title") }
  var key: String { say("Mã", "Key") }
  var line: String { say("Dòng", "Line") }
  var column: String { say("Cột", "Column") }
  var consent: String { say("Được đọc vì", "May be read because") }
  var count: String { say("Số", "Count") }
  var ownPost: String { say("bài", "post") }
  var nothingOpen: String { say("Không còn chỗ nào phải xem.", "Nothing is open.") }
  var nothingMended: String { say("Chưa có chỗ nào được sửa.", "Nothing was mended.") }
  var partialScan: String {
    say(
      "Lần soát này dừng giữa chừng: những gì chưa tới là chưa biết.",
      "This scan was stopped before its end: what it did not reach is unknown.")
  }

  // MARK: Sentences

  /// `Đã đọc 120 bài (40 không đổi), bỏ qua 3, không đọc được 2.`
  func counts(_ counts: ScanReport.Counts) -> String {
    say(
      "Đã đọc \(counts.read) bài (\(counts.unchanged) không đổi), bỏ qua \(counts.skipped), "
        + "không đọc được \(counts.failed).",
      "Read \(plural(counts.read, "item")) (\(counts.unchanged) unchanged), skipped \(counts.skipped), "
        + "failed \(counts.failed).")
  }

  /// `Còn phải xem 46 chỗ, 17 mới; 7 chỗ đã sửa từ lần soát trước.`
  func standing(_ report: ScanReport) -> String {
    let openOverSources = report.sourceFindings.filter { $0.state != .mended }
    let open = report.rules.reduce(openOverSources.count) { $0 + $1.open }
    let isCompared = report.isCompared || report.scan?.comparedWith != nil
    if !isCompared { return say("Còn phải xem \(place(open)).", "\(plural(open, "place")) open.") }
    let new = report.rules.reduce(openOverSources.count { $0.state == .new }) { $0 + $1.new }
    let mended = report.rules.reduce(report.sourceFindings.count - openOverSources.count) { $0 + $1.mended }
    return say(
      "Còn phải xem \(place(open)), \(new) mới; \(place(mended)) đã sửa từ lần soát trước.",
      "\(plural(open, "place")) open, \(new) new; \(mended) mended since the scan before.")
  }

  func scanned(_ scan: ScanReport.Scan) -> String {
    var text = say("Lần soát số \(scan.id), \(moment(scan.startedAt))", "Scan \(scan.id), \(moment(scan.startedAt))")
    if let before = scan.comparedWith {
      let at = scan.comparedAt.map { ", \(moment($0))" } ?? ""
      text += say("; so với lần số \(before)\(at)", "; compared with scan \(before)\(at)")
    }
    return text + "."
  }

  /// `20/11/2026 08:30`; what is no moment stays as it is.
  func moment(_ iso: String) -> String {
    guard let instant = Instant(iso: iso) else { return iso }
    guard let minute = instant.minute else { return date(instant.day) }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(date(instant.day)) \(two(minute / 60)):\(two(minute % 60))"
  }

  /// `5 lỗi phải sửa, 2 chỗ nên sửa`; nil where there is none.
  func counts(_ counts: ScanReport.LevelCounts) -> String? {
    let list = Level.allCases.reversed().filter { counts[$0] > 0 }.map { count(counts[$0], $0) }
    return list.isEmpty ? nil : list.joined(separator: ", ")
  }

  func andMorePlaces(_ n: Int) -> String { say("và \(n) chỗ nữa", "and \(n) more") }

  /// What to do: the replacement, then the note where it says something else.
  func fixText(_ finding: ReportFinding) -> String? {
    var sentences: [String] = []
    if let replacement = finding.replacement { sentences.append(replacement.isEmpty ? delete : write(replacement)) }
    if let note = finding.fix?[language], !sentences.contains(note) { sentences.append(note) }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Where a finding stands, as a person would say it: `đoạn 12`, `tiêu đề 1:4`, `cả bài`.
  func place(_ finding: ReportFinding) -> String {
    let part = finding.part == "body" ? nil : partName(finding.part)
    if let name = finding.placeName?[language] { return [part, name].compactMap { $0 }.joined(separator: ", ") }
    if finding.text.isEmpty { return wholePost }
    guard let place = finding.place else { return part ?? self.part(.body) }
    return [part, "\(place.startLine):\(place.startColumn)"].compactMap { $0 }.joined(separator: " ")
  }

  /// Of `caption[2]`: `chú thích 3`. A name that is not known stays as it is.
  func partName(_ name: String) -> String {
    let fields = name.split(whereSeparator: { $0 == "[" || $0 == "]" })
    let number = fields.count == 2 ? Int(fields[1]) : nil
    switch (fields.first, number) {
    case ("title", nil): return part(.title)
    case ("lead", nil): return part(.lead)
    case ("body", nil): return part(.body)
    case ("caption", let n?): return part(.caption(n))
    case ("cue", let n?): return part(.cue(n))
    default: return name
    }
  }

  /// What a person would call the item: its title, else its file and place in it, else its address, else its key.
  func name(_ item: ReportItem) -> String {
    if let title = item.title, title.contains(where: { !$0.isWhitespace }) { return title }
    if let path = item.path {
      let file = path == "-" ? standardInput : path
      return item.locator.map { "\(file), \($0[language])" } ?? file
    }
    return item.url ?? item.key
  }

  func waiver(_ waiver: ReportFinding.WaiverNote) -> String {
    let until = waiver.until.flatMap { Day(iso: $0) }.map { " (\(self.until($0)))" } ?? ""
    return "\(waived): \(waiver.reason)\(until)"
  }
}
