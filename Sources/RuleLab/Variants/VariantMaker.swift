internal import Foundation
internal import VietnameseText

/// Rewrites a text in the ways of `Variant`. Nil where there is nothing to rewrite.
struct VariantMaker {
  private let teencode: [String: String]
  private let cyrillic: [Character: Character]
  private let signs: [Character: Character]

  init() {
    teencode = Dictionary(
      DisguiseTables.teencode.filter { !$0.reading.contains(" ") }.map { ($0.reading, $0.spelling) },
      uniquingKeysWith: { first, _ in first })
    var cyrillic: [Character: Character] = [:]
    for (letter, latin) in DisguiseTables.cyrillic where cyrillic[Character(latin)] == nil {
      // Small letters only: the capital of a lookalike is often none (п, П).
      cyrillic[Character(latin)] = Character(letter)
    }
    self.cyrillic = cyrillic
    var signs: [Character: Character] = [:]
    for (sign, letters) in DisguiseTables.leet where sign.properties.numericType != nil {
      for letter in letters where signs[Character(letter)] == nil { signs[Character(letter)] = Character(sign) }
    }
    self.signs = signs
  }

  /// - Parameter spans: UTF-8 bytes; what hides a word is done to the words in them only.
  func rewrite(_ text: TestText, as variant: Variant, in spans: [Range<Int>]) -> RewrittenText? {
    switch variant {
    case .nfd: return each(text) { String($0).decomposedStringWithCanonicalMapping }
    case .newToneStyle: return newToneStyle(text)
    case .upperCase: return each(text) { $0.uppercased() }
    case .unaccented: return each(text, VariantMaker.unaccented)
    case .dotted: return letters(text, spans, atLeast: 3) { $0 ? "" : "." }
    case .spaced: return spaced(text, spans)
    case .zeroWidth:
      return words(text, spans) { word, changes in
        let first = word.range.lowerBound
        if word.count > 1 { changes[first] = String(text.characters[first]) + "\u{200B}" }
      }
    case .lookalikes: return lookalikes(text, spans)
    case .mathLetters:
      return words(text, spans) { word, changes in
        for index in word.range { changes[index] = VariantMaker.bold(text.characters[index]) }
      }
    case .leet: return leet(text, spans)
    case .stretched:
      return words(text, spans) { word, changes in
        guard word.isSyllable, word.count > 1, !VariantMaker.isRoman(word.text) else { return }
        let last = word.range.upperBound - 1
        changes[last] = String(repeating: text.characters[last], count: 4)
      }
    case .teencode: return teencode(text, spans)
    case .lineBreak: return blanks(text, spans, with: "\n", onlyFirst: true)
    case .hyphens: return blanks(text, spans, with: "-", onlyFirst: false)
    case .emoji: return RewrittenText(text, [:], prefix: "🔥👨‍👩‍👧 ")
    case .html: return RewrittenText(text, [:], prefix: "<p>", suffix: "</p>")
    case .entities: return entities(text, spans)
    case .otherAccent, .longerWord, .otherWord: return nil
    }
  }

  // MARK: The whole text

  private func each(_ text: TestText, _ change: (Character) -> String) -> RewrittenText? {
    var changes: [Int: String] = [:]
    for (index, character) in text.characters.enumerated() {
      let new = change(character)
      // Swift takes canonically equivalent strings for equal.
      if Array(new.utf8) != Array(String(character).utf8) { changes[index] = new }
    }
    return changes.isEmpty ? nil : RewrittenText(text, changes)
  }

  private func newToneStyle(_ text: TestText) -> RewrittenText? {
    var changes: [Int: String] = [:]
    for word in text.words where Syllable.style(of: word.text) == .old {
      guard let new = Syllable.parse(word.text)?.compose(.new), new.count == word.count else { continue }
      for (index, letter) in zip(word.range, new) {
        changes[index] = text.characters[index].isUppercase ? letter.uppercased() : String(letter)
      }
    }
    return changes.isEmpty ? nil : RewrittenText(text, changes)
  }

