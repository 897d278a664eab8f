/// Makes posts of about a kilobyte that read, byte for byte, like news: sentences, paragraphs, names, figures, abbreviations.
struct PostGenerator {
  private let vocabulary: Vocabulary
  private var random: SplitMix

  static let size = 1024

  init(vocabulary: Vocabulary, seed: UInt64) {
    self.vocabulary = vocabulary
    random = SplitMix(seed: seed)
  }

  /// What stands among the words of a newspaper that is no common syllable.
  private static let figures = [
    "1.300", "2024", "3,5%", "12/3", "7h30", "150.000", "15", "2", "30.4.2025", "200 km", "5", "100", "19", "63",
  ]
  private static let names = [
    "TP.HCM", "Hà Nội", "Đắk Lắk", "UBND", "Covid-19", "Facebook", "VnExpress", "GDP", "Nguyễn Văn An", "Trần Thị Hòa",
    "Lê Quang Huy", "PGS.TS", "EU", "Washington", "BHXH", "Bộ Công an",
  ]

  /// One post. `word` may write a word another way.
  mutating func post(_ word: (String, inout SplitMix) -> String = { word, _ in word }) -> [UInt8] {
    var text = ""
    text.reserveCapacity(PostGenerator.size + 200)
    while text.utf8.count < PostGenerator.size {
      sentence(&text, word)
      text += random.oneIn(4) ? "\n\n" : " "
    }
    return Array(text.utf8)
  }

  private mutating func sentence(_ text: inout String, _ word: (String, inout SplitMix) -> String) {
    let count = 12 + random.below(24)
    let quoted = random.oneIn(8)
    if quoted { text += "“" }
    for index in 0..<count {
      if index > 0 { text += random.oneIn(11) ? ", " : " " }
      if random.oneIn(25) {
        text += random.pick(PostGenerator.figures)
      } else if random.oneIn(25) {
        text += random.pick(PostGenerator.names)
      } else {
        let syllable = vocabulary.pick(&random)
        text += word(index == 0 ? syllable.prefix(1).uppercased() + syllable.dropFirst() : syllable, &random)
      }
    }
    text += random.oneIn(15) ? "?" : random.oneIn(30) ? "!" : "."
    if quoted { text += "”" }
  }
}
