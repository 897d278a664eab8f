#!/usr/bin/env python3
"""Writes corpora/labelled/dev.jsonl and held.jsonl from the templates beside them: posts with the findings a careful reader expects.

A template is one row of corpora/labelled/templates/*.tsv. Its text holds slots ({tinh}, filled from slots.tsv) and marks,
[[rule|words]] or [[rule,rule|words]], around what must be found; marks may stand inside one another. `missing` names the rules
whose finding is about the whole post. `also` lets a template take the forms that hide or strip what is marked
(disguise, bare). All posts of a template stand on the same side, so that no near copy of a held post is in dev.

With --check nothing is written: the exit status is 1 when a file is not what the templates give.
"""
import hashlib
import json
import re
import sys
import unicodedata

from tables import ROOT, write_or_check

FOLDER = ROOT / "corpora/labelled"
SEED = "soat-2026"
POSTS_PER_TEMPLATE = 6
DATE = "2026-11-20"

# Forms that leave every label as it is; forms that only templates with `also` take, for a rule of the kind prefer need not see
# through a disguise and an unaccented post counts one level lower; forms of clean posts. Posts that must say something in
# set words (advertisements, reposts) are never written without accents.
HARMLESS = ["nfd", "new-tone-style", "upper-case", "emoji", "lines", "wrapped", "blank-runs", "no-break-spaces", "quoted-entity"]
DISGUISES = ["zero-width", "dotted", "entity", "lookalike"]
CLEAN = ["zero-width-between", "dotted-harmless", "bold-heading"]

EMOJI = ["🌸", "😊", "👇", "🍜", "✨", "🙏"]
LOOKALIKES = str.maketrans({"o": "о", "a": "а", "e": "е", "c": "с", "p": "р"})
HARMLESS_WORDS = ["chết", "máu", "súng", "đánh", "ghét"]
LINKLIKE = re.compile(r"https?://\S+|[#@]\w+|\S+@\S+")
BARE_D = str.maketrans({"đ": "d", "Đ": "D"})


