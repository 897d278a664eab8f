extension Repair.Kind {
  /// The name in reports: `misplaced-tone`.
  public var name: String {
    switch self {
    case .misplacedTone: "misplaced-tone"
    case .toneStyle: "tone-style"
    case .lookalike: "lookalike"
    case .invisible: "invisible"
    case .fontStyle: "font-style"
    case .strokeD: "stroke-d"
    case .marks: "marks"
    case .blank: "blank"
    case .charset: "charset"
    }
  }
}
