internal import Documents
internal import Rulebooks

/// JSON Schema of the format, for editors that know YAML: they complete keys and underline what does not fit.
///
/// Made from the tables the decoder reads, so that it cannot say something else. The decoder asks for more than a
/// schema can: that lists and sources are there, that patterns compile, that the closed axis stays closed.
public enum RulebookSchema {
  /// Draft 2020-12, indented, with a line end at its end.
  public static func json() -> String {
    let definitions = FormatTable.allCases.filter { $0 != .rulebook }.map { ($0.rawValue, mapping($0)) }
    guard case .object(let root) = mapping(.rulebook) else { return "" }
    let schema: [(String, SchemaNode)] =
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("Bộ quy tắc của soat (soat rulebook)")),
      ] + root + [("$defs", .object(shared + definitions))]
    return SchemaNode.object(schema).written() + "\n"
  }

  // MARK: Mappings

  private static func mapping(_ table: FormatTable) -> SchemaNode {
    var entries: [(String, SchemaNode)] = [
      ("type", .text("object")),
      ("properties", .object(table.keys.map { ($0.name, described($0)) })),
      ("additionalProperties", .flag(false)),
      ("minProperties", .number(1)),
    ]
    if !table.required.isEmpty { entries.append(("required", .texts(table.required))) }
    switch table {
    case .rule:
      entries += ruleShape
      // What is counted over posts means nothing for one.
      let limits = FormatTable.overKeys.names.filter { $0 != "over" }
      entries.append(("dependentRequired", .object(limits.map { ($0, .texts(["over"])) })))
    case .test:
      entries.append(("oneOf", .list(RuleTest.Expectation.names.map { .object([("required", .texts([$0]))]) })))
    case .phrases:
      entries.append(("anyOf", .list(["list", "words"].map { .object([("required", .texts([$0]))]) })))
    default: break
    }
    return .object(entries)
  }

  /// A rule that extends another takes few keys; any other says what it is and has exactly one kind.
  private static var ruleShape: [(String, SchemaNode)] {
    let kinds = RuleKind.names.map { SchemaNode.object([("required", .texts([$0]))]) }
    let own = FormatTable.extendingKeys.names
    let base = FormatTable.extensionNames
    return [
      ("if", .object([("required", .texts(["extends"]))])),
      ("then", .object([("propertyNames", .object([("enum", .texts(base))]))])),
      (
        "else",
        .object([
          ("required", .texts(["id", "axis", "level", "message"])),
          ("propertyNames", .object([("not", .object([("enum", .texts(own))]))])),
          ("oneOf", .list(kinds)),
        ])
      ),
    ]
  }

  private static func described(_ key: FormatKey) -> SchemaNode {
    guard case .object(let shape) = node(key.takes) else { return node(key.takes) }
    return .object([("description", .text("\(key.about.vi)\n\(key.about.en)"))] + shape)
  }

  // MARK: Values

  private static func node(_ shape: FormatShape) -> SchemaNode {
    switch shape {
    case .text: reference("text")
    case .flag: reference("flag")
    case .day: reference("day")
    case .condition: reference("condition")
    case .metadata: reference("metadata")
    case .keys(let table): reference(table.rawValue)
    case .integer: .object([("type", .text("integer")), ("minimum", .number(0))])
    case .number(let range):
      .object([
        ("type", .text("number")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
      ])
    case .distance:
      .object([("type", .texts(["string", "integer"])), ("pattern", .text("^[1-9][0-9]*( tiếng)?$"))])
    case .percent:
      .object([("type", .texts(["string", "integer"])), ("pattern", .text("^(100|[1-9][0-9]?)%?$"))])
    case .dayCount:
      .object([("type", .texts(["string", "integer"])), ("pattern", .text("^[1-9][0-9]*( ngày| days?)?$"))])
    case .comparison:
      .object([
        ("type", .text("string")), ("pattern", .text("^(<|<=|=|>=|>) +[a-z-]+( +[+-] +[0-9]+[mhd])?$")),
      ])
    case .requirement: .object([("type", .text("string")), ("pattern", .text("^soat >= [0-9]+(\\.[0-9]+)*$"))])
    case .choice(let names): .object([("enum", .texts(names))])
    case .list(let item, let atLeast):
      .object(
        [("type", .text("array")), ("items", node(item))]
          + (atLeast > 0 ? [("minItems", .number(Double(atLeast)))] : []))
    case .map(let value): .object([("type", .text("object")), ("additionalProperties", node(value))])
    case .anyOf(let shapes): .object([("anyOf", .list(shapes.map(node)))])
    }
  }

  private static func reference(_ name: String) -> SchemaNode { .object([("$ref", .text("#/$defs/\(name)"))]) }

  // MARK: Metadata

  private static var shared: [(String, SchemaNode)] {
    [
      // The loader takes scalars as written, where YAML makes numbers of 3.10 and 001.
      ("text", .object([("type", .texts(["string", "number", "boolean"]))])),
      ("flag", .object([("enum", .list([.flag(true), .flag(false), .text("có"), .text("không")]))])),
      ("day", .object([("type", .text("string")), ("pattern", .text("^\(day)$"))])),
      ("moment", .object([("type", .text("string")), ("pattern", .text("^\(day)([T ].+)?$"))])),
      ("days", .object([("type", .text("string")), ("pattern", .text("^(\(day)(\\.\\.(\(day))?)?|\\.\\.\(day))$"))])),
      ("condition", keysOfMetadata { key in .object([("anyOf", .list(conditions(key)))]) }),
      ("metadata", keysOfMetadata(value)),
    ]
  }

  private static let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

  private static func keysOfMetadata(_ shape: (MetadataKey) -> SchemaNode) -> SchemaNode {
    .object([
      ("type", .text("object")), ("minProperties", .number(1)),
      ("properties", .object(MetadataKey.allCases.map { ($0.rawValue, shape($0)) })),
      ("additionalProperties", .flag(false)),
    ])
  }

  /// A value, a list of which one must hold, or `{ not: … }` around either.
  private static func conditions(_ key: MetadataKey) -> [SchemaNode] {
    let one: SchemaNode =
      switch key.shape {
      case .list: node(.text)
      case .instant: .object([("anyOf", .list([reference("days"), reference("moment")]))])
      default: value(key)
      }
    let plain: [SchemaNode] = [
      one, .object([("type", .text("array")), ("items", one), ("minItems", .number(1))]),
    ]
    let negated = SchemaNode.object([
      ("type", .text("object")), ("properties", .object([("not", .object([("anyOf", .list(plain))]))])),
      ("required", .texts(FormatTable.not.required)), ("additionalProperties", .flag(false)),
    ])
    return plain + [negated]
  }

  private static func value(_ key: MetadataKey) -> SchemaNode {
    switch key.shape {
    case .text: node(.text)
    case .flag: node(.flag)
    case .instant: reference("moment")
    case .choice(let names): node(.choice(names))
    case .list: node(.texts)
    case .media: node(.list(of: .keys(.media), atLeast: 0))
    case .sheet: node(.keys(.productSheet))
    }
  }
}
