import ArgumentParser
import Documents
import Glibc
import RuleLab
import Rulebooks

/// What a rule about words needs; the same for a new rulebook and a new rule.
struct WordOptions: ParsableArguments {
  @Option(help: "Từ phải báo, cách nhau dấu phẩy. / Words to report, with commas between.")
  var words: String?

  @Option(help: "accurate, politically-correct, lawful")
  var axis: AxisOption = .accurate

  @Option(help: "error, warning, notice")
  var level: LevelOption = .warning

  @Option(help: "Câu báo lỗi; {match} là chữ đã khớp. / The message.")
  var message: String?

  @Option(help: "Cách sửa. / How to mend it.")
  var fix: String?

  @Option(name: .long, parsing: .singleValue, help: "Câu phải báo, chỗ báo trong [[ ]]. / A text to report.")
  var bad: [String] = []

  @Option(name: .long, parsing: .singleValue, help: "Câu không được báo. / A text to leave alone.")
  var good: [String] = []

  func rule(id: String, title: String) throws -> StarterRule {
    let words = try Prompt.value(self.words, "Từ phải báo, cách nhau dấu phẩy", flag: "--words")
    let message = try Prompt.optional(self.message, "Câu báo lỗi", fallback: "Xem lại “{match}”.")
    let fix = try Prompt.optional(self.fix, "Cách sửa", fallback: "Viết cách khác.")
    return try StarterRule.reporting(
      WordOptions.items(words), id: id, title: title, axis: axis.value, level: level.value, message: message, fix: fix,
      bad: bad, good: good)
  }

  static func items(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }
}

enum AxisOption: String, ExpressibleByArgument, CaseIterable {
  case accurate
  case politicallyCorrect = "politically-correct"
  case lawful
  var value: Axis {
    switch self {
    case .accurate: .accurate
    case .politicallyCorrect: .politicallyCorrect
    case .lawful: .lawful
    }
  }
}

/// Where a new rulebook goes.
struct NewFileOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Thư mục để ghi; mặc định thư mục này. / Folder to write to.", valueName: "folder"))
  var folder = "."

  @Flag(name: .shortAndLong, help: "Chỉ in ra, không ghi. / Print, write nothing.")
  var print = false

  /// Writes all files, or none where one of them is there already.
  func write(_ files: [StarterFile]) throws {
    if print {
      // A comment for YAML and for tables alike.
      let shown = files.map { (files.count > 1 ? "# ── \($0.path)\n" : "") + $0.text }
      return try Console.write(Array(shown.joined(separator: "\n").utf8))
    }
    let paths = files.map { folder == "." ? $0.path : "\(folder)/\($0.path)" }
    if let taken = paths.first(where: Console.exists) {
      throw Failure(
        status: 2, vi: "Đã có \(taken); soat không ghi đè, hãy chọn mã hoặc thư mục khác.",
        en: "\(taken) is there already; choose another id or folder.")
    }
    for (path, file) in zip(paths, files) {
      if let slash = path.lastIndex(of: "/") { try OutputFile.makeFolder(String(path[..<slash])) }
      try OutputFile.create(path, with: Array(file.text.utf8))
    }
    for path in paths { Console.error("soat: đã ghi \(path) / written") }
    Console.error("soat: thử ngay: soat test --rules \(paths[0]) / try it")
  }
}

/// Turns what the rule lab says into one sentence and a status.
enum Starting {
  static func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as StarterError {
      throw Failure(status: 2, vi: error.message.vi, en: error.message.en)
    }
  }
}

/// Questions on a terminal. Without one, what is missing is an error that names its flag.
enum Prompt {
  private static var isTerminal: Bool { isatty(0) == 1 && isatty(2) == 1 }

  static func value(_ given: String?, _ question: String, flag: String, fallback: String? = nil) throws -> String {
    if let given, !given.isEmpty { return given }
    guard isTerminal else {
      if let fallback { return fallback }
      throw Failure(status: 2, vi: "Thiếu \(flag): \(question).", en: "\(flag) is missing.")
    }
    while true {
      guard let answer = ask(question, fallback) else {
        throw Failure(status: 2, vi: "Đã thôi, chưa ghi gì.", en: "Stopped, nothing was written.")
      }
      if !answer.isEmpty { return answer }
    }
  }

  /// What may be left out.
  static func optional(_ given: String?, _ question: String, fallback: String) throws -> String {
    try value(given, question, flag: "", fallback: fallback)
  }

  /// Nil at the end of input; what to fall back to, if anything, for an empty answer.
  private static func ask(_ question: String, _ fallback: String?) -> String? {
    let line = question + (fallback.map { " [\($0)]" } ?? "") + ": "
    _ = Array(line.utf8).withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    guard let read = readLine() else { return nil }
    let answer = read.split(separator: " ").joined(separator: " ")
    return answer.isEmpty ? fallback ?? "" : answer
  }
}
