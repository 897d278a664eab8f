"""What stands around a post on the pages of each kind: navigation, other posts, readers, footers."""
import html


def e(text):
    return html.escape(text, quote=False)


def nav(w, cls="main-nav", n=10):
    from phrases import SECTIONS
    return f'<nav class="{cls}"><ul>' + "".join(f'<li><a href="/{i}.htm">{s}</a></li>' for i, s in enumerate(SECTIONS[:n])) + "</ul></nav>"


def related(w, cls="box-tinlienquan", head="Tin liên quan", n=5, summary=False):
    items = "".join(
        f'<li><h3><a href="/bai-{i}.htm">{e(w.teaser())}</a></h3>' + (f"<p>{e(w.sentence())}</p>" if summary else "") + "</li>"
        for i in range(n))
    return f'<div class="{cls}"><h4>{head}</h4><ul>{items}</ul></div>'


def comments(w, cls="box-comment", head="Bình luận", n=5):
    items = "".join(
        f'<div class="item"><b>{w.name()}</b> <span>2 giờ trước</span><p>{e(w.reader())} {e(w.paragraph(1))}</p><a href="#">Thích</a> <a href="#">Trả lời</a></div>'
        for _ in range(n))
    return f'<div class="{cls}" id="{cls}"><h3>{head} ({n})</h3><textarea></textarea><button>Gửi bình luận</button>{items}<a href="#">Xem thêm bình luận</a></div>'


def share(cls="share-bar"):
    return f'<div class="{cls}"><a href="#">Facebook</a><a href="#">Zalo</a><a href="#">Twitter</a><a href="#">Sao chép liên kết</a></div>'


def footer(w, cls="site-footer"):
    return (f'<footer class="{cls}"><p>Trang thông tin điện tử tổng hợp {w.name()}. Giấy phép số 00/GP-TTĐT do cơ quan có thẩm quyền cấp. '
            f'Chịu trách nhiệm nội dung: Ban biên tập. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p>'
            f'<ul><li><a href="/gt">Giới thiệu</a></li><li><a href="/lh">Liên hệ quảng cáo</a></li></ul></footer>')


def sidebar(w, cls="sidebar", n=8):
    items = "".join(f'<li><a href="/x{i}">{e(w.teaser())}</a></li>' for i in range(n))
    return f'<aside class="{cls}"><h3>Đọc nhiều</h3><ol>{items}</ol><div class="banner"><p>{e(w.sentence())}</p></div></aside>'


def cookie():
    return '<div class="cookie-bar" role="dialog"><p>Chúng tôi dùng cookie để trang chạy tốt hơn. Đọc tiếp nghĩa là bạn đồng ý với chính sách của chúng tôi.</p><button>Đồng ý</button></div>'


def script(n=1):
    return "".join(f'<script>window.dataLayer=window.dataLayer||[];function g{i}(){{dataLayer.push(arguments)}}var s{i}="<p>Không phải bài viết của trang này.</p>";</script>' for i in range(n))


STYLE = "<style>body{font:16px/1.5 sans-serif}.a{color:#333}.b>li{margin:0 4px}</style>"


def page(title, body, head="", lang="vi", charset="utf-8"):
    meta = f'<meta charset="{charset}">' if charset else ""
    return (f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>{meta}<title>{e(title)} - Trang của làng</title>{STYLE}{head}</head>\n'
            f"<body>\n{body}\n{script(2)}</body>\n</html>\n")


def p(texts, tag="p", attrs=""):
    return "\n".join(f"<{tag}{attrs}>{e(t)}</{tag}>" for t in texts)


def figure(w, caption=None):
    cap = f"<figcaption>{e(caption)}</figcaption>" if caption else ""
    return f'<figure class="photo"><img src="/a.jpg" width="660" height="440" alt="">{cap}</figure>'


def linked_data(kind, title, date):
    return ('<script type="application/ld+json">{"@context":"https://schema.org","@type":"%s","headline":"%s","datePublished":"%s",'
            '"mainEntityOfPage":{"@type":"WebPage","@id":"https://vidu.example/bai.htm"},"articleBody":"Không phải chữ trên trang."}</script>'
            % (kind, title.replace('"', ""), date))
