"""Reads the tables of Sources/VietnameseText/Data for the scripts that make sources of them."""
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Sources/VietnameseText/Data"
GENERATED = ROOT / "Sources/VietnameseText/Generated"


def table(name, key):
    """Header and rows of one table; ends the script where a row is short, or where two have the same first `key` cells."""
    header, found = None, []
    for number, line in enumerate((DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            sys.exit(f"{name}.tsv:{number}: {len(cells)} cells, the header has {len(header)}")
        if '"' in line or "\\" in line:
            sys.exit(f"{name}.tsv:{number}: quotation marks and backslashes are not allowed")
        if any(cells[:key] == earlier[:key] for earlier in found):
            sys.exit(f"{name}.tsv:{number}: {cells[0]} stands twice")
        found.append(cells)
    return header, found


QUALITIES = {"\u0302": 32, "\u0306": 64, "\u031B": 64}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def code(letter):
    """The number of a letter in lower case, as in Letters.swift: 1 to 26, and a bit for the quality mark."""
    if letter == "đ":
        return 4 | 32
    base, *marks = unicodedata.normalize("NFD", letter)
    return ord(base) - 0x60 | sum(QUALITIES.get(mark, 0) for mark in marks)


def key(syllable):
    """The key of a syllable in lower case, as in SyllableKey.swift; None where it has more than eight letters or others."""
    letters, tone = 0, 0
    if not 0 < len(syllable) <= 8:
        return None
    for letter in syllable:
        marks = unicodedata.normalize("NFD", letter)
        if letter != "đ" and not "a" <= marks[0] <= "z":
            return None
        letters = letters << 7 | code(letter)
        for mark in marks[1:]:
            tone = TONES.get(mark, tone)
    # `y` alone after h k l m s t v or qu is written `i` as well.
    if letters & 127 == 25 and letters >> 7 in (8, 11, 12, 13, 19, 20, 22, 17 << 7 | 21):
        letters = letters & ~127 | 9
    return letters | tone << 56


def write_or_check(target, text):
    """Writes a generated file; with --check, writes nothing and ends the script where the file is stale."""
    if "--check" not in sys.argv[1:]:
        target.write_text(text, encoding="utf-8")
    elif not target.exists() or target.read_text(encoding="utf-8") != text:
        sys.exit(f"{target.name} is stale: run scripts/{pathlib.Path(sys.argv[0]).name}")
