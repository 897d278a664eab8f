/// Writes good rulebooks in every manner that YAML allows, the same for the same seed.
struct WildYAML {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private indirect enum Value {
    case text(String)
    case list([Value])
    case mapping([(String, Value)])
  }

  mutating func book() -> String {
    var rules: [Value] = []
    for index in 0..<1 + below(3) { rules.append(rule(index)) }
    var entries: [(String, Value)] = [
      ("rulebook", .text("thu")), ("rules", .list(rules)), ("version", .text("1.10")),
      ("title", .mapping([("en", .text("A book")), ("vi", .text("Bộ quy tắc: thử"))])),
      ("lists", .mapping([("mot", .list([.text("siêu rẻ"), .text("số 1"), .text("it's")]))])),
      ("sources", .mapping([("s", .mapping([("in-force", .text("2026-01-01")), ("title", .text("Luật #1 - 'a'"))]))])),
    ]
    entries.shuffle(using: &random)
    var text = flip() ? "# Về cả tệp\n\n" : flip() ? "---\n" : ""
    write(.mapping(entries), indent: 0, into: &text, isTop: true)
    return text
  }

  private mutating func rule(_ index: Int) -> Value {
    var entries: [(String, Value)] = [
      ("id", .text("r\(index)")), ("axis", .text("lawful")), ("level", .text("warning")),
      (
        "message",
        flip()
          ? .text("“{match}” cần: căn cứ # thật") : .mapping([("vi", .text("Bỏ \"{match}\"")), ("en", .text("x"))])
      ),
      ("forbid", .mapping([("phrases", .mapping([("list", .text("mot"))])), ("regex", .text(#"giảm\s+\d{2,3}%"#))])),
      ("basis", .mapping([("source", .text("s")), ("at", .text("Điều 1, khoản 2"))])),
      ("when", .mapping([("ad", .text("true")), ("date", .text("2026-01-01.."))])),
      ("near", .mapping([("distance", .text("8 tiếng")), ("segment", .text("money"))])),
      ("same-sentence", .list([.text("x y"), .text("24/7")])),
      ("unless", .list([.mapping([("quoted", .text("true")), ("in", .list([.text("caption"), .text("title")]))])])),
      (
        "tests",
        .list([
          .mapping([("bad", .text("[[siêu rẻ]] # 5 triệu: \\ hết")), ("with", .mapping([("ad", .text("true"))]))]),
          .mapping([("good", .text("Dòng một\nDòng hai"))]), .mapping([("good", .text("- không phải mục"))]),
        ])
      ),
    ]
    entries.shuffle(using: &random)
    return .mapping(entries)
  }

  // MARK: Writing

  private mutating func write(_ value: Value, indent: Int, into text: inout String, isTop: Bool = false) {
    switch value {
    case .text: break
    case .mapping(let entries):
      let step = 1 + below(4)
      for (index, (key, value)) in entries.enumerated() {
        if index > 0 || isTop { comment(indent, &text) }
        if index > 0 || isTop { text += blanks(indent) }
        text += flip(8) ? "\"\(key)\":" : "\(key):"
        put(value, indent: indent, step: step, into: &text)
      }
    case .list(let items):
      for (index, item) in items.enumerated() {
        if index > 0 { comment(indent, &text) }
        if index > 0 { text += blanks(indent) }
        text += "-"
        if case .text = item {
          put(item, indent: indent, step: 2, into: &text)
        } else if flip(3) {
          text += " " + flow(item) + "\n"
        } else {
          text += " "
          write(item, indent: indent + 2, into: &text)
        }
      }
    }
  }

  private mutating func put(_ value: Value, indent: Int, step: Int, into text: inout String) {
    switch value {
    case .text(let string):
      if flip(4), string.contains("\n") {
        text += " |-\n" + string.split(separator: "\n").map { blanks(indent + step + 1) + $0 + "\n" }.joined()
      } else {
        text += blanks(1 + below(2)) + scalar(string, isFlow: false) + (flip(6) ? "   # bên cạnh" : "") + "\n"
      }
    case .list, .mapping:
      if flip(3) {
        text += " " + flow(value) + (flip(6) ? " # sau ngoặc" : "") + "\n"
      } else if flip(5) {
        text += " " + wideFlow(value, indent + step + 2) + "\n"
      } else {
        text += (flip(5) ? "  # sau khóa" : "") + "\n"
        comment(indent + step, &text)
        text += blanks(indent + step)
        write(value, indent: indent + step, into: &text)
      }
    }
  }

  private mutating func flow(_ value: Value) -> String {
    switch value {
    case .text(let string): return scalar(string, isFlow: true)
    case .list(let items): return "[" + items.map { flow($0) }.joined(separator: flip() ? "," : " , ") + "]"
    case .mapping(let entries): return "{" + entries.map { $0.0 + ": " + flow($0.1) }.joined(separator: ", ") + "}"
    }
  }

  private mutating func wideFlow(_ value: Value, _ indent: Int) -> String {
    let gap = "\n" + blanks(indent)
    switch value {
    case .text(let string): return scalar(string, isFlow: true)
    case .list(let items):
      return "[" + gap + items.map { flow($0) }.joined(separator: flip(3) ? ", # trong ngoặc" + gap : "," + gap) + gap
        + "]"
    case .mapping(let entries):
      return "{" + gap + entries.map { $0.0 + ": " + flow($0.1) }.joined(separator: "," + gap) + gap + "}"
    }
  }

  private mutating func scalar(_ string: String, isFlow: Bool) -> String {
    let isPlainSafe =
      !string.contains("\n") && !string.contains(": ") && !string.contains(" #") && !string.contains("\\")
      && !"[]{}-\"'#,&*!|>@`%“".contains(string.first ?? "-") && !(isFlow && string.contains { ",[]{}".contains($0) })
    if isPlainSafe, flip() { return string }
    if !string.contains("\n"), flip() { return "'" + string.replacing("'", with: "''") + "'" }
    return "\""
      + string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private mutating func comment(_ indent: Int, _ text: inout String) {
    if flip(8) { text += "\n" }
    if flip(6) { text += blanks(flip(3) ? below(9) : indent) + "# ghi chú \(below(1000))\n" }
    if flip(10) { text += "\n" }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
  private mutating func flip(_ sides: Int = 2) -> Bool { below(sides) == 0 }
}

struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
