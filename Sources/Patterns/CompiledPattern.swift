import CPCRE2

/// A pattern as PCRE2 compiled it, case-insensitive unless the pattern says otherwise.
///
/// `@unchecked Sendable`: `pcre2_code` is not written after `init`, except by `compileJIT`, which says when.
public final class CompiledPattern: @unchecked Sendable {
  let code: OpaquePointer
  /// Capturing groups, the whole match not counted.
  public let groupCount: Int
  /// Numbers of the named groups.
  public let groupNames: [String: Int]

  /// - Parameter literal: brings literal text into the form of the view that is searched (see `PatternNode.pcre2`).
  /// - Throws: `PatternError` with code `doesNotCompile` over the whole pattern.
  public init(_ pattern: Pattern, literal: (String) -> String = { $0 }) throws(PatternError) {
    let text = Array(pattern.root.pcre2(literal: literal, caseSensitive: pattern.caseSensitive).utf8)
    let whole = 0..<pattern.source.utf8.count
    guard let context = pcre2_compile_context_create_8(nil) else {
      throw PatternError(.doesNotCompile, at: whole, detail: "out of memory")
    }
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_ANYCRLF))
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_MULTILINE) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if !pattern.caseSensitive { options |= UInt32(PCRE2_CASELESS) }
    var error: Int32 = 0
    var offset = 0
    guard let code = pcre2_compile_8(text, text.count, options, &error, &offset, context) else {
      throw PatternError(.doesNotCompile, at: whole, detail: CompiledPattern.message(error))
    }
    self.code = code
    var count: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groupCount = Int(count)
    groupNames = pattern.root.groupNames
  }

  deinit { pcre2_code_free_8(code) }

  /// Makes later matches faster; a compilation costs 45 to 137 µs, so it pays only for patterns that run often. The
  /// limits of `PatternMatcher` still hold. Call it before the pattern is shared between tasks.
  /// - Returns: false where PCRE2 was built without JIT or has no memory for it; matching works all the same.
  @discardableResult
  public func compileJIT() -> Bool { pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0 }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}

extension PatternNode {
  /// Numbers of the named groups.
  var groupNames: [String: Int] {
    switch self {
    case .group(let capture, let node, _):
      var names = node.groupNames
      if case .name(let name, let index) = capture { names[name] = index }
      return names
    case .alternation(let nodes, _), .sequence(let nodes):
      return nodes.reduce(into: [:]) { $0.merge($1.groupNames) { first, _ in first } }
    case .repetition(let node, _, _), .look(_, let node, _): return node.groupNames
    default: return [:]
    }
  }
}
