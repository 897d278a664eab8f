import Documents

/// A paragraph of a .docx with words in it: one line of the post, or more where it has line breaks of its own.
struct WordParagraph {
  /// Where it stands, without its number.
  enum Place: Hashable {
    case text
    /// Counted from 1.
    case table(Int, row: Int, cell: Int)
    /// The number as Word writes it.
    case footnote(Int), endnote(Int)
    case textBox
  }

  var text: [UInt8] = []
  /// Where each run begins, and whether it is hidden.
  var runs: [(start: Int, number: Int, isHidden: Bool)] = []
  var style: String?
  var place: Place
  /// True where its end was deleted with changes tracked, so that the next one goes on in it.
  var joinsNext = false
  /// Runs seen, with or without text.
  private var runCount = 0

  init(place: Place) { self.place = place }

  mutating func beginRun(isHidden: Bool) {
    runCount += 1
    if runs.last?.start == text.count { runs.removeLast() }
    runs.append((text.count, runCount, isHidden))
  }

  mutating func append(_ other: WordParagraph) {
    let shift = text.count
    text += other.text
    runs += other.runs.map { ($0.start + shift, $0.number, $0.isHidden) }
  }

  /// Labels of its runs, for text that begins at `start` of the part.
  /// - Parameter number: of the paragraph among those with words, from 1.
  func labels(number: Int, start: Int) -> [PlaceLabel] {
    let (vi, en): (String, String) =
      switch place {
      case .text: ("đoạn \(number)", "paragraph \(number)")
      case .table(let table, let row, let cell):
        (
          "đoạn \(number) (bảng \(table), hàng \(row), ô \(cell))",
          "paragraph \(number) (table \(table), row \(row), cell \(cell))"
        )
      case .footnote(let note): ("chú thích \(note)", "footnote \(note)")
      case .endnote(let note): ("chú thích cuối \(note)", "endnote \(note)")
      case .textBox: ("đoạn \(number) (khung chữ)", "paragraph \(number) (text box)")
      }
    return runs.filter { $0.start < text.count || text.isEmpty }.map { run in
      let (hiddenVi, hiddenEn) = run.isHidden ? (", chữ ẩn", ", hidden text") : ("", "")
      return PlaceLabel(
        start: start + run.start,
        text: Bilingual(vi: "\(vi), cụm \(run.number)\(hiddenVi)", en: "\(en), run \(run.number)\(hiddenEn)"))
    }
  }
}
