import Documents
import RulebookLoading

extension ProductSheet {
  /// Members of an object: each field a text or a list of texts.
  init(_ members: [JSONValue.Member]) throws(ValueProblem) {
    self.init()
    for member in members {
      guard let field = Field(rawValue: member.key) else {
        throw ValueProblem.unknownKey(member.key, known: Field.allCases.map(\.rawValue))
      }
      switch member.value {
      case .list(let items): self[field] = items.compactMap(\.scalar).filter { !$0.isEmpty }
      default: self[field] = [member.value.scalar].compactMap { $0 }.filter { !$0.isEmpty }
      }
    }
    guard !isEmpty else {
      throw ValueProblem(vi: "Hồ sơ sản phẩm chưa có mục nào.", en: "The product's file is empty.")
    }
  }

  /// A table with the columns `field` and `value`, a line for each value.
  /// - Parameter file: its name; `.csv` is read as such, anything else as TSV.
  /// - Throws: another header, a field that nobody knows, nothing in it.
  init(table text: String, file: String) throws(ValueProblem) {
    self.init()
    let table = TableReader.table(text, file: file)
    guard let key = table.columns.first(where: { ["field", "mục"].contains($0) }),
      let content = table.columns.first(where: { ["value", "nội dung"].contains($0) })
    else {
      throw ValueProblem(
        vi: "Hồ sơ sản phẩm “\(file)” cần dòng đầu là hai tên cột field và value (hoặc mục và nội dung).",
        en: "The product's file “\(file)” needs the columns field and value in its first line.")
    }
    for row in table.rows {
      let name = row[key]?.lowercased() ?? ""
      let value = row[content] ?? ""
      if name.isEmpty, value.isEmpty { continue }
      guard let field = Field(named: name) else {
        throw ValueProblem(
          vi: "Hồ sơ sản phẩm “\(file)”: không có mục “\(name)”; các mục là tên, số đăng ký, công dụng, câu bắt buộc.",
          en: "The product's file “\(file)”: no field “\(name)”; fields are name, registration, claim, sentence.")
      }
      if !value.isEmpty { self[field].append(value) }
    }
    guard !isEmpty else {
      throw ValueProblem(
        vi: "Hồ sơ sản phẩm “\(file)” chưa có mục nào.", en: "The product's file “\(file)” is empty.")
    }
  }
}
