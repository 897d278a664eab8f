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
      source: chỉ NFC. canonical: dấu đúng chỗ, Đ thật, không ký tự ẩn. revealed: đọc cả chữ biến dạng (đ.á.n.h, v4y). folded: chữ thường không dấu.

      Ví dụ / Examples:
        echo "cuả hoà ðược" | soat normalize
        echo "đ.á.n.h b.ạ.c" | soat normalize --view revealed
      """)

  @Argument(help: ArgumentHelp("Tệp; - là đầu vào chuẩn. / File; - is standard input.", valueName: "file"))
  var file: String = "-"

  @Option(help: "source, canonical, revealed, folded")
  var view: ViewOption = .canonical

  @Option(name: .customLong("tone-style"), help: "old (hòa) hoặc new (hoà)")
  var toneStyle: ToneStyleOption = .old

  @Option(
    help: ArgumentHelp(
      "Bảng mã của bài; auto tự nhận ra. / Encoding of the input; auto finds it.",
      valueName: "name"))
  var encoding: EncodingOption = EncodingOption(value: .auto)

  @Flag(name: .customLong("show-repairs"), help: "In từng chỗ đã sửa. / Print each repair.")
  var showRepairs = false

  @Flag(name: .customLong("show-disguises"), help: "In từng chữ biến dạng. / Print each disguise.")
  var showDisguises = false

  enum ViewOption: String, ExpressibleByArgument, CaseIterable {
    case source, canonical, revealed, folded
  }

  enum ToneStyleOption: String, ExpressibleByArgument, CaseIterable {
    case old, new
  }

  func run() throws {
    let text: DecodedText
    do {
      text = try DecodedText(FileInput.read(file), path: file, encoding: encoding.value)
    } catch {
      throw Failure(status: 2, sentence: "soat: " + error.sentence(.vi))
    }
    let analysis = TextAnalysis(text.text, analyzer: TextAnalyzer(toneStyle: toneStyle == .old ? .old : .new))
    guard showRepairs || showDisguises else { return try Console.write(analysis.view(kind).bytes) }
    if showRepairs {
      for repair in analysis.repairs {
        try list(
          repair.sourceRange.lowerBound, repair.kind.name, analysis.source.bytes[repair.sourceRange],
          analysis.canonical.bytes[repair.canonicalRange])
      }
    }
    if showDisguises {
      for disguise in analysis.disguises {
        try list(
          analysis.rawRange(of: disguise.canonicalRange).lowerBound, disguise.kind.name,
          analysis.canonical.bytes[disguise.canonicalRange], analysis.revealed.bytes[disguise.revealedRange])
      }
    }
  }

  private var kind: ViewKind {
    switch view {
    case .source: .source
    case .canonical: .canonical
    case .revealed: .revealed
    case .folded: .folded
    }
  }

  /// `4	misplaced-tone	cuả	của`: where it begins in the text (UTF-8 bytes), its kind, what stood there, what it reads.
  private func list(_ start: Int, _ kind: String, _ from: ArraySlice<UInt8>, _ to: ArraySlice<UInt8>) throws {
    let from = String(decoding: from, as: UTF8.self)
    try Console.write(Array("\(start)\t\(kind)\t\(from)\t\(String(decoding: to, as: UTF8.self))\n".utf8))
  }
}
