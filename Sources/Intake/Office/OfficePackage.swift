import Documents

/// An office file of today: a zip archive of XML parts that name each other (ECMA-376, Part 2).
struct OfficePackage {
  /// Bytes that one part may unpack to, and that all of a file's parts may together.
  static let limit = 128 << 20

  enum Kind {
    case document, workbook
  }

  private let archive: ZipArchive
  /// The part that the others hang on: `word/document.xml`.
  let main: String
  let kind: Kind
  private let path: String

  /// - Throws: no such file, with what it is instead.
  init(_ bytes: [UInt8], path: String) throws(IntakeError) {
    self.path = path
    guard let archive = ZipArchive(bytes) else {
      let isZip = bytes.starts(with: [0x50, 0x4B])
      throw (isZip ? nil : bytes.withUnsafeBufferPointer { BinaryData.error(in: $0, path: path) })
        ?? OfficePackage.unreadable(path)
    }
    self.archive = archive
    let main = OfficePackage.target(
      ofType: "/officeDocument", in: archive.entry("_rels/.rels", limit: 1 << 20), folder: "")
    switch main ?? "" {
    case let name where name.hasPrefix("word/"): (self.main, kind) = (name, .document)
    case let name where name.hasPrefix("xl/"): (self.main, kind) = (name, .workbook)
    case "":
      // Written by hand or by a program that leaves out the links.
      if archive.entry("word/document.xml", limit: OfficePackage.limit) != nil {
        (self.main, kind) = ("word/document.xml", .document)
      } else if ["xl/workbook.xml", "xl/worksheets/sheet1.xml"].contains(where: {
        archive.entry($0, limit: OfficePackage.limit) != nil
      }) {
        (self.main, kind) = ("xl/workbook.xml", .workbook)
      } else {
        throw OfficePackage.otherArchive(path)
      }
    default: throw OfficePackage.otherArchive(path)
    }
  }

  /// A part; nil where there is none of this name.
  /// - Throws: one that is broken, or unpacks to more than the limit.
  func part(_ name: String) throws(IntakeError) -> [UInt8]? {
    do {
      return try archive.content(name, limit: OfficePackage.limit)
    } catch {
      switch error {
      case .broken: throw OfficePackage.unreadable(path)
      case .tooLarge:
        throw IntakeError(
          code: .tooLarge, path: path,
          message: Bilingual(
            vi:
              "Tệp văn phòng này bung ra hơn \(OfficePackage.limit >> 20) MB; hãy chia nhỏ, hay xóa bớt định dạng rồi lưu lại.",
            en: "This office file unpacks to more than \(OfficePackage.limit >> 20) MB; split it."))
      }
    }
  }

  /// The part that another names by a link of this type (`/styles`) or id.
  func part(linkedFrom name: String, type: String? = nil, id: String? = nil) throws(IntakeError) -> [UInt8]? {
    guard let target = try target(linkedFrom: name, type: type, id: id) else { return nil }
    return try part(target)
  }

  func target(linkedFrom name: String, type: String? = nil, id: String? = nil) throws(IntakeError) -> String? {
    let pieces = name.split(separator: "/")
    let folder = pieces.dropLast().map { $0 + "/" }.joined()
    let links = try part(folder + "_rels/" + (pieces.last ?? "") + ".rels")
    return OfficePackage.target(ofType: type, id: id, in: links, folder: folder)
  }

  private static func target(ofType type: String?, id: String? = nil, in links: [UInt8]?, folder: String) -> String? {
    guard let links, let stream = try? XMLStream(links) else { return nil }
    while let step = try? stream.next() {
      guard case .start("Relationship", _) = step, stream.attribute("TargetMode") != "External" else { continue }
      if let type, stream.attribute("Type")?.hasSuffix(type) != true { continue }
      if let id, stream.attribute("Id") != id { continue }
      guard let target = stream.attribute("Target") else { continue }
      return target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    }
    return nil
  }

  static func unreadable(_ path: String) -> IntakeError {
    IntakeError(
      code: .unreadableFile, path: path,
      message: Bilingual(
        vi: "Không đọc được tệp văn phòng này; hãy mở bằng Word, Excel hay LibreOffice rồi lưu lại.",
        en: "This office file cannot be read; open it in Word, Excel or LibreOffice and save it again."))
  }

  private static func otherArchive(_ path: String) -> IntakeError {
    IntakeError(
      code: .binaryData, path: path,
      message: Bilingual(
        vi: "Đây là tệp nén (ZIP) nhưng không phải .docx hay .xlsx; hãy giải nén rồi đưa từng tệp bên trong vào.",
        en: "This is an archive (ZIP) and no .docx or .xlsx; unpack it and give the files inside."))
  }
}

/// Office files of before 2007, and encrypted ones: both are compound files (MS-CFB).
enum OldOfficeFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// What to do with it. Names of streams stand in UTF-16 in the file's directory.
  static func error(_ bytes: [UInt8], path: String) -> IntakeError {
    func holds(_ name: String) -> Bool {
      let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      return bytes.firstRange(of: wanted) != nil
    }
    if holds("EncryptedPackage") {
      return IntakeError(
        code: .encryptedFile, path: path,
        message: Bilingual(
          vi: "Tệp này có mật khẩu; hãy mở ra, bỏ mật khẩu rồi lưu lại.",
          en: "This file has a password; open it, remove the password and save it again."))
    }
    let (vi, en) =
      holds("WordDocument")
      ? (
        "Đây là tệp Word đời cũ (.doc); hãy mở ra rồi lưu thành .docx.",
        "This is an old Word file (.doc); save it as .docx."
      )
      : holds("Workbook") || holds("Book")
        ? (
          "Đây là tệp Excel đời cũ (.xls); hãy mở ra rồi lưu thành .xlsx.",
          "This is an old Excel file (.xls); save it as .xlsx."
        )
        : (
          "Đây là tệp văn phòng đời cũ; hãy mở ra rồi lưu thành .docx hay .xlsx.",
          "This is an office file of an old kind; save it as .docx or .xlsx."
        )
    return IntakeError(code: .oldOfficeFile, path: path, message: Bilingual(vi: vi, en: en))
  }
}
