"""Speed and recall of each peer on exported rules and posts. See run.

Speed is of a scan for all rules, compilation left out and shown beside it. Recall is of phrase rules: of each, one post that holds
its first phrase, written in six ways.
"""

import ctypes
import ctypes.util
import json
import pathlib
import re
import subprocess
import sys
import time
import unicodedata

WORK, SOAT, SOAT_SPEED = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
RULES = json.loads((WORK / "rules.json").read_text(encoding="utf-8"))
POSTS = [json.loads(line)["text"] for line in (WORK / "posts.ndjson").read_text(encoding="utf-8").splitlines()]
VARIANTS = ["NFC", "NFD", "capitals", "zero-width", "unaccented", "dotted"]
SAMPLE = 300
# Long enough for a slow peer.
LONGEST = 10.0


def bare(text):
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text.replace("đ", "d").replace("Đ", "D")


def written(phrase, variant):
    """A sentence with the phrase in it."""
    if variant == "NFD":
        phrase = unicodedata.normalize("NFD", phrase)
    elif variant == "capitals":
        phrase = phrase.upper()
    elif variant == "zero-width":
        phrase = " ".join("\u200b".join(word) for word in phrase.split(" "))
    elif variant == "dotted":
        phrase = " ".join(".".join(word) for word in phrase.split(" "))
    sentence = f"Hôm nay bà con nói {phrase} rồi ra về."
    return bare(sentence) if variant == "unaccented" else sentence


def has_accents(text):
    return bare(text) != text


SEEN = [rule for rule in RULES if rule["kind"] == "phrases" and has_accents(rule["phrases"][0])][:SAMPLE]
CASES = [(rule["id"], variant, written(rule["phrases"][0], variant)) for rule in SEEN for variant in VARIANTS]


def pattern(rule):
    """One expression for the rule, as an author would write it."""
    if rule["kind"] == "phrases":
        return r"\b(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in rule["phrases"]) + r")\b"
    return rule["pattern"]


PATTERNS = [(rule["id"], pattern(rule)) for rule in RULES if rule["kind"] in ("phrases", "pattern")]


class Peer:
    """A peer compiles in its constructor and gives the ids of the rules that a text breaks."""

    def found(self, text):
        raise NotImplementedError


class PythonRe(Peer):
    name = "Python re, rule by rule"

    def __init__(self):
        self.rules = [(id, re.compile(text, re.IGNORECASE)) for id, text in PATTERNS]

    def found(self, text):
        return [id for id, rule in self.rules if rule.search(text)]


class PCRE2(Peer):
    name = "PCRE2 with JIT, rule by rule"

    def __init__(self):
        self.lib = ctypes.CDLL(ctypes.util.find_library("pcre2-8") or "libpcre2-8.so.0")
        self.lib.pcre2_compile_8.restype = ctypes.c_void_p
        self.lib.pcre2_compile_8.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint32, ctypes.POINTER(ctypes.c_int),
            ctypes.POINTER(ctypes.c_size_t), ctypes.c_void_p]
        self.lib.pcre2_match_data_create_8.restype = ctypes.c_void_p
        self.lib.pcre2_jit_compile_8.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        match = self.lib.pcre2_match_8
        match.argtypes = [
            ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_uint32, ctypes.c_void_p,
            ctypes.c_void_p]
        self.data = self.lib.pcre2_match_data_create_8(16, None)
        caseless_utf_ucp = 0x00000008 | 0x00080000 | 0x00020000
        error, offset = ctypes.c_int(), ctypes.c_size_t()
        self.rules = []
        for id, text in PATTERNS:
            raw = text.encode()
            code = self.lib.pcre2_compile_8(
                raw, len(raw), caseless_utf_ucp, ctypes.byref(error), ctypes.byref(offset), None)
            if not code:
                raise ValueError(f"{id}: PCRE2 error {error.value}")
            self.lib.pcre2_jit_compile_8(code, 1)
            self.rules.append((id, code))

    def found(self, text):
        raw = text.encode()
        match = self.lib.pcre2_match_8
        return [id for id, code in self.rules if match(code, raw, len(raw), 0, 0x40000000, self.data, None) >= 0]


class RE2Set(Peer):
    name = "RE2::Set"

    def __init__(self):
        import re2

        options = re2.Options()
        options.case_sensitive = False
        options.max_mem = 1 << 30
        self.ids, self.refused = [], 0
        self.set = re2.Set.SearchSet(options)
        for id, text in PATTERNS:
            # Its \b is ASCII: beside a letter with marks it says the contrary of what is meant.
            try:
                self.set.Add(text.replace(r"\b", ""))
                self.ids.append(id)
            except Exception:
                self.refused += 1
        self.set.Compile()

    def found(self, text):
        return [self.ids[index] for index in self.set.Match(text) or []]


