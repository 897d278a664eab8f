#!/usr/bin/env python3
"""Measures the program as a process: NDJSON in and out, start-up, memory. Prints rows of a Markdown table.

Usage: process.py SOAT CHECKS HELLO [GIGABYTES]

SOAT is the release binary, CHECKS the benchmark program that writes rules and posts, HELLO a static Swift program that prints
one line. All times are wall time of whole processes; the best of several runs is taken, and what is compared is run in turns.
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def run(command, stdin=None, cores=None):
    """Seconds of one run and its peak memory in MB."""
    def pin():
        if cores:
            os.sched_setaffinity(0, cores)

    with open(stdin or os.devnull, "rb") as source, open(os.devnull, "wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=sink, preexec_fn=pin)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def best(commands, rounds, **options):
    """The best seconds of each command, run in turns."""
    times = [[] for _ in commands]
    for _ in range(rounds):
        for command, found in zip(commands, times):
            found.append(run(command, **options)[0])
    return [min(found) for found in times]


def row(what, value, unit, bar=None, reached=None):
    figure = f"{value:.0f} {unit}" if value >= 10 else f"{value:.2f} {unit}"
    mark = "" if bar is None else "yes" if reached else "no"
    print(f"| {what:<44} | {figure.strip()} | {bar or ''} | {mark} |")


def main():
    soat, checks, hello = sys.argv[1:4]
    gigabytes = float(sys.argv[4]) if len(sys.argv) > 4 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder + "/caches"
        subprocess.run([checks, "export", "1000", folder + "/work"], check=True)
        rules = folder + "/work/rules"
        posts = folder + "/work/posts.ndjson"
        stream = folder + "/stream.ndjson"
        with open(posts, "rb") as source:
            block = source.read()
        copies = max(1, round(gigabytes * 1e9 / len(block)))
        with open(stream, "wb") as sink:
            for _ in range(copies):
                sink.write(block)
        size = len(block) * copies / 1e6
        check = [soat, "check", "--format", "ndjson", "--rules", rules]
        subprocess.run(check + [posts], stdout=subprocess.DEVNULL)

        one_core = min(run(check + ["--jobs", "1", stream], cores={0})[0] for _ in range(2))
        row("NDJSON in, NDJSON out, 1,000 rules, one core", size / one_core, "MB/s", "≥ 100 MB/s", size / one_core >= 100)
        if (os.cpu_count() or 1) > 1:
            results = [run(check + ["--jobs", "2", stream], cores={0, 1}) for _ in range(2)]
            two_cores = min(seconds for seconds, _ in results)
            ratio = one_core / two_cores
            row("the same, two cores / one core", ratio, "", "≥ 1.8", ratio >= 1.8)
            memory = max(memory for _, memory in results)
            row(f"memory, streaming {size / 1000:.2f} GB of NDJSON", memory, "MB", "≤ 150 MB", memory <= 150)

        post = folder + "/post.txt"
        with open(post, "wb") as sink:

            sink.write(json.loads(block.split(b"\n", 1)[0])["text"].encode())
        shipped = [soat, "check", "--set", "ad=true", post]
        run(shipped)
        started, empty = best([shipped, [hello]], 40)
        row("soat check of one post, cached rules", started * 1000, "ms", "≤ 20 ms", started <= 0.020)
        row("the same / a static Swift hello world", started / empty, "", "≤ 10", started <= 10 * empty)
        cold, warm, none = best(
            [
                check + ["--no-cache", post],
                check + [post],
                [soat, "check", "--format", "ndjson", "--rules", one_rule(folder), post],
            ], 15)
        row("a run with 1,000 rules from YAML", cold * 1000, "ms")
        load = (warm - none) * 1000
        row("loading 1,000 rules from the cache (*)", load, "ms", "≤ 5 ms", load <= 5)
    print("\n(\\*) Wall time of a run with 1,000 cached rules, less that of a run with one cached rule.", end="")


def one_rule(folder):
    path = folder + "/one"
    os.makedirs(path, exist_ok=True)
    with open(path + "/one.yaml", "w", encoding="utf-8") as sink:
        sink.write(
            "rulebook: mot\ntitle: Một\nversion: 1.0.0\nsources: { nha: { title: Nội quy } }\nrules:\n"
            "  - id: tu\n    title: Từ\n    axis: accurate\n    level: error\n    basis: { source: nha }\n"
            "    forbid: { phrases: [quần què] }\n    message: “{match}”\n    fix: Bỏ.\n")
    # The cache leaves alone what changed a moment ago.
    past = time.time() - 60
    os.utime(path + "/one.yaml", (past, past))
    return path


if __name__ == "__main__":
    main()
