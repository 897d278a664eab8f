import Documents
import Foundation
import RulebookLoading
import Testing

/// The schema for editors says what the loader says. Each sample is JSON, which is YAML too, so both read the same text;
/// the schema is held against it by a validator that is not ours.
struct RulebookSchemaTests {
  @Test func takesWhatTheLoaderTakes() throws {
    for sample in RulebookSchemaTests.good {
      let loaded = load(sample, tables: RulebookSchemaTests.tables)
      #expect(loaded.diagnostics.map { DiagnosticRenderer.render($0, language: .en) } == [], "\(sample)")
    }
    #expect(try RulebookSchemaTests.refused(RulebookSchemaTests.good) == [])
  }

  @Test func refusesWhatTheLoaderRefuses() throws {
    for sample in RulebookSchemaTests.bad {
      let loaded = load(sample, tables: RulebookSchemaTests.tables)
      #expect(loaded.diagnostics.contains { $0.severity == .error }, "\(sample)")
    }
    #expect(try RulebookSchemaTests.refused(RulebookSchemaTests.bad) == Set(RulebookSchemaTests.bad.indices))
  }

  @Test func isJSONWithEachKeyOnce() throws {
    let json = RulebookSchema.json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(json.hasSuffix("}\n"))
  }

  /// docs/schema/rulebook.schema.json is what an editor is given; `SOAT_UPDATE_GOLDEN=1` writes it again.
  @Test func shippedFileIsFresh() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/schema/rulebook.schema.json")
    let json = Data(RulebookSchema.json().utf8)
    if ProcessInfo.processInfo.environment["SOAT_UPDATE_GOLDEN"] == "1" { return try json.write(to: file) }
    #expect(try Data(contentsOf: file) == json, "docs/schema/rulebook.schema.json is stale")
  }

  // MARK: Samples

  private static let tables = [
    "t.tsv": "name\tdomain\twrong\tright\nBáo Mẫu\tmau.example\tsai\tđúng\n"
  ]

  /// A rule of this kind, with other keys beside it.
  private static func rule(_ kind: String, _ more: String = "") -> String {
    #"{"rulebook": "thu", "lists": {"t": {"file": "t.tsv", "column": ["domain"]}}, "sources": {"s": {"title": "S"}}, "#
      + #""rules": [{"id": "t", "axis": "lawful", "level": "notice", "message": "x", "forbid": {"list": "t"}}, "#
      + #"{"id": "a", "axis": "accurate", "level": "error", "message": "x", \#(kind)\#(more)}]}"#
  }

  private static let good =
    [
      #""forbid": ["a", 3.10, true]"#,
      #""forbid": {"phrases": {"list": "t", "words": "a", "accents": "exact-or-none", "case": "sensitive"}}"#,
      #""forbid": {"regex": {"pattern": "\\d+%", "view": "source", "case": "insensitive"}, "segment": "mobile-phone"}"#,
      #""forbid": {"links": {"list": "t", "column": "domain", "same-row": true, "outside": false}}"#,
      #""forbid": {"hashtags": {"misspelt": ["MyHoChiMinh"], "distance": 2}}"#,
      #""forbid": {"all": [{"list": "t"}, {"not": {"segment": ["date"]}}], "scope": "document"}"#,
      #""require": {"any": [["a"], {"links": "any"}], "at-least": 2, "in": "last-paragraph"}"#,
      #""require": {"hashtags": ["a"], "before": {"phrases": ["b"]}}"#,
      #""require": "a", "over": "source", "at-least": 1, "at-most": 3, "per": "day""#,
      #""require": "a", "over": "source", "share": "80%""#,
      #""forbid": "a", "over": "source", "share": 5, "per": "week""#,
      #""count": {"tiếng": true, "min": 5}, "over": "source", "gap": "2 ngày""#,
      #""consistent": [["a", "b"]], "over": "source""#,
      #""consistent": {"quotations": "8 tiếng", "by": {"list": "t"}}, "over": "source""#,
      #""prefer": {"sai": "đúng", "001": 3.10}"#,
      #""prefer": {"list": "t", "accents": "exact"}"#,
      #""official-name": {"names": [{"name": "A", "wrong": ["b"], "until": "2025-02-28"}], "reports": ["wrong"]}"#,
      #""count": {"exclamation-marks": true, "max": 3, "in": "title"}"#,
      #""count": {"hashtags": "any", "min": 1, "max": 5}"#,
      #""consistent": [["a", "b"]]"#,
      #""expect": {"published-at": ">= source-published-at + 1h"}"#,
      #""expect": {"each": "media", "type": "image", "ai-generated": true, "contains": ["AI"]}"#,
      #""check": "weekday""#,
      #""check": {"name": "card-number", "cues": ["thẻ"], "cue-distance": "6 tiếng"}"#,
    ].map { rule($0) }
    + [
      #", "title": {"vi": "a", "en": "b"}, "weight": 0.5, "status": "experimental", "basis": [{"source": "s", "at": "1"}]"#,
      #", "when": {"ad": true, "kind": {"not": ["news", "notice"]}, "date": "2026-01-01..", "profile": "press"}"#,
      #", "level-when": {"level": "notice", "when": {"tags": ["x"], "published-at": "..2026-01-01"}}"#,
      #", "near": {"distance": "8 tiếng", "segment": "money"}, "after": {"distance": 3, "phrases": "x"}, "quoted": "không""#,
      #", "except": {"followed-by": "x"}, "unless": [{"in": ["title", "lead"], "document": {"list": "t"}}], "in": "body""#,
      #", "bare": "same", "disguise": false, "mask": true, "fix": "y", "false-alarms": "z""#,
      #", "tests": [{"bad": "[[x]]", "with": {"ad": true, "media": [{"type": "image"}], "date": "2026-01-01"}}, {"todo-good": "x"}]"#,
    ].map { rule(#""forbid": "x""#, $0) }
    + [
      #", "tests": [{"bad": {"posts": [{"date": "2026-11-24", "text": "x", "with": {"ad": true}}, {"text": "y"}], "days": "2026-11-24", "today": "2026-11-30"}}]"#,
      #", "tests": [{"good": {"posts": [], "from": "2026-11-24", "until": "2026-11-25"}, "with": {"campaign": "c"}}]"#,
    ].map { rule(#""require": "x", "over": "source", "gap": 1"#, $0) }
    + [
      #"{"rulebook": "thu", "title": "T", "version": 1.10, "requires": "soat >= 0.1", "when": {"campaign": "tet"}, "rules": []}"#
    ]

  private static let bad =
    [
      #""forbid": {}"#,
      #""forbid": {"phrase": ["a"]}"#,
      #""forbid": {"phrases": {"accents": "exact"}}"#,
      #""forbid": {"phrases": []}"#,
      #""forbid": {"not": ["a"]}"#,
      #""forbid": {"segment": "telephone"}"#,
      #""forbid": null"#,
      #""forbid": "a", "require": "b""#,
      #""count": {"exclamation-marks": true, "max": -1}"#,
      #""count": ["a"]"#,
      #""consistent": [["a"]]"#,
      #""expect": {"published-at": "after source-published-at"}"#,
      #""check": {"cues": ["a"]}"#,
      #""check": "weekdays""#,
      #""official-name": {"names": [{"wrong": ["b"]}]}"#,
      #""title": "no kind""#, #""require": {"phrases": "a", "before": {}}"#,
      #""consistent": {"quotations": 8}, "over": "source""#,
      #""require": "a", "at-least": 1, "per": "day""#, #""require": "a", "over": "page", "gap": 2"#,
      #""require": "a", "over": "source", "share": "120%""#, #""require": "a", "over": "source", "gap": "2 tuần""#,
      #""require": "a", "over": "source", "at-least": 1, "per": "month""#,
    ].map { rule($0) }
    + [
      #", "weight": 4"#, #", "status": "new""#, #", "basis": {"at": "1"}"#, #", "near": {"phrases": "x"}"#,
      #", "same-sentence": {"distance": "3 tiếng", "phrases": "x"}"#, #", "levels": "notice""#,
      #", "when": {"ads": true}"#, #", "when": {"ad": "maybe"}"#, #", "when": {"date": "01/07/2025"}"#,
      #", "unless": [{}]"#, #", "message": {"en": "only"}"#, #", "tests": [{"bad": "a", "good": "b"}]"#,
      #", "tests": [{"with": {"ad": true}}]"#, #", "phrases+": ["x"]"#, #", "in": "footer""#,
    ].map { rule(#""forbid": "x""#, $0) }
    + [
      #", "tests": [{"bad": {"days": ["2026-11-24"]}}]"#, #", "tests": [{"bad": {"posts": [{"date": "2026-11-24"}]}}]"#,
      #", "tests": [{"bad": {"posts": [{"date": "24/11/2026", "text": "x"}]}}]"#,
      #", "tests": [{"bad": {"posts": [], "dais": ["2026-11-24"]}}]"#,
    ].map { rule(#""require": "x", "over": "source", "gap": 1"#, $0) }
    + [
      #"{"rules": []}"#, #"{"rulebook": "thu"}"#, #"{"rulebook": "thu", "rule": [], "rules": []}"#,
      #"{"rulebook": "thu", "rules": {"a": {}}}"#, #"{"rulebook": "thu", "requires": "0.1", "rules": []}"#,
    ]

  // MARK: The validator

  private static let script = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        sys.exit(42)
    schema, samples = json.load(sys.stdin)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    print(*[n for n, sample in enumerate(samples) if not validator.is_valid(json.loads(sample))])
    """

  /// Indices of the samples that the schema refuses.
  private static func refused(_ samples: [String]) throws -> Set<Int> {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let list = String(decoding: try JSONSerialization.data(withJSONObject: samples), as: UTF8.self)
    try input.fileHandleForWriting.write(contentsOf: Data("[\(RulebookSchema.json()),\(list)]".utf8))
    try input.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus != 42, "install the Debian package python3-jsonschema")
    try #require(process.terminationStatus == 0)
    return Set(said.split { $0 == " " || $0 == "\n" }.compactMap { Int($0) })
  }
}
