internal import Rulebooks

/// The keys of the format, once: the decoder, its suggestions and the JSON Schema read them here.
enum RuleKeys {
  static let leaves = ["phrases", "regex", "links", "hashtags", "segment", "all", "any", "not", "scope", "list"]
  static let contexts = [
    "near", "before", "after", "preceded-by", "followed-by", "same-sentence", "next-sentence", "same-paragraph",
    "document", "in", "quoted",
  ]
  static let about = [
    "id", "title", "axis", "level", "level-when", "weight", "status", "basis", "when", "except", "unless", "bare",
    "disguise", "mask", "message", "fix", "false-alarms", "tests",
  ]
  static let extending = ["extends", "off", "phrases+", "phrases-", "unless+", "level", "id", "tests"]
  static let known = Set(rule + leaves + RulebookDecoder.keys + ["vi", "en", "bad", "good", "with", "source", "at"])
  static let rule = about + contexts + RuleKind.names + extending
}
