import Documents

@testable import Intake

/// Reads text as the command would.
func read(
  _ text: String, _ format: InputFormat = .auto, _ intake: Intake = Intake()
) throws(IntakeError) -> [Document] {
  try intake.documents(from: Array(text.utf8), path: "bai.md", format: format)
}

func readOne(
  _ text: String, _ format: InputFormat = .auto, _ intake: Intake = Intake()
) throws -> Document {
  let documents = try read(text, format, intake)
  guard documents.count == 1 else { throw WrongCount(count: documents.count) }
  return documents[0]
}

struct WrongCount: Error { let count: Int }

/// The error of reading, nil where there is none.
func failure(_ bytes: [UInt8], _ format: InputFormat = .auto) -> IntakeError? {
  do throws(IntakeError) {
    _ = try Intake().documents(from: bytes, path: "bai.md", format: format)
    return nil
  } catch {
    return error
  }
}

func failure(_ text: String, _ format: InputFormat = .auto) -> IntakeError? { failure(Array(text.utf8), format) }

extension DocumentPart {
  var string: String { String(decoding: text, as: UTF8.self) }
}

extension Document {
  func part(_ kind: PartKind) -> DocumentPart? { parts.first { $0.kind == kind } }
}
