#!/usr/bin/env python3
"""Writes Sources/VietnameseText/Generated/SegmentData.swift from the tables of Sources/VietnameseText/Data that segments use.

With --check nothing is written: the exit status is 1 when the file is not what the tables give.
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Sources/VietnameseText/Data"
TARGET = ROOT / "Sources/VietnameseText/Generated/SegmentData.swift"
TABLES = [
    "top-level-domains", "phone-prefixes", "phone-cues", "number-units", "date-words", "calendar-words",
    "calendar-marks", "surnames", "person-words", "place-names", "vehicle-plates",
]


def rows(name):
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
        if cells in found:
            sys.exit(f"{name}.tsv:{number}: stands twice")
        found.append(cells)
    return header, found


def camel(name):
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def generate():
    out = [
        "// swift-format-ignore-file",
        "// Written by scripts/generate-segment-data.py from the tables in Data. Do not edit: change the table and run the script.",
        "",
        "/// The tables that the recognisers of segments read, a row of cells each.",
        "enum SegmentData {",
    ]
    for name in TABLES:
        header, body = rows(name)
        out.append(f"  /// {name}.tsv: {', '.join(header)}.")
        out.append(f"  static let {camel(name)}: [[String]] = [")
        for cells in body:
            out.append("    [" + ", ".join(f'"{cell}"' for cell in cells) + "],")
        out.append("  ]")
    out.append("}")
    return "\n".join(out) + "\n"


text = generate()
if "--check" in sys.argv[1:]:
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET.relative_to(ROOT)} is stale: run scripts/generate-segment-data.py")
else:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
