/// One way through a pattern, as far as it is known: a row of atoms.
struct Strand: Sendable, Hashable {
  enum Atom: Sendable, Hashable {
    /// A letter or a digit.
    case scalar(Unicode.Scalar)
    /// One separator or more, and nothing else.
    case gap
    /// A token boundary of no width: `\b`, a line's beginning or end.
    case edge
    /// Something else.
    case hole(Hole)
  }

  struct Hole: Sendable, Hashable {
    /// Kinds of all its characters, of the first and of the last.
    var kinds: CharacterKinds
    var first: CharacterKinds
    var last: CharacterKinds
    /// It may be absent.
    var nullable: Bool
    /// One of these stands in it; nil where nothing is certain.
    var required: [[AnchorPiece]]?
  }

  var atoms: [Atom] = []
}

extension PatternNode {
  /// All ways through this node; never empty. A node with too many becomes one hole.
  func strands(score: ([AnchorPiece]) -> Double?) -> [Strand] {
    switch self {
    case .empty: return [Strand()]
    case .literal(let text, _): return [Strand(atoms: text.unicodeScalars.map(Strand.atom))]
    case .any: return [.hole(.all)]
    case .escape(let escape, _): return [Strand.of(escape.kinds)]
    case .characterClass(let set, _):
      if set.kinds != .separator, let members = set.members {
        return members.map { Strand(atoms: [Strand.atom($0)]) }
      }
      return [Strand.of(set.kinds)]
    case .lineStart, .lineEnd, .wordBoundary(false, _): return [Strand(atoms: [.edge])]
    case .wordBoundary(true, _): return [Strand()]
    case .look(let look, let node, _): return [Strand(atoms: node.isEdge(of: look) ? [.edge] : [])]
    case .backreference: return [.hole(.all, nullable: true)]
    case .group(_, let node, _): return node.strands(score: score)
    case .alternation(let branches, _):
      let strands = branches.flatMap { $0.strands(score: score) }
      return strands.count <= Strand.alternativesLimit ? strands : [Strand.collapsed(strands, score: score)]
    case .sequence(let items):
      var result = [Strand()]
      for item in items { result = Strand.product(result, item.strands(score: score), score: score) }
      return result
    case .repetition(let node, let repetition, _): return node.repeatedStrands(repetition, score: score)
    }
  }

  private func repeatedStrands(_ repetition: Repetition, score: ([AnchorPiece]) -> Double?) -> [Strand] {
    let inner = strands(score: score)
    if repetition.min == 1, repetition.max == 1 { return inner }
    let whole = Strand.collapsed(inner, score: score)
    // A run of separators is one gap; where it may be absent it is a hole.
    guard case .hole(var hole)? = whole.atoms.first else {
      return repetition.min > 0 ? [whole] : [.hole(.separator, nullable: true)]
    }
    if repetition.min == 0 {
      hole.nullable = true
      hole.required = nil
    }
    return [Strand(atoms: [.hole(hole)])]
  }

  /// `(?!\w)`, `(?<!\p{L})` and their like say that no token goes on here.
  private func isEdge(of look: Look) -> Bool {
    let escapes: [ClassEscape]
    switch self {
    case .escape(let escape, _): escapes = [escape]
    case .characterClass(let set, _) where !set.negated: escapes = set.escapes
    default: return false
    }
    let letters = escapes.contains(.word(negated: false))
    switch look {
    case .ahead(true), .behind(true): return letters
    case .ahead(false), .behind(false): return escapes.allSatisfy { $0.kinds == .separator } && onlySeparators
    }
  }

  private var onlySeparators: Bool {
    switch self {
    case .escape(let escape, _): escape.kinds == .separator
    case .characterClass(let set, _): set.kinds == .separator
    default: false
    }
  }
}

extension Strand {
  /// Ways a sequence may multiply into, and an alternation may list.
  static let productLimit = 64
  static let alternativesLimit = 1024

  static func hole(_ kinds: CharacterKinds, nullable: Bool = false) -> Strand {
    Strand(atoms: [.hole(Hole(kinds: kinds, first: kinds, last: kinds, nullable: nullable, required: nil))])
  }

  /// One character of these kinds.
  static func of(_ kinds: CharacterKinds) -> Strand {
    kinds == .separator ? Strand(atoms: [.gap]) : .hole(kinds)
  }

  static func atom(_ scalar: Unicode.Scalar) -> Atom {
    switch CharacterKinds(of: scalar) {
    case .letter, .digit: .scalar(scalar)
    case .separator: .gap
    default: .hole(Hole(kinds: .all, first: .all, last: .all, nullable: false, required: nil))
    }
  }

  /// Every way of `first` followed by every way of `second`; the larger side becomes a hole where that is too many.
  static func product(
    _ first: [Strand], _ second: [Strand], score: ([AnchorPiece]) -> Double?
  ) -> [Strand] {
    guard first.count > 1, second.count > 1, first.count * second.count > productLimit else {
      return first.flatMap { head in second.map { Strand(atoms: head.atoms + $0.atoms) } }
    }
    return first.count >= second.count
      ? product([collapsed(first, score: score)], second, score: score)
      : product(first, [collapsed(second, score: score)], score: score)
  }

  /// One atom for all of them: a gap where they are all gaps, else a hole that still knows what must stand in it.
  static func collapsed(_ strands: [Strand], score: ([AnchorPiece]) -> Double?) -> Strand {
    var kinds: CharacterKinds = []
    var first: CharacterKinds = []
    var last: CharacterKinds = []
    var nullable = false
    for strand in strands {
      for atom in strand.atoms { kinds.formUnion(atom.kinds) }
      first.formUnion(Strand.nearest(strand.atoms))
      last.formUnion(Strand.nearest(strand.atoms.reversed()))
      nullable = nullable || strand.atoms.allSatisfy { $0.isNullable }
    }
    if kinds == .separator, !nullable { return Strand(atoms: [.gap]) }
    let required = required(strands, score: score)
    return Strand(
      atoms: [.hole(Hole(kinds: kinds, first: first, last: last, nullable: nullable, required: required))])
  }

  /// Kinds of the first character of these atoms.
  private static func nearest(_ atoms: some Sequence<Atom>) -> CharacterKinds {
    var kinds: CharacterKinds = []
    for atom in atoms {
      if case .hole(let hole) = atom {
        kinds.formUnion(hole.first.union(hole.last))
      } else {
        kinds.formUnion(atom.kinds)
      }
      if !atom.isNullable { break }
    }
    return kinds
  }

  /// The union of the best that each way offers; nil as soon as one of them offers nothing.
  static func required(_ strands: [Strand], score: ([AnchorPiece]) -> Double?) -> [[AnchorPiece]]? {
    var union: [[AnchorPiece]] = []
    var seen: Set<[AnchorPiece]> = []
    for strand in strands {
      guard let best = strand.best(score: score) else { return nil }
      for alternative in best where seen.insert(alternative).inserted { union.append(alternative) }
    }
    return union.isEmpty ? nil : union
  }
}

extension Strand.Atom {
  fileprivate var isNullable: Bool {
    switch self {
    case .edge: true
    case .hole(let hole): hole.nullable
    case .scalar, .gap: false
    }
  }

  fileprivate var kinds: CharacterKinds {
    switch self {
    case .edge: []
    case .scalar(let scalar): CharacterKinds(of: scalar)
    case .gap: .separator
    case .hole(let hole): hole.kinds
    }
  }
}