class Hyperscan(Peer):
    name = "Hyperscan after NFC and lower case"

    def __init__(self):
        import hyperscan

        self.database = hyperscan.Database()
        flags = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH
        raw = [self.folded(text.replace(r"\b", "")).encode() for _, text in PATTERNS]
        self.database.compile(
            expressions=raw, ids=list(range(len(raw))), elements=len(raw), flags=[flags] * len(raw))

    @staticmethod
    def folded(text):
        return unicodedata.normalize("NFC", text).lower()

    def found(self, text):
        seen = set()
        self.database.scan(self.folded(text).encode(), match_event_handler=lambda id, *_: seen.add(id) and None)
        return [PATTERNS[id][0] for id in seen]


class YaraX(Peer):
    name = "YARA-X"

    def __init__(self):
        import yara_x

        compiler = yara_x.Compiler()
        for number, (_, text) in enumerate(PATTERNS):
            # Its expressions are of bytes: \b knows ASCII letters only.
            escaped = text.replace(r"\b", "").replace("/", r"\/")
            compiler.add_source(f"rule r{number} {{ strings: $a = /{escaped}/i condition: $a }}")
        self.scanner = yara_x.Scanner(compiler.build())

    def found(self, text):
        found = self.scanner.scan(text.encode())
        return [PATTERNS[int(rule.identifier[1:])][0] for rule in found.matching_rules]


class Presidio(Peer):
    name = "Presidio pattern recognizers"

    def __init__(self):
        import logging

        from presidio_analyzer import Pattern, PatternRecognizer

        logging.disable(logging.WARNING)
        self.rules = [
            (id, PatternRecognizer(supported_entity=id, supported_language="vi", patterns=[Pattern(id, text, 0.9)]))
            for id, text in PATTERNS
        ]

    def found(self, text):
        return [id for id, rule in self.rules if rule.analyze(text, [id], None)]


class Grep(Peer):
    name = "grep -P, all rules in one expression"

    def __init__(self):
        self.file = WORK / "grep.txt"
        self.expression = "|".join(text for _, text in PATTERNS)
        result = self.run("thử")
        if result.returncode > 1:
            raise ValueError(result.stderr.decode().strip()[:80])

    def run(self, text):
        self.file.write_text(text, encoding="utf-8")
        # The expression is too long for an argument: -f takes it from a file.
        pattern = WORK / "grep-pattern.txt"
        pattern.write_text(self.expression, encoding="utf-8")
        return subprocess.run(
            ["grep", "-P", "-i", "-c", "-f", pattern, self.file], capture_output=True, env={"LC_ALL": "C.UTF-8"})

    def found(self, text):
        # It says that something was found, not which rule.
        return ["?"] if self.run(text).returncode == 0 else []


def speed(peer):
    """MB/s over as many posts as are read in the time."""
    start, done, elapsed = time.perf_counter(), 0, 0.0
    if isinstance(peer, Grep):
        text = "\n".join(POSTS[:2000])
        peer.run(text)
        return len(text.encode()) / 1e6 / (time.perf_counter() - start)
    for post in POSTS:
        peer.found(post)
        done += len(post.encode())
        elapsed = time.perf_counter() - start
        if elapsed > LONGEST:
            break
    return done / 1e6 / elapsed


def recall(found):
    """Per cent of the cases of each variant whose rule was found."""
    hits = {variant: 0 for variant in VARIANTS}
    for (id, variant, _), ids in zip(CASES, found):
        hits[variant] += id in ids or "?" in ids
    return [f"{100 * hits[variant] / len(SEEN):.0f} %" for variant in VARIANTS]


def soat_recall():
    cases = WORK / "cases.ndjson"
    cases.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for *_, text in CASES), encoding="utf-8")
    result = subprocess.run(
        [SOAT, "check", "--format", "ndjson", "--rules", WORK / "rules", cases], capture_output=True)
    lines = result.stdout.decode().splitlines()
    return recall([[finding["rule"].split("/")[1] for finding in json.loads(line)["findings"]] for line in lines])


def main():
    print(f"{len(RULES)} rules, {len(POSTS)} posts; recall of {len(SEEN)} rules of phrases.\n")
    print("| engine | what is not expressed | compiled in | speed | " + " | ".join(VARIANTS) + " |")
    print("|---|---|---:|---:|" + "---:|" * len(VARIANTS))
    others = sum(rule["kind"] == "other" for rule in RULES)
    cells = soat_recall()
    print(f"| **soat**, whole check | nothing | | {SOAT_SPEED} MB/s | " + " | ".join(cells) + " |", flush=True)
    for kind in [Hyperscan, RE2Set, YaraX, PCRE2, PythonRe, Presidio, Grep]:
        missing = f"{others} rules with contexts, exceptions, require, count"
        start = time.perf_counter()
        try:
            peer = kind()
        except Exception as error:
            print(f"| {kind.name} | all: {str(error)[:70]} | | | " + " | ".join(["–"] * len(VARIANTS)) + " |", flush=True)
            continue
        compiled = (time.perf_counter() - start) * 1000
        refused = getattr(peer, "refused", 0)
        if refused:
            missing += f"; {refused} patterns"
        rate = speed(peer)
        sample = CASES if not isinstance(peer, Grep) else CASES
        cells = recall([peer.found(text) for *_, text in sample])
        print(f"| {kind.name} | {missing} | {compiled:.0f} ms | {rate:.2f} MB/s | " + " | ".join(cells) + " |", flush=True)


main()
