#!/usr/bin/env python3
"""Writes a folder of made-up pages like those of real sites, or posts as NDJSON, with the `sources.yaml` of both.

Usage: pages.py FOLDER [--pages 2000] [--posts MEGABYTES] [--seed 20261121]

A page has what a page has: menu, header, lead, paragraphs, figures, boxes of other articles in the middle of the text, comments,
inline style and script, footer; about 60 kB. Its sentences are those of corpora/, put together anew; one page in twenty holds a post
that breaks a rule. `pages.tsv` beside them says which, and what that
post breaks when it stands alone. The same seed gives the same bytes.
"""

import argparse
import datetime
import html
import json
import pathlib
import random
import string

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = HERE.parent.parent / "corpora"
LAST_DAY = datetime.date(2026, 11, 20)
OFFENDING = 0.05
# id, name, template, profile, agreement
SOURCES = (
    ("trang-nha", "Trang nhà", "bao", "press", None), ("ban-tin-song", "Bản tin Sông", "bao", "press", "HD-01"),
    ("tong-hop-ngay", "Tổng hợp Ngày", "tong-hop", "aggregator", "HD-02"), ("bep-nha", "Bếp Nhà", "nhat-ky", "kol", "HD-03"),
    ("kenh-lang", "Kênh Làng", "nhat-ky", "own-page", "HD-04"), ("cho-que", "Chợ Quê", "tong-hop", "shop", "HD-05"))


def sources_yaml():
    lines = ["sources:"]
    for name, title, _, profile, agreement in SOURCES:
        consent = f"agreement: {{ id: {agreement}, from: 2026-01-01, until: 2027-12-31 }}" if agreement else "own: true"
        lines += [
            f"  - id: {name}", f"    name: {title}", f"    {consent}", f"    profile: {profile}",
            f'    match: ["**/{name}/**", "**/{name}.ndjson"]', f"    hosts: [{name}.example]"]
    return "\n".join([*lines, "retention: 90 days", ""])


class Phrases:
    """What our own corpora say, in paragraphs: clean ones, and posts that break a rule."""

    def __init__(self):
        self.clean = []
        for path in sorted((CORPORA / "must-stay-clean").glob("*.ndjson")):
            for line in path.read_text(encoding="utf-8").split("\n"):
                if line:
                    self.clean += [part for part in json.loads(line)["text"].split("\n") if len(part) > 60]
        self.offending = []
        for line in (CORPORA / "labelled/dev.jsonl").read_text(encoding="utf-8").split("\n"):
            post = json.loads(line) if line else {}
            # Those that hold of any page: no metadata needs to be known.
            if post.get("expect") and post.get("variant") == "plain" and not {"ad", "media", "campaign"} & post.keys():
                self.offending.append(post)
        # A page about a price list says little; titles are the first sentence of a paragraph.
        self.titles = [part.split(". ")[0].rstrip(".") for part in self.clean if 25 < len(part.split(". ")[0]) < 90]


