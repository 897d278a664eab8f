internal import Documents
internal import Patterns
internal import Rulebooks

/// What a rule looks for, in a line or two: enough to recognise it, not to replace its YAML.
struct RuleKindText {
  let language: Language
  /// Words of a list that are shown; the rest is counted.
  var shown = 12

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// What makes a post match, for a rule over many posts.
  func renderMatch(_ kind: RuleKind) -> String {
    switch kind {
    case .require(let requirement): return say("có ", "holds ") + needed(requirement)
    case .count(let limit): return render(limit, isWithin: true)
    case .consistent(let groups) where groups.isEmpty:
      return say("có lời dẫn cạnh tên một nguồn", "holds a quotation beside a source’s name")
    default: return render(kind)
    }
  }

  func render(_ kind: RuleKind) -> String {
    switch kind {
    case .forbid(let expression): return say("có ", "finds ") + render(expression)
    case .require(let requirement): return say("thiếu ", "misses ") + needed(requirement)
    case .prefer(let pairs, _):
      return list(pairs.map { "\($0.wrong.text) → \($0.right)" })
    case .officialName(let table): return say("viết sai tên: ", "miswritten names: ") + list(table.entries.map(\.name))
    case .count(let limit): return render(limit)
    case .consistent(let groups):
      return say("dùng lẫn: ", "mixed: ") + list(groups.map { $0.forms.map(\.text).joined(separator: " / ") })
    case .expect(.compare(let comparison)):
      let minutes = comparison.offsetMinutes
      let offset = minutes == 0 ? "" : say(" + \(minutes) phút", " + \(minutes) min")
      return say("không đúng: ", "does not hold: ")
        + "\(comparison.key.rawValue) \(comparison.relation.rawValue) \(comparison.other.rawValue)\(offset)"
    case .expect(.eachMedia(let media)):
      let type = media.type ?? say("ảnh, video", "image or video")
      return say("\(type) thiếu chú thích ", "\(type) without a caption ") + list(media.captionContains.map(\.text))
    case .check(let check): return say("phép kiểm \(check.name.rawValue)", "the check \(check.name.rawValue)")
    }
  }

  private func needed(_ requirement: Requirement) -> String {
    let least = requirement.atLeast
    let number = least > 1 ? say(" (ít nhất \(least))", " (at least \(least))") : ""
    let before = requirement.before.map { say(", trước chỗ đầu tiên có ", ", before the first ") + render($0) } ?? ""
    return render(requirement.expression) + number + before
  }

  private func render(_ limit: CountLimit, isWithin: Bool = false) -> String {
    let bounds = "\(limit.min.map(String.init) ?? "0")..\(limit.max.map(String.init) ?? "")"
    let subject =
      switch limit.subject {
      case .matches(let expression): render(expression)
      case .capitals: say("từ viết hoa toàn bộ", "words in capitals")
      case .exclamationMarks: say("dấu chấm than", "exclamation marks")
      case .disguises: say("chữ biến dạng", "disguises")
      case .syllables: say("tiếng", "syllables")
      case .characters: say("ký tự", "characters")
      }
    return
      (isWithin
      ? say("số lượng trong \(bounds): ", "number within \(bounds): ")
      : say("số lượng ngoài \(bounds): ", "number outside \(bounds): ")) + subject
  }

  func render(_ expression: MatchExpression) -> String {
    switch expression {
    case .phrases(let set): return list(set.phrases.map { "“\($0.text)”" })
    case .regex(let spec): return say("mẫu ", "the pattern ") + spec.pattern.source
    case .links(let links):
      if links.domains.isEmpty { return say("liên kết", "a link") }
      return (links.outside ? say("liên kết ngoài ", "a link outside ") : say("liên kết tới ", "a link to "))
        + list(links.domains.map(\.text))
    case .hashtags(let tags):
      let names = tags.tags + tags.misspelt
      return names.isEmpty ? say("hashtag", "a hashtag") : list(names.map { "#\($0)" })
    case .segment(let segment): return render(segment.kind)
    case .all(let parts, _):
      return parts.map(render).joined(separator: say(" cùng với ", " together with "))
    case .any(let parts): return parts.map(render).joined(separator: say(" hoặc ", " or "))
    case .not(let inner): return say("không có ", "no ") + render(inner)
    }
  }

  private func render(_ kind: SegmentSpec.Kind) -> String {
    switch kind {
    case .link: say("liên kết", "a link")
    case .hashtag: say("hashtag", "a hashtag")
    case .mention: say("lời nhắc tên (@)", "a mention (@)")
    case .email: say("địa chỉ thư điện tử", "an e-mail address")
    case .phone: say("số điện thoại", "a phone number")
    case .mobilePhone: say("số di động", "a mobile number")
    case .number: say("một con số", "a number")
    case .money: say("số tiền", "an amount of money")
    case .percent: say("tỷ lệ phần trăm", "a percentage")
    case .date: say("ngày tháng", "a date")
    case .person: say("tên người", "a person’s name")
    case .quotation: say("lời trích", "a quotation")
    case .plate: say("biển số xe", "a plate number")
    case .disguise: say("chữ biến dạng", "a disguise")
    case .misplacedTone: say("dấu đặt sai chữ", "a misplaced tone mark")
    case .lookalike: say("chữ giống chữ Việt của bảng chữ khác", "look-alike letters")
    case .invisible: say("ký tự ẩn", "invisible characters")
    case .fontStyle: say("chữ kiểu", "letters in another font")
    case .strokeD: say("Ð thay Đ", "Ð for Đ")
    case .marks: say("dấu chồng, dấu gạch", "marks piled up")
    }
  }

  func list(_ items: [String]) -> String {
    let head = items.prefix(shown).joined(separator: ", ")
    let rest = items.count - shown
    return rest > 0 ? head + say(" và \(rest) mục nữa", " and \(rest) more") : head
  }
}
