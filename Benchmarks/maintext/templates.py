"""The pages: one function a kind. Each returns (page, parts), the parts being what a reader would call the post."""
import html
import json

from frames import STYLE, comments, cookie, e, figure, footer, linked_data, nav, p, page, related, script, share, sidebar

ALL = []


def template(function):
    ALL.append(function)
    return function


def post(lead=None, body=(), captions=(), extra=()):
    return {"lead": lead or "", "body": list(body) + list(extra), "captions": list(captions)}


@template
def wordpress_classic(w):
    t, b = w.title(), w.paragraphs(7)
    main = (f'<article id="post-12" class="post type-post"><header class="entry-header"><h1 class="entry-title">{e(t)}</h1>'
            f'<div class="entry-meta"><span class="posted-on">21/11/2026</span> <span class="byline">bởi {w.name()}</span></div></header>'
            f'<div class="entry-content">{p(b)}{share("sharedaddy sd-sharing")}<div id="jp-relatedposts" class="jp-relatedposts">'
            f'<h3>Có liên quan</h3><a href="/1">{e(w.teaser())}</a><p>{e(w.sentence())}</p></div></div>'
            f'<footer class="entry-footer"><span class="cat-links">Đăng trong <a href="/c">Đời sống</a></span></footer></article>')
    tail = comments(w, "comments-area", "Bình luận", 6)
    return page(t, nav(w) + f'<main id="main">{main}{tail}</main>' + sidebar(w, "widget-area") + footer(w)), post(body=b)


@template
def wordpress_blocks(w):
    t, b, c = w.title(), w.paragraphs(6), w.caption()
    blocks = (p(b[:2]) + f'<figure class="wp-block-image size-large"><img src="a.jpg" alt=""><figcaption>{e(c)}</figcaption></figure>' +
              f'<h2 class="wp-block-heading">Những ngày đầu</h2>' + p(b[2:4]) + f'<blockquote class="wp-block-quote"><p>{e(b[4])}</p></blockquote>' + p(b[5:]))
    main = f'<main class="wp-block-group"><h1 class="wp-block-post-title">{e(t)}</h1><div class="entry-content wp-block-post-content">{blocks}</div>{comments(w, "wp-block-comments")}</main>'
    return page(t, f'<div class="wp-site-blocks"><header class="wp-block-template-part">{nav(w)}</header>{main}{footer(w)}</div>'), post(
        body=b[:2] + ["Những ngày đầu"] + b[2:], captions=[c])


@template
def newspaper_theme(w):
    t, b, c = w.title(), w.paragraphs(8), w.caption()
    body = (f'<div class="td-post-content tagdiv-type"><p>{e(b[0])}</p><figure class="wp-caption"><img src="a.jpg"><figcaption class="wp-caption-text">{e(c)}</figcaption></figure>'
            + p(b[1:4]) + f'<div class="td-a-rec td-a-rec-id-content_inline"><span>Quảng cáo</span></div>' + p(b[4:]) + "</div>")
    main = f'<article class="post"><div class="td-post-header"><h1 class="entry-title">{e(t)}</h1><div class="td-module-meta-info"><div class="td-post-author-name">Bởi {w.name()}</div><time datetime="2026-11-20T08:00:00+07:00">20/11/2026</time></div></div>{body}<div class="td-post-sharing">{share()}</div><div class="td-post-next-prev"><a href="#">{e(w.teaser())}</a></div></article>'
    return page(t, nav(w) + f'<div class="td-main-content">{main}{related(w, "td_block_related_posts", "BÀI VIẾT LIÊN QUAN")}</div>' + sidebar(w, "td-main-sidebar") + footer(w)), post(body=b, captions=[c])


@template
def big_news_sapo(w):
    t, l, b, c = w.title(), w.paragraph(2), w.paragraphs(9), w.caption()
    inner = (p(b[:2], attrs=' class="Normal"') + f'<table class="tplCaption"><tr><td><img src="a.jpg"></td></tr><tr><td class="Image">{e(c)}</td></tr></table>'.replace('class="Image"', 'class="caption"')
             + p(b[2:5], attrs=' class="Normal"') + related(w, "box-tinlienquan width_common", "Tin liên quan", 3) + p(b[5:], attrs=' class="Normal"')
             + f'<p class="author_mail" style="text-align:right;"><strong>Lê Mai Vy</strong></p>')
    main = (f'<section class="section page-detail"><div class="container"><div class="sidebar-1"><ul class="breadcrumb"><li><a href="/">Đời sống</a></li><li><a href="/t">Nhịp sống</a></li></ul><span class="date">Thứ bảy, 21/11/2026, 09:30 (GMT+7)</span>'
            f'<h1 class="title-detail">{e(t)}</h1><p class="description">{e(l)}</p><article class="fck_detail">{inner}</article></div>'
            f'<div class="footer-content"><h4>Tags:</h4> <a href="#">làng nghề</a> <a href="#">ven sông</a></div>{comments(w, "box_comment_vne", "Ý kiến", 6)}</div></section>')
    return page(t, cookie() + f"<header>{nav(w)}</header>" + main + related(w, "box-category", "Đọc nhiều", 8, True) + footer(w)), post(l, b, [c])


