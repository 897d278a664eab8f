public import Documents

/// A fault in a rulebook, told to the person who must mend it.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable {
    case error, warning
  }

  public var code: DiagnosticCode
  public var message: Bilingual
  /// What to do, with the corrected line where there is one.
  public var help: Bilingual?
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  /// Unicode scalars to underline; at least 1.
  public var length: Int
  public var sourceLine: String

  public var severity: Severity { code.rawValue.hasPrefix("W") ? .warning : .error }

  public init(
    code: DiagnosticCode, message: Bilingual, help: Bilingual? = nil, file: String, line: Int, column: Int,
    length: Int = 1, sourceLine: String = ""
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.sourceLine = sourceLine
  }
}

/// Stable numbers: a code never changes its meaning.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  case cannotRead = "E100"
  case brokenYAML = "E101"
  case unknownKey = "E102"
  case missingKey = "E103"
  case wrongShape = "E104"
  case emptyValue = "E105"
  case alias = "E106"
  case tooLarge = "E107"
  case duplicateRule = "E108"
  case unknownValue = "E109"
  case unknownSource = "E110"
  case unknownList = "E111"
  case table = "E112"
  case pattern = "E113"
  case closedAxis = "E114"
  case weight = "E115"
  case badDay = "E116"
  case metadata = "E117"
  case unknownBase = "E118"
  case nothingToRemove = "E119"
  case badTest = "E120"
  case requiredVersion = "E121"
  case hashtagWithoutQuotes = "E130"
  case textCut = "E131"
  case decimalComma = "E132"
  case bracketsWithoutQuotes = "E133"
  case bracesWithoutQuotes = "E134"
  case signWithoutQuotes = "E135"
  case colonInText = "E136"
  case tab = "E137"
  case noBreakSpace = "E138"
  case missingSpace = "E139"
  case duplicateKey = "E140"
  case deprecatedRule = "W201"
  case unusedList = "W202"

  /// The name in documents: `unknown-key`.
  public var name: String {
    var wasUppercase = false
    return String(describing: self).reduce(into: "") { name, character in
      if character.isUppercase, !wasUppercase { name += "-" }
      wasUppercase = character.isUppercase
      name += character.lowercased()
    }
  }
}

/// Shows diagnostics as a compiler would: place, sentence, the author's line, a caret, what to do.
public enum DiagnosticRenderer {
  public static func render(_ diagnostic: Diagnostic, language: Language) -> String {
    let word =
      switch (diagnostic.severity, language) {
      case (.error, .vi): "lỗi"
      case (.error, .en): "error"
      case (.warning, .vi): "lưu ý"
      case (.warning, .en): "warning"
      }
    var lines = [
      "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column): \(word) \(diagnostic.code.rawValue): \(diagnostic.message[language])"
    ]
    if !diagnostic.sourceLine.isEmpty {
      // Marks that stand on the letter before them take no column of their own.
      let indent = diagnostic.sourceLine.unicodeScalars.prefix(max(0, diagnostic.column - 1))
        .filter { $0.properties.canonicalCombiningClass == .notReordered }
        .map { $0 == "\t" ? "\t" : " " }.joined()
      let rest = max(1, diagnostic.sourceLine.unicodeScalars.count - diagnostic.column + 1)
      lines.append("  " + diagnostic.sourceLine)
      lines.append("  " + indent + "^" + String(repeating: "~", count: max(0, min(diagnostic.length, rest) - 1)))
    }
    if let help = diagnostic.help { lines.append("  \(language == .vi ? "cách sửa" : "help"): \(help[language])") }
    return lines.joined(separator: "\n")
  }
}
