import ArgumentParser
import Documents
import Intake
import VietnameseText

/// `soat normalize`
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "In bài sau khi chuẩn hóa chữ Việt. / Print a text after normalizing its Vietnamese.",
    discussion: """
      source: chỉ NFC. canonical: dấu đúng chỗ, Đ thật, không ký tự ẩn. folded: chữ thường không dấu.

      Ví dụ / Examples:
        echo "cuả hoà ðược" | soat normalize
        echo "Tiếng Việt" | soat normalize --view folded
      """)

  @Argument(help: ArgumentHelp("Tệp; - là đầu vào chuẩn. / File; - is standard input.", valueName: "file"))
  var file: String = "-"

  @Option(help: "source, canonical, folded")
  var view: ViewOption = .canonical

  @Option(name: .customLong("tone-style"), help: "old (hòa) hoặc new (hoà)")
  var toneStyle: ToneStyleOption = .old

  @Flag(name: .customLong("show-repairs"), help: "In từng chỗ đã sửa. / Print each repair.")
  var showRepairs = false

  enum ViewOption: String, ExpressibleByArgument, CaseIterable {
    case source, canonical, folded
  }

  enum ToneStyleOption: String, ExpressibleByArgument, CaseIterable {
    case old, new
  }

  func run() throws {
    let text: DecodedText
    do {
      text = try DecodedText(FileInput.read(file), path: file)
    } catch {
      throw Failure(status: 2, sentence: "soat: " + error.sentence(.vi))
    }
    let analysis = TextAnalysis(text.text, analyzer: TextAnalyzer(toneStyle: toneStyle == .old ? .old : .new))
    guard showRepairs else {
      let kind: ViewKind = view == .source ? .source : view == .canonical ? .canonical : .folded
      try Console.write(analysis.view(kind).bytes)
      return
    }
    for repair in analysis.repairs {
      let from = String(decoding: analysis.source.bytes[repair.sourceRange], as: UTF8.self)
      let to = String(decoding: analysis.canonical.bytes[repair.canonicalRange], as: UTF8.self)
      try Console.write(Array("\(repair.sourceRange.lowerBound)\t\(repair.kind.name)\t\(from)\t\(to)\n".utf8))
    }
  }
}
