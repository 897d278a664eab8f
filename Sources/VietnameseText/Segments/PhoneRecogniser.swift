/// Finds telephone numbers, grouped or not. A number ends where its digits end: never inside an identity number, a
/// barcode, a card number or an amount.
struct PhoneRecogniser {
  let text: TokenText
  private var lastEnd = -1

  init(text: TokenText) { self.text = text }

  /// Numbers by start. `taken` is set for each token that a number uses.
  mutating func phones(taken: inout [Bool]) -> [Segment] {
    var found: [Segment] = []
    var index = 0
    while index < text.tokens.count {
      guard text.isNumber(index), !taken[index], let (segment, last) = phone(at: index, taken: taken) else {
        index += 1
        continue
      }
      found.append(segment)
      for token in index...last { taken[token] = true }
      lastEnd = last
      index = last + 1
    }
    return found
  }

  private func phone(at index: Int, taken: [Bool]) -> (segment: Segment, last: Int)? {
    var start = text.range(index).lowerBound
    let lead = text.utf8[start]
    guard lead == 0x30 || lead == 0x31 || lead == 0x38 else { return nil }
    let plus = text.byte(start - 1) == 0x2B
    if plus { start -= 1 }
    let bracket = text.byte(start - 1) == 0x28
    guard isFreeBefore(index, start: bracket ? start - 1 : start) else { return nil }
    if let short = shortNumber(at: index) { return short }
    guard let run = collect(from: index, plus: plus, bracket: bracket, taken: taken), isFreeAfter(run),
      isFree(run, before: index)
    else { return nil }
    if bracket, run.closed { start -= 1 }
    let digits = String(decoding: run.digits.map { $0 + 0x30 }, as: UTF8.self)
    let range = start..<text.range(run.last).upperBound
    return (
      Segment(kind: .phone, range: range, value: .phone(PhoneNumber(digits: digits, service: run.service))), run.last
    )
  }

  // MARK: - Digits

  private struct Run {
    var digits: [UInt8] = []
    var last: Int
    var groups = 1
    var service = PhoneNumber.Service.mobile
    var closed = false
    var pairs = true
    var dashed = false
  }

  private func collect(from index: Int, plus: Bool, bracket: Bool, taken: [Bool]) -> Run? {
    var run = Run(last: index)
    append(index, to: &run)
    if plus || run.digits.count == 11 && run.digits.starts(with: [8, 4]) || run.digits.starts(with: [0, 0, 8, 4]) {
      guard foldCountry(&run, plus: plus) else { return nil }
    }
    while true {
      guard run.digits.count < 13 else { return nil }
      let plan = PhonePlan.prefix(of: run.digits)
      if let plan,
        run.digits.count >= plan.digits.upperBound || run.digits.count >= plan.digits.lowerBound && !goesOn(run, plan)
      {
        guard plan.digits.contains(run.digits.count), run.closed || !bracket || run.groups == 1 else { return nil }
        let isList = run.pairs && run.dashed && run.groups * 2 == run.digits.count
        guard !isList, plan.service != .service || !plus else { return nil }
        run.service = plan.service
        return run
      }
      guard run.digits.first == 0 || plan != nil, run.digits.count < 4 || plan != nil, joins(run.last, &run, bracket),
        text.isNumber(run.last + 1), !taken[run.last + 1]
      else { return nil }
      run.last += 1
      run.groups += 1
      if text.digits(run.last) > 2 { run.pairs = false }
      append(run.last, to: &run)
    }
  }

  private func append(_ index: Int, to run: inout Run) {
    for offset in text.range(index).prefix(14) { run.digits.append(text.utf8[offset] &- 0x30) }
    if text.digits(index) > 2 { run.pairs = false }
  }

  /// +84, 0084 and a solid 84 become 0; `(0)` after them is dropped.
  private func foldCountry(_ run: inout Run, plus: Bool) -> Bool {
    if run.digits.starts(with: [0, 0, 8, 4]) { run.digits.removeFirst(2) }
    guard run.digits.starts(with: [8, 4]) else { return false }
    run.digits.replaceSubrange(0..<2, with: [0])
    if run.digits.count == 1, text.gap(after: run.last, isOneOf: [" (", "("]), text.digits(run.last + 1) == 1,
      text.beginsWithZero(run.last + 1), text.gap(after: run.last + 1, isOneOf: [")", ") "])
    {
      run.last += 1
      run.closed = true
    } else if run.digits.count > 2, run.digits[1] == 0 {
      run.digits.removeFirst()
    }
    return plus || run.digits.count >= 10 || run.groups == 1
  }