def pick(count, *key):
    """A number below `count` that depends on nothing but the key: the same on every machine and in every version."""
    digest = hashlib.sha256("\x1f".join([SEED, *map(str, key)]).encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") % count


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


def filled(text, template, number, values):
    """The text with its slots filled: one choice a slot and post, so {bao} and {bao.2} are of the same row."""
    def choice(match):
        name, _, part = match[1].partition(".")
        if name not in values:
            sys.exit(f"{template}: no slot {{{name}}} in slots.tsv")
        return values[name][pick(len(values[name]), template, number, name)][1 if part else 0]

    return re.sub(r"\{([a-z-]+(?:\.2)?)\}", choice, text)


class Post:
    """A text as a list of letters with the marks as ranges over it: a form may replace one letter by many and keep the ranges."""

    def __init__(self, template, text):
        self.letters, self.marks, open_marks = [], [], []
        i = 0
        while i < len(text):
            opening = re.match(r"\[\[([a-z0-9/,-]+)\|", text[i:])
            if opening:
                open_marks.append((opening[1].split(","), len(self.letters)))
                i += opening.end()
            elif open_marks and text.startswith("]]", i):
                rules, start = open_marks.pop()
                self.marks += [(rule, start, len(self.letters)) for rule in rules]
                i += 2
            else:
                self.letters.append(text[i])
                i += 1
        if open_marks:
            sys.exit(f"{template}: a mark [[… is not closed")

    @property
    def text(self):
        return "".join(self.letters)

    def guarded(self):
        """The positions inside links, hashtags and addresses, which no form touches."""
        return {i for match in LINKLIKE.finditer("".join(letter[:1] or " " for letter in self.letters)) for i in range(*match.span())}

    def map(self, change, where=None):
        """Replaces each letter (or those of `where`) outside links by what `change` gives."""
        guarded = self.guarded()
        for i in where if where is not None else range(len(self.letters)):
            if i not in guarded:
                self.letters[i] = change(self.letters[i])

    def marked(self):
        return [i for _, start, end in self.marks for i in range(start, end)]


def newer_style(text):
    """hoà, thuý, khoẻ: the tone mark on the last vowel of an open oa, oe, uy."""
    def moved(match):
        first, mark, last = match[1], match[2], match[3]
        return unicodedata.normalize("NFC", first + last + mark)

    decomposed = unicodedata.normalize("NFD", text)
    pattern = r"(?<![qQ])([oO](?=[\u0300\u0301\u0303\u0309\u0323][aAeE])|[uU](?=[\u0300\u0301\u0303\u0309\u0323][yY]))([\u0300\u0301\u0303\u0309\u0323])([aAeEyY])(?![\w\u0300-\u036f])"
    return unicodedata.normalize("NFC", re.sub(pattern, moved, decomposed))


def respell(post, change):
    """Applies a change that keeps the number of letters of the text."""
    changed = change(post.text)
    if len(changed) != len(post.letters):
        sys.exit(f"a form changed the length of “{post.text[:40]}…”")
    guarded = post.guarded()
    post.letters = [old if i in guarded else new for i, (old, new) in enumerate(zip(post.letters, changed))]


def spread(post, letter, every, instead=False):
    """Puts `letter` after blanks, or in their place, one of `every`, outside marks."""
    marked = set(post.marked())
    blanks = [i for i, found in enumerate(post.letters) if found == " " and i not in marked]
    for i in blanks[:: every]:
        post.letters[i] = letter if instead else post.letters[i] + letter


def sentence_ends(post):
    marked, guarded = set(post.marked()), post.guarded()
    text = post.text
    return [i + 1 for i in range(len(text) - 2)
            if text[i] in ".!?" and text[i + 1] == " " and i not in guarded and text[i - 1].isalpha() and i + 1 not in marked]


def in_form(post, form, key):
    """Writes the post in a form; the marks stay on the same letters."""
    if form == "nfd":
        post.letters = [unicodedata.normalize("NFD", letter) for letter in post.letters]
    elif form == "new-tone-style":
        respell(post, newer_style)
    elif form == "upper-case":
        post.map(str.upper)
    elif form == "emoji":
        for number, i in enumerate(sentence_ends(post)):
            post.letters[i] = f" {EMOJI[pick(len(EMOJI), *key, number)]} "
    elif form == "lines":
        for i in sentence_ends(post):
            post.letters[i] = "\n"
    elif form == "wrapped":
        column, guarded = 0, post.guarded()
        for i, letter in enumerate(post.letters):
            column = 0 if letter == "\n" else column + 1
            if column > 56 and letter == " " and i not in guarded:
                post.letters[i], column = "\n", 0
    elif form == "blank-runs":
        spread(post, " ", 5)
    elif form == "no-break-spaces":
        post.map(lambda letter: "\u00A0" if letter == " " else letter, range(0, len(post.letters)))
    elif form == "quoted-entity":
        post.map(lambda letter: {"“": "&ldquo;", "”": "&rdquo;", "&": "&amp;"}.get(letter, letter))
        spread(post, "&nbsp;", 9, instead=True)
    elif form == "zero-width":
        hide(post, "\u200B")
    elif form == "dotted":
        hide(post, ".")
    elif form == "entity":
        post.map(lambda letter: f"&#{ord(letter)};" if ord(letter) > 127 else letter, post.marked())
    elif form == "lookalike":
        post.map(lambda letter: letter.translate(LOOKALIKES), post.marked())
    elif form == "bare":
        respell(post, unaccented)
    elif form == "zero-width-between":
        spread(post, "\u200B", 4)
    elif form == "dotted-harmless":
        word = HARMLESS_WORDS[pick(len(HARMLESS_WORDS), *key)]
        post.letters += list(f" Cười {word[0]}.{'.'.join(word[1:])} được luôn.")
    elif form == "bold-heading":
        post.letters = list("𝐃𝐨̣𝐜 𝐧𝐡𝐚𝐧𝐡\n") + post.letters
        post.marks = [(rule, start + len("𝐃𝐨̣𝐜 𝐧𝐡𝐚𝐧𝐡\n"), end + len("𝐃𝐨̣𝐜 𝐧𝐡𝐚𝐧𝐡\n")) for rule, start, end in post.marks]


def hide(post, letter):
    """Puts `letter` between the letters of every marked word, never at its ends or beside a figure."""
    inside = set(post.marked())
    for i in sorted(inside):
        if i + 1 in inside and post.letters[i].isalpha() and post.letters[i + 1].isalpha():
            post.letters[i] += letter


def unaccented(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain).translate(BARE_D)


def form_of(row, number, offending):
    """Posts 0, 1 and 4 are plain; the others take turns in the forms their template allows."""
    if number in (0, 1, 4):
        return "plain"
    also = row["also"].split()
    if number == 3 and "bare" in also:
        return "bare"
    if number in (2, 3) and "disguise" in also:
        forms = DISGUISES
    else:
        forms = HARMLESS + ([] if offending else CLEAN) + ([] if offending or "=true" in row["metadata"] else ["bare"])
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
    offending = bool(row["missing"]) or "[[" in row["text"]
    seen = set()
    for number in range(POSTS_PER_TEMPLATE):
        form = form_of(row, number, offending)
        text = filled(row["text"].replace("\\n", "\n"), row["template"], number, values)
        post = Post(row["template"], text)
        in_form(post, form, (row["template"], number))
        if post.text in seen:
            continue
        seen.add(post.text)
        expect = [{"rule": rule, "text": "".join(post.letters[start:end])} for rule, start, end in post.marks]
        expect += [{"rule": rule} for rule in row["missing"].split()]
        known = metadata(row["metadata"])
        yield {
            "id": f"{row['template']}-{number}", "text": post.text, **known, "date": known.get("date", DATE),
            "expect": expect, "template": row["template"], "voice": row["voice"], "variant": form,
        }


def generate():
    values, sides, names = slots(), {"dev": [], "held": []}, set()
    for path in sorted((FOLDER / "templates").glob("*.tsv")):
        if path.name == "slots.tsv":
            continue
        for row in table(path):
            if row["template"] in names:
                sys.exit(f"{path.name}: {row['template']} stands twice")
            if row["side"] not in sides:
                sys.exit(f"{path.name}: {row['template']}: side is dev or held, not {row['side']}")
            names.add(row["template"])
            sides[row["side"]] += posts(row, values)
    return {side: "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in rows) for side, rows in sides.items()}


for side, text in generate().items():
    write_or_check(FOLDER / f"{side}.jsonl", text)
