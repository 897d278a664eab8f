internal import CPageTree

/// What each tag of HTML means for a text, by its number.
struct PageTags: Sendable {
  enum Role: UInt8, Sendable {
    /// Joins its neighbours without a blank.
    case inline
    /// A paragraph of its own.
    case block
    /// A line of its own, close to its neighbours.
    case line
    /// Never text of a post: scripts, controls, fallbacks.
    case nothing
  }
  private let roles: [Role]

  @inline(__always)
  func role(_ tag: Int) -> Role { roles[tag] }

  let a = number("a")
  let article = number("article")
  let aside = number("aside")
  let audio = number("audio")
  let b = number("b")
  let blockquote = number("blockquote")
  let body = number("body")
  let br = number("br")
  let button = number("button")
  let em = number("em")
  let embed = number("embed")
  let figcaption = number("figcaption")
  let figure = number("figure")
  let footer = number("footer")
  let form = number("form")
  let h1 = number("h1")
  let h6 = number("h6")
  let head = number("head")
  let header = number("header")
  let html = number("html")
  let hr = number("hr")
  let i = number("i")
  let iframe = number("iframe")
  let img = number("img")
  let li = number("li")
  let link = number("link")
  let main = number("main")
  let meta = number("meta")
  let nav = number("nav")
  let object = number("object")
  let ol = number("ol")
  let p = number("p")
  let pre = number("pre")
  let q = number("q")
  let rp = number("rp")
  let rt = number("rt")
  let strong = number("strong")
  let table = number("table")
  let td = number("td")
  let time = number("time")
  let title = number("title")
  let ul = number("ul")
  let video = number("video")

  static let all = PageTags()

  private init() {
    var roles = [Role](repeating: .inline, count: 256)
    for name in [
      "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
      "dt",
      "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
      "hr",
      "html", "legend", "listing", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
      "td",
      "tfoot", "th", "thead", "tr", "ul", "xmp", "marquee",
    ] { roles[PageTags.number(name)] = .block }
    for name in ["li"] { roles[PageTags.number(name)] = .line }
    for name in [
      "applet", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame", "frameset", "head", "iframe",
      "input", "keygen", "link", "map", "meta", "noembed", "noframes", "noscript", "object", "optgroup", "option",
      "param",
      "rp", "script", "select", "source", "style", "svg", "template", "textarea", "title", "track", "video", "img",
      "progress", "meter",
    ] { roles[PageTags.number(name)] = .nothing }
    self.roles = roles
  }

  /// The number of a tag that HTML knows.
  private static func number(_ name: String) -> Int { Int(soat_page_tag(name, name.utf8.count)) }

  /// 0 where HTML does not know it.
  static func known(_ name: String) -> Int { number(name) }
}