class PageMaker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.phrases = Phrases()
        self.templates = {
            path.stem: string.Template(path.read_text(encoding="utf-8")) for path in sorted((HERE / "templates").glob("*.html"))}

    def page(self, number):
        """Source, path under its folder, bytes, and the rules that its text breaks."""
        name, site, template, _, _ = SOURCES[number % len(SOURCES)]
        pick = self.random
        day = LAST_DAY - datetime.timedelta(days=pick.randrange(60))
        published = f"{day}T{pick.randrange(6, 23):02}:{pick.randrange(60):02}:00+07:00"
        title = pick.choice(self.phrases.titles)
        address = f"/{day:%Y/%m}/bai-{number:05}.html"
        paragraphs = [" ".join(pick.sample(self.phrases.clean, 3)) for _ in range(pick.randrange(8, 14))]
        broken = []
        if pick.random() < OFFENDING:
            post = pick.choice(self.phrases.offending)
            broken = sorted({entry["rule"] for entry in post["expect"]})
            paragraphs[1:1] = [part for part in post["text"].split("\n") if part.strip()]
        text = self.templates[template].substitute(
            title=html.escape(title), site=html.escape(site), url=f"https://{name}.example{address}", published=published,
            day=f"{day:%d/%m/%Y}", lead=html.escape(pick.choice(self.phrases.clean)), body=self.body(paragraphs),
            menu=self.links(44, "menu-item"), sidebar=self.links(20, "story"), footer=self.links(26, "foot"),
            tags=" ".join(f'<a href="/tag/{i}">{html.escape(t.split(",")[0][:30])}</a>' for i, t in enumerate(self.titles(6))),
            related=self.cards(10), comments=self.comments(12), comment_count=12, css=self.css(96), script=self.script(55),
            late_script=self.script(25))
        return name, f"{name}{address}", text.encode("utf-8"), broken

    def titles(self, count):
        return self.random.sample(self.phrases.titles, count)

    def body(self, paragraphs):
        """Paragraphs with a figure after the second and a box of other articles in the middle."""
        parts = []
        for number, paragraph in enumerate(paragraphs):
            parts.append(f'<p class="Normal">{self.inline(paragraph)}</p>')
            if number == 1 or number == 6:
                parts.append(
                    f'<figure class="tplCaption"><picture><source srcset="/anh/{number}.webp" type="image/webp"><img loading="lazy" '
                    f'src="/anh/{number}.jpg" alt="{html.escape(self.titles(1)[0])}" width="680" height="408"></picture>'
                    f'<figcaption><p class="Image">{html.escape(self.titles(1)[0])}.</p></figcaption></figure>')
            if number == 4:
                parts.append(f'<div class="box-related-inline"><ul class="list-news">{self.links(3, "item")}</ul></div>')
        return "\n".join(parts)

    def inline(self, paragraph):
        """Some words bold, some linked, as editors do."""
        words = html.escape(paragraph).split(" ")
        if len(words) > 20:
            words[4:6] = ["<strong>" + " ".join(words[4:6]) + "</strong>"]
            words[12] = f'<a href="/chu-de/{self.random.randrange(900)}" title="Chủ đề">{words[12]}</a>'
        return " ".join(words)

    def links(self, count, kind):
        return "\n".join(
            f'<li class="{kind} {kind}-{number}"><a href="/{kind}/{self.random.randrange(10**6)}" data-medium="Item-{number}" '
            f'data-thumb="1">{html.escape(title)}</a></li>' for number, title in enumerate(self.titles(count)))

    def cards(self, count):
        return "\n".join(
            f'<div class="item-news"><div class="thumb-art"><a href="/bai/{number}" class="thumb"><img src="data:image/gif;base64,'
            f'R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/anh/t{number}.jpg" alt=""></a></div>'
            f'<h3 class="title-news"><a href="/bai/{number}">{html.escape(title)}</a></h3><p class="description">'
            f'{html.escape(self.random.choice(self.phrases.clean))}</p></div>' for number, title in enumerate(self.titles(count)))

    def comments(self, count):
        return "\n".join(
            f'<div class="comment_item" data-id="{number}"><p class="full_content"><span class="nickname">Bạn đọc {number}</span> '
            f'{html.escape(self.random.choice(self.phrases.clean))}</p><div class="reaction"><a href="#">Thích</a> <a href="#">Trả lời</a>'
            f'</div></div>' for number in range(count))

    def css(self, count):
        return "\n".join(
            f".c{number} .item-{self.random.randrange(99)}>a:hover{{color:#{self.random.randrange(16**6):06x};margin:{number % 24}px auto;"
            f"padding:0 {number % 16}px;font:400 {12 + number % 8}px/1.6 Arial,sans-serif}}" for number in range(count))

    def script(self, count):
        state = [
            {"id": self.random.randrange(10**9), "slot": f"ads_{number}", "title": title, "sizes": [[300, 250], [728, 90]], "lazy": True}
            for number, title in enumerate(self.titles(count))]
        text = json.dumps({"state": state, "v": "3.4.1"}, ensure_ascii=False)
        return f"window.__S=window.__S||[];window.__S.push({text});(function(d){{if(1<2&&d){{d.ready=!0}}}})(document);"


def write_pages(folder, count, seed):
    maker = PageMaker(seed)
    size = 0
    rows = ["path\tsource\trules"]
    for number in range(count):
        name, path, data, broken = maker.page(number)
        target = folder / "pages" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        size += len(data)
        rows.append(f"{path}\t{name}\t{';'.join(broken)}")
    (folder / "pages.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return size


def write_posts(folder, megabytes, seed):
    """Posts of about a kilobyte, each with an id of its own, one in twenty breaking a rule."""
    pick = random.Random(seed)
    phrases = Phrases()
    texts = []
    for _ in range(5000):
        text = "\n\n".join(" ".join(pick.sample(phrases.clean, 2)) for _ in range(2))
        if pick.random() < OFFENDING:
            text += "\n\n" + pick.choice(phrases.offending)["text"]
        texts.append(json.dumps(text, ensure_ascii=False).encode("utf-8"))
    size, number, limit = 0, 0, megabytes * 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{SOURCES[0][0]}.ndjson", "wb") as sink:
        while size < limit:
            line = b'{"id":"bai-%08d","source":"trang-nha","kind":"news","date":"2026-11-%02d","text":%s}\n' % (
                number, 1 + number % 20, texts[pick.randrange(len(texts))])
            sink.write(line)
            size += len(line)
            number += 1
    return size, number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--posts", type=int, default=0, metavar="MEGABYTES")
    parser.add_argument("--seed", type=int, default=20261121)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    (options.folder / "sources.yaml").write_text(sources_yaml(), encoding="utf-8")
    if options.pages:
        size = write_pages(options.folder, options.pages, options.seed)
        print(f"{options.pages} pages, {size / 1e6:.1f} MB, {size / options.pages / 1e3:.1f} kB a page")
    if options.posts:
        size, number = write_posts(options.folder, options.posts, options.seed)
        print(f"{number} posts, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
