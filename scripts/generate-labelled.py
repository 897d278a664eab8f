#!/usr/bin/env python3
"""Writes corpora/labelled/dev.jsonl and held.jsonl from the templates beside them: posts, and what a careful reader would mark.

corpora/README.md says what a template is. All posts of one template stand on the same side, so that no near copy of a held post
is in dev.

With --check nothing is written: the exit status is 1 when a file is not what the templates give.
"""
import json
import re
import sys

from marked_post import CLEAN, DISGUISES, FORMS, HARMLESS, Post
from picking import pick
from tables import ROOT, write_or_check

FOLDER = ROOT / "corpora/labelled"
POSTS_PER_TEMPLATE = 6
PLAIN = (0, 1, 4)
DATE = "2026-11-20"
# Books whose rules report a combination, such as goods and a call to order: where it begins and ends is the program's affair,
# so the whole paragraph is expected.
COMBINATIONS = ("lua-dao/", "hang-cam/", "tin-dong/")


def table(path):
    """The rows of one table as dictionaries; ends the script where a row is short."""
    header, found = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) != len(header):
            sys.exit(f"{path.name}:{number}: {len(cells)} cells, the header has {len(header)}")
        else:
            found.append(dict(zip(header, cells)))
    return found


def slots():
    values = {}
    for row in table(FOLDER / "templates/slots.tsv"):
        values.setdefault(row["slot"], []).append((row["value"], row["second"]))
    return values


def filled(row, number, values):
    """The text with its slots filled: one choice a slot and post, so {bao} and {bao.2} are of the same row."""
    def choice(match):
        name, _, part = match[1].partition(".")
        if name not in values:
            sys.exit(f"{row['template']}: no slot {{{name}}} in slots.tsv")
        return values[name][pick(len(values[name]), row["template"], number, name)][1 if part else 0]

    return re.sub(r"\{([a-z-]+(?:\.2)?)\}", choice, row["text"].replace("\\n", "\n"))


def form_of(row, number):
    """Half of the posts are plain; the others take turns in the forms that their template allows."""
    also, offending = row["also"].split(), bool(row["missing"]) or "[[" in row["text"]
    if number in PLAIN:
        return "plain"
    if number == 3 and "bare" in also:
        return "bare"
    if number in (2, 3) and "disguise" in also:
        forms = DISGUISES
    elif offending:
        forms = HARMLESS
    else:
        # What must say something in set words (advertisements, reposts) is never written without accents.
        forms = HARMLESS + CLEAN + ([] if "=true" in row["metadata"] else ["bare"])
    return forms[(pick(len(forms), row["template"]) + number) % len(forms)]


def metadata(cell):
    """`key=value` between blanks; a value in brackets is JSON, with _ for each of its blanks."""
    def value(text):
        if text.startswith("["):
            return json.loads(text.replace("_", " "))
        return {"true": True, "false": False}.get(text, text)

    return {key: value(text) for key, text in (pair.split("=", 1) for pair in cell.split())}


def posts(row, values):
    """The posts of one template, each text only once."""
    seen = set()
    for number in range(POSTS_PER_TEMPLATE):
        form, post = form_of(row, number), Post(row["template"], filled(row, number, values))
        FORMS[form](post, (row["template"], number))
        if post.text in seen:
            continue
        seen.add(post.text)
        expect = [
            {"rule": rule, "text": post.paragraph_of(start) if rule.startswith(COMBINATIONS) else post.words_of(start, end)}
            for rule, start, end in post.marks
        ]
        expect += [{"rule": rule} for rule in row["missing"].split()]
        yield {
            "id": f"{row['template']}-{number}", "text": post.text, "date": DATE, **metadata(row["metadata"]),
            "expect": expect, "template": row["template"], "voice": row["voice"], "variant": form,
        }


def generate():
    values, sides, names = slots(), {"dev": [], "held": []}, set()
    for path in sorted((FOLDER / "templates").glob("*.tsv")):
        for row in table(path) if path.name != "slots.tsv" else []:
            if row["template"] in names:
                sys.exit(f"{path.name}: {row['template']} stands twice")
            if row["side"] not in sides:
                sys.exit(f"{path.name}: {row['template']}: side is dev or held, not “{row['side']}”")
            names.add(row["template"])
            sides[row["side"]] += posts(row, values)
    return {side: "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in found) for side, found in sides.items()}


for side, text in generate().items():
    write_or_check(FOLDER / f"{side}.jsonl", text)