@template
def big_news_detail_content(w):
    t, l, b = w.title(), w.paragraph(2), w.paragraphs(10)
    c1, c2 = w.caption(), w.caption()
    def pic(c):
        return f'<figure class="VCSortableInPreviewMode" type="Photo"><div><img alt="" src="b.jpg"></div><figcaption class="PhotoCMS_Caption"><p>{e(c)}</p></figcaption></figure>'
    inner = p(b[:3]) + pic(c1) + p(b[3:6]) + f'<div class="VCSortableInPreviewMode link-content-footer" type="RelatedOneNews"><a href="/r">{e(w.teaser())}</a></div>' + pic(c2) + p(b[6:])
    main = (f'<div class="detail__main"><h1 class="detail-title" data-role="title">{e(t)}</h1><div class="detail-author-top"><div class="author-info"><span class="name">{w.name()}</span></div><div class="detail-time" data-role="publishdate">21/11/2026 07:15 GMT+7</div></div>'
            f'<h2 class="detail-sapo" data-role="sapo">{e(l)}</h2><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">{inner}</div>'
            f'<div class="detail__related"><div class="related-news">{related(w, "box-category", "Tin liên quan")}</div></div><div class="detail-tab">{share("social")}</div>{comments(w, "detail__comment", "Bình luận")}</div>')
    return page(t, nav(w, "header__nav") + main + sidebar(w, "detail__sidebar") + footer(w)), post(l, b, [c1, c2])


@template
def big_news_singular(w):
    t, l, b, c = w.title(), w.paragraph(1), w.paragraphs(8), w.caption()
    inner = p(b[:3]) + f'<figure class="image align-center"><img src="x.jpg" data-src="y.jpg"><figcaption><p>{e(c)} (Ảnh: {w.name()}).</p></figcaption></figure>' + p(b[3:])
    main = f'<article class="singular-container"><div class="author-wrap"><time class="author-time" datetime="2026-11-19 10:00">Thứ năm, 19/11/2026 - 10:00</time></div><h1 class="title-page detail">{e(t)}</h1><h2 class="singular-sapo">(Trang làng) - {e(l)}</h2><div class="singular-content">{inner}</div></article>'
    extra = w.name()
    page_text = page(t, nav(w) + f'<main class="body">{main}<div class="singular-more">{related(w, "article-related", "Đọc thêm", 6)}</div></main>' + footer(w))
    caption = page_text.split("<figcaption><p>")[1].split("</p>")[0]
    return page_text, post("(Trang làng) - " + l, b, [html.unescape(caption)])


@template
def provincial_paper(w):
    t, l, b = w.title(), w.paragraph(1), w.paragraphs(6)
    rel = "".join(f'<div class="item"><h2><a href="/v{i}">{e(w.teaser())}</a></h2><span>16:00, 20/11/2026</span><p>{e(w.sentence())} {e(w.sentence())}</p></div>' for i in range(5))
    main = f'<div class="article-detail"><h1>{e(t)}</h1><div class="post-date">08:33, 21/11/2026</div><p class="sapo"><strong>{e(l)}</strong></p><div class="content-detail">{p(b)}</div></div><div class="tin-lien-quan">{rel}</div>'
    return page(t, nav(w) + f'<div id="wrapper">{main}</div>' + footer(w) + '<a id="totop" href="#">Top</a>'), post(l, b)


@template
def amp(w):
    t, b, c = w.title(), w.paragraphs(6), w.caption()
    head = "<style amp-boilerplate>body{animation:none}</style><link rel='canonical' href='https://vidu.example/a.htm'>" + linked_data("NewsArticle", t, "2026-11-21T09:00:00+07:00")
    main = f'<amp-sidebar id="sb" layout="nodisplay">{nav(w)}</amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{e(t)}</h1></header><div class="amp-wp-article-content">{p(b[:3])}<figure><amp-img src="a.jpg" width="600" height="400"></amp-img><figcaption>{e(c)}</figcaption></figure>{p(b[3:])}</div><footer class="amp-wp-article-footer"><a href="#">Xem bản đầy đủ</a></footer></article>'
    return page(t, main + related(w, "amp-related-posts", "Bài viết liên quan"), head), post(body=b, captions=[c])


