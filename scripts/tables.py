"""Reads the tables of Sources/VietnameseText/Data for the scripts that make sources of them."""
import pathlib
import sys

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
