"""Vietnamese in the charsets of before Unicode, by the tables of VietnameseText."""
import pathlib
import unicodedata

DATA = pathlib.Path(__file__).resolve().parents[2] / "Sources/VietnameseText/Data/charset-bytes.tsv"


def _column(name):
    header, table = None, {}
    for line in DATA.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        try:
            table.setdefault(chr(int(cells[header.index(name)], 16)), int(cells[0], 16))
        except ValueError:
            pass
    return table


def tcvn3(text):
    """Capitals with a tone are written small, as the fonts had them."""
    table, out = _column("tcvn3"), bytearray()
    for letter in unicodedata.normalize("NFC", text):
        if ord(letter) < 128:
            out.append(ord(letter))
        elif letter in table:
            out.append(table[letter])
        elif letter.lower() in table:
            out.append(table[letter.lower()])
        else:
            out += {"“": b'"', "”": b'"', "–": b"-", "»": b">"}.get(letter, b"?")
    return bytes(out)


def windows1258(text):
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in tone))
            out += (rest + "".join(tone)).encode("cp1258", "replace")
    return bytes(out)
