#!/usr/bin/env python3
"""Writes Sources/VietnameseText/Generated/{SegmentData,DisguiseData,CharsetData}.swift from the tables of Sources/VietnameseText/Data.

With --check nothing is written: the exit status is 1 when a file is not what the tables give.
"""
import sys

from tables import GENERATED, ROOT, table

TARGETS = {
    "SegmentData": ("The tables that the recognisers of segments read, a row of cells each.", [
        "top-level-domains", "phone-prefixes", "phone-cues", "number-units", "date-words", "calendar-words",
        "calendar-marks", "surnames", "person-words", "place-names", "vehicle-plates",
    ]),
    "DisguiseData": ("The tables by which disguises are read, a row of cells each.", [
        "leet", "gsm-letters", "teencode", "telex-english", "digit-words",
    ]),
    "CharsetData": ("The tables of legacy charsets, a row of cells each.", [
        "charset-bytes", "vni-marks", "vni-letters", "html-entities",
    ]),
}


def camel(name):
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def generate(enum, about, tables):
    out = [
        "// swift-format-ignore-file",
        "// Written by scripts/generate-segment-data.py from the tables in Data. Do not edit: change the table and run the script.",
        "",
        f"/// {about}",
        f"enum {enum} {{",
    ]
    for name in tables:
        header, body = table(name, key=None)
        out.append(f"  /// {name}.tsv: {', '.join(header)}.")
        out.append(f"  static let {camel(name)}: [[String]] = [")
        for cells in body:
            out.append("    [" + ", ".join(f'"{cell}"' for cell in cells) + "],")
        out.append("  ]")
    out.append("}")
    return "\n".join(out) + "\n"


for enum, (about, tables) in TARGETS.items():
    text = generate(enum, about, tables)
    target = GENERATED / f"{enum}.swift"
    if "--check" not in sys.argv[1:]:
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    elif not target.exists() or target.read_text(encoding="utf-8") != text:
        sys.exit(f"{target.relative_to(ROOT)} is stale: run scripts/generate-segment-data.py")