@template
def forum_vbulletin(w):
    t, b = w.title(), w.paragraphs(5)
    def message(body, n):
        return (f'<li class="postbit postcontainer" id="post_{n}"><div class="posthead"><span class="date">21-11-2026, 08:{n:02}</span><a href="#">#{n}</a></div><div class="postdetails"><div class="userinfo"><a class="username">{w.name()}</a><span>Thành viên mới</span><dl><dt>Tham gia</dt><dd>2019</dd><dt>Bài viết</dt><dd>12</dd></dl></div>'
                f'<div class="postbody"><div class="content"><blockquote class="postcontent restore">{"<br><br>".join(e(x) for x in body)}</blockquote></div></div></div><div class="postfoot"><a href="#">Trả lời kèm trích dẫn</a></div></li>')
    replies = "".join(message([w.reader() + " " + w.paragraph(1)], n) for n in range(2, 7))
    return page(t, f'<div id="vbulletin_html" class="above_body">{nav(w)}</div><div id="pagetitle"><h1><span class="threadtitle">{e(t)}</span></h1></div><div id="postlist"><ol id="posts" class="posts">{message(b, 1)}{replies}</ol></div>' + footer(w)), post(body=b)


@template
def forum_xenforo(w):
    t, b = w.title(), w.paragraphs(4)
    def message(body, n):
        return (f'<article class="message message--post" data-author="x" id="js-post-{n}"><div class="message-inner"><div class="message-cell message-cell--user"><h4 class="message-name">{w.name()}</h4><h5 class="userTitle">Thành viên</h5></div>'
                f'<div class="message-cell message-cell--main"><header class="message-attribution"><time datetime="2026-11-21T10:00:00+0700">Hôm qua</time> <a>#{n}</a></header><div class="message-content"><div class="message-userContent"><article class="message-body"><div class="bbWrapper">{"<br>".join(e(x) for x in body)}</div></article></div></div></div></div></article>')
    replies = "".join(message([w.reader()], n) for n in range(2, 8))
    return page(t, f'<div class="p-pageWrapper" id="top">{nav(w, "p-nav")}<div class="p-body"><div class="p-title"><h1 class="p-title-value">{e(t)}</h1></div><div class="block block--messages xenforo-thread">{message(b, 1)}{replies}</div></div></div>' + footer(w, "p-footer")), post(body=b)


@template
def blogspot(w):
    t, b = w.title(), w.paragraphs(6)
    inner = "".join(f"{e(x)}<br /><br />" if i % 2 else f"<div style='text-align: justify;'>{e(x)}</div><div><br /></div>" for i, x in enumerate(b))
    main = f"<div class='post hentry'><h3 class='post-title entry-title'>{e(t)}</h3><div class='post-header'></div><div class='post-body entry-content' itemprop='description articleBody'>{inner}<div style='clear: both;'></div></div><div class='post-footer'><div class='post-footer-line'><span class='post-author vcard'>Người đăng: {w.name()}</span> vào lúc <abbr class='published'>10:15</abbr></div></div></div>"
    return page(t, f"<div class='header-outer'>{nav(w, 'tabs')}</div><div class='main-outer'><div class='blog-posts hfeed'><h2 class='date-header'>Thứ Bảy, 21 tháng 11, 2026</h2>{main}</div>{comments(w, 'comments', 'Nhận xét', 4)}<div class='blog-pager'><a href='#'>Bài đăng Cũ hơn</a></div></div><div class='column-right-outer'><div class='widget Label'>{related(w, 'widget-content', 'Nhãn')}</div></div>"), post(body=b)


def old_tables(w):
    t, b = w.title(), w.paragraphs(6)
    cell = "".join(f'<P align=justify><FONT face=".VnTime" size=3>{e(x)}</FONT></P>' for x in b)
    left = "".join(f'<TR><TD><A href="m{i}.htm"><FONT size=2>{s}</FONT></A></TD></TR>' for i, s in enumerate(["Trang chủ", "Tin tức", "Văn bản", "Liên hệ"]))
    news = "".join(f'<TR><TD><IMG src=dot.gif width=6 height=6><A href="n{i}.htm">{e(w.teaser())}</A></TD></TR>' for i in range(6))
    return t, b, (f'<HTML><HEAD><TITLE>{e(t)}</TITLE>%s</HEAD><BODY bgcolor=#ffffff><TABLE width=780 border=0><TR><TD colspan=3><IMG src=banner.gif></TD></TR><TR><TD width=150 valign=top><TABLE>{left}</TABLE></TD>'
                  f'<TD valign=top><B><FONT size=4>{e(t)}</FONT></B><BR>{cell}</TD><TD width=160 valign=top><B>Tin mới</B><TABLE>{news}</TABLE></TD></TR><TR><TD colspan=3 align=center><FONT size=1>Bản quyền thuộc về trang tin của làng. Xem tốt nhất ở độ phân giải 800x600.</FONT></TD></TR></TABLE></BODY></HTML>')


@template
def old_tables_utf8(w):
    t, b, text = old_tables(w)
    return text % '<META http-equiv=Content-Type content="text/html; charset=utf-8">', post(body=b)


