import Crypto
import Documents
import Intake

/// Hands out the work of a scan in the order of its files; large files in pieces, so that none is in memory as a whole.
struct ScanFeed {
  private var files: ArraySlice<ScanInputs.File>
  private let plan: ScanPlan
  /// Names of files that a scan which goes on has read already.
  private let done: Set<String>
  private let streamedFrom: Int
  private let pieceCount: Int
  private let pieceBytes: Int
  private var open: (source: any ItemSource, file: StreamedFile, names: ItemNames)?
  /// What stopped a file whose last items are still to be handed out.
  private var broken: (file: StreamedFile, failure: IntakeError)?

  init(
    files: [ScanInputs.File], plan: ScanPlan, done: Set<String>, streamedFrom: Int, pieceCount: Int, pieceBytes: Int
  ) {
    self.files = files[...]
    self.plan = plan
    self.done = done
    self.streamedFrom = streamedFrom
    self.pieceCount = pieceCount
    self.pieceBytes = pieceBytes
  }

  mutating func next() -> ScanTask? {
    while true {
      if let piece = nextPiece() { return piece }
      guard let file = files.popFirst() else { return nil }
      if done.contains(file.name) { continue }
      guard file.path == "-" || file.size.map({ $0 >= streamedFrom }) ?? false else { return .file(file) }
      if let source = plan.choice.source(ofPath: file.name), source.consent.refusal(on: plan.today) != nil {
        return .refused(file)
      }
      do throws(IntakeError) {
        let sha256 = file.path == "-" ? nil : try Digest.ofFile(file.path)
        let streamed = StreamedFile(file: file, sha256: sha256)
        if let sha256, plan.stands(file.name, sha256: sha256) { return .unchanged(streamed) }
        open = (try plan.opener(for: file.name).open(file.path), streamed, ItemNames())
      } catch {
        return .end(of: StreamedFile(file: file, sha256: nil), failure: error)
      }
    }
  }

  private mutating func nextPiece() -> ScanTask? {
    if let (file, failure) = broken {
      broken = nil
      return .end(of: file, failure: failure)
    }
    guard var (source, file, names) = open else { return nil }
    open = nil
    var items: [NamedItem] = []
    var bytes = 0
    do throws(IntakeError) {
      while items.count < pieceCount, bytes < pieceBytes, let document = try source.next() {
        let key = names.next(of: document, in: file.file.name)
        items.append(NamedItem(document: document, key: key, position: names.position))
        bytes += document.byteCount
      }
    } catch {
      // What was read before stands; the file is not taken as read to its end.
      file.sha256 = nil
      broken = (file, error)
      return items.isEmpty ? nextPiece() : .items(items, of: file)
    }
    if items.isEmpty { return .end(of: file, failure: nil) }
    open = (source, file, names)
    return .items(items, of: file)
  }
}

extension Digest {
  /// SHA-256 of a file, read in pieces.
  static func ofFile(_ path: String) throws(IntakeError) -> [UInt8] {
    let source = try ByteSource(path: path)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { chunk.deallocate() }
    var hash = SHA256()
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { return Array(hash.finalize()) }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: chunk[0..<count]))
    }
  }
}
