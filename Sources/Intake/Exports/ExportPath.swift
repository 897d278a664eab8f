/// Where a value stands in an item of a JSON export: `data[].post` is `post` of every element of `data`.
package struct ExportPath: Sendable, Hashable {
  struct Step: Sendable, Hashable {
    var key: String
    /// True where every element of the list is meant.
    var each: Bool
  }
  let steps: [Step]
  package let text: String

  /// Nil for a path with an empty key.
  init?(_ text: String) {
    self.text = text
    var steps: [Step] = []
    for piece in text.split(separator: ".", omittingEmptySubsequences: false) {
      let each = piece.hasSuffix("[]")
      let key = each ? piece.dropLast(2) : piece
      guard !key.isEmpty else { return nil }
      steps.append(Step(key: String(key), each: each))
    }
    self.steps = steps
  }

  /// Every value that stands there, in the order of the item.
  func values(in item: JSONValue) -> [JSONValue] {
    var found = [item]
    for step in steps {
      var next: [JSONValue] = []
      for case .object(let members) in found {
        guard let value = members.first(where: { $0.key == step.key })?.value else { continue }
        if case .list(let items) = value, step.each { next += items } else if !step.each { next.append(value) }
      }
      found = next
    }
    return found
  }

  func exists(in item: JSONValue) -> Bool { !values(in: item).isEmpty }
}
