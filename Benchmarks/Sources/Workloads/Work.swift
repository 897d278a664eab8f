internal import CBaseline
public import VietnameseText

/// What is measured: one pass over all posts. Each gives a number made of its results, so that no work is left out.
public enum Work {
  /// Canonical view and tokens, with offset maps; one analysis reads post after post.
  public static func canonical(_ texts: Texts, _ analysis: TextAnalysis) -> Int {
    texts.posts.reduce(0) { sum, post in
      analysis.read(post)
      return sum &+ analysis.tokens.count
    }
  }

  /// Canonical and folded view, disguises read, and tokens, with offset maps.
  public static func folded(_ texts: Texts, _ analysis: TextAnalysis) -> Int {
    texts.posts.reduce(0) { sum, post in
      analysis.read(post)
      return sum &+ analysis.tokens.count &+ analysis.foldedBytes.count
    }
  }

  /// ICU's NFC and nothing else; `edits` records the changes, as an offset map needs them.
  public static func nfc(_ texts: Texts, edits: Bool) -> Int {
    texts.posts.reduce(0) { sum, post in
      sum &+ Int(edits ? cbaseline_nfc_with_edits(post, post.count) : cbaseline_nfc(post, post.count))
    }
  }
}
