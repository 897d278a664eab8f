public import Documents

extension LintCode {
  /// What the code means, for documents; a finding's own message says more.
  public var about: Bilingual {
    switch self {
    case .neverFires:
      Bilingual(
        vi: "Quy tắc không bao giờ báo được gì, bài nào cũng vậy.",
        en: "Nothing can make the rule fire, whatever the post.")
    case .conditionNeverHolds:
      Bilingual(
        vi: "Điều kiện when tự mâu thuẫn: không bài nào thỏa.",
        en: "The conditions of when exclude each other: no post fulfils them.")
    case .levelChangeWithoutEffect:
      Bilingual(
        vi: "Một mục level-when không bao giờ đổi được mức.",
        en: "An item of level-when never changes the level.")
    case .alwaysRuns:
      Bilingual(
        vi: "Quy tắc không có neo nên chạy trên mọi bài; kèm giá của nó.",
        en: "The rule has no anchor and runs on every post; with its price.")
    case .exceptionCoversRule:
      Bilingual(
        vi: "Ngoại lệ (except, unless) bao trùm cả quy tắc nên không còn gì để báo.",
        en: "An exception covers the whole rule, so that nothing is left to report.")
    case .exceptionWithoutEffect:
      Bilingual(
        vi: "Ngoại lệ không bao giờ đúng ở nơi quy tắc tìm.",
        en: "An exception never holds where the rule looks.")
    case .ruleHasExpired:
      Bilingual(
        vi: "Khoảng ngày của quy tắc đã qua; chỉ còn chạy với bài cũ.",
        en: "The dates of the rule have passed; it runs on old posts only.")
    case .saysTheSame:
      Bilingual(
        vi: "Hai quy tắc nói cùng một điều.",
        en: "Two rules say the same.")
    case .shadowed:
      Bilingual(
        vi: "Mọi chỗ quy tắc này báo thì quy tắc khác đã báo.",
        en: "All that the rule reports is reported by another.")
    case .conflictingPreference:
      Bilingual(
        vi: "Một cách viết sai có hai cách viết đúng khác nhau.",
        en: "One wrong form has two right ones.")
    case .circularPreference:
      Bilingual(
        vi: "Cách viết đúng của chỗ này là cách viết sai của chỗ kia.",
        en: "The right form of one is the wrong form of another.")
    case .remedyIsTheFault:
      Bilingual(
        vi: "Cách viết đúng vẫn chứa cách viết sai, nên sửa xong lại bị báo.",
        en: "The right form holds the wrong one, so what is mended is reported again.")
    case .duplicatePhrase:
      Bilingual(
        vi: "Một cụm từ có hai lần trong cùng danh sách.",
        en: "A phrase stands twice in one list.")
    case .phraseInsideAnother:
      Bilingual(
        vi: "Cụm từ dài chứa một cụm từ khác của cùng danh sách: bỏ đi vẫn báo như vậy.",
        en: "A phrase holds another of the same list: without it as much is reported.")
    case .mixedAccents:
      Bilingual(
        vi: "Một cụm từ có tiếng có dấu, có tiếng thiếu dấu.",
        en: "A phrase has syllables with accents and one that lacks its own.")
    case .decomposedLetters:
      Bilingual(
        vi: "Chữ viết bằng dấu rời (NFD), thường do chép từ máy khác.",
        en: "Letters are written with loose marks (NFD).")
    case .newToneStyle:
      Bilingual(
        vi: "Dấu thanh đặt kiểu mới (hoà); bộ quy tắc viết kiểu cũ (hòa).",
        en: "A tone mark stands in the new style (hoà); rulebooks use the old (hòa).")
    case .phraseWithoutWord:
      Bilingual(
        vi: "Cụm từ không có chữ hay số nào nên không bao giờ khớp.",
        en: "A phrase without a letter or digit never matches.")
    case .blankAtTheEdge:
      Bilingual(
        vi: "Cụm từ có dấu cách thừa ở đầu, cuối hoặc giữa.",
        en: "A phrase has needless blanks at an end or inside.")
    case .shortHashtag:
      Bilingual(
        vi: "Hashtag dưới sáu chữ không bao giờ bị báo là viết gần giống.",
        en: "A hashtag under six letters is never compared as nearly the same.")
    case .wideHashtagDistance:
      Bilingual(
        vi: "distance quá lớn so với hashtag: nhiều hashtag khác cũng bị báo.",
        en: "The distance is wide for the hashtag: many others are near it.")
    case .rightAndWrongName:
      Bilingual(
        vi: "Một tên vừa được coi là đúng vừa bị coi là sai.",
        en: "A name counts as right and as wrong.")
    case .namesPerson:
      Bilingual(
        vi: "Quy tắc nhắm vào tên một người. Bộ quy tắc nói về lời, không nói về người.",
        en: "The rule is aimed at a person's name. Rulebooks are about words, not persons.")
    case .runawayPattern:
      Bilingual(
        vi: "Thời gian chạy mẫu tăng nhanh hơn độ dài bài: một bài cố ý có thể làm treo việc soát.",
        en: "The time of the pattern grows faster than the text: a hostile post could stall a check.")
    case .slowPattern:
      Bilingual(
        vi: "Mẫu mất hơn một phần nghìn giây với 10 kB chữ cố ý.",
        en: "The pattern takes more than a millisecond on 10 kB of hostile text.")
    case .patternIsPhrase:
      Bilingual(
        vi: "Mẫu chỉ gồm chữ: viết thành cụm từ thì nhanh hơn và không sợ dấu, xuống dòng.",
        en: "The pattern is plain words: as a phrase it is faster and minds neither accents nor line ends.")
    case .capitalsWithoutCase:
      Bilingual(
        vi: "Mẫu nói tới chữ hoa nhưng không phân biệt hoa thường.",
        en: "The pattern speaks of capitals but does not tell them apart.")
    case .alternativeTwice:
      Bilingual(
        vi: "Một nhánh của mẫu viết hai lần.",
        en: "An alternative of a pattern stands twice.")
    case .missingBasis:
      Bilingual(
        vi: "Quy tắc pháp lý chưa có căn cứ (basis).",
        en: "A rule of the axis lawful has no basis.")
    case .basisOutOfForce:
      Bilingual(
        vi: "Căn cứ không có hiệu lực vào những ngày quy tắc chạy.",
        en: "The basis is not in force on the days the rule runs.")
    case .unusedSource:
      Bilingual(
        vi: "Nguồn trong sources chưa quy tắc nào dẫn.",
        en: "No rule cites the source.")
    case .noRemedy:
      Bilingual(
        vi: "Thông báo không kèm cách sửa (fix).",
        en: "The message comes without a fix.")
    case .missingEnglish:
      Bilingual(
        vi: "Thiếu bản tiếng Anh của title, message hoặc fix.",
        en: "title, message or fix lacks its English text.")
    case .unknownPlaceholder:
      Bilingual(
        vi: "Câu dùng một chỗ điền không có, nên người viết sẽ thấy nguyên dấu ngoặc.",
        en: "A text uses a placeholder that is none: authors will read its braces.")
    case .placeholderNeverFilled:
      Bilingual(
        vi: "Chỗ điền này luôn trống với loại quy tắc này.",
        en: "The placeholder stays empty for this kind of rule.")
    case .tooFewExamples:
      Bilingual(
        vi: "Quy tắc có dưới hai ví dụ bad hoặc dưới hai ví dụ good.",
        en: "The rule has fewer than two bad or two good tests.")
    case .contradictingExamples:
      Bilingual(
        vi: "Một câu vừa là ví dụ good vừa là ví dụ bad.",
        en: "One text is a good test and a bad one.")
    case .duplicateExample:
      Bilingual(
        vi: "Một ví dụ viết hai lần.",
        en: "A test stands twice.")
    case .remedyRepeatsMessage:
      Bilingual(
        vi: "Cách sửa chỉ nhắc lại thông báo.",
        en: "The fix repeats the message.")
    case .missingTitle:
      Bilingual(
        vi: "Quy tắc chưa có tên (title).",
        en: "The rule has no title.")
    case .missingFalseAlarms:
      Bilingual(
        vi: "Quy tắc chưa nói khi nào có thể báo oan (false-alarms).",
        en: "The rule does not say when it may be wrong (false-alarms).")
    case .longExperiment:
      Bilingual(
        vi: "Quy tắc thử nghiệm đã quá 180 ngày.",
        en: "The rule has been experimental for more than 180 days.")
    case .noSuccessor:
      Bilingual(
        vi: "Quy tắc sắp bỏ không nói quy tắc nào thay nó.",
        en: "A deprecated rule does not name what takes its place.")
    case .weightWithoutEffect:
      Bilingual(
        vi: "weight không có tác dụng: mức notice và quy tắc thử nghiệm không trừ điểm.",
        en: "weight does nothing: notices and experimental rules are never scored.")
    case .keyWithoutEffect:
      Bilingual(
        vi: "Khóa không có tác dụng với loại quy tắc này.",
        en: "The key does nothing for this kind of rule.")
    case .unmaskedPersonalData:
      Bilingual(
        vi: "Quy tắc bắt dữ liệu cá nhân mà không che (mask).",
        en: "The rule reports personal data without masking it.")
    case .untranslated:
      Bilingual(
        vi: "Bản tiếng Anh giống hệt bản tiếng Việt.",
        en: "The English text is the Vietnamese one.")
    case .waiverWithoutReason:
      Bilingual(
        vi: "Ghi chú cho qua không nói lý do.",
        en: "A waiver comment gives no reason.")
    case .waiverWithoutEffect:
      Bilingual(
        vi: "Ghi chú cho qua không cho qua gì: mã sai, hoặc lỗi đã hết.",
        en: "A waiver comment lets nothing pass.")
    case .policyField:
      Bilingual(
        vi: "Chính sách của tòa soạn đòi một khóa mà quy tắc không có.",
        en: "The house's policy asks for a key that the rule lacks.")
    case .policyID:
      Bilingual(
        vi: "Mã quy tắc không đúng mẫu mà tòa soạn đặt.",
        en: "The rule's id is not of the shape the house asks for.")
    case .policyExamples:
      Bilingual(
        vi: "Quy tắc có ít ví dụ hơn tòa soạn đòi.",
        en: "The rule has fewer tests than the house asks for.")
    }
  }
}
