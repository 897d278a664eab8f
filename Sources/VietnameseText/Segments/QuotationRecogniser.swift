/// Finds quotations: between “ ”, " " and « », inside one paragraph, and blocks of lines that begin with `>`.
struct QuotationRecogniser {
  let utf8: UnsafeBufferPointer<UInt8>

  func quotations() -> [Segment] {
    var found = quotedLines()
    var opened: [(mark: UInt8, start: Int)] = []
    var index = 0
    var lineIsBlank = false
    while index < utf8.count {
      switch utf8[index] {
      case 0x0A:
        if lineIsBlank { opened.removeAll() }
        lineIsBlank = true
      case 0x20, 0x09, 0x0D: break
      case 0x22, 0xC2, 0xE2: lineIsBlank = false
      default:
        lineIsBlank = false
        index += 1
        continue
      }
      guard let (mark, length) = mark(at: index) else {
        index += 1
        continue
      }
      if let start = closes(mark, at: index, length, &opened) {
        let inner = (start.offset + start.length)..<index
        found.append(
          Segment(kind: .quotation, range: start.offset..<(index + length), value: .quotation(inner: inner)))
      } else if opens(mark, at: index, length), opened.count < 64 {
        opened.append((mark.rawValue, index))
      }
      index += length
    }
    return found
  }

  private enum Mark: UInt8 {
    case left, right, leftGuillemet, rightGuillemet, straight
  }

  private func mark(at index: Int) -> (Mark, Int)? {
    switch utf8[index] {
    case 0x22: return (.straight, 1)
    case 0xC2 where byte(index + 1) == 0xAB: return (.leftGuillemet, 2)
    case 0xC2 where byte(index + 1) == 0xBB: return (.rightGuillemet, 2)
    case 0xE2 where byte(index + 1) == 0x80 && byte(index + 2) == 0x9C: return (.left, 3)
    case 0xE2 where byte(index + 1) == 0x80 && byte(index + 2) == 0x9D: return (.right, 3)
    default: return nil
    }
  }

  private func opens(_ mark: Mark, at index: Int, _ length: Int) -> Bool {
    switch mark {
    case .left, .leftGuillemet: return true
    case .right, .rightGuillemet: return false
    case .straight: return !isWordBefore(index) && !isBlankAfter(index + length)
    }
  }

  /// The opening mark that a mark closes, with all that was opened after it forgotten.
  private func closes(
    _ mark: Mark, at index: Int, _ length: Int, _ opened: inout [(mark: UInt8, start: Int)]
  ) -> (offset: Int, length: Int)? {
    let partner: (mark: Mark, length: Int)
    switch mark {
    case .right: partner = (.left, 3)
    case .rightGuillemet: partner = (.leftGuillemet, 2)
    case .straight:
      if ASCII.isBlank(byte(index - 1)) || ASCII.isBreak(byte(index - 1)) { return nil }
      partner = (.straight, 1)
    case .left, .leftGuillemet: return nil
    }
    guard let place = opened.lastIndex(where: { $0.mark == partner.mark.rawValue }) else { return nil }
    let start = opened[place].start
    opened.removeSubrange(place...)
    return start + partner.length < index ? (start, partner.length) : nil
  }

  private func isWordBefore(_ index: Int) -> Bool {
    ASCII.isAlphanumeric(byte(index - 1)) || byte(index - 1) >= 0x80 && !endsInOpeningMark(index)
  }

  /// After “ or « a straight mark opens too.
  private func endsInOpeningMark(_ index: Int) -> Bool {
    byte(index - 3) == 0xE2 && byte(index - 2) == 0x80 || byte(index - 2) == 0xC2
  }

  private func isBlankAfter(_ index: Int) -> Bool {
    index >= utf8.count || ASCII.isBlank(byte(index)) || ASCII.isBreak(byte(index))
  }

  private func byte(_ index: Int) -> UInt8 { index >= 0 && index < utf8.count ? utf8[index] : 0 }

  // MARK: - Lines

  /// Lines that begin with `>`, those that touch joined into one.
  private func quotedLines() -> [Segment] {
    guard utf8.contains(0x3E) else { return [] }
    var found: [Segment] = []
    var open: (start: Int, inner: Int, end: Int)?
    var line = 0
    while line < utf8.count {
      let end = utf8[line...].firstIndex { ASCII.isBreak($0) } ?? utf8.count
      var first = line
      while first < min(end, line + 3), utf8[first] == 0x20 { first += 1 }
      if first < end, utf8[first] == 0x3E {
        var inner = first + 1
        while inner < end, ASCII.isBlank(utf8[inner]) { inner += 1 }
        if let block = open {
          open = (block.start, block.inner, end)
        } else if inner < end {
          open = (first, inner, end)
        }
      } else if let block = open {
        found.append(QuotationRecogniser.block(block))
        open = nil
      }
      line = end + (byte(end) == 0x0D && byte(end + 1) == 0x0A ? 2 : 1)
    }
    if let open { found.append(QuotationRecogniser.block(open)) }
    return found
  }

  private static func block(_ block: (start: Int, inner: Int, end: Int)) -> Segment {
    Segment(kind: .quotation, range: block.start..<block.end, value: .quotation(inner: block.inner..<block.end))
  }
}
