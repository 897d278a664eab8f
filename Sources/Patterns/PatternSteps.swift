import CPCRE2

/// Counts the work of PCRE2 on a text, the same on every machine: one step for each item of the pattern that is tried, and
/// one for each byte that is walked. PCRE2's own match limit will not do: it counts anew at each place where a match may
/// begin, and does not see how far a repeat walks.
public final class PatternSteps {
  private let code: OpaquePointer

  public init(_ pattern: Pattern) throws(PatternError) {
    code = try CompiledPattern(pattern).code(options: UInt32(PCRE2_AUTO_CALLOUT))
  }

  deinit { pcre2_code_free_8(code) }

  /// Steps of finding every match in `text`, which is valid UTF-8.
  /// - Parameter budget: where the search is given up.
  /// - Returns: nil where more would be needed.
  public func count(in text: [UInt8], budget: Int) -> Int? {
    guard let context = pcre2_match_context_create_8(nil), let data = pcre2_match_data_create_8(1, nil) else {
      return nil
    }
    defer {
      pcre2_match_context_free_8(context)
      pcre2_match_data_free_8(data)
    }
    pcre2_set_match_limit_8(context, .max)
    pcre2_set_depth_limit_8(context, .max)
    pcre2_set_heap_limit_8(context, PatternSteps.heapLimit)
    var counter = Counter(budget: budget)
    return withUnsafeMutablePointer(to: &counter) { counter in
      pcre2_set_callout_8(context, PatternSteps.callout, counter)
      return text.withUnsafeBufferPointer { text in
        var start = 0
        while start <= text.count {
          counter.pointee.last = start
          let status = pcre2_match_8(
            code, text.baseAddress, text.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
          if status == PCRE2_ERROR_NOMATCH { return counter.pointee.steps }
          guard status >= 0, let ends = pcre2_get_ovector_pointer_8(data) else { return nil }
          start = max(start + 1, ends[1])
        }
        return counter.pointee.steps
      }
    }
  }

  /// Kibibytes.
  private static let heapLimit: UInt32 = 200_000

  private struct Counter {
    let budget: Int
    var steps = 0
    /// Where the item before was tried.
    var last = 0
  }

  private static let callout:
    @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 = { block, data in
      guard let block, let counter = data?.assumingMemoryBound(to: Counter.self) else { return 0 }
      let at = block.pointee.current_position
      counter.pointee.steps += 1 + abs(at - counter.pointee.last)
      counter.pointee.last = at
      return counter.pointee.steps > counter.pointee.budget ? PCRE2_ERROR_CALLOUT : 0
    }
}
