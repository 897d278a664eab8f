/// Segments of the stretches that the scanner found.
enum OpaqueSegment {
  /// The stretch itself, and the telephone number in a link to a messenger.
  static func segments(_ kind: Segment.Kind, _ range: Range<Int>, in text: TokenText) -> [Segment] {
    let bytes = text.utf8[range]
    switch kind {
    case .hashtag, .mention:
      return [Segment(kind: kind, range: range, value: .text(text.string(range.dropFirst())))]
    case .link:
      let scheme = range.prefix { ASCII.isLetter(text.utf8[$0]) }
      var link = text.string(range)
      if text.byte(scheme.upperBound) == 0x3A {
        let small = scheme.map { ASCII.lowercased(text.utf8[$0]) }
        link = String(decoding: small + text.utf8[scheme.upperBound..<range.upperBound], as: UTF8.self)
      }
      let segment = Segment(kind: kind, range: range, value: .text(link))
      return phone(in: range, of: link, text).map { [segment, $0] } ?? [segment]
    default:
      return [Segment(kind: kind, range: range, value: .text(String(decoding: bytes, as: UTF8.self)))]
    }
  }

  /// zalo.me/0912345678.
  private static func phone(in range: Range<Int>, of link: String, _ text: TokenText) -> Segment? {
    guard let host = LinkHost.host(of: link), LinkHost.registeredDomainMatches(host, "zalo.me"),
      let slash = range.last(where: { text.utf8[$0] == 0x2F })
    else { return nil }
    let digits = (slash + 1..<range.upperBound).prefix { ASCII.isDigit(text.utf8[$0]) }
    var values = digits.map { text.utf8[$0] - 0x30 }
    if values.count == 11, values.starts(with: [8, 4]) { values.replaceSubrange(0..<2, with: [0]) }
    guard let plan = PhonePlan.prefix(of: values), plan.service == .mobile, plan.digits.contains(values.count) else {
      return nil
    }
    let number = PhoneNumber(digits: String(decoding: values.map { $0 + 0x30 }, as: UTF8.self), service: .mobile)
    return Segment(kind: .phone, range: digits.lowerBound..<digits.upperBound, value: .phone(number))
  }
}
