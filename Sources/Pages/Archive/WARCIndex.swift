internal import Documents
import Intake

/// What an archive holds, by address, so that a stopped run goes on where it was.
public struct WARCIndex: Sendable {
  struct Place: Sendable, Hashable {
    var status: Int
    var location: String?
    var offset: Int
  }
  private var places: [String: Place] = [:]
  /// Bytes of the file up to the end of its last whole record.
  private(set) var end = 0

  init() {}

  /// Reads a whole archive. Memory: its addresses, and the largest record.
  /// - Throws: the file cannot be read, or is no packed archive.
  init(path: String, size: Int) throws(IntakeError) {
    let input = try ArchiveBytes(ByteSource(path: path))
    guard try WARCReader.recognizes(input.peek(8)), input.fileOffset == 0, input.isPacked else {
      throw IntakeError(
        code: .unreadableFile, path: path,
        message: Bilingual(
          vi: "Tệp này không phải WARC.gz nên không ghi tiếp vào được; hãy đặt tên khác.",
          en: "This file is no WARC.gz and cannot be appended to; give another name."))
    }
    var reader = WARCReader(input)
    reader.skipsOtherStatuses = false
    while let entry = try reader.next() {
      guard case .page(let page) = entry else { continue }
      places[page.url] = Place(status: page.status, location: page.location, offset: page.offset)
    }
    // A half last member is what a killed run leaves.
    end = input.cutMember ?? size
  }

  /// Byte where the record with the page that this address led to begins; nil where it was not fetched with status 200.
  /// - Parameter resolve: the absolute form of a `Location`, seen from an address.
  func page(for url: String, resolve: (_ location: String, _ base: String) -> String?) -> (url: String, offset: Int)? {
    var url = url
    for _ in 0..<11 {
      guard let place = places[url] else { return nil }
      if place.status == 200 { return (url, place.offset) }
      guard (300..<400).contains(place.status), let location = place.location, let next = resolve(location, url) else {
        return nil
      }
      url = next
    }
    return nil
  }

  /// Addresses with an answer.
  public var count: Int { places.count }
}
