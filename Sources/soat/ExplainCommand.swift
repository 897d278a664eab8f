import ArgumentParser
import RuleLab
import RulebookLoading
import Rulebooks

/// `soat explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Kể rõ một quy tắc: căn cứ, điều kiện, cách sửa, ví dụ. / The whole story of one rule.",
    discussion: """
      Ví dụ / Examples:
        soat explain quang-cao/so-sanh-nhat
        soat explain --lang en so-lieu/thu-khong-khop-ngay
        soat explain --index quang-cao/so-sanh-nhat
      """)

  @Argument(help: "Mã quy tắc: bộ/quy-tắc. / Rule id: book/rule.")
  var rule: String

  @Flag(help: "Chỉ mục thấy gì thì hỏi đến quy tắc. / What the index must see for the rule to be asked.")
  var index = false

  @OptionGroup var ruleOptions: RuleOptions

  func run() throws {
    let books = try ruleOptions.load(policy: Policy()).rulebooks
    for book in books {
      if let found = book.rules.first(where: { $0.id == rule }) {
        if index {
          return try Console.write(Array(AnchorText.render(rule: found, language: ruleOptions.lang.value).utf8))
        }
        try Console.write(
          Array(RuleExplanation.render(rule: found, rulebook: book, language: ruleOptions.lang.value).utf8))
        return
      }
    }
    let ids = books.flatMap { $0.rules.map(\.id) }
    let near = ids.filter { id in id.contains(rule) || rule.contains(id.drop { $0 != "/" }.dropFirst()) }.prefix(5)
    let hint = near.isEmpty ? "" : " → " + near.joined(separator: ", ")
    throw Failure(status: 2, vi: "Không có quy tắc “\(rule)”\(hint).", en: "There is no rule “\(rule)”\(hint).")
  }
}
