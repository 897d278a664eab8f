/// Text as it may go to a terminal or into one line of a log: a post must not be able to move the cursor, recolour the
/// report, reverse a line or break it in two.
func printable(_ text: String) -> String {
  if !text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(replacement(for: scalar) ?? scalar) }
  return String(result)
}

private func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
  // Control pictures: ␀ to ␟, ␡.
  case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value)
  case 0x7F: "\u{2421}"
  case 0x80...0x9F: "\u{FFFD}"
  // Bidirectional overrides and isolates (Unicode Standard Annex #9, section 2).
  case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: nil
  }
}
