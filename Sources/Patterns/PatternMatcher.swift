import CPCRE2

/// A match was given up: what was searched was not searched to its end, and the verdict must say so.
public enum MatchLimit: String, Error, Sendable, CaseIterable {
  /// Too many steps: the pattern runs away on this text.
  case match = "match-limit"
  /// Too many nested choices.
  case depth = "depth-limit"
  /// Too much memory.
  case heap = "heap-limit"
  /// PCRE2 failed in another way; its JIT ran out of stack, for one.
  case failure = "match-failure"
}

/// Scratch memory for matching, reused from match to match. One task owns it.
public final class PatternMatcher {
  /// Steps of one search. `(a+)+$` on thirty a's and a b ends within milliseconds; honest patterns on a paragraph need
  /// some thousands.
  public static let matchLimit: UInt32 = 200_000
  /// Nested choices: each character a repeated group takes is one, and a paragraph may have thousands.
  public static let depthLimit: UInt32 = 20_000
  /// Kibibytes.
  public static let heapLimit: UInt32 = 20_000

  /// A pattern that was used this often is translated to machine code: that costs 45 to 137 µs.
  public static let usesBeforeJIT = 10

  /// PCRE2's code of each pattern that was used here, and how often it was. Code of our own, for another task may be
  /// translating its own. The pattern is kept, so that no other can take its identity.
  private var used: [ObjectIdentifier: (pattern: CompiledPattern, uses: Int, code: OpaquePointer)] = [:]

  private var data: OpaquePointer?
  private var pairs: Int
  private let context: OpaquePointer?

  public init() {
    pairs = 16
    data = pcre2_match_data_create_8(16, nil)
    context = pcre2_match_context_create_8(nil)
    if let context {
      pcre2_set_match_limit_8(context, PatternMatcher.matchLimit)
      pcre2_set_depth_limit_8(context, PatternMatcher.depthLimit)
      pcre2_set_heap_limit_8(context, PatternMatcher.heapLimit)
    }
  }

  deinit {
    for entry in used.values { pcre2_code_free_8(entry.code) }
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }

  /// The first match that begins at `start` or after it. `text[within]` is all that the pattern sees: `^` holds at its
  /// beginning, and a lookbehind reads back to it and no further.
  /// - Parameters:
  ///   - text: valid UTF-8; it is not validated again.
  ///   - start: a byte of `text` inside `within`, at the beginning of a scalar.
  ///   - within: bytes of `text`, whole scalars.
  /// - Returns: the byte ranges in `text` of the match and of its groups, nil for a group that took no part; nil where
  ///   nothing matches.
  /// - Throws: `MatchLimit` where the search was given up.
  public func firstMatch(
    of pattern: CompiledPattern, in text: UnsafeBufferPointer<UInt8>, from start: Int, within: Range<Int>
  ) throws(MatchLimit) -> [Range<Int>?]? {
    // A match limit that could not be set must not become a search without one.
    guard let context, let base = text.baseAddress else {
      if text.isEmpty { return nil }
      throw .failure
    }
    if pattern.groupCount >= pairs {
      pcre2_match_data_free_8(data)
      pairs = pattern.groupCount + 1
      data = pcre2_match_data_create_8(UInt32(pairs), nil)
    }
    guard let data else { throw .failure }
    let status = pcre2_match_8(
      try code(for: pattern), base + within.lowerBound, within.count, start - within.lowerBound,
      UInt32(PCRE2_NO_UTF_CHECK),
      data, context)
    guard status > 0 else {
      switch status {
      case PCRE2_ERROR_NOMATCH: return nil
      case PCRE2_ERROR_MATCHLIMIT: throw .match
      case PCRE2_ERROR_DEPTHLIMIT: throw .depth
      case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: throw .heap
      default: throw .failure
      }
    }
    guard let vector = pcre2_get_ovector_pointer_8(data) else { throw .failure }
    return (0...pattern.groupCount).map { group in
      let from = vector[2 * group]
      let to = vector[2 * group + 1]
      // PCRE2_UNSET is the largest size_t, which Swift reads as -1 or Int.max; a lookbehind may not end before it began.
      guard group < status, from >= 0, to >= from, to <= within.count else { return nil }
      return within.lowerBound + Int(from)..<within.lowerBound + Int(to)
    }
  }

  private func code(for pattern: CompiledPattern) throws(MatchLimit) -> OpaquePointer {
    let id = ObjectIdentifier(pattern)
    guard let entry = used[id] else {
      let code: OpaquePointer
      do { code = try pattern.code() } catch { throw .failure }
      used[id] = (pattern, 1, code)
      return code
    }
    if entry.uses < PatternMatcher.usesBeforeJIT {
      used[id]?.uses += 1
      // Without JIT the code matches all the same.
      if entry.uses + 1 == PatternMatcher.usesBeforeJIT { pcre2_jit_compile_8(entry.code, UInt32(PCRE2_JIT_COMPLETE)) }
    }
    return entry.code
  }
}
