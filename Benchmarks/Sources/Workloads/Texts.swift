internal import CBaseline
internal import VietnameseText

/// The texts that are measured: posts of about a kilobyte, the same for every run.
public struct Texts: Sendable {
  /// What is read, in UTF-8.
  public let posts: [[UInt8]]
  public var byteCount: Int { posts.reduce(0) { $0 + $1.count } }

  /// Of at least this many bytes.
  public static let size = 8 << 20

  /// News as it is written.
  public static func clean() throws -> Texts { try made { word, _ in word } }

  /// News, with a sentence in every twentieth post that a shipped rule finds a fault in.
  public static func offending() throws -> Texts {
    let faults = [
      "Đoàn công tác dừng chân ở tỉnh Đắc Lắc trước khi về thành phố.", "Ủy ban thường xyên mở cửa đón bà con.",
      "Lễ khai mạc diễn ra thứ Hai, ngày 24/11/2026.", "Cơ cấu gồm 60% nam và 55% nữ.",
    ]
    var index = 0
    return Texts(
      posts: try clean().posts.map { post in
        index += 1
        return index % 20 == 0 ? post + Array(("\n\n" + faults[index / 20 % faults.count]).utf8) : post
      })
  }

  /// A tenth of the words disguised.
  public static func disguised() throws -> Texts {
    try made { word, random in random.oneIn(10) ? Disguise.hide(word, &random) : word }
  }

  /// The clean text with every mark apart from its letter.
  public static func decomposed() throws -> Texts { Texts(posts: try clean().posts.map(decomposition)) }

  /// 100,000 tokens, each as often as any other: every syllable in three cases, numbers, and words of no language.
  public static func distinctTokens() -> Texts {
    var random = SplitMix(seed: 4)
    var tokens: [String] = []
    for syllable in Syllable.all(includingMarginal: true) {
      let word = syllable.compose()
      tokens += [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()]
    }
    var seen = Set(tokens)
    while seen.count < 100_000 {
      let token =
        seen.count % 2 == 0
        ? String(random.below(1_000_000))
        : String((0..<4 + random.below(5)).map { _ in random.pick(Array("abcdefghijklmnopqrstuvwxyz")) })
      if seen.insert(token).inserted { tokens.append(token) }
    }
    var posts: [[UInt8]] = []
    var bytes = 0
    var post = ""
    while bytes < size {
      for index in tokens.indices.dropFirst() { tokens.swapAt(index, random.below(index + 1)) }
      for token in tokens {
        post += token
        post += " "
        guard post.utf8.count >= PostGenerator.size else { continue }
        posts.append(Array(post.utf8))
        bytes += post.utf8.count
        post = ""
      }
    }
    return Texts(posts: posts)
  }

  private static func made(_ word: (String, inout SplitMix) -> String) throws -> Texts {
    var generator = PostGenerator(vocabulary: try Vocabulary(), seed: 3)
    var posts: [[UInt8]] = []
    var bytes = 0
    while bytes < size {
      posts.append(generator.post(word))
      bytes += posts[posts.count - 1].count
    }
    return Texts(posts: posts)
  }

  private static func decomposition(_ bytes: [UInt8]) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: bytes.count * 4 + 64)
    let count = cbaseline_nfd(bytes, bytes.count, &out, out.count)
    return Array(out.prefix(max(0, Int(count))))
  }
}
