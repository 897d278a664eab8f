import Testing
import VietnameseText

/// What is disguised is read, its kind and its place are told, and what is not disguised stays.
@Suite struct DisguiseTests {
  private func analysis(_ text: String) -> TextAnalysis { TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()) }

  private func revealed(_ text: String) -> String { String(decoding: analysis(text).revealed.bytes, as: UTF8.self) }

  @Test(arguments: [
    ("Nhóm đ.á.n.h b.ạ.c qua mạng", "Nhóm đánh bạc qua mạng", Disguise.Kind.separated),
    ("Cần c-á đ_ộ b*ó*n*g", "Cần cá độ bóng", .separated),
    ("KH0NG_DUOC qua_han nhé", "KHONG DUOC qua han nhé", .separated),
    ("đừng tin l ừ a đ ả o này", "đừng tin lừa đảo này", .spaced),
    ("V A Y  T I Ề N trong ngày", "VAY TIỀN trong ngày", .spaced),
    ("cẩn thận lừađảo nhé", "cẩn thận lừa đảo nhé", .joined),
    ("v4y t1ền nhanh", "vay tiền nhanh", .leet),
    ("Th0ng ba0 nop phi", "Thong bao nop phi", .leet),
    ("nh@n qua d!eu kien", "nhan qua dieu kien", .leet),
    ("chỉ 5Ok một suất", "chỉ 50k một suất", .digits),
    ("đẹpppp ngooon", "đẹp ngon", .stretched),
    ("mời nhän quà", "mời nhan quà", .gsmLetters),
    ("tieengs vieetj ddanhs bacj", "tiếng việt đánh bạc", .typing),
    ("vay tie62n nhanh", "vay tiền nhanh", .typing),
    ("Ko bik sao", "Không biết sao", .teencode),
    ("gọi O9I2.345.678 nhé", "gọi 0912345678 nhé", .phone),
    ("gọi 0 9 1 2 3 4 5 6 7 8 nhé", "gọi 0912345678 nhé", .phone),
    ("vào abc chấm com nhận quà", "vào abc.com nhận quà", .link),
    ("vào hxxps://abc.vn/qua", "vào https://abc.vn/qua", .link),
  ])
  func reads(_ text: String, _ expected: String, _ kind: Disguise.Kind) {
    let analysis = analysis(text)
    #expect(String(decoding: analysis.revealed.bytes, as: UTF8.self) == expected)
    #expect(analysis.disguises.map(\.kind).contains(kind))
    for disguise in analysis.disguises {
      #expect(analysis.canonicalRange(ofRevealed: disguise.revealedRange) == disguise.canonicalRange)
      #expect(analysis.revealedRange(ofCanonical: disguise.canonicalRange) == disguise.revealedRange)
    }
  }

  /// Codes, initials, dates, units, names and other languages.
  @Test(arguments: [
    "7h30, 3M, T4, Q3, M1, B2B, H2O, CO2, PM2.5, 4G, 5G, AK47, MP4, U23, F0, vitamin B12, iOS 17.1, VN-Index, R2D2",
    "Quận 1, P.12, TP.HCM, Q.Tân Bình, đ/c 12/3 Lê Lợi, m/s, km/h, kg/m2, 20/11/2026, 19h-21h, 24/7, T2-T7",
    "nạn nhân N.T.Q.C, ông A., bà T.Ư, v.v., a.m., p.m., i.e., e.g., U.S.A.",
    "kinh tế-xã hội, Hà Nội-Huế, ô-tô, xe-tải, và/hoặc, Đắk Lắk, Ea H'Leo, M'Drắk, Krông Pa",
    "The poor deer keeps the doors, boots, books and tools; the teams meet at the pool, then look for the roof.",
    "Toyota, Canada, Samsung, Panasonic, banana, casino, Vietnamese, football, weekend",
    "L'école française était fermée; où êtes-vous? El niño comió. Příliš žluťoučký kůň. Москва — столица России.",
    "Chọn A B C D, câu a, b, c, thế kỷ XIII, XXX, 1 l nước, hmmm, www, khuyếch tán, xoong, soóc, quều quào",
    "Số 1.000.000đ, không một ai, tài khoản 0451000234567, mã số thuế 0100109106, biển số 51C-123.45",
    "trời ơi bài kiểm tra khó xỉu luôn á, t làm đc có 5 câu à, m làm đc nhiu z",
    "Ai chấm bài? Cô chấm điểm. Cái còng số tám. Em học . Ly bảo thế.",
  ])
  func leaves(_ text: String) {
    #expect(revealed(text) == text)
    #expect(analysis(text).disguises.isEmpty)
  }

  /// `+84 912 345 678` is a phone number like any other.
  @Test func aCountryCodeIsNoDisguise() {
    let analysis = analysis("Gọi +84 912 345 678 gặp chị Lan")
    #expect(String(decoding: analysis.revealed.bytes, as: UTF8.self) == "Gọi 0912345678 gặp chị Lan")
    #expect(analysis.disguises.isEmpty)
  }

  @Test func densityCountsDisguisedWordsInAHundred() {
    #expect(analysis("Sáng nay chợ đông").disguiseDensity == 0)
    #expect(analysis("v4y tiền nhanh nhé").disguiseDensity == 50)
  }

  /// A number in Roman digits lost a letter.
  @Test func bugRomanNumbersAreNotStretched() { #expect(revealed("đại hội XIII") == "đại hội XIII") }

  /// `khuyếch` fell apart into `khu` and `yếch`.
  @Test func bugAWordWithOneVowelGroupIsNotJoined() { #expect(revealed("khuyếch đại") == "khuyếch đại") }
}
