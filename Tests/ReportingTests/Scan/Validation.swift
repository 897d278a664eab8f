import Foundation
import Testing

/// Runs a check written in Python: programs that are not ours say whether what we wrote is what it claims to be.
enum Validation {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL

  /// - Parameter script: reads `sys.argv[1…]`, prints what is wrong, ends with a status. 42: a module is missing.
  static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  static func withFile<T>(_ bytes: [UInt8], _ body: (String) throws -> T) throws -> T {
    let file = FileManager.default.temporaryDirectory.appending(path: "soat-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  /// Each line of the input, or the whole of it, against a JSON Schema of the repository.
  static func schema(_ bytes: [UInt8], _ schema: String, byLine: Bool) throws -> (status: Int32, output: String) {
    try withFile(bytes) { try run(schemaScript, [root.appending(path: schema).path, $0, byLine ? "lines" : "whole"]) }
  }

  private static let schemaScript = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        print("The module jsonschema is missing: install the Debian package python3-jsonschema.")
        sys.exit(42)
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    with open(sys.argv[2], encoding="utf-8", newline="\\n") as file:
        texts = [line for line in file.read().split("\\n") if line] if sys.argv[3] == "lines" else [file.read()]
    bad = 0
    for number, text in enumerate(texts, 1):
        for error in validator.iter_errors(json.loads(text)):
            bad = 1
            best = jsonschema.exceptions.best_match([error])
            print(number, "/".join(map(str, best.absolute_path)), best.message[:300])
    sys.exit(bad)
    """
}
