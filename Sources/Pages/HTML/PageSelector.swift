public import Documents

/// A CSS selector of the simple kind: `article .noi-dung > p[data-x=y], #bai`.
///
/// Tags, `.class`, `#id`, `[attribute]`, `[attribute=value]`, `*`, inside (a blank), right inside (`>`), and lists (`,`).
public struct PageSelector: Sendable, Hashable {
  /// As it was written.
  public let text: String
  let alternatives: [[Step]]

  /// One element of a path, from the outermost in.
  struct Step: Sendable, Hashable {
    var tag: String?
    var tests: [Test] = []
    /// True where it stands right inside the step before.
    var isChild = false
  }

  enum Test: Sendable, Hashable {
    case id(String)
    case className(String)
    case has(String)
    case equals(String, String)
  }

  /// - Throws: what is wrong, and at which character.
  public init(_ text: String) throws(PageSelectorError) {
    self.text = text
    var parser = PageSelectorParser(text)
    alternatives = try parser.alternatives()
  }

  /// Whether an element is meant. Time: the length of the path above it for each step.
  func matches(_ tree: PageTree, _ index: Int) -> Bool {
    guard tree.tag(index) != 0 else { return false }
    return alternatives.contains { matches(tree, index, path: $0) }
  }

  /// From the outermost element in: which steps of the path have been met above, and which right above.
  private func matches(_ tree: PageTree, _ index: Int, path: [Step]) -> Bool {
    guard let last = path.last, fits(tree, index, last) else { return false }
    if path.count == 1 { return true }
    var chain = [index]
    while let node = chain.last, node > 0 { chain.append(tree.parent(node)) }
    var above = [Bool](repeating: false, count: path.count)
    var rightAbove = above
    for node in chain.reversed() {
      var here = [Bool](repeating: false, count: path.count)
      for step in path.indices {
        let reached = step == 0 || (path[step].isChild ? rightAbove[step - 1] : above[step - 1])
        here[step] = reached && fits(tree, node, path[step])
      }
      if node == index { return here[path.count - 1] }
      for step in path.indices where here[step] { above[step] = true }
      rightAbove = here
    }
    return false
  }

  private func fits(_ tree: PageTree, _ index: Int, _ step: Step) -> Bool {
    if let tag = step.tag, tree.name(index) != tag { return false }
    return step.tests.allSatisfy { test in
      switch test {
      case .id(let id): return tree.attribute(index, "id") == id
      case .className(let name):
        guard let classes = tree.attribute(index, "class") else { return false }
        return classes.split(whereSeparator: \.isWhitespace).contains { $0 == name }
      case .has(let name): return tree.attribute(index, named: name) != nil
      case .equals(let name, let value): return tree.attribute(index, named: name) == value
      }
    }
  }

  /// All elements that are meant and stand in no other that is, in the order of the page.
  func all(in tree: PageTree, limit: Int = 10_000) -> [Int] {
    var found: [Int] = []
    var index = 0
    while index < tree.count, found.count < limit {
      if matches(tree, index) {
        found.append(index)
        index = tree.end(index)
      } else {
        index += 1
      }
    }
    return found
  }
}

/// A selector that cannot be read.
public struct PageSelectorError: Error, Sendable, Hashable {
  public var selector: String
  /// Characters before the place, from 0.
  public var offset: Int
  /// What is wrong and what may stand there.
  public var message: Bilingual
}

/// Reads a selector from left to right.
struct PageSelectorParser {
  private let text: String
  private let characters: [Character]
  private var at = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  mutating func alternatives() throws(PageSelectorError) -> [[PageSelector.Step]] {
    var result: [[PageSelector.Step]] = []
    repeat {
      result.append(try path())
    } while take(",")
    return result
  }

