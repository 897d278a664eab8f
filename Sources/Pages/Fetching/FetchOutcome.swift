public import Documents

/// What became of one address.
public enum FetchOutcome: Sendable {
  case page(FetchedPage)
  /// The page is the one that was judged before (304).
  case unchanged(url: String, finalURL: String, source: String)
  case failed(FetchFailure)

  /// The address as it stood in the list.
  public var url: String {
    switch self {
    case .page(let page): page.url
    case .unchanged(let url, _, _): url
    case .failed(let failure): failure.url
    }
  }
}

/// A page with status 200.
public struct FetchedPage: Sendable {
  /// As it stood in the list.
  public var url: String
  /// Where redirects led.
  public var finalURL: String
  /// The id of its source.
  public var source: String
  public var status: Int
  public var contentType: String?
  /// Unpacked.
  public var bytes: [UInt8]
  /// `2026-11-21T01:30:00Z`
  public var fetchedAt: String
  public var validators: Validators
  /// Where it is kept: the archive and the byte where its record begins; nil where nothing is kept.
  public var warcFile: String?
  public var offset: Int?
  /// True where a run that was stopped had fetched it, and it comes from the archive.
  public var isResumed: Bool
}

/// Why an address was not fetched.
public struct FetchFailure: Error, Sendable, Hashable {
  public var url: String
  /// nil where no source has the address.
  public var source: String?
  /// Stable name, `fetch-robots`.
  public var code: String
  /// One sentence: what, and what to do.
  public var message: Bilingual
  /// The server's status where that was the reason.
  public var status: Int?
}

/// The reasons.
enum FetchFault: Error, Hashable {
  case notAllowed
  case port(Int)
  case privateAddress(String)
  case noAddress
  case robots
  case robotsUnavailable
  case tooManyRedirects(Int)
  case redirectOut(String)
  case redirectDown(String)
  case badRedirect
  case status(Int)
  case wait(Int)
  case notText(String)
  case tooLarge(Int)
  case packed(WARCFault)
  case timeout(Int)
  case connection(String)
  case certificate
  case archive(Bilingual)
  case stopped

  /// Worth another attempt.
  var isPassing: Bool { if case .connection = self { true } else { false } }

  func failure(_ url: String, source: String?) -> FetchFailure {
    var failure = FetchFailure(url: url, source: source, code: code, message: message)
    if case .status(let status) = self { failure.status = status }
    return failure
  }

  private var code: String {
    switch self {
    case .notAllowed, .port, .redirectOut, .redirectDown: "fetch-not-allowed"
    case .privateAddress: "fetch-private-address"
    case .robots, .robotsUnavailable: "fetch-robots"
    case .tooManyRedirects, .badRedirect: "fetch-redirect"
    case .status, .wait: "fetch-status"
    case .notText: "fetch-not-text"
    case .tooLarge, .packed: "fetch-too-large"
    case .timeout: "fetch-timeout"
    case .noAddress, .connection, .certificate: "fetch-connection"
    case .archive: "fetch-archive"
    case .stopped: "fetch-stopped"
    }
  }