@template
def old_tables_tcvn3(w):
    from legacy import tcvn3
    t, b, text = old_tables(w)
    return tcvn3(text % ""), post(body=b)


@template
def says_utf8_is_tcvn3(w):
    from legacy import tcvn3
    t, b, text = old_tables(w)
    return tcvn3(text % '<META http-equiv=Content-Type content="text/html; charset=utf-8">'), post(body=b)


@template
def old_tables_1258(w):
    from legacy import windows1258
    t, b, text = old_tables(w)
    return windows1258(text % '<META http-equiv=Content-Type content="text/html; charset=windows-1258">'), post(body=b)


@template
def utf16_saved(w):
    t, b = w.title(), w.paragraphs(5)
    text = page(t, nav(w) + f'<div class="noi-dung"><h1>{e(t)}</h1>{p(b)}</div>' + footer(w), charset="utf-16")
    return b"\xff\xfe" + text.encode("utf-16-le"), post(body=b)


@template
def entities_everywhere(w):
    t, b = w.title(), w.paragraphs(6)
    def ent(text):
        return "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in text).replace(" ", "&nbsp;", 1)
    return page(t, nav(w) + f'<div id="content"><h1>{ent(t)}</h1><div class="newsdetail">' + "".join(f"<p>{ent(x)}</p>" for x in b) + "</div></div>" + footer(w)), post(body=b)


@template
def facebook_like(w):
    t, b = w.title(), [w.paragraph(2) for _ in range(4)] + ["#langnghe #vensong"]
    lines = "".join(f'<div dir="auto" style="text-align:start">{e(x)}</div>' if not x.startswith("#") else '<div dir="auto">' + " ".join(f'<span><a href="/hashtag/{h[1:]}">{h}</a></span>' for h in x.split()) + "</div>" for x in b)
    reader = "".join(f'<div role="article" aria-label="Bình luận"><div class="x1y comment"><span>{w.name()}</span><div dir="auto">{e(w.reader())}</div><ul><li>Thích</li><li>Phản hồi</li><li>1 giờ</li></ul></div></div>' for _ in range(5))
    main = f'<div role="main"><div role="article"><div><h2><span>{w.name()}</span></h2><span><a href="#">3 giờ</a></span></div><div data-ad-preview="message" class="userContent">{lines}</div><div><img src="p.jpg" alt="Có thể là hình ảnh"></div><div class="x1 social"><span>1,2K</span><span>86 bình luận</span><span>12 lượt chia sẻ</span></div><div class="x2"><span>Thích</span><span>Bình luận</span><span>Chia sẻ</span></div><div class="comment-list">{reader}</div></div></div>'
    return page("Trang", f'<div role="banner">{nav(w)}</div>' + main + '<div role="complementary"><h3>Được tài trợ</h3><p>Ghé tiệm bánh mới ở góc phố, giảm giá cho khách đi bộ.</p></div>'), post(body=b)


@template
def shop_product(w):
    t = "Nồi đất nung làng gốm, dung tích 1,5 lít"
    b = w.paragraphs(4) + ["Chất liệu: đất nung tráng men", "Dung tích: 1,5 lít", "Bảo hành: 6 tháng đổi mới"]
    specs = "<ul>" + "".join(f"<li>{e(x)}</li>" for x in b[4:]) + "</ul>"
    main = (f'<div class="product-page"><div class="gallery"><img src="1.jpg" alt=""><img src="2.jpg" alt=""></div><div class="summary-box"><h1 class="product-title">{e(t)}</h1><div class="price">185.000đ</div><form class="cart"><input value="1"><button>Thêm vào giỏ</button></form></div>'
            f'<div class="tabs"><ul class="nav-tabs"><li><a href="#mo-ta">Mô tả</a></li><li><a href="#dg">Đánh giá (3)</a></li></ul><div id="mo-ta" class="product-description">{p(b[:4])}{specs}</div></div></div>')
    others = "".join(f'<div class="item"><a href="/p{i}">Bình gốm kiểu {i}</a><span>{90 + i}.000đ</span></div>' for i in range(6))
    return page(t, nav(w) + main + f'<section class="related products"><h2>Sản phẩm tương tự</h2>{others}</section>' + comments(w, "product-reviews comment-list", "Đánh giá của khách hàng", 4) + footer(w)), post(body=b)


