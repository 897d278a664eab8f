"""How much of each page's post is found, and how much else: F1 of tiếng, soat beside trafilatura in one run.

usage: measure.py [--soat PROGRAM] [--pages FOLDER] [--seeds N] [--blind] [--fixtures FOLDER] [--show TEMPLATE] [--keep]
"""
import argparse
import collections
import datetime
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

import templates
from phrases import Writer

HERE = pathlib.Path(__file__).resolve().parent
WORD = re.compile(r"\w+", re.UNICODE)


def syllables(text):
    return collections.Counter(WORD.findall(unicodedata.normalize("NFC", text).lower()))


def f1(found, wanted):
    same = sum((found & wanted).values())
    if not same:
        return 0.0, 0.0, 0.0
    precision, recall = same / sum(found.values()), same / sum(wanted.values())
    return 2 * precision * recall / (precision + recall), precision, recall


def wanted_text(parts):
    return "\n".join([parts["lead"], *parts["body"], *parts["captions"]]).strip()


NAMED = re.compile(rb"""((?:class|id|itemprop)=)(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")


def without_names(page):
    """The same page with names of boxes that say nothing, as pages with generated names have them."""
    def opaque(match):
        words = (match.group(2) or match.group(3) or match.group(4) or b"").split()
        return match.group(1) + b'"' + b" ".join(b"x" + hashlib.sha256(word).hexdigest()[:6].encode() for word in words) + b'"'
    return NAMED.sub(opaque, page)


def make(folder, seeds, blind=False):
    made = []
    for seed in range(seeds):
        for number, function in enumerate(templates.ALL):
            page, parts = function(Writer(f"{function.__name__}/{seed}"))
            name = f"{function.__name__}-{seed}.html"
            page = page if isinstance(page, bytes) else page.encode("utf-8")
            (folder / name).write_bytes(without_names(page) if blind and not page.startswith(b"\xff\xfe") else page)
            made.append((function.__name__, folder / name, parts))
    return made


def soat_texts(program, files):
    command = [program, "extract", "--json", *map(str, files)] if not program.endswith("/extract") else [program, *map(str, files)]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    texts = []
    for line in lines:
        item = json.loads(line)
        if isinstance(item.get("parts"), list):
            parts = [part["text"] for part in item["parts"] if part["part"] != "title"]
        else:
            parts = [item["lead"], item["body"], *item["captions"]]
        texts.append("\n".join(parts))
    if len(texts) != len(files):
        sys.exit(f"{program} gave {len(texts)} answers for {len(files)} pages")
    return texts


def trafilatura_text(path, title):
    import trafilatura
    text = trafilatura.extract(path.read_bytes(), include_comments=False, include_tables=True) or ""
    first, _, rest = text.partition("\n")
    return rest if first.strip() == title else text


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--soat", default="soat")
    arguments.add_argument("--seeds", type=int, default=3)
    arguments.add_argument("--blind", action="store_true", help="take the meaning out of class, id and itemprop")
    arguments.add_argument("--fixtures", type=pathlib.Path, help="write one page of each template, and its text, there")
    arguments.add_argument("--pages", type=pathlib.Path, help="keep the pages here")
    arguments.add_argument("--show", help="print what was found of a template, and what was wanted")
    arguments.add_argument("--keep", action="store_true", help="keep the table in ../results")
    options = arguments.parse_args()
    if options.fixtures:
        options.fixtures.mkdir(parents=True, exist_ok=True)
        for _, path, parts in make(options.fixtures, 1):
            path.with_suffix(".txt").write_text(wanted_text(parts) + "\n", encoding="utf-8")
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.pages or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = make(folder, options.seeds, options.blind)
        files = [path for _, path, _ in made]
        started = time.time()
        ours = soat_texts(options.soat, files)
        our_time = time.time() - started
        started = time.time()
        theirs = []
        for _, path, parts in made:
            title = html.unescape(re.search(r"<h1[^>]*>(.*?)</h1>", path.read_text("utf-8", "replace") + "<h1></h1>", re.S).group(1))
            theirs.append(trafilatura_text(path, re.sub("<[^>]*>", "", title)))
        their_time = time.time() - started
    scores = collections.defaultdict(list)
    for (name, _, parts), one, other in zip(made, ours, theirs):
        wanted = syllables(wanted_text(parts))
        scores[name].append((f1(syllables(one), wanted), f1(syllables(other), wanted)))
        if options.show == name and len(scores[name]) == 1:
            print(f"--- wanted\n{wanted_text(parts)}\n--- soat\n{one}\n--- trafilatura\n{other}")
    mean = lambda values: sum(values) / len(values)
    size = sum(path.stat().st_size for path in files) if options.pages else None
    lines = [f"{len(made)} pages, {len(scores)} kinds{', names of boxes made opaque' if options.blind else ''}; soat {our_time:.2f} s, trafilatura {their_time:.2f} s", "",
             "| page | soat F1 | precision | recall | trafilatura F1 | precision | recall |", "|---|---|---|---|---|---|---|"]
    rows = []
    for name, pairs in scores.items():
        cells = [mean([pair[who][what] for pair in pairs]) for who in (0, 1) for what in (0, 1, 2)]
        rows.append((name, cells))
    for name, cells in sorted(rows, key=lambda row: row[1][0]):
        lines.append(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
    totals = [mean([cells[column] for _, cells in rows]) for column in range(6)]
    lines.append("| **mean** | " + " | ".join(f"**{cell:.3f}**" for cell in totals) + " |")
    lines.append(f"\nWorst: soat {min(c[0] for _, c in rows):.3f}, trafilatura {min(c[3] for _, c in rows):.3f}.")
    print("\n".join(lines))
    if options.keep:
        import trafilatura
        now = datetime.datetime.now()
        head = f"# Main text, {now:%Y-%m-%d %H:%M}\n\ntrafilatura {trafilatura.__version__}. F1 of tiếng between the post of a made page and what was found of it.\n\n"
        (HERE.parent / "results" / f"{now:%Y-%m-%dT%H%M}-maintext{'-blind' if options.blind else ''}.md").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    # Without names the structure alone has to tell; that is not held to the bar.
    if totals[0] < 0.95 and not options.blind:
        sys.exit("the mean F1 is below 0.95")


main()
