import ArgumentParser
import Intake

/// `--encoding tcvn3`
struct EncodingOption: ExpressibleByArgument {
  var value: TextEncoding

  init(value: TextEncoding) { self.value = value }

  init?(argument: String) {
    guard let value = TextEncoding(name: argument) else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { value.name }

  static var allValueStrings: [String] { TextEncoding.allCases.map(\.name) }
}
