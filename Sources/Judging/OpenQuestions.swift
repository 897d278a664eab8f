internal import Documents
internal import VietnameseText

/// What the author could tell us, one question for each key.
struct OpenQuestions {
  /// What the posts before asked: posts of one stream are mostly alike.
  private var waiting: [MetadataKey: [Int]] = [:]
  private var asked: [OpenQuestion] = []

  mutating func questions(_ waiting: [MetadataKey: [Int]], analyses: [TextAnalysis]) -> [OpenQuestion] {
    if waiting.isEmpty { return [] }
    if waiting != self.waiting {
      self.waiting = waiting
      asked = waiting.map { key, rules in
        OpenQuestion(key: key, question: OpenQuestions.question(key), rules: Set(rules).count, raisedByText: false)
      }
      .sorted { $0.key < $1.key }
    }
    guard let ad = asked.firstIndex(where: { $0.key == .ad }),
      analyses.contains(where: OpenQuestions.looksLikeAdvertising)
    else { return asked }
    // What the text itself raises is asked first.
    var questions = asked
    questions[ad].raisedByText = true
    questions.insert(questions.remove(at: ad), at: 0)
    return questions
  }

  /// A price beside a telephone number or a link: the shape of an offer.
  private static func looksLikeAdvertising(_ analysis: TextAnalysis) -> Bool {
    if analysis.digitCount == 0 { return false }
    // The cheaper question first: most posts have no telephone number and no link.
    guard analysis.opaqueKinds.contains(.link) || !analysis.segments(.phone).isEmpty else { return false }
    return !analysis.segments(.money).isEmpty
  }

  private static func question(_ key: MetadataKey) -> Bilingual {
    switch key {
    case .ad: Bilingual(vi: "Bài này có phải quảng cáo không?", en: "Is this post an advertisement?")
    case .sponsored: Bilingual(vi: "Bài này có được tài trợ không?", en: "Is this post sponsored?")
    case .repost: Bilingual(vi: "Bài này có đăng lại từ nguồn khác không?", en: "Is this a repost of another source?")
    case .ownReporting: Bilingual(vi: "Bài này có phải tin tự sản xuất không?", en: "Is this your own reporting?")
    case .product: Bilingual(vi: "Bài này nói về loại sản phẩm nào?", en: "Which kind of product is this about?")
    case .channel: Bilingual(vi: "Bài này đăng ở kênh nào?", en: "On which channel will it be published?")
    case .kind: Bilingual(vi: "Bài này thuộc loại nào (tin, quảng cáo, chiến dịch…)?", en: "What kind of post is it?")
    case .publishedAt: Bilingual(vi: "Bài đăng lúc nào?", en: "When is it published?")
    case .sourcePublishedAt: Bilingual(vi: "Bài gốc đăng lúc nào?", en: "When was the source published?")
    case .usedProduct: Bilingual(vi: "Người viết đã dùng sản phẩm chưa?", en: "Has the writer used the product?")
    case .consent:
      Bilingual(vi: "Người được nhắc tới đã đồng ý chưa?", en: "Have the persons in the post given consent?")
    case .reviewed: Bilingual(vi: "Bài đã được duyệt chưa?", en: "Has the post been reviewed?")
    case .campaign: Bilingual(vi: "Bài này thuộc chiến dịch nào?", en: "Which campaign does it belong to?")
    case .media:
      Bilingual(
        vi: "Bài có ảnh, video nào, có phải do AI tạo không?",
        en: "Which images or videos has it, and were they made by AI?")
    case .sourceText:
      Bilingual(
        vi: "Lời dẫn trong bài lấy từ văn bản nào (source-file)?",
        en: "Which text are the quotations from (source-file)?")
    case .productSheet:
      Bilingual(
        vi: "Hồ sơ của sản phẩm nói gì (product-file)?", en: "What does the product's own file say (product-file)?")
    default:
      Bilingual(vi: "Chưa biết “\(key.rawValue)” của bài này.", en: "“\(key.rawValue)” of this post is not known.")
    }
  }
}
