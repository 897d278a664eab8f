import Testing
import VietnameseText

@Suite struct SyllableKeyTests {
  private func key(_ word: String) -> SyllableKey { SyllableKey(word.utf8) }

  @Test(arguments: [
    ("hòa", "hoà"), ("HÒA", "hòa"), ("kỹ", "kĩ"), ("quý", "quí"), ("Mỹ", "mĩ"), ("ĐẶNG", "đặng"), ("tôi", "TÔI"),
    ("Москва", "МОСКВА"), ("chungcu", "ChungCu"), ("Guðrún", "GUÐRÚN"), ("nghiêngngả", "NGHIÊNGNGẢ"),
  ])
  func same(_ a: String, _ b: String) { #expect(key(a) == key(b)) }

  @Test(arguments: [
    ("thúy", "thúi"), ("hoa", "hòa"), ("dang", "đang"), ("đang", "đăng"), ("y", "i"), ("may", "mai"), ("o", "ô"),
    ("déjà", "deja"), ("a", "aa"), ("0", "00"), ("12345678", "123456780"), ("nghiêngngả", "nghiengnga"),
    ("nghiêngngả", "nghiêngngã"),
  ])
  func different(_ a: String, _ b: String) { #expect(key(a) != key(b)) }

  @Test(arguments: [
    ("đặng", "dang"), ("kỹ", "ky"), ("ngoằn", "ngoan"), ("déjà", "deja"), ("2026", "2026"),
    ("nghiêngngả", "nghiengnga"),
    ("Guðrún", "gudrun"), ("Noël", "noel"), ("ỹ", "y"), ("hé\u{309}", "he"),
  ])
  func bare(_ word: String, _ letters: String) {
    #expect(key(word).bare == key(letters))
    #expect(key(letters).isBare)
    #expect(key(word).isBare == (word == letters))
  }

  @Test func hashedOnlyWhereItMustBe() {
    for word in ["nghiêng", "abcdefgh", "12345678", "xyz"] { #expect(!key(word).isHashed) }
    for word in ["abcdefghi", "123456789", "déjà", "Москва", "naïve"] { #expect(key(word).isHashed) }
    #expect(key("hỏi").tone == .hoi)
  }
}
