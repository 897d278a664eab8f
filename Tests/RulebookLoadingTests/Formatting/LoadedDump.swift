import RulebookLoading
import Rulebooks

/// What a load says, as text: everything but places, hashes and the text of lines.
func dump(_ loaded: LoadedRulebooks) -> String {
  var out = ""
  func walk(_ value: Any, _ depth: Int) {
    let mirror = Mirror(reflecting: value)
    if value is SourceMark { return }
    if mirror.displayStyle == .dictionary {
      var items: [String] = []
      for child in mirror.children {
        let before = out
        out = ""
        walk(child.value, depth + 1)
        items.append(out)
        out = before
      }
      out += "{" + items.sorted().joined(separator: ";") + "}"
      return
    }
    if mirror.displayStyle == .set {
      out += "{" + mirror.children.map { "\($0.value)" }.sorted().joined(separator: ";") + "}"
      return
    }
    if mirror.children.isEmpty { return out += "\(value)," }
    out += "\(type(of: value))("
    for child in mirror.children where child.label != "sha256" && child.label != "file" {
      out += "\(child.label ?? ""):"
      walk(child.value, depth + 1)
    }
    out += ")"
  }
  for book in loaded.rulebooks { walk(book, 0) }
  return out + loaded.diagnostics.map { $0.code.rawValue }.sorted().joined(separator: ",")
    + loaded.rulesNotLoaded.filter { !$0.contains(":") }.sorted().joined(separator: ",")
}
