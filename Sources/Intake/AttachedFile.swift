import Documents

/// A file that a post names beside itself: the text it quotes from, the file of its product.
enum AttachedFile: CaseIterable {
  case source, product

  /// Larger files are refused: what a post is compared with is a text, not an archive.
  static let limit = 1 << 20

  static let keys = allCases.map(\.key)

  var key: String { self == .source ? "source-file" : "product-file" }

  /// What its content is known as.
  var metadataKey: MetadataKey { self == .source ? .sourceText : .productSheet }

  init?(key: String) {
    guard let file = AttachedFile.allCases.first(where: { $0.key == key }) else { return nil }
    self = file
  }

  /// - Parameters:
  ///   - name: as its author wrote it.
  ///   - post: the post's own file, where the post names the file. Such a name counts from the post's folder and stays
  ///     inside it: a post that came from elsewhere shall not have our files read out to it. Nil: the name was given by
  ///     whoever runs the program, and counts from the working folder.
  func read(_ name: String, as key: String, besidePost post: String? = nil) throws(ValueProblem) -> MetadataValue {
    let bytes: [UInt8]
    do throws(IntakeError) {
      bytes = try DecodedText(
        FileInput.read(try path(of: name, as: key, besidePost: post), limit: AttachedFile.limit), path: name,
        encoding: .auto
      ).text
    } catch {
      let (vi, en) = (error.message.vi, error.message.en)
      throw ValueProblem(vi: "“\(key)”, tệp “\(name)”: \(vi)", en: "“\(key)”, file “\(name)”: \(en)")
    }
    guard !isBlank(bytes) else {
      throw ValueProblem(
        vi: "“\(key)”, tệp “\(name)”: không có chữ nào.", en: "“\(key)”, file “\(name)”: it holds no text.")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return self == .source ? .text(text) : .sheet(try ProductSheet(table: text, file: name))
  }

  private func path(of name: String, as key: String, besidePost post: String?) throws(IntakeError) -> String {
    guard let post else { return name }
    let isInside = !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
    guard isInside else {
      throw IntakeError(
        code: .badValue,
        message: Bilingual(
          vi: "chỉ nhận tệp nằm cạnh bài; hãy đặt tệp cạnh bài, hoặc dùng --set \(key)=đường-dẫn.",
          en: "only files beside the post are read; put it there, or use --set \(key)=path."))
    }
    guard let slash = post.lastIndex(of: "/") else { return name }
    return post[...slash] + name
  }
}
