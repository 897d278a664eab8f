#!/usr/bin/env python3
"""Writes Sources/VietnameseText/Generated/LetterData.swift: the letters of the alphabet with their marks, from Unicode.

The tables are constants of the program, so that nothing has to be asked for at its start or on the way to a letter.
With --check, writes nothing and fails where the file is stale.
"""

import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "Sources/VietnameseText/Generated/LetterData.swift"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
# Mark, bits of the code, and the letters that take it.
QUALITIES = [("", 0, "abcdefghijklmnopqrstuvwxyz"), ("\u0302", 32, "aeo"), ("\u0306", 64, "a"), ("\u031B", 64, "ou")]
VOWELS = "aeiouy"
STROKE_D = 4 | 32


def letters():
    """Each precomposed letter: index into the table of scalars, scalar."""
    for mark, bits, takers in QUALITIES:
        for letter in takers:
            for tone, tone_mark in enumerate(TONES):
                if tone and letter not in VOWELS:
                    continue
                for capital, plain in enumerate([letter, letter.upper()]):
                    composed = unicodedata.normalize("NFC", plain + mark + tone_mark)
                    if len(composed) == 1:
                        code = ord(letter) - 0x60 | bits
                        yield code << 4 | tone << 1 | capital, ord(composed)
    yield STROKE_D << 4, 0x111
    yield STROKE_D << 4 | 1, 0x110


def rows(values):
    width = 12
    for start in range(0, len(values), width):
        yield "    " + ", ".join(values[start : start + width]) + ","


def main():
    scalars = [0] * (128 << 4)
    infos = [0] * 0x350
    for digit in range(10):
        infos[0x30 + digit] = 96 + digit
    for index, scalar in letters():
        scalars[index] = scalar
        place = scalar if scalar < 0x250 else 0x250 + (scalar & 0xFF)
        infos[place] = index >> 4 | (index >> 1 & 7) << 7 | (index & 1) << 10
    lines = [
        "// Written by scripts/generate-letters.py from the compositions of Unicode. Do not edit: run the script.",
        "",
        "/// The letters of the alphabet with their marks.",
        "enum LetterData {",
        "  /// Code, tone and capital of the scalars below U+0250, then of U+1E00 to U+1EFF.",
        "  static let infos: [UInt16] = [",
        *rows([str(value) for value in infos]),
        "  ]",
        "",
        "  /// Scalars by code, tone and capital; 0 where there is no precomposed letter.",
        "  static let scalars: [UInt32] = [",
        *rows([f"0x{value:X}" if value else "0" for value in scalars]),
        "  ]",
        "}",
        "",
    ]
    text = "\n".join(lines)
    if "--check" in sys.argv[1:]:
        if TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.name} is stale: run scripts/generate-letters.py")
    else:
        TARGET.write_text(text, encoding="utf-8")


main()