  private mutating func path() throws(PageSelectorError) -> [PageSelector.Step] {
    var steps: [PageSelector.Step] = []
    skipBlanks()
    while at < characters.count, characters[at] != "," {
      var isChild = false
      if characters[at] == ">" {
        guard !steps.isEmpty else { throw wrong("“>” cần một phần tử đứng trước.", "“>” needs an element before it.") }
        at += 1
        skipBlanks()
        isChild = true
      }
      var step = try step()
      step.isChild = isChild
      steps.append(step)
      skipBlanks()
    }
    if steps.isEmpty {
      throw wrong(
        "Thiếu một phần tử; ví dụ đúng: div.noi-dung.", "An element is missing; a right one: div.noi-dung.")
    }
    return steps
  }

  private mutating func step() throws(PageSelectorError) -> PageSelector.Step {
    var step = PageSelector.Step()
    let start = at
    if take("*") {
    } else if at < characters.count, isNameCharacter(characters[at]) {
      step.tag = name().lowercased()
    }
    while at < characters.count {
      switch characters[at] {
      case ".":
        at += 1
        step.tests.append(.className(try named("lớp", "a class")))
      case "#":
        at += 1
        step.tests.append(.id(try named("mã", "an id")))
      case "[":
        at += 1
        step.tests.append(try attribute())
      case ":":
        throw wrong(
          "Chưa hiểu “:…”; chỉ dùng thẻ, .lớp, #mã, [thuộc-tính], [thuộc-tính=giá-trị], dấu cách, “>” và dấu phẩy.",
          "“:…” is not known; use tags, .class, #id, [attribute], [attribute=value], blanks, “>” and commas.")
      case "+", "~":
        throw wrong(
          "Chưa hiểu “\(characters[at])”; chỉ dùng dấu cách (ở trong) và “>” (ở ngay trong).",
          "“\(characters[at])” is not known; use a blank (inside) and “>” (right inside).")
      case ">", ",":
        guard at > start else { throw wrong("Thiếu một phần tử ở đây.", "An element is missing here.") }
        return step
      case let sign where sign.isWhitespace:
        guard at > start else { throw wrong("Thiếu một phần tử ở đây.", "An element is missing here.") }
        return step
      default: throw wrong("Không hiểu “\(characters[at])” ở đây.", "“\(characters[at])” is not understood here.")
      }
    }
    guard at > start else { throw wrong("Thiếu một phần tử ở đây.", "An element is missing here.") }
    return step
  }

  private mutating func attribute() throws(PageSelectorError) -> PageSelector.Test {
    skipBlanks()
    let name = try named("thuộc tính", "an attribute").lowercased()
    skipBlanks()
    if take("]") { return .has(name) }
    guard take("=") else {
      throw wrong("Sau tên thuộc tính là “=” hoặc “]”.", "After the attribute's name stands “=” or “]”.")
    }
    skipBlanks()
    var value = ""
    if at < characters.count, characters[at] == "\"" || characters[at] == "'" {
      let quote = characters[at]
      at += 1
      while at < characters.count, characters[at] != quote {
        value.append(characters[at])
        at += 1
      }
      guard take(quote) else { throw wrong("Thiếu dấu \(quote) đóng.", "The closing \(quote) is missing.") }
    } else {
      while at < characters.count, characters[at] != "]", !characters[at].isWhitespace {
        value.append(characters[at])
        at += 1
      }
    }
    skipBlanks()
    guard take("]") else { throw wrong("Thiếu “]”.", "“]” is missing.") }
    return .equals(name, value)
  }

  private mutating func named(_ vi: String, _ en: String) throws(PageSelectorError) -> String {
    let found = name()
    if found.isEmpty { throw wrong("Thiếu tên của \(vi).", "The name of \(en) is missing.") }
    return found
  }

  private mutating func name() -> String {
    var found = ""
    while at < characters.count, isNameCharacter(characters[at]) {
      found.append(characters[at])
      at += 1
    }
    return found
  }

  private func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }

  private mutating func skipBlanks() {
    while at < characters.count, characters[at].isWhitespace { at += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard at < characters.count, characters[at] == character else { return false }
    at += 1
    return true
  }

  private func wrong(_ vi: String, _ en: String) -> PageSelectorError {
    PageSelectorError(
      selector: text, offset: at,
      message: Bilingual(
        vi: "“\(text)”, ký tự \(at + 1): \(vi)", en: "“\(text)”, character \(at + 1): \(en)"))
  }
}
