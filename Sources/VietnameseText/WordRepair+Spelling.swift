extension WordRepair {
  /// The units as a syllable with its tone in place; nil where they are none, or carry two different tones.
  func spell(_ units: [Unit]) -> [UInt32]? {
    guard !units.isEmpty, units.count <= 8 else { return nil }
    var tone = Tone.ngang
    var packed: UInt64 = 0
    var codes: [UInt8] = []
    codes.reserveCapacity(units.count)
    for unit in units {
      var code = unit.code
      guard code != 0 else { return nil }
      for mark in unit.marks {
        if let found = Tone(mark: mark) {
          guard tone == .ngang || tone == found else { return nil }
          tone = found
        } else if let marked = Letters.code(base: Letters.base(code), mark: mark),
          Letters.quality(code) == 0 || marked == code
        {
          code = marked
        } else {
          return nil
        }
      }
      codes.append(code)
      packed = packed << 7 | UInt64(code)
    }
    guard let entry = SyllableInventory.entry(packed), entry.allows(tone) else { return nil }
    let place = entry.place(style)
    var result: [UInt32] = []
    result.reserveCapacity(units.count)
    for (index, code) in codes.enumerated() {
      guard let scalar = Letters.scalar(code, index == place ? tone : .ngang, capital: units[index].isCapital) else {
        return nil
      }
      result.append(scalar)
    }
    return result
  }

  /// Quality before tone, each mark once; units with two different tones keep their order.
  func ordered(_ unit: Unit) -> [UInt32] {
    let tones = Set(unit.marks.filter { Tone(mark: $0) != nil })
    guard tones.count <= 1 else { return [unit.base] + unit.marks }
    var marks: [UInt32] = []
    for mark in unit.marks where Tone(mark: mark) == nil && (!isVietnameseMark(mark) || !marks.contains(mark)) {
      marks.append(mark)
    }
    if let tone = tones.first, marks.allSatisfy(isVietnameseMark) {
      // A letter that cannot take the quality mark keeps what was typed.
      if let quality = marks.first, marks.count == 1, Letters.code(base: unit.code, mark: quality) == nil {
        return [unit.base] + unit.marks
      }
      return [unit.base] + marks + [tone]
    }
    return [unit.base] + (tones.isEmpty ? marks : unit.marks)
  }

  func isVietnameseMark(_ mark: UInt32) -> Bool {
    mark == 0x302 || mark == 0x306 || mark == 0x31B || Tone(mark: mark) != nil
  }

  func foreignMarks(_ unit: Unit) -> Int { unit.marks.count { !isVietnameseMark($0) } }

  /// The letters that stand for đ, and d under a stroke. `asLetter` reads them; else they stay.
  func readStrokes(_ units: inout [Unit], asLetter: Bool) -> Repair.Kinds {
    var kinds: Repair.Kinds = []
    let struck = units.count { $0.marks.contains(where: isStroke) }
    for index in units.indices where asLetter {
      if let letter = Lookalikes.strokeD[units[index].base] {
        units[index].base = letter
        kinds.insert(Repair.Kinds(.strokeD))
      } else if struck == 1, units[index].base | 0x20 == 0x64, units[index].marks.contains(where: isStroke) {
        units[index].base = units[index].base == 0x44 ? 0x110 : 0x111
        units[index].marks.removeAll(where: isStroke)
        kinds.insert(Repair.Kinds(.strokeD))
      }
    }
    return kinds
  }

  private func isStroke(_ mark: UInt32) -> Bool { mark == 0x335 || mark == 0x336 }

  /// Takes decorations off Latin letters; with `all`, every mark that Vietnamese has not.
  func dropDecorations(_ units: inout [Unit], all: Bool) -> Repair.Kinds {
    var kinds: Repair.Kinds = []
    for index in units.indices where units[index].code != 0 {
      let before = units[index].marks.count
      units[index].marks.removeAll { Lookalikes.isDecoration($0) || (all && !isVietnameseMark($0)) }
      if units[index].marks.count < before { kinds.insert(Repair.Kinds(.marks)) }
    }
    return kinds
  }
}
