#!/usr/bin/env python3
"""Writes Sources/VietnameseText/Generated/OrthographyData.swift from the tables of Sources/VietnameseText/Data on syllables,
lookalikes, blanks and marks.

With --check nothing is written: the exit status is 1 when the file is not what the tables give.
"""
import sys

from tables import GENERATED, ROOT, table

TARGET = GENERATED / "OrthographyData.swift"
WORDS = {"onsets": ["onset", "before"], "rimes": ["rime", "set", "onsets"], "abbreviations": ["abbreviation"]}
LETTERS = {"stroke-d": ["letter"], "small-capitals": ["letter"], "lookalikes": ["letter", "script"], "fold-letters": ["letters"]}
RANGES = ["invisibles", "blanks", "decorations"]


def rows(name):
    header, found = table(name, key=2)
    return [dict(zip(header, cells)) for cells in found]


def camel(name):
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def generate():
    out = [
        "// Written by scripts/generate-syllables.py from the tables in Data. Do not edit: change the table and run the script.",
        "",
        "/// The tables of the orthography, a row of cells each.",
        "enum OrthographyData {",
    ]
    for name, columns in WORDS.items():
        out.append(f"  /// {name}.tsv: {', '.join(columns)}.")
        out.append(f"  static let {camel(name)}: [[String]] = [")
        out += ["    [" + ", ".join(f'"{row[c]}"' for c in columns) + "]," for row in rows(name)]
        out.append("  ]")
    for name, columns in LETTERS.items():
        out.append(f"  /// {name}.tsv: code point, {', '.join(columns)}.")
        out.append(f"  static let {camel(name)}: [(scalar: UInt32, cells: [String])] = [")
        for row in rows(name):
            cells = ", ".join(f'"{row[c]}"' for c in columns)
            out.append(f"    (0x{row['code point']}, [{cells}]),")
        out.append("  ]")
    for name in RANGES:
        out.append(f"  /// {name}.tsv: first to last.")
        out.append(f"  static let {name}: [ClosedRange<UInt32>] = [")
        out += [f"    0x{row['first']}...0x{row['last']}," for row in rows(name)]
        out.append("  ]")
    out.append("}")
    return "\n".join(out) + "\n"


text = generate()
if "--check" in sys.argv[1:]:
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET.relative_to(ROOT)} is stale: run scripts/generate-syllables.py")
else:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
