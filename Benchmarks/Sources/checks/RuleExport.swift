internal import Foundation
internal import Workloads

/// Rules and posts as files, for the engines of Benchmarks/peers.
enum RuleExport {
  private struct Rule: Encodable {
    var id: String
    var kind: String
    var phrases: [String] = []
    var pattern = ""
  }

  private struct Post: Encodable {
    var text: String
  }

  /// Writes rules/, rules.json and posts.ndjson.
  static func write(_ rules: [GeneratedRule], _ texts: Texts, to folder: URL) throws {
    try writeBooks(rules, to: folder.appending(path: "rules"))
    let list = rules.map { rule in
      switch rule.search {
      case .phrases(let phrases): Rule(id: rule.id, kind: "phrases", phrases: phrases)
      case .pattern(let pattern): Rule(id: rule.id, kind: "pattern", pattern: pattern)
      case .other: Rule(id: rule.id, kind: "other")
      }
    }
    try JSONEncoder().encode(list).write(to: folder.appending(path: "rules.json"))
    var posts = Data()
    for post in texts.posts {
      posts += try JSONEncoder().encode(Post(text: String(decoding: post, as: UTF8.self)))
      posts.append(UInt8(ascii: "\n"))
    }
    try posts.write(to: folder.appending(path: "posts.ndjson"))
  }

  static func writeBooks(_ rules: [GeneratedRule], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, book) in RuleGenerator.books(rules).enumerated() {
      try book.write(to: folder.appending(path: "\(index).yaml"), atomically: false, encoding: .utf8)
    }
  }
}