  /// A service number has no fixed length: more groups may follow.
  private func goesOn(_ run: Run, _ plan: PhonePlan.Prefix) -> Bool {
    plan.digits.count > 1 && text.gap(after: run.last, isOneOf: [" ", "."]) && text.isNumber(run.last + 1)
      && run.digits.count + text.digits(run.last + 1) <= plan.digits.upperBound
  }

  private func joins(_ index: Int, _ run: inout Run, _ bracket: Bool) -> Bool {
    if bracket, !run.closed || text.byte(text.range(index).upperBound) == 0x29 {
      if text.gap(after: index, isOneOf: [")", ") ", ")-", ") - ", ")."]) {
        run.closed = true
        return true
      }
    } else if run.closed, text.gap(after: index, isOneOf: [")", ") "]) {
      return true
    }
    if text.gap(after: index, isOneOf: ["-", " - ", "–", " – "]) {
      run.dashed = true
      // 1900-1945 are years.
      return run.digits.first == 0
    }
    return text.gap(after: index, isOneOf: [" ", "."])
  }

  // MARK: - What stands around

  private func isFreeBefore(_ index: Int, start: Int) -> Bool {
    if text.touchesPrevious(index) { return PhonePlan.gluedCues.contains(text.word(index - 1)) }
    switch text.byte(start - 1) {
    case 0x2E, 0x2C, 0x2F, 0x2D, 0x5F:
      let before = text.byte(start - 2)
      return index - 1 == lastEnd || !ASCII.isDigit(before) && text.byte(start - 1) != 0x5F
    case 0x23, 0x2B: return false
    default: return !ASCII.isDigit(text.byte(start - 1))
    }
  }

  /// A grouped number after digits and a blank may be their continuation: `893 4567 0912 345 678`.
  private func isFree(_ run: Run, before index: Int) -> Bool {
    guard run.groups > 1, text.isNumber(index - 1), index - 1 != lastEnd else { return true }
    return !text.gap(after: index - 1, isOneOf: [" ", " - ", "-"])
  }

  private func isFreeAfter(_ run: Run) -> Bool {
    let next = run.last + 1
    if text.touchesPrevious(next) { return PhonePlan.gluedCues.contains(text.word(next)) }
    let end = text.range(run.last).upperBound
    let isDigitNext = ASCII.isDigit(text.byte(end + 1))
    switch text.byte(end) {
    case 0x2E, 0x2D, 0x2C: if isDigitNext { return text.beginsWithZero(next) && text.digits(next) >= 3 }
    case 0x5F, 0x25: return false
    default: break
    }
    if run.service == .service { return NumberUnits.reading(after: run.last, in: text) == nil }
    guard run.groups > 1, text.isNumber(next), text.gap(after: run.last, isOneOf: [" ", " - ", "-", "."]) else {
      return true
    }
    return text.beginsWithZero(next) || text.gap(after: next, isOneOf: ["/"]) || text.touchesPrevious(next + 1)
  }

  /// 111 to 115, where a word says that one calls it.
  private func shortNumber(at index: Int) -> (segment: Segment, last: Int)? {
    guard text.digits(index) == 3, let value = text.value(index), (111...115).contains(value),
      (1...3).contains(where: { PhonePlan.shortCues.contains(text.word(index - $0)) }),
      !text.touchesPrevious(index + 1), !text.roles(index + 1).contains(.fractionAfter)
    else { return nil }
    let end = text.range(index).upperBound
    if ASCII.isDigit(text.byte(end + 1)) {
      switch text.byte(end) {
      case 0x2E, 0x2C: return nil
      case 0x2D, 0x2F: if text.digits(index + 1) != 3 { return nil }
      default: break
      }
    }
    if text.spaceAfter(index), text.isNumber(index + 1) || NumberUnits.reading(after: index, in: text) != nil {
      return nil
    }
    let number = PhoneNumber(digits: text.string(text.range(index)), service: .service)
    return (Segment(kind: .phone, range: text.range(index), value: .phone(number)), index)
  }
}
