import CPCRE2

/// A pattern written out for PCRE2, case-insensitive unless the pattern says otherwise. PCRE2 reads it where it is first used:
/// most patterns of a rulebook are a candidate in no post of a run.
///
/// A class, so that a `PatternMatcher` can tell patterns apart by their identity.
public final class CompiledPattern: Sendable {
  /// In PCRE2's own syntax, UTF-8.
  private let text: [UInt8]
  private let caseSensitive: Bool
  /// Capturing groups, the whole match not counted.
  public let groupCount: Int
  /// Numbers of the named groups.
  public let groupNames: [String: Int]

  /// - Parameter literal: brings literal text into the form of the view that is searched (see `PatternNode.pcre2`).
  public init(_ pattern: Pattern, literal: (String) -> String = { $0 }) {
    text = Array(pattern.root.pcre2(literal: literal, caseSensitive: pattern.caseSensitive).utf8)
    caseSensitive = pattern.caseSensitive
    groupCount = pattern.root.groupCount
    groupNames = pattern.root.groupNames
  }

  /// What PCRE2 makes of it. The caller frees it with `pcre2_code_free_8`.
  /// - Parameter more: options of PCRE2, beside those of the dialect.
  /// - Throws: `PatternError` with code `doesNotCompile`; its range is that of PCRE2's text.
  func code(options more: UInt32 = 0) throws(PatternError) -> OpaquePointer {
    let whole = 0..<text.count
    guard let context = pcre2_compile_context_create_8(nil) else {
      throw PatternError(.doesNotCompile, at: whole, detail: "out of memory")
    }
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_ANYCRLF))
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_MULTILINE) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if !caseSensitive { options |= UInt32(PCRE2_CASELESS) }
    options |= more
    var error: Int32 = 0
    var offset = 0
    guard let code = pcre2_compile_8(text, text.count, options, &error, &offset, context) else {
      throw PatternError(.doesNotCompile, at: whole, detail: CompiledPattern.message(error))
    }
    return code
  }

  /// Asks PCRE2 whether it takes the pattern, and forgets the answer.
  /// - Throws: `PatternError` with code `doesNotCompile`.
  public func validate() throws(PatternError) { pcre2_code_free_8(try code()) }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}

extension PatternNode {
  /// Capturing groups.
  var groupCount: Int {
    switch self {
    case .group(.none, let node, _): node.groupCount
    case .group(_, let node, _): 1 + node.groupCount
    case .alternation(let nodes, _), .sequence(let nodes): nodes.reduce(0) { $0 + $1.groupCount }
    case .repetition(let node, _, _), .look(_, let node, _): node.groupCount
    default: 0
    }
  }

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
