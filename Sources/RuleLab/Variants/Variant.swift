public import Documents

/// A way in which a writer or an evader writes the same words, or words that are nearly the same and mean something else.
public enum Variant: String, Sendable, CaseIterable {
  // What typing methods and writers do to a whole text.
  case nfd
  case newToneStyle = "new-tone-style"
  case upperCase = "upper-case"
  case unaccented
  // How a word is hidden.
  case dotted, spaced
  case zeroWidth = "zero-width"
  case lookalikes
  case mathLetters = "math-letters"
  case leet, stretched, teencode
  // What stands in the words, or around the text.
  case lineBreak = "line-break"
  case hyphens, emoji, html, entities
  // Near misses: a rule that reports them reports too much.
  case otherAccent = "other-accent"
  case longerWord = "longer-word"
  case otherWord = "other-word"

  /// The rule must be silent at the place that was changed.
  public var isNearMiss: Bool { self == .otherAccent || self == .longerWord || self == .otherWord }

  /// The whole text is rewritten, not only what the rule reports.
  var isWholeText: Bool {
    switch self {
    case .nfd, .newToneStyle, .upperCase, .unaccented, .emoji, .html: true
    default: false
    }
  }

  /// Words are written so that they are not read as what they are.
  var hidesWords: Bool {
    switch self {
    case .dotted, .spaced, .zeroWidth, .lookalikes, .mathLetters, .leet, .stretched, .teencode: true
    default: false
    }
  }

  /// A few letters that show it.
  public var name: Bilingual {
    switch self {
    case .nfd: Bilingual(vi: "dấu rời (NFD)", en: "NFD")
    case .newToneStyle: Bilingual(vi: "kiểu mới: hoà", en: "new style: hoà")
    case .upperCase: Bilingual(vi: "IN HOA", en: "CAPITALS")
    case .unaccented: Bilingual(vi: "khong dau", en: "khong dau (unaccented)")
    case .dotted: Bilingual(vi: "t.ố.t", en: "t.ố.t")
    case .spaced: Bilingual(vi: "t ố t", en: "t ố t")
    case .zeroWidth: Bilingual(vi: "ký tự ẩn", en: "zero-width")
    case .lookalikes: Bilingual(vi: "chữ Nga giống chữ ta", en: "Cyrillic lookalikes")
    case .mathLetters: Bilingual(vi: "𝐜𝐡ữ 𝐭𝐨á𝐧", en: "𝐦𝐚𝐭𝐡 letters")
    case .leet: Bilingual(vi: "v4y", en: "v4y")
    case .stretched: Bilingual(vi: "tốtttt", en: "tốtttt")
    case .teencode: Bilingual(vi: "teencode", en: "teencode")
    case .lineBreak: Bilingual(vi: "xuống dòng", en: "line break")
    case .hyphens: Bilingual(vi: "tốt-nhất", en: "tốt-nhất")
    case .emoji: Bilingual(vi: "🔥 đứng trước", en: "🔥 before it")
    case .html: Bilingual(vi: "<p>…</p>", en: "<p>…</p>")
    case .entities: Bilingual(vi: "t&#7889;t", en: "t&#7889;t")
    case .otherAccent: Bilingual(vi: "khác dấu", en: "other accent")
    case .longerWord: Bilingual(vi: "từ dài hơn", en: "longer word")
    case .otherWord: Bilingual(vi: "từ khác", en: "other word")
    }
  }

  /// The head of its column: `a`, `b` …; near misses in capitals.
  var letter: Character {
    let letters = Array(isNearMiss ? "XYZ" : "abcdefghijklmnopqrstuvw")
    let same = Variant.allCases.filter { $0.isNearMiss == isNearMiss }
    return same.firstIndex(of: self).map { letters[$0] } ?? "?"
  }
}
