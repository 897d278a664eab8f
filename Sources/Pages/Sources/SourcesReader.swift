import Documents
import Intake
import Rulebooks

/// Reads `sources.yaml`; every error has its line.
struct SourcesReader {
  private static let topKeys = ["sources", "retention", "contact"]
  private static let sourceKeys = [
    "id", "name", "own", "agreement", "profile", "match", "hosts", "select", "columns", "export", "campaign", "channel",
    "set", "grants", "waivers",
  ]
  private let settings: YAMLSettings
  private let path: String

  init(yaml: String, path: String) throws(IntakeError) {
    self.path = path
    settings = try YAMLSettings(yaml, path: path, brokenCode: .brokenSources)
  }

  func file() throws(IntakeError) -> SourcesFile {
    var file = SourcesFile(path: path, sources: [])
    for field in settings.root {
      switch field.key {
      case "sources":
        for node in try settings.items(of: field.value) {
          let source = try source(node)
          if file.source(source.id) != nil {
            throw problem(
              node, vi: "nguồn “\(source.id)” có hai lần; đổi tên hoặc gộp lại.",
              en: "the source “\(source.id)” stands twice; rename or join them.")
          }
          file.sources.append(source)
        }
      case "retention": file.retentionDays = try days(field.value)
      case "contact": file.contact = try settings.text(field.value)
      default: throw settings.unknownKey(field, known: SourcesReader.topKeys)
      }
    }
    guard !file.sources.isEmpty else {
      throw IntakeError(
        code: .brokenSources, path: path,
        message: Bilingual(
          vi: "không có nguồn nào; mỗi nguồn cần “id” và “own: true” hoặc “agreement: { id, from, until }”.",
          en: "there is no source; each needs “id” and “own: true” or “agreement: { id, from, until }”."))
    }
    return file
  }

  private func source(_ node: YAMLSettings.Value) throws(IntakeError) -> ScanSource {
    let fields = try settings.fields(of: node)
    var source = ScanSource(id: "", name: "", consent: .own)
    var consents: [Consent] = []
    for field in fields {
      switch field.key {
      case "id": source.id = try identifier(field.value)
      case "name": source.name = try settings.text(field.value)
      case "own":
        if try flag(field) { consents.append(.own) }
      case "agreement": consents.append(try agreement(field.value))
      case "profile": source.profile = try profile(field.value)
      case "match": source.match = try settings.texts(field.value).map(PathPattern.init)
      case "hosts": source.hosts = try hosts(field.value)
      case "select":
        for part in try settings.fields(of: field.value) { try select(part, of: &source) }
      case "columns":
        for column in try settings.fields(of: field.value) {
          source.columns[column.key] = try settings.text(column.value)
        }
      case "export": source.export = try ExportMapping.named(try settings.text(field.value))
      case "campaign": source.metadata[.campaign] = try settings.metadata(.campaign, field.value)
      case "channel": source.metadata[.channel] = try settings.metadata(.channel, field.value)
      case "set": source.metadata = source.metadata.overlaid(by: try settings.metadata(of: field.value))
      case "grants": try grants(field.value, to: &source)
      case "waivers": source.waivers = try settings.waivers(field.value, origin: .sources)
      default: throw settings.unknownKey(field, known: SourcesReader.sourceKeys)
      }
    }
    guard !source.id.isEmpty else {
      throw problem(node, vi: "nguồn này thiếu “id”.", en: "this source lacks its “id”.")
    }
    guard let consent = consents.first, consents.count == 1 else {
      throw problem(
        node,
        vi: "nguồn “\(source.id)” cần đúng một trong hai: “own: true”, hoặc “agreement: { id, from, until }”.",
        en: "the source “\(source.id)” needs exactly one of “own: true” and “agreement: { id, from, until }”.")
    }
    source.consent = consent
    if source.name.isEmpty { source.name = source.id }
    return source
  }

  private func select(_ field: YAMLSettings.Field, of source: inout ScanSource) throws(IntakeError) {
    guard let key = PageSettings.Key(rawValue: field.key) else {
      throw settings.unknownKey(field, known: PageSettings.Key.allCases.map(\.rawValue))
    }
    for node in try settings.items(of: field.value) {
      let text = try settings.text(node)
      do throws(PageSelectorError) {
        try source.page.set(key, text)
      } catch {
        throw problem(node, vi: error.message.vi, en: error.message.en)
      }
      source.select.append("\(field.key): \(text)")
    }
  }