@template
def government_portal(w):
    t, l, b = w.title(), w.paragraph(1), w.paragraphs(7)
    left = "".join(f'<li><a href="/dm{i}">{s}</a></li>' for i, s in enumerate(["Giới thiệu", "Cơ cấu tổ chức", "Thủ tục hành chính", "Lịch tiếp công dân", "Văn bản pháp quy", "Hỏi đáp"]))
    main = f'<form id="aspnetForm" action="x.aspx"><input type="hidden" name="__VIEWSTATE" value="{"a" * 900}"><div id="ctl00_left" class="danhmuc"><ul>{left}</ul></div><div id="ctl00_main"><div class="duong-dan"><a href="/">Trang chủ</a> » <a href="/t">Tin tức</a></div><h3 class="tieude">{e(t)}</h3><div class="ngaydang">Ngày đăng: 20/11/2026 15:00</div><div class="tomtat"><b>{e(l)}</b></div><div class="noidung-bai">{p(b, attrs=chr(32) + chr(115) + "tyle=" + chr(34) + "text-align: justify;" + chr(34))}</div><div class="cactinkhac"><b>Các tin khác</b><ul>' + "".join(f'<li><a href="/k{i}">{e(w.teaser())}</a> <i>(19/11/2026)</i></li>' for i in range(8)) + "</ul></div></div></form>"
    return page(t, main + footer(w, "chan-trang footer")), post(l, b)


@template
def landing_page(w):
    h = ["Lớp đàn buổi tối cho người bận rộn", "Vì sao học viên ở lại?", "Lịch khai giảng", "Câu hỏi thường gặp"]
    b = w.paragraphs(6)
    main = f'<section class="hero"><h1>{h[0]}</h1><p>{e(b[0])}</p><a class="btn" href="#dk">Đăng ký ngay</a></section><section><h2>{h[1]}</h2><div class="row"><div class="col"><p>{e(b[1])}</p></div><div class="col"><p>{e(b[2])}</p></div></div></section><section><h2>{h[2]}</h2><p>{e(b[3])}</p></section><section><h2>{h[3]}</h2><p>{e(b[4])}</p><p>{e(b[5])}</p></section><section id="dk"><form><label>Họ tên</label><input><label>Điện thoại</label><input><button>Gửi</button></form></section>'
    return page(h[0], nav(w, "topbar menu", 5) + main + footer(w)), post(body=[b[0], h[1], b[1], b[2], h[2], b[3], h[3], b[4], b[5]])


@template
def video_page(w):
    t, b = w.title(), w.paragraphs(2)
    head = linked_data("VideoObject", t, "2026-11-18")
    main = f'<div class="video-detail"><div class="player"><video controls><source src="v.mp4">Trình duyệt không hỗ trợ.</video></div><h1 class="video-title">{e(t)}</h1><div class="video-description">{p(b)}</div>{share()}</div>'
    return page(t, nav(w) + main + related(w, "video-playlist", "Video khác", 10) + comments(w) + footer(w), head), post(body=b)


@template
def live_blog(w):
    t, l = w.title(), w.paragraph(1)
    items = [(f"{20 - i}:{(i * 7) % 60:02}", w.paragraph(2)) for i in range(9)]
    body = "".join(f'<div class="live-item"><span class="live-time time-stamp">{a}</span><div class="live-text"><p>{e(x)}</p></div></div>' for a, x in items)
    return page(t, nav(w) + f'<article><h1>{e(t)}</h1><p class="sapo">{e(l)}</p><div class="live-list">{body}</div></article>' + sidebar(w) + footer(w)), post(l, [x for _, x in items])


@template
def gallery(w):
    t, l, caps = w.title(), w.paragraph(2), [w.caption() + " " + w.paragraph(1) for _ in range(8)]
    body = "".join(f'<div class="slide"><figure><img src="{i}.jpg" alt=""><figcaption>{e(c)}</figcaption></figure></div>' for i, c in enumerate(caps))
    return page(t, nav(w) + f'<article class="photo-story"><h1>{e(t)}</h1><h2 class="sapo">{e(l)}</h2><div class="slides">{body}</div></article>' + related(w, "gallery-related", "Ảnh khác") + footer(w)), post(l, [], caps)


@template
def question_answer(w):
    t = w.title() + "?"
    q, a = w.paragraphs(2), w.paragraphs(4)
    main = f'<div class="qa-detail"><h1>{e(t)}</h1><div class="question-body"><p>{e(q[0])}</p><p>{e(q[1])}</p></div><div class="answer-body"><h3>Trả lời của ban tư vấn</h3>{p(a)}</div></div>'
    return page(t, nav(w) + main + related(w, "cau-hoi-lien-quan", "Câu hỏi liên quan", 7) + footer(w)), post(body=q + ["Trả lời của ban tư vấn"] + a)


@template
def listicle(w):
    t, intro = w.title(), w.paragraph(2)
    items = [(f"{i}. {w.teaser()}", w.paragraph(3), w.caption()) for i in range(1, 7)]
    body = f"<p>{e(intro)}</p>" + "".join(f'<h2>{e(h)}</h2><figure><img src="{i}.jpg"><figcaption>{e(c)}</figcaption></figure><p>{e(x)}</p>' for i, (h, x, c) in enumerate(items))
    return page(t, nav(w) + f'<article><h1>{e(t)}</h1><div class="post-content">{body}</div><div class="post-tags tags"><a href="#">mẹo hay</a></div></article>' + sidebar(w) + comments(w) + footer(w)), post(
        body=[intro] + [x for h, y, _ in items for x in (h, y)], captions=[c for *_, c in items])