  private var message: Bilingual {
    switch self {
    case .notAllowed:
      Bilingual(
        vi:
          "Không tải: địa chỉ không thuộc nguồn nào trong sources.yaml, hoặc thỏa thuận đã hết hạn; hãy xem lại nguồn.",
        en:
          "Not fetched: the address belongs to no source of sources.yaml, or its agreement has ended; check the source."
      )
    case .port(let port):
      Bilingual(
        vi: "Không tải: cổng \(port) không được phép (chỉ 80 và 443).",
        en: "Not fetched: port \(port) is not allowed (only 80 and 443).")
    case .privateAddress(let address):
      Bilingual(
        vi:
          "Không tải: máy chủ ở \(address), địa chỉ của mạng nội bộ hoặc dành riêng; nếu là mạng của mình, thêm --allow-private.",
        en:
          "Not fetched: the host is at \(address), in a private or reserved network; if it is yours, add --allow-private."
      )
    case .noAddress:
      Bilingual(
        vi: "Không tìm thấy máy chủ này (DNS); hãy xem lại tên miền.",
        en: "There is no such host (DNS); check the name.")
    case .robots:
      Bilingual(
        vi: "Không tải: robots.txt của trang không cho soat đọc; hãy nhờ bên đối tác mở cho “soat”.",
        en: "Not fetched: the site's robots.txt does not let soat read it; ask the partner to allow “soat”.")
    case .robotsUnavailable:
      Bilingual(
        vi: "Không tải: máy chủ không trả lời được robots.txt nên chưa biết có được đọc không; hãy thử lại sau.",
        en:
          "Not fetched: the server could not give its robots.txt, so it is not known what may be read; try again later."
      )
    case .tooManyRedirects(let count):
      Bilingual(
        vi: "Chuyển hướng quá \(count) lần; hãy sửa địa chỉ.", en: "More than \(count) redirects; mend the address.")
    case .redirectOut(let url):
      Bilingual(
        vi:
          "Trang chuyển hướng ra ngoài nguồn này (đến \(url)) nên không theo; nếu đó là trang của đối tác, thêm vào sources.yaml.",
        en:
          "The page redirects out of its source (to \(url)) and is not followed; if that is the partner's, add it to sources.yaml."
      )
    case .redirectDown(let url):
      Bilingual(
        vi: "Trang chuyển hướng từ https xuống http (\(url)), ai trên đường truyền cũng sửa được, nên không theo.",
        en: "The page redirects from https down to http (\(url)), where anyone on the way can change it; not followed.")
    case .badRedirect:
      Bilingual(
        vi: "Máy chủ chuyển hướng đến một địa chỉ không dùng được.", en: "The server redirects to no usable address.")
    case .status(let status):
      Bilingual(
        vi: "Máy chủ trả lời \(status)\(FetchFault.gone(status).vi).",
        en: "The server answered \(status)\(FetchFault.gone(status).en).")
    case .wait(let seconds):
      Bilingual(
        vi: "Máy chủ đang bận và bảo đợi \(seconds) giây; hãy chạy lại sau.",
        en: "The server is busy and asks to wait \(seconds) seconds; run again later.")
    case .notText(let type):
      Bilingual(
        vi: "Địa chỉ này là \(type), không phải trang hay nguồn tin.", en: "This address is \(type), no page or feed.")
    case .tooLarge(let limit):
      Bilingual(
        vi: "Trang lớn hơn giới hạn \(limit) byte nên không đọc.",
        en: "The page is larger than the limit of \(limit) bytes.")
    case .packed(let fault):
      switch fault {
      case .bodyTooLarge:
        Bilingual(vi: "Trang giải nén ra quá lớn nên không đọc.", en: "The page unpacks to too much and is not read.")
      case .packedAs(let name):
        Bilingual(
          vi: "Trang nén bằng “\(name)”, soat không đọc được.",
          en: "The page is packed with “\(name)”, which soat cannot read.")
      default:
        Bilingual(
          vi: "Nội dung nén của trang hỏng hoặc bị cắt.", en: "The page's packed content is damaged or cut off.")
      }
    case .timeout(let seconds):
      Bilingual(
        vi: "Máy chủ gửi quá chậm (quá \(seconds) giây); hãy thử lại sau.",
        en: "The server is too slow (over \(seconds) seconds); try again later.")
    case .connection(let reason):
      Bilingual(
        vi: "Không kết nối được với máy chủ (\(reason)); hãy thử lại sau.",
        en: "The connection failed (\(reason)); try again later.")
    case .certificate:
      Bilingual(
        vi: "Chứng chỉ https của máy chủ không hợp lệ; hãy báo bên đối tác.",
        en: "The server's https certificate is not valid; tell the partner.")
    case .archive(let message): message
    case .stopped:
      Bilingual(vi: "Lượt quét bị dừng trước khi tải địa chỉ này.", en: "The run was stopped before this address.")
    }
  }

  private static func gone(_ status: Int) -> Bilingual {
    switch status {
    case 404, 410:
      Bilingual(
        vi: " (không còn trang này); hãy bỏ khỏi danh sách", en: " (there is no such page); take it off the list")
    case 401, 403: Bilingual(vi: " (không cho đọc); hãy hỏi bên đối tác", en: " (it may not be read); ask the partner")
    case 429, 503: Bilingual(vi: " (đang bận); hãy chạy lại sau", en: " (it is busy); run again later")
    case 500...: Bilingual(vi: " (máy chủ lỗi); hãy chạy lại sau", en: " (the server failed); run again later")
    default: Bilingual(vi: "", en: "")
    }
  }
}
