#!/usr/bin/env python3
"""Writes Sources/Pages/Generated/PageHintData.swift from the tables of Sources/Pages/HTML/Data.

With --check nothing is written: the exit status is 1 when the file is not what the tables give.
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Sources/Pages/HTML/Data"
TARGET = ROOT / "Sources/Pages/Generated/PageHintData.swift"
KINDS = {
    "match": {"part", "word", "whole", "start"},
    "role": {"content", "title", "lead", "author", "time", "caption", "source", "comment", "drop", "thread"},
    "kind": {"comments", "related", "control", "source", "author"},
}


def rows(name):
    header, found = None, []
    for number, line in enumerate((DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header) or '"' in line or "\\" in line:
            sys.exit(f"{name}.tsv:{number}: {len(header)} cells without quotation marks and backslashes are wanted")
        for column, cell in zip(header, cells):
            if column in KINDS and cell not in KINDS[column]:
                sys.exit(f"{name}.tsv:{number}: {column} is one of {', '.join(sorted(KINDS[column]))}, not {cell}")
        if cells in found:
            sys.exit(f"{name}.tsv:{number}: {cells[0]} stands twice")
        found.append(cells)
    return header, found


out = [
    "// swift-format-ignore-file",
    "// Written by scripts/generate-page-hints.py from the tables in HTML/Data. Do not edit: change the table and run the script.",
    "",
    "/// What names of boxes and lines of their own say of a page, a row of cells each.",
    "enum PageHintData {",
]
for name, variable in [("page-hints", "hints"), ("page-lines", "lines")]:
    header, body = rows(name)
    out.append(f"  /// {name}.tsv: {', '.join(header)}.")
    out.append(f"  static let {variable}: [[String]] = [")
    out += ["    [" + ", ".join(f'"{cell}"' for cell in cells) + "]," for cells in body]
    out.append("  ]")
out.append("}")
text = "\n".join(out) + "\n"
if "--check" not in sys.argv[1:]:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
    sys.exit(f"{TARGET.relative_to(ROOT)} is stale: run scripts/generate-page-hints.py")