@template
def press_release(w):
    t, b = w.title().upper(), w.paragraphs(6)
    main = f'<div class="page-a4"><p style="text-align:center"><b>THÔNG CÁO BÁO CHÍ</b></p><h1 style="text-align:center">{e(t)}</h1><p><i>Làng Đồng Mới, ngày 21 tháng 11 năm 2026</i> – {e(b[0])}</p>{p(b[1:])}<p><b>Về hợp tác xã Đồng Mới</b></p><p>{e(w.paragraph(2))}</p><p>Liên hệ: phòng truyền thông, văn phòng hợp tác xã.</p></div>'
    about = main.split("Đồng Mới</b></p><p>")[1].split("</p>")[0]
    return page(t, nav(w, "nav", 5) + main + footer(w)), post(body=["THÔNG CÁO BÁO CHÍ", "Làng Đồng Mới, ngày 21 tháng 11 năm 2026 – " + b[0]] + b[1:] + ["Về hợp tác xã Đồng Mới", html.unescape(about), "Liên hệ: phòng truyền thông, văn phòng hợp tác xã."])


@template
def infinite_scroll(w):
    t, l, b = w.title(), w.paragraph(1), w.paragraphs(9)
    second = "".join(f'<div class="teaser-card"><a href="/n{i}"><img src="t.jpg"><h3>{e(w.teaser())}</h3></a><p>{e(w.sentence())}</p></div>' for i in range(6))
    return page(t, nav(w) + f'<main><article class="article-content" data-id="1"><h1>{e(t)}</h1><p class="lead">{e(l)}</p>{p(b)}</article><div class="load-more docthem">{second}<button>Tải thêm</button></div></main>' + footer(w)), post(l, b)


@template
def aggregator(w):
    t, l, b = w.title(), w.paragraph(1), w.paragraphs(5)
    main = f'<div class="article"><h1 class="article__header">{e(t)}</h1><div class="article__meta"><a href="/s" class="source">Trang làng bên</a> <time datetime="2026-11-21T06:00:00+07:00">1 giờ</time></div><h3 class="article__sapo">{e(l)}</h3><div class="article__body" itemprop="articleBody">{p(b)}<p class="body-author"><strong>Lý Thu An</strong></p></div><p class="article__nguon source-line">Nguồn: Trang làng bên, bài đăng ngày 21/11/2026</p></div>'
    return page(t, nav(w) + main + related(w, "article__related", "Tin liên quan", 8, True) + footer(w)), post(l, b, extra=["Nguồn: Trang làng bên, bài đăng ngày 21/11/2026"])


@template
def interview(w):
    t, l = w.title(), w.paragraph(1)
    turns = [("- " + w.sentence()[:-1] + "?", w.paragraph(3)) for _ in range(6)]
    body = "".join(f"<p><strong>{e(q)}</strong></p><p>{e(a)}</p>" for q, a in turns)
    return page(t, nav(w) + f'<div class="the-article"><h1 class="the-article-title">{e(t)}</h1><p class="the-article-summary">{e(l)}</p><div class="the-article-body">{body}</div><div class="the-article-tags">{share("the-article-share")}</div></div>' + comments(w, "the-article-comment", "Bình luận") + footer(w)), post(l, [x for turn in turns for x in turn])


@template
def no_classes(w):
    t, b = w.title(), w.paragraphs(6)
    links = "".join(f'<a href="/{i}">{e(w.teaser())}</a><br>' for i in range(10))
    return page(t, f"<div><div>{links}</div><div><h1>{e(t)}</h1>{p(b)}</div><div><b>Xem thêm</b><br>{links}</div></div>"), post(body=b)


@template
def hashed_classes(w):
    t, l, b, c = w.title(), w.paragraph(1), w.paragraphs(7), w.caption()
    rel = "".join(f'<div class="sc-9b"><a class="sc-1a" href="/{i}">{e(w.teaser())}</a></div>' for i in range(9))
    head = linked_data("NewsArticle", t, "2026-11-20T10:00:00+07:00")
    return page(t, f'<div id="__next"><header class="sc-3d">{nav(w, "sc-xx")}</header><div class="sc-7f"><article class="sc-aa"><h1 class="sc-bb">{e(t)}</h1><p class="sc-cc">{e(l)}</p><div class="sc-dd">{p(b[:4])}<figure class="sc-ee"><img src="a"><figcaption class="sc-ff">{e(c)}</figcaption></figure>{p(b[4:])}</div></article><div class="sc-gg">{rel}</div></div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"body": b}}, ensure_ascii=False)}</script>' + footer(w), head), post(body=[l] + b, captions=[c])


