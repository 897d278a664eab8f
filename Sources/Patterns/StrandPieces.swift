extension Strand {
  /// The rarest of what this way holds for certain: a run of pieces, or what must stand in one of its holes.
  func best(score: ([AnchorPiece]) -> Double?) -> [[AnchorPiece]]? {
    var best: (alternatives: [[AnchorPiece]], score: Double)?
    func offer(_ alternatives: [[AnchorPiece]]) {
      var lowest = Double.infinity
      for alternative in alternatives {
        guard let value = score(alternative) else { return }
        lowest = min(lowest, value)
      }
      if lowest < .infinity, best.map({ lowest > $0.score }) ?? true { best = (alternatives, lowest) }
    }
    for run in runs() where !run.isEmpty { offer([run]) }
    for case .hole(let hole) in atoms {
      if let required = hole.required { offer(required) }
    }
    return best?.alternatives
  }

  /// Pieces that follow each other with nothing but separators between them, cut where something unknown stands.
  func runs() -> [[AnchorPiece]] {
    var runs: [[AnchorPiece]] = []
    var run: [AnchorPiece] = []
    var at = 0
    while at < atoms.count {
      guard case .scalar(let first) = atoms[at] else {
        if case .hole = atoms[at] {
          runs.append(run)
          run = []
        }
        at += 1
        continue
      }
      let kind = CharacterKinds(of: first)
      var text = String.UnicodeScalarView()
      let start = at
      while at < atoms.count, case .scalar(let scalar) = atoms[at], CharacterKinds(of: scalar) == kind {
        text.append(scalar)
        at += 1
      }
      run.append(
        AnchorPiece(
          String(text), leftIsEdge: isEdge(before: start, kind: kind), rightIsEdge: isEdge(after: at, kind: kind)))
    }
    runs.append(run)
    return runs
  }

  private func isEdge(before index: Int, kind: CharacterKinds) -> Bool {
    isEdge(along: stride(from: index - 1, through: 0, by: -1), kind: kind) { $0.last }
  }

  private func isEdge(after index: Int, kind: CharacterKinds) -> Bool {
    isEdge(along: stride(from: index, to: atoms.count, by: 1), kind: kind) { $0.first }
  }

  /// A boundary of no width counts only directly beside the piece; behind a hole that may be absent both what is in the
  /// hole and what comes after it must end the token.
  private func isEdge(
    along path: some Sequence<Int>, kind: CharacterKinds, near: (Hole) -> CharacterKinds
  ) -> Bool {
    for index in path {
      switch atoms[index] {
      case .edge, .gap: return true
      case .scalar(let scalar): return !CharacterKinds(of: scalar).contains(kind)
      case .hole(let hole):
        if !near(hole).isDisjoint(with: kind) { return false }
        if !hole.nullable { return true }
      }
    }
    return false
  }
}
