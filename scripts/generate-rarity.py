#!/usr/bin/env python3
"""Writes Sources/Matching/Generated/RarityData.swift: how rare syllables and pairs of syllables are, packed small.

From Sources/Matching/Data/syllable-frequency.tsv. With --check, writes nothing and fails where the file is stale.
"""

import math

from tables import ROOT, key, write_or_check

SOURCE = ROOT / "Sources/Matching/Data/syllable-frequency.tsv"
TARGET = ROOT / "Sources/Matching/Generated/RarityData.swift"
TOTAL = 6_353_415
MASK = (1 << 64) - 1


def fingerprint(first, second):
    """As in SyllableRarity.swift; `second` is 0 for a syllable alone."""
    mixed = (first * 0x9E3779B97F4A7C15 + second) * 0xD6E8FEB86659FD93 & MASK
    return mixed >> 32


def rows(values, width):
    for start in range(0, len(values), width):
        yield "    " + ", ".join(str(value) for value in values[start : start + width]) + ","


def main():
    counts = {}
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("first\t"):
            continue
        first, second, count = line.split("\t")
        keys = [key(first), key(second) if second else 0]
        if None in keys:
            continue
        # `lý` and `lí` have one key.
        mark = fingerprint(*keys)
        counts[mark] = counts.get(mark, 0) + int(count)
    marks = sorted(counts)
    text = "\n".join(
        [
            "// Written by scripts/generate-rarity.py from Data/syllable-frequency.tsv. Do not edit: run the script.",
            "",
            "/// How rare syllables, and pairs of syllables, are in Vietnamese news and law text.",
            "enum RarityData {",
            "  /// Fingerprints of syllables and pairs, rising.",
            "  static let fingerprints: [UInt32] = [",
            *rows([f"0x{mark:X}" for mark in marks], 9),
            "  ]",
            "",
            "  /// For each, eight times the bits that it says: 8 × log2 of all syllables over its count.",
            "  static let eighths: [UInt8] = [",
            *rows([min(255, round(8 * math.log2(TOTAL / counts[mark]))) for mark in marks], 22),
            "  ]",
            "}",
            "",
        ]
    )
    write_or_check(TARGET, text)


main()
