import CXMLStream

/// One step of an XML file after the other. A class, since the library's reader is freed once.
final class XMLStream {
  enum Step: Equatable {
    /// An element begins; one without content also ends here.
    case start(String, isEmpty: Bool)
    case end(String)
    /// Character data.
    case text(String)
  }

  /// The XML is broken, or has a document type: office files have none, and it is where hostile ones hide entities.
  struct Broken: Error {}

  private let stream: OpaquePointer

  /// - Throws: no content. Nothing is fetched, whatever the file asks for.
  init(_ content: [UInt8]) throws(Broken) {
    let opened = content.withUnsafeBytes { bytes in
      soat_xml_open(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let opened else { throw Broken() }
    stream = opened
  }

  deinit { soat_xml_close(stream) }

  /// Nil at the end.
  func next() throws(Broken) -> Step? {
    switch soat_xml_next(stream) {
    case SOAT_XML_END_OF_FILE: return nil
    case SOAT_XML_START: return .start(string(soat_xml_name(stream)), isEmpty: soat_xml_is_empty(stream) == 1)
    case SOAT_XML_END: return .end(string(soat_xml_name(stream)))
    case SOAT_XML_TEXT: return .text(string(soat_xml_text(stream)))
    default: throw Broken()
    }
  }

  /// An attribute of the element that just began, by its name without prefix.
  func attribute(_ name: String) -> String? { soat_xml_attribute(stream, name).map { String(cString: $0) } }

  private func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