  private func identifier(_ node: YAMLSettings.Value) throws(IntakeError) -> String {
    let id = try settings.text(node)
    let isPlain = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    guard isPlain, !id.isEmpty, id.utf8.count <= 64, id.utf8.first != 46 else {
      throw problem(
        node, vi: "“id” chỉ gồm a–z, 0–9, “-” và “.”, không quá 64 chữ; không nhận “\(id)”.",
        en: "an “id” is made of a–z, 0–9, “-” and “.”, at most 64 of them; not “\(id)”.")
    }
    return id
  }

  private func agreement(_ node: YAMLSettings.Value) throws(IntakeError) -> Consent {
    var id: String?
    var from: Day?
    var until: Day?
    for field in try settings.fields(of: node) {
      switch field.key {
      case "id": id = try settings.text(field.value)
      case "from": from = try day(field)
      case "until": until = try day(field)
      default: throw settings.unknownKey(field, known: ["id", "from", "until"])
      }
    }
    guard let id, id.contains(where: { !$0.isWhitespace }), let from, let until, from <= until else {
      throw problem(
        node, vi: "“agreement” cần “id”, “from” và “until” (ngày dạng 2026-12-31), từ trước đến sau.",
        en: "an “agreement” needs “id”, “from” and “until” (days such as 2026-12-31), in this order.")
    }
    return .agreement(id: id, from: from, until: until)
  }

  private func day(_ field: YAMLSettings.Field) throws(IntakeError) -> Day {
    let text = try settings.text(field.value)
    guard let day = Day(iso: text) else {
      throw problem(
        field.value, vi: "“\(field.key)” nhận ngày dạng 2026-12-31, không nhận “\(text)”.",
        en: "“\(field.key)” takes a day such as 2026-12-31, not “\(text)”.")
    }
    return day
  }

  private func flag(_ field: YAMLSettings.Field) throws(IntakeError) -> Bool {
    switch try settings.text(field.value) {
    case "true", "có": return true
    case "false", "không": return false
    case let text:
      throw problem(
        field.value, vi: "“\(field.key)” nhận true hoặc false, không nhận “\(text)”.",
        en: "“\(field.key)” takes true or false, not “\(text)”.")
    }
  }

  private func profile(_ node: YAMLSettings.Value) throws(IntakeError) -> Profile {
    guard case .text(let name) = try settings.metadata(.profile, node), let profile = Profile(rawValue: name) else {
      return .ownPage
    }
    return profile
  }

  private func hosts(_ node: YAMLSettings.Value) throws(IntakeError) -> [String] {
    var hosts: [String] = []
    for item in try settings.items(of: node) {
      let host = try settings.text(item).lowercased()
      guard !host.isEmpty, !host.contains(where: { "/@*:\\ ".contains($0) }), host.first != ".", host.last != "." else {
        throw problem(
          item, vi: "“hosts” nhận tên máy, ví dụ tin.example; không nhận “\(host)”.",
          en: "“hosts” takes names of hosts, such as tin.example; not “\(host)”.")
      }
      hosts.append(host)
    }
    return hosts
  }

  private func grants(_ node: YAMLSettings.Value, to source: inout ScanSource) throws(IntakeError) {
    for item in try settings.items(of: node) {
      let name = try settings.text(item)
      if name == "waivers" {
        source.mayWaive = true
      } else if let key = MetadataKey(rawValue: name), key != .profile {
        source.grants.insert(key)
      } else {
        throw problem(
          item, vi: "“grants” nhận “waivers” hoặc tên một khóa của bài (ad, kind, product…), không nhận “\(name)”.",
          en: "“grants” takes “waivers” or a key of a post (ad, kind, product…), not “\(name)”.")
      }
    }
  }

  /// `90 days`, `90 ngày`, `90`.
  private func days(_ node: YAMLSettings.Value) throws(IntakeError) -> Int {
    let text = try settings.text(node)
    let words = text.split(separator: " ")
    guard let first = words.first, let days = Int(first), (1...3650).contains(days),
      words.count == 1 || (words.count == 2 && ["day", "days", "ngày"].contains(words[1]))
    else {
      throw problem(
        node, vi: "“retention” nhận số ngày, ví dụ 90 days; không nhận “\(text)”.",
        en: "“retention” takes a number of days, such as 90 days; not “\(text)”.")
    }
    return days
  }

  private func problem(_ node: YAMLSettings.Value, vi: String, en: String) -> IntakeError {
    settings.error(at: node, ValueProblem(vi: vi, en: en))
  }
}