@template
def divs_and_breaks(w):
    t, b = w.title(), w.paragraphs(7)
    return page(t, nav(w) + f'<div class="wrap"><h2 class="bai-title">{e(t)}</h2><div>{"<br/><br/>".join(e(x) for x in b)}</div></div>' + sidebar(w, "cot-phai", 12) + footer(w)), post(body=b)


@template
def unclosed_everything(w):
    t, b = w.title(), w.paragraphs(6)
    return (f"<html><head><meta charset=utf-8><title>{e(t)}<body><ul class=menu><li><a href=/1>Trang chủ<li><a href=/2>Tin tức</ul><h1>{e(t)}</h1><div class=noidung>" + "".join(f"<p>{e(x)}" for x in b) + "</div><ul class=footer><li>Giới thiệu<li>Liên hệ</ul>").replace(f"<title>{e(t)}", f"<title>{e(t)}</title>").replace("Trang chủ<li>", "Trang chủ</a><li>").replace("Tin tức</ul>", "Tin tức</a></ul>"), post(body=b)


@template
def related_inside_paragraphs(w):
    t, l, b = w.title(), w.paragraph(1), w.paragraphs(8)
    mid = f'<div class="inner-article related-inline"><a href="/r1"><img src="t.jpg" alt=""><span class="title-news">{e(w.teaser())}</span></a><p>{e(w.sentence())}</p></div>'
    rel = f'<p><strong>Xem thêm:</strong> </p><ul><li><a href="/r2">{e(w.teaser())}</a></li><li><a href="/r3">{e(w.teaser())}</a></li></ul>'
    return page(t, nav(w) + f'<article class="cms-body"><h1>{e(t)}</h1><div class="sapo">{e(l)}</div>{p(b[:3])}{mid}{p(b[3:6])}{rel}{p(b[6:])}</article>' + footer(w)), post(l, b)


@template
def long_comments(w):
    t, b = w.title(), w.paragraphs(4)
    return page(t, nav(w) + f'<div class="post-detail"><h1>{e(t)}</h1><div class="post-content">{p(b)}</div></div>' + comments(w, "box-binh-luan", "Ý kiến bạn đọc", 40) + footer(w)), post(body=b)


@template
def plain_comment_heading(w):
    t, b = w.title(), w.paragraphs(6)
    readers = "".join(f"<div><b>{w.name()}</b><p>{e(w.reader())} {e(w.paragraph(1))}</p></div>" for _ in range(6))
    return page(t, nav(w) + f'<div class="col-9"><div class="bai"><h1>{e(t)}</h1>{p(b)}<h4>Bình luận (6)</h4>{readers}</div></div>' + footer(w)), post(body=b)


@template
def short_notice(w):
    t, b = w.title(), w.paragraphs(1)
    return page(t, nav(w, "menu", 15) + f'<div class="tin"><h1>{e(t)}</h1><p>{e(b[0])}</p></div>' + related(w, "tin-moi", "Tin mới", 12) + sidebar(w, "sidebar", 12) + footer(w)), post(body=b)


@template
def table_inside(w):
    t, b = w.title(), w.paragraphs(5)
    rows = [["Ngày", "Giờ", "Nơi gặp"], ["Thứ Hai", "7 giờ", "Sân đình"], ["Thứ Tư", "8 giờ", "Nhà văn hóa"], ["Thứ Sáu", "7 giờ 30", "Bờ kè"]]
    table = "<table border=1>" + "".join("<tr>" + "".join(f"<td>{x}</td>" for x in row) + "</tr>" for row in rows) + "</table>"
    return page(t, nav(w) + f'<article class="entry-content"><h1>{e(t)}</h1>{p(b[:3])}{table}{p(b[3:])}</article>' + sidebar(w) + footer(w)), post(body=b[:3] + [x for row in rows for x in row] + b[3:])


@template
def recipe(w):
    t, b = "Cách nấu canh chua bông súng", w.paragraphs(2)
    need, steps = ["300 g cá lóc", "1 bó bông súng", "2 quả cà chua", "Me chín, hành, ngò gai"], [w.paragraph(2) for _ in range(5)]
    main = f'<article class="recipe"><h1>{t}</h1>{p(b)}<h2>Nguyên liệu</h2><ul>' + "".join(f"<li>{x}</li>" for x in need) + "</ul><h2>Các bước</h2><ol>" + "".join(f"<li>{e(x)}</li>" for x in steps) + "</ol></article>"
    return page(t, nav(w) + main + related(w, "mon-khac lien-quan", "Món khác") + comments(w) + footer(w)), post(body=b + ["Nguyên liệu"] + need + ["Các bước"] + steps)


