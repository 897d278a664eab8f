#!/usr/bin/env python3
"""Writes Sources/Intake/Generated/ShippedTables.swift: headings, values and export mappings, carried in the program.

From Sources/Intake/Data. A heading is known without its diacritics too, where that is no other heading. With --check,
writes nothing and fails where the file is stale.
"""

import unicodedata

from tables import ROOT, write_or_check

DATA = ROOT / "Sources/Intake/Data"
TARGET = ROOT / "Sources/Intake/Generated/ShippedTables.swift"


def rows(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    columns = len(lines[0].split("\t"))
    table = [line.split("\t") for line in lines[1:]]
    for row in table:
        if len(row) != columns or row[0] != row[0].lower():
            raise SystemExit(f"{name}: {row}")
    return table


def bare(text):
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def main():
    headings = rows("headings.tsv")
    known = {heading for heading, _ in headings}
    if len(known) != len(headings):
        raise SystemExit("headings.tsv: a heading stands twice")
    for heading, field in list(headings):
        if bare(heading) not in known:
            known.add(bare(heading))
            headings.append([bare(heading), field])
    # “(bare) ma” and the like keep the rank of the table's order: those without marks come last.
    mappings = sorted((DATA / "Mappings").glob("*.yaml"))
    out = [
        "// Written by scripts/generate-intake-data.py from Data. Do not edit: run the script.",
        "",
        "/// Tables that come with the program, inside of it: it finds them wherever it is installed.",
        "enum ShippedTables {",
        "  /// `heading TAB field`, a line each, the most telling first.",
        '  static let headings = #"""',
        *["    " + "\t".join(row) for row in headings],
        '    """#',
        "",
        "  /// `key TAB written TAB name`, a line each.",
        '  static let values = #"""',
        *["    " + "\t".join(row) for row in rows("values.tsv")],
        '    """#',
        "",
        "  /// Mappings of exports: the name of their file, their YAML.",
        "  static let mappings: [(name: String, yaml: String)] = [",
    ]
    for path in mappings:
        out += [
            "    (",
            f'      "{path.name}",',
            '      #"""',
            *["      " + line if line else "" for line in path.read_text(encoding="utf-8").splitlines()],
            '      """#',
            "    ),",
        ]
    out += ["  ]", "}", ""]
    write_or_check(TARGET, "\n".join(out))


if __name__ == "__main__":
    main()
