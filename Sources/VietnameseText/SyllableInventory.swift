/// The closed set of syllables: by letters, what tones they take and where.
enum SyllableInventory {
  struct Entry: Sendable {
    private let packed: UInt32

    fileprivate init(packed: UInt32) { self.packed = packed }

    /// Index of the onset and of the rime in their tables.
    var onset: Int { Int(packed & 0xFF) }
    var rime: Int { Int(packed >> 8 & 0xFF) }
    /// Takes sắc and nặng only.
    var isStopped: Bool { packed >> 24 & 1 != 0 }
    var isMarginal: Bool { packed >> 25 & 1 != 0 }

    func allows(_ tone: Tone) -> Bool { !isStopped || tone == .sac || tone == .nang }

    /// Index of the letter that carries the tone.
    func place(_ style: ToneStyle) -> Int { Int(packed >> (style == .old ? 16 : 20) & 15) }
  }

  static let onsets = OrthographyData.onsets.map { $0[0] }
  static let rimes = OrthographyData.rimes.map { $0[0] }

  /// Nil for letters that are no syllable. By packed letters without tone, before `i` and `y` are unified.
  static func entry(_ letters: UInt64) -> Entry? {
    slot(of: letters, in: InventoryData.letters).map { Entry(packed: InventoryData.entries[$0]) }
  }

  /// Whether these are the letters of some syllable without their marks.
  static func isSkeleton(_ letters: UInt64) -> Bool { slot(of: letters, in: InventoryData.skeletons) != nil }

  /// All packed letters with their entries, in no order.
  static var all: [(letters: UInt64, entry: Entry)] {
    InventoryData.letters.indices.compactMap { slot in
      let letters = InventoryData.letters[slot]
      return letters == 0 ? nil : (letters, Entry(packed: InventoryData.entries[slot]))
    }
  }

  /// The factor of the script that wrote the tables.
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func slot(of letters: UInt64, in table: [UInt64]) -> Int? {
    guard letters != 0 else { return nil }
    let mask = 1 << Int(InventoryData.slotBits) - 1
    var slot = Int((letters &* factor) >> (64 - InventoryData.slotBits))
    while true {
      let found = table[slot]
      if found == letters { return slot }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }
}
