/// Reads one word, a run of letters, marks and what passes for them, and gives it back as it should be spelled.
///
/// Nothing here depends on other words, except whether a word wholly of another script stands in Vietnamese text.
struct WordRepair {
  /// What became of a word.
  struct Outcome {
    /// Canonical scalars.
    var scalars: [UInt32]
    var kinds: Repair.Kinds = []
    var isSyllable = false
    /// The outcome depended on the words around.
    var usedContext = false
  }

  /// A letter with the marks on it.
  struct Unit {
    /// The letter as it came, already read out of its font; for precomposed Latin letters the base.
    var base: UInt32
    var marks: [UInt32] = []
    /// Code of its letter once read: 0 for what is no Latin letter.
    var code: UInt8 { base < 0x80 ? Letters.code(ascii: base) : base == 0x110 || base == 0x111 ? Letters.strokeD : 0 }
    var isCapital: Bool { base < 0x80 ? base & 0x20 == 0 : base == 0x110 }
  }

  let style: ToneStyle

  /// A repair may make what another repairs: with its font taken off, `n` meets its tilde, and `ñ` is a lookalike. Each makes
  /// the word plainer, so few rounds are enough.
  private static let rounds = 4

  /// `context` says whether the words around are Vietnamese; it is asked only where that decides.
  func repair(_ word: [UInt32], context: () -> Bool) -> Outcome {
    if let plain = plainLetters(word) { return plain }
    var outcome = repairOnce(word, context: context)
    guard outcome.scalars != word else { return outcome }
    for _ in 1..<WordRepair.rounds {
      let next = plainLetters(outcome.scalars) ?? repairOnce(outcome.scalars, context: context)
      let isDone = next.scalars == outcome.scalars
      outcome.scalars = next.scalars
      outcome.kinds.formUnion(next.kinds)
      outcome.isSyllable = next.isSyllable
      outcome.usedContext = outcome.usedContext || next.usedContext
      if isDone { break }
    }
    return outcome
  }

  private func repairOnce(_ word: [UInt32], context: () -> Bool) -> Outcome {
    var outcome = Outcome(scalars: word)
    var visible = word.filter { !Lookalikes.isInvisible($0) }
    var kinds: Repair.Kinds = []
    if visible.count < word.count {
      kinds = Repair.Kinds(.invisible)
      // Marks that were kept apart meet.
      visible = ICU.compose(visible)
    }
    visible = visible.map { scalar in
      if let styled = Lookalikes.styled(scalar) {
        kinds.insert(Repair.Kinds(.fontStyle))
        return styled.letter
      }
      if Lookalikes.isRegional(scalar) {
        kinds.insert(Repair.Kinds(.fontStyle))
        return scalar - 0x1F1E6 + 0x61
      }
      return scalar
    }
    let hasLatin = visible.contains { Letters.info($0).isLetter }
    let foreign = visible.filter { isForeign($0) }
    let scripts = foreign.map { Lookalikes.letters[$0]?.script }
    // One letter that looks like no Latin one, and the word is a word of its own script.
    if scripts.contains(where: { $0 == nil }) { return outcome }
    let letters = visible.count { !ICU.category($0).isMark && Lookalikes.strokeD[$0] == nil }
    let mayRead = hasLatin || (foreign.count >= 2 && foreign.count == letters)

    // First with everything read that can be: it counts if a syllable comes out.
    if foreign.isEmpty || mayRead {
      var units = self.units(visible.map { Lookalikes.letters[$0]?.letter ?? $0 })
      var found = kinds
      if visible.contains(where: { Lookalikes.letters[$0] != nil }) { found.insert(Repair.Kinds(.lookalike)) }
      found.formUnion(readStrokes(&units, asLetter: true))
      found.formUnion(dropDecorations(&units, all: true))
      if let spelled = spell(units), foreign.isEmpty || hasLatin || context() {
        return finish(spelled, from: word, kinds: found, isSyllable: true, usedContext: !foreign.isEmpty && !hasLatin)
      }
      if !foreign.isEmpty && !hasLatin { outcome.usedContext = true }
    }
    if !foreign.isEmpty && (!hasLatin || scripts.contains { $0 == .greek }) { return outcome }
    var units = self.units(visible.map { isForeign($0) ? Lookalikes.letters[$0]?.letter ?? $0 : $0 })
    if !foreign.isEmpty { kinds.insert(Repair.Kinds(.lookalike)) }
    if units.contains(where: { $0.code == 0 && !ICU.isLatin($0.base) }) && foreign.isEmpty && !hasLatin {
      return outcome
    }
    kinds.formUnion(readStrokes(&units, asLetter: false))
    kinds.formUnion(dropDecorations(&units, all: units.reduce(0) { $0 + foreignMarks($1) } >= 3))
    return finish(units.flatMap(ordered), from: word, kinds: kinds, isSyllable: false, usedContext: outcome.usedContext)
  }

