public import Documents
internal import Foundation

/// A post and what should be found in it.
public struct LabelledPost: Sendable {
  public var document: Document
  /// Its own id, else `FILE:LINE`.
  public var id: String
  /// Empty for a clean post: nothing above `notice` should be found.
  public var expected: [ExpectedFinding]
  /// Posts made from one template count as less than as many independent ones; nil where none is named.
  public var template: String?

  public init(document: Document, id: String, expected: [ExpectedFinding] = [], template: String? = nil) {
    self.document = document
    self.id = id
    self.expected = expected
    self.template = template
  }
}

/// A finding that a labelled post should give.
public struct ExpectedFinding: Sendable, Hashable {
  /// `rulebook/rule`
  public var rule: String
  /// The author's words; nil for a finding about the whole post, or where any place will do.
  public var text: String?

  public init(rule: String, text: String? = nil) {
    self.rule = rule
    self.text = text
  }
}

/// Why a line of a labelled corpus is no labelled post.
public struct LabelError: Error, Sendable {
  public var message: Bilingual

  /// - Parameter place: `FILE:LINE`.
  public init(place: String, _ message: Bilingual) {
    self.message = Bilingual(vi: "\(place): \(message.vi)", en: "\(place): \(message.en)")
  }
}

extension LabelledPost {
  /// Reads the labels of one line: `expect`, and if wanted `id` and `template`. Other keys are the post's own.
  /// - Parameters:
  ///   - place: `FILE:LINE`, for posts without an id and for errors.
  ///   - document: the post as it was read from the same line.
  /// - Throws: no JSON object, no `expect`, an expectation without a rule.
  public init(line: [UInt8], at place: String, document: Document) throws(LabelError) {
    let labels: Labels
    do {
      labels = try JSONDecoder().decode(Labels.self, from: Data(line))
    } catch {
      throw LabelError(
        place: place,
        Bilingual(
          vi:
            "cần “expect”, danh sách những chỗ phải thấy, dạng [{\"rule\":\"bộ/quy-tắc\",\"text\":\"…\"}]; bài sạch thì [].",
          en: "“expect” is needed, a list such as [{\"rule\":\"book/rule\",\"text\":\"…\"}]; [] for a clean post."))
    }
    self.init(
      document: document, id: labels.id ?? document.id ?? place,
      expected: labels.expect.map { ExpectedFinding(rule: $0.rule, text: $0.text.flatMap { $0.isEmpty ? nil : $0 }) },
      template: labels.template)
  }

  private struct Labels: Decodable {
    var id: String?
    var template: String?
    var expect: [Item]

    struct Item: Decodable {
      var rule: String
      var text: String?
    }
  }
}
