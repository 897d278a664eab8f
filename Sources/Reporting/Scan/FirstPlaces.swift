extension ScanReport {
  /// Whether the states of findings say something: a scan remembers, a check only with `--against`.
  var hasStates: Bool { scan != nil || isCompared }
}

/// The first places of each rule, of as many rules as there are: what a summary shows, in memory that does not grow with
/// the number of items.
struct FirstPlaces {
  struct Place {
    var source: String?
    var item: String
    var place: String
    var text: String
    var url: String?
    var state: ReportFinding.State
  }
  let limit: Int
  private(set) var open: [String: [Place]] = [:]
  private(set) var mended: [String: [Place]] = [:]

  init(limit: Int) { self.limit = limit }

  mutating func add(_ item: ReportItem, _ words: Words) {
    for finding in item.findings where finding.waiver == nil {
      let isMended = finding.state == .mended
      let count = (isMended ? mended : open)[finding.rule]?.count ?? 0
      if count >= limit { continue }
      let place = Place(
        source: item.source, item: words.name(item), place: words.place(finding), text: finding.text, url: item.url,
        state: finding.state)
      if isMended {
        mended[finding.rule, default: []].append(place)
      } else {
        open[finding.rule, default: []].append(place)
      }
    }
  }
}