@template
def job_posting(w):
    t = "Tuyển thợ gốm học việc"
    b = w.paragraphs(2)
    items = ["Làm việc sáu ngày mỗi tuần.", "Có chỗ ở cho người ở xa.", "Được dạy nghề từ đầu, không thu tiền."]
    return page(t, nav(w) + f'<div class="job"><h1>{t}</h1><div class="job-detail__body"><h3>Mô tả công việc</h3>{p(b)}<h3>Quyền lợi</h3><ul>' + "".join(f"<li>{x}</li>" for x in items) + "</ul></div></div>" + related(w, "viec-tuong-tu", "Việc làm tương tự", 8) + footer(w)), post(body=["Mô tả công việc"] + b + ["Quyền lợi"] + items)


@template
def quiet_magazine(w):
    t, l, b, c = w.title(), w.paragraph(1), w.paragraphs(12), w.caption()
    body = "".join(f'<div class="eMagazine-block"><div class="text"><p>{e(x)}</p></div></div>' for x in b[:6]) + f'<div class="full-img"><img src="m.jpg"><p class="caption">{e(c)}</p></div>' + "".join(f'<div class="eMagazine-block"><div class="text"><p>{e(x)}</p></div></div>' for x in b[6:])
    return page(t, f'<div class="emagazine"><div class="cover"><h1>{e(t)}</h1><p class="sapo">{e(l)}</p></div><div class="contents">{body}</div><div class="credit">Trình bày: {w.name()}</div></div>' + footer(w)), post(l, b, [c])


@template
def mobile_page(w):
    t, l, b = w.title(), w.paragraph(1), w.paragraphs(6)
    return page(t, f'<header class="m-header"><a class="logo">Làng</a><div class="m-menu" style="display:none">{nav(w)}</div></header><div class="m-detail"><h1>{e(t)}</h1><span class="time">21/11/2026 06:00</span><h2 class="sapo">{e(l)}</h2><div class="m-content" id="noidung">{p(b)}</div></div><div class="m-list">{related(w, "m-news", "Mới nhất", 10, True)}</div>' + footer(w)), post(l, b)


@template
def ads_between(w):
    t, b = w.title(), w.paragraphs(8)
    ad = '<div class="ads-inline" id="adm-slot-1"><a href="/qc">Quảng cáo</a><p>Khai trương quán mới, giảm giá nửa phần cho khách đặt trước trong tuần này.</p></div>'
    return page(t, nav(w) + f'<div class="detail-cmain"><h1>{e(t)}</h1><div class="afcbc-body">' + ad.join(f"<p>{e(x)}</p>" for x in b) + "</div></div>" + sidebar(w) + footer(w) + script(20)), post(body=b)


@template
def podcast(w):
    t, b = w.title(), w.paragraphs(3)
    return page(t, nav(w) + f'<div class="podcast-detail"><h1>{e(t)}</h1><audio controls src="a.mp3"></audio><div class="podcast-text"><p>{e(b[0])}</p><p>{e(b[1])}</p><p>{e(b[2])}</p></div><h3>Tập khác</h3><ul class="list">' + "".join(f'<li><a href="/e{i}">Tập {i}: {e(w.teaser())}</a> <span>{10 + i}:20</span></li>' for i in range(8)) + "</ul></div>" + footer(w)), post(body=b)


@template
def newsletter_archive(w):
    b = w.paragraphs(6)
    body = "".join(f'<tr><td style="padding:10px"><p style="margin:0">{e(x)}</p></td></tr>' for x in b)
    return page("Bản tin tuần", f'<table width="100%" bgcolor="#eee"><tr><td align="center"><table width="600"><tr><td><a href="#">Xem trên trình duyệt</a></td></tr>{body}<tr><td style="font-size:11px"><a href="#">Hủy đăng ký</a> | <a href="#">Chia sẻ</a></td></tr></table></td></tr></table>'), post(body=b)


@template
def elementor_landing(w):
    t, b = w.title(), w.paragraphs(6)
    def block(kind, inner):
        return f'<div class="elementor-element elementor-widget elementor-widget-{kind}" data-element_type="widget"><div class="elementor-widget-container">{inner}</div></div>'
    rows = "".join(f'<section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap">{block("heading", f"<h2 class=elementor-heading-title>Phần {i + 1}</h2>")}{block("text-editor", f"<p>{e(x)}</p>")}{block("button", "<a class=elementor-button href=#mua><span>Tìm hiểu thêm</span></a>")}</div></div></div></section>' for i, x in enumerate(b))
    return page(t, f'<header class="elementor-location-header">{nav(w, "elementor-nav-menu")}</header><div data-elementor-type="wp-page" class="elementor elementor-21">{block("heading", f"<h1 class=elementor-heading-title>{e(t)}</h1>")}{rows}</div>' + footer(w, "elementor-location-footer")), post(
        body=[x for i, text in enumerate(b) for x in (f"Phần {i + 1}", text, "Tìm hiểu thêm")])