  static func unaccented(_ character: Character) -> String {
    switch character {
    case "đ": return "d"
    case "Đ": return "D"
    default:
      guard character.isLetter else { return String(character) }
      let plain = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
        $0.properties.generalCategory != .nonspacingMark
      }
      return String(String.UnicodeScalarView(plain))
    }
  }

  // MARK: Words that are hidden

  private func words(
    _ text: TestText, _ spans: [Range<Int>], _ change: (TestText.Word, inout [Int: String]) -> Void
  ) -> RewrittenText? {
    var changes: [Int: String] = [:]
    for word in text.words(in: spans) { change(word, &changes) }
    return changes.isEmpty ? nil : RewrittenText(text, changes)
  }

  /// A sign behind every letter but the last.
  private func letters(
    _ text: TestText, _ spans: [Range<Int>], atLeast count: Int, _ sign: (_ isLast: Bool) -> String
  ) -> RewrittenText? {
    words(text, spans) { word, changes in
      guard word.isSyllable, word.count >= count else { return }
      for index in word.range {
        changes[index] = String(text.characters[index]) + sign(index == word.range.upperBound - 1)
      }
    }
  }

  /// `t ố t  n h ấ t`: the words that stand side by side are spaced together, if they have three letters between them.
  private func spaced(_ text: TestText, _ spans: [Range<Int>]) -> RewrittenText? {
    var changes: [Int: String] = [:]
    var run: [TestText.Word] = []
    func close() {
      if run.reduce(0, { $0 + $1.count }) >= 3, run.contains(where: { $0.count > 1 }) {
        for word in run {
          for index in word.range.dropLast() { changes[index] = String(text.characters[index]) + " " }
        }
        for (word, next) in zip(run, run.dropFirst()) {
          for index in word.range.upperBound..<next.range.lowerBound { changes[index] = "  " }
        }
      }
      run = []
    }
    for word in text.words(in: spans) {
      guard word.isSyllable else {
        close()
        continue
      }
      if let last = run.last {
        let between = last.range.upperBound..<word.range.lowerBound
        if between.count != 1 || text.characters[between.lowerBound] != " " { close() }
      }
      run.append(word)
    }
    close()
    return changes.isEmpty ? nil : RewrittenText(text, changes)
  }

  private func lookalikes(_ text: TestText, _ spans: [Range<Int>]) -> RewrittenText? {
    words(text, spans) { word, changes in
      guard word.count > 1, let index = word.range.first(where: { cyrillic[text.characters[$0]] != nil }) else {
        return
      }
      changes[index] = cyrillic[text.characters[index]].map { String($0) }
    }
  }

  /// A digit for one plain letter inside the word: at its ends a digit says that the word is a code.
  private func leet(_ text: TestText, _ spans: [Range<Int>]) -> RewrittenText? {
    words(text, spans) { word, changes in
      guard word.isSyllable, (3...8).contains(word.count) else { return }
      let inside = word.range.dropFirst().dropLast()
      guard let index = inside.first(where: { signs[text.characters[$0]] != nil }) else { return }
      changes[index] = signs[text.characters[index]].map { String($0) }
    }
  }

  private func teencode(_ text: TestText, _ spans: [Range<Int>]) -> RewrittenText? {
    words(text, spans) { word, changes in
      guard let spelling = teencode[word.text.lowercased()], let first = word.text.first else { return }
      changes[word.range.lowerBound] =
        first.isUppercase ? spelling.prefix(1).uppercased() + spelling.dropFirst() : spelling
      for index in word.range.dropFirst() { changes[index] = "" }
    }
  }

  private func entities(_ text: TestText, _ spans: [Range<Int>]) -> RewrittenText? {
    words(text, spans) { word, changes in
      for index in word.range {
        let scalars = String(text.characters[index]).precomposedStringWithCanonicalMapping.unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first, scalar.value > 0x7F else { continue }
        changes[index] = "&#\(scalar.value);"
      }
    }
  }

  /// Blanks between two tokens.
  private func blanks(_ text: TestText, _ spans: [Range<Int>], with sign: String, onlyFirst: Bool) -> RewrittenText? {
    var changes: [Int: String] = [:]
    func isToken(_ index: Int) -> Bool {
      text.characters.indices.contains(index) && (text.characters[index].isLetter || text.characters[index].isNumber)
    }
    for index in text.characters(in: spans) where text.characters[index] == " " {
      guard isToken(index - 1), isToken(index + 1) else { continue }
      changes[index] = sign
      if onlyFirst { break }
    }
    return changes.isEmpty ? nil : RewrittenText(text, changes)
  }

  // MARK: Letters

  /// A mathematical bold letter with the marks of its plain one; `đ` has none and stays.
  private static func bold(_ character: Character) -> String? {
    var scalars = Array(String(character).decomposedStringWithCanonicalMapping.unicodeScalars)
    guard let first = scalars.first else { return nil }
    let base: UInt32
    switch first {
    case "a"..."z": base = 0x1D41A + first.value - 0x61
    case "A"..."Z": base = 0x1D400 + first.value - 0x41
    default: return nil
    }
    guard let bold = Unicode.Scalar(base) else { return nil }
    scalars[0] = bold
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func isRoman(_ word: String) -> Bool { word.allSatisfy { "IVXLCDM".contains($0) } }
}
