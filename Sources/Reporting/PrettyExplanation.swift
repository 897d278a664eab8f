import Documents
import Judging
import Rulebooks

/// How each score came about: 100, what each rule took, what the cut at 0 or rounding gave back, the score.
struct PrettyExplanation {
  private let scores: Scores
  private let words: Words
  private let language: Language
  /// Columns of the name in front of a number.
  private static let nameWidth = 56

  init(_ scores: Scores, context: ReportContext) {
    self.scores = scores
    language = context.language
    words = Words(context.language)
  }

  func write(to canvas: inout Canvas) {
    canvas.line()
    canvas.line([Span(words.explainTitle, .strong)])
    for axis in Axis.allCases {
      guard let score = scores[axis] else {
        row(words.axis(axis), "—", "", strong: true, to: &canvas)
        continue
      }
      let contributions = scores.contributions.filter { $0.axis == axis }
      let taken = Self.hundredths(of: contributions, score: score)
      if contributions.isEmpty {
        row(words.axis(axis), "\(score)", "", strong: true, to: &canvas)
        continue
      }
      // One fraction anywhere gives every number of the sum its decimals, or the columns would not line up.
      let fraction = (taken.points + [taken.rest]).contains { $0 % 100 != 0 }
      func decimal(_ hundredths: Int, signed: Bool = false) -> String {
        self.decimal(hundredths, fraction: fraction, signed: signed)
      }
      row(words.axis(axis), decimal(10_000), "", strong: true, to: &canvas)
      for (contribution, points) in zip(contributions, taken.points) {
        let name = contribution.rule ?? (score == 0 ? words.cutAtZero : words.rounding)
        let note = contribution.rule == nil ? "" : words.place(contribution.findings)
        row("  \(name)", decimal(-points, signed: true), note, strong: false, to: &canvas)
      }
      if taken.rest != 0 {
        row("  \(words.rounding)", decimal(-taken.rest, signed: true), "", strong: false, to: &canvas)
      }
      row("  =", decimal(score * 100), "", strong: true, to: &canvas)
    }
  }

  /// The points in hundredths, so that what is printed adds up to the score exactly: what rounding to two decimals
  /// loses goes to the contributions it was lost from; a rest beyond that gets a line of its own.
  static func hundredths(of contributions: [Scores.Contribution], score: Int) -> (points: [Int], rest: Int) {
    var points = contributions.map { Int(($0.points * 100).rounded()) }
    var rest = (100 - score) * 100 - points.reduce(0, +)
    let byLoss = contributions.indices.sorted { a, b in
      let loss = { (i: Int) in contributions[i].points * 100 - Double(points[i]) }
      return rest > 0 ? loss(a) > loss(b) : loss(a) < loss(b)
    }
    if abs(rest) <= contributions.count {
      for index in byLoss.prefix(abs(rest)) { points[index] += rest.signum() }
      rest = 0
    }
    return (points, rest)
  }

  private func row(_ name: String, _ number: String, _ note: String, strong: Bool, to canvas: inout Canvas) {
    let room = min(Self.nameWidth, canvas.width - 22)
    let shown = DisplayWidth.cut(name, to: room)
    let gap = max(1, room - DisplayWidth.of(shown) + 9 - DisplayWidth.of(number))
    canvas.line([
      Span("  \(shown)\(String(repeating: " ", count: gap))\(number)", strong ? .strong : .plain),
      Span(note.isEmpty ? "" : "  \(note)", .faint),
    ])
  }

  /// Hundredths as `12,50` or `12.50`, or `12` where nothing has a fraction, with a true minus sign.
  private func decimal(_ hundredths: Int, fraction: Bool, signed: Bool) -> String {
    let size = abs(hundredths)
    let rest = size % 100
    let decimals = fraction ? (language == .vi ? "," : ".") + (rest < 10 ? "0\(rest)" : "\(rest)") : ""
    return (hundredths < 0 ? "−" : signed && hundredths > 0 ? "+" : "") + "\(size / 100)\(decimals)"
  }
}