  /// The commonest case: letters of the alphabet alone. Nil where there is anything else.
  private func plainLetters(_ word: [UInt32]) -> Outcome? {
    var units: [Unit] = []
    units.reserveCapacity(word.count)
    for scalar in word {
      let info = Letters.info(scalar)
      guard info.isLetter else { return nil }
      units.append(unit(info))
    }
    guard let spelled = spell(units) else { return Outcome(scalars: word) }
    return finish(spelled, from: word, kinds: [], isSyllable: true, usedContext: false)
  }

  private func unit(_ info: Letters.Info) -> Unit {
    let isD = info.code == Letters.strokeD
    let base = isD ? (info.isCapital ? 0x110 : 0x111) : UInt32(Letters.base(info.code)) + (info.isCapital ? 0x40 : 0x60)
    return Unit(base: base, marks: [Letters.qualityMark(info.code), info.tone.mark].compactMap { $0 })
  }

  private func isForeign(_ scalar: UInt32) -> Bool {
    if scalar < 0x250 || Letters.info(scalar).isLetter { return false }
    if let known = Lookalikes.letters[scalar] { return known.script != .latin }
    return ICU.category(scalar).isLetter && !ICU.isLatin(scalar)
  }

  private func units(_ scalars: [UInt32]) -> [Unit] {
    var units: [Unit] = []
    for scalar in scalars {
      let info = Letters.info(scalar)
      if info.isLetter {
        units.append(unit(info))
        continue
      }
      // ń is n with a sắc that strayed; ä is a letter of its own, and `nhän` is for the folded view to guess.
      var parts = ICU.nfd(scalar)
      if !parts.dropFirst().allSatisfy(isVietnameseMark) { parts = [scalar] }
      for part in parts {
        if ICU.category(part).isMark, !units.isEmpty {
          units[units.count - 1].marks.append(part)
        } else {
          units.append(Unit(base: part))
        }
      }
    }
    return units
  }

  private func finish(
    _ scalars: [UInt32], from word: [UInt32], kinds: Repair.Kinds, isSyllable: Bool, usedContext: Bool
  ) -> Outcome {
    let composed = scalars.contains { $0 >= 0x300 && !Letters.info($0).isLetter } ? ICU.compose(scalars) : scalars
    guard composed != word else { return Outcome(scalars: word, isSyllable: isSyllable, usedContext: usedContext) }
    var kinds = kinds
    if kinds.isEmpty { kinds = toneKinds(from: word, to: composed) }
    return Outcome(scalars: composed, kinds: kinds, isSyllable: isSyllable, usedContext: usedContext)
  }

  /// Only the tone moved, or marks were set in order: which was it?
  private func toneKinds(from word: [UInt32], to result: [UInt32]) -> Repair.Kinds {
    guard word.count == result.count, word.allSatisfy({ Letters.info($0).isLetter }) else {
      return Repair.Kinds(.marks)
    }
    let other = WordRepair(style: style == .old ? .new : .old)
    return Repair.Kinds(other.spell(units(word)) == word ? .toneStyle : .misplacedTone)
  }
}
