#!/usr/bin/env python3
"""Writes Sources/VietnameseText/Generated/InventoryData.swift: the closed set of syllables, from the tables of onsets and rimes.

A hash table as constants of the program: nothing is built at its start. The tests build the set once more from the same tables
and compare. With --check, writes nothing and fails where the file is stale.
"""

from tables import GENERATED, code, table, write_or_check

TARGET = GENERATED / "InventoryData.swift"
HORNED_O = 15 | 64
SETS = ["core", "glide", "qu", "marginal"]
SLOT_BITS = 13
FACTOR = 0x9E3779B97F4A7C15


def is_vowel(number):
    return chr((number & 31) + 0x60) in "aeiouy"


def joins(onset, before, rime, kind, onsets):
    """Whether the onset is written before the rime."""
    if (kind == "qu") != (before == "own"):
        return False
    if onsets and (onset or "∅") not in onsets.split(" "):
        return False
    rule, _, letters = before.partition(":")
    return not letters or (rime[0] in letters) == (rule == "only")


def place(vowels, has_coda, is_new):
    """The vowel that carries the tone."""
    if HORNED_O in vowels:
        return vowels.index(HORNED_O)
    marked = [index for index, vowel in enumerate(vowels) if vowel >> 5]
    if marked:
        return marked[-1]
    if len(vowels) <= 1:
        return 0
    if has_coda:
        return len(vowels) - 1
    if len(vowels) >= 3:
        return 1
    return 1 if is_new and vowels in ([15, 1], [15, 5], [21, 25]) else 0


def entries():
    """Packed letters without tone, and what is known of them."""
    onsets = [(row[0], row[1]) for row in table("onsets", 1)[1]]
    rimes = [row[:3] for row in table("rimes", 3)[1]]
    found = {}
    for kind in SETS:
        for rime_index, (rime, rime_set, only) in enumerate(rimes):
            if rime_set != kind:
                continue
            for onset_index, (onset, before) in enumerate(onsets):
                if not joins(onset, before, rime, kind, only):
                    continue
                spelling = onset + rime
                if not onset and rime.startswith("iê"):
                    spelling = "y" + rime[1:]
                if onset == "gi" and rime.startswith("i"):
                    spelling = onset + rime[1:]
                codes = [code(letter) for letter in spelling]
                packed = 0
                for number in codes:
                    packed = packed << 7 | number
                # `gia` is gi + a before it is gi + ia: the shorter rime wins, and core rimes come before marginal ones.
                if packed in found:
                    known = rimes[found[packed]["rime"]][0]
                    if kind == "marginal" or len(known.encode()) <= len(rime.encode()):
                        continue
                glide = 2 if onset == "qu" or (onset == "gi" and len(codes) > 2 and is_vowel(codes[2])) else 0
                while glide < len(codes) and not is_vowel(codes[glide]):
                    glide += 1
                end = glide
                while end < len(codes) and is_vowel(codes[end]):
                    end += 1
                vowels = codes[glide:end]
                found[packed] = {
                    "onset": onset_index,
                    "rime": rime_index,
                    "old": glide + place(vowels, end < len(codes), False),
                    "new": glide + place(vowels, end < len(codes), True),
                    "stopped": rime.endswith(("c", "ch", "p", "t")),
                    "marginal": kind == "marginal",
                }
    return found


def skeleton(packed):
    """The letters without their quality marks."""
    return sum((packed >> shift & 31) << shift for shift in range(0, 56, 7))


def hashed(keys):
    """Keys in the slots of an open table; 0 where a slot is empty."""
    slots = [0] * (1 << SLOT_BITS)
    for key in sorted(keys):
        slot = (key * FACTOR & (1 << 64) - 1) >> (64 - SLOT_BITS)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = key
    return slots


def packed_entry(entry):
    return (
        entry["onset"] | entry["rime"] << 8 | entry["old"] << 16 | entry["new"] << 20
        | entry["stopped"] << 24 | entry["marginal"] << 25
    )


def rows(values):
    width = 10
    for start in range(0, len(values), width):
        yield "    " + ", ".join(f"0x{value:X}" if value else "0" for value in values[start : start + width]) + ","


def main():
    found = entries()
    slots = hashed(found)
    skeletons = hashed({skeleton(packed) for packed in found})
    text = "\n".join(
        [
            "// Written by scripts/generate-inventory.py from Data/onsets.tsv and Data/rimes.tsv. Do not edit: run the script.",
            "",
            "/// The closed set of syllables as open hash tables; a slot that holds 0 is empty.",
            "enum InventoryData {",
            f"  static let slotBits: UInt64 = {SLOT_BITS}",
            "",
            "  /// Packed letters without tone.",
            "  static let letters: [UInt64] = [",
            *rows(slots),
            "  ]",
            "",
            "  /// What is known of the letters in the same slot: 8 bits the onset, 8 the rime, 4 the letter that carries the tone in the",
            "  /// old style, 4 in the new one, 1 for what takes only sắc and nặng, 1 for marginal rimes.",
            "  static let entries: [UInt32] = [",
            *rows([packed_entry(found[packed]) if packed else 0 for packed in slots]),
            "  ]",
            "",
            "  /// The letters of all syllables without their marks.",
            "  static let skeletons: [UInt64] = [",
            *rows(skeletons),
            "  ]",
            "}",
            "",
        ]
    )
    write_or_check(TARGET, text)


main()
