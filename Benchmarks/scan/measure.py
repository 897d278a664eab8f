#!/usr/bin/env python3
"""Measures whole scans, from the start of the process to its end, and prints rows of a Markdown table. Started by ./run.

What is compared runs in turns and the best of each is taken; every first scan begins with a new ledger. The pages lie in the page
cache, as they would after being fetched.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

import pages
import scanning


def row(what, figure, bar="", reached=""):
    print(f"| {what:<54} | {figure:>10} | {bar:<10} | {reached:<7} |")


def bar(what, value, unit, at_least=None, below=None):
    figure = f"{value:.1f} {unit}" if value < 100 else f"{value:.0f} {unit}"
    if at_least is not None:
        row(what, figure.strip(), f"≥ {at_least} {unit}".strip(), "yes" if value >= at_least else "no")
    elif below is not None:
        row(what, figure.strip(), f"< {below} {unit}".strip(), "yes" if value < below else "no")
    else:
        row(what, figure.strip())


def timed(command, cores, what):
    ended = scanning.run(command, cores=cores, timeout=1800)
    # 1: pages break rules, as they should.
    if ended.status not in (0, 1):
        sys.exit(f"{what} ended with status {ended.status}: {ended.errors.strip()[:400]}")
    return ended


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--gigabytes", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    program = scanning.soat()
    work = pathlib.Path(tempfile.mkdtemp(prefix="soat-scan-", dir=os.environ.get("WORK")))
    os.environ["XDG_CACHE_HOME"] = str(work / "caches")
    try:
        row("what", "figure", "bar", "reached")
        print("| --- | ---: | ---: | --- |")
        if options.pages:
            measure_pages(program, work, options)
        if options.gigabytes:
            measure_posts(program, work, options)
    finally:
        shutil.rmtree(work)


def measure_pages(program, work, options):
    folder = work / "site"
    folder.mkdir()
    (folder / "sources.yaml").write_text(pages.sources_yaml(), encoding="utf-8")
    size = pages.write_pages(folder, options.pages, 20261121) / 1e6
    ledgers = (work / "ledger.db", work / "other.db")

    def first(jobs, cores, ledger):
        for path in work.glob(ledger.name + "*"):
            path.unlink()
        return timed(scanning.scan(program, [folder / "pages"], folder, ledger, jobs=jobs), cores, "a scan")

    first(2, {0, 1}, ledgers[0])
    one, two, again = [], [], []
    for _ in range(options.rounds):
        two.append(first(2, {0, 1}, ledgers[0]))
        # Nothing has changed since: the pages are recognised and not read again.
        again.append(timed(scanning.scan(program, [folder / "pages"], folder, ledgers[0]), {0, 1}, "a second scan"))
        one.append(first(1, {0}, ledgers[1]))
    fastest = {name: min(run.seconds for run in runs) for name, runs in (("one", one), ("two", two), ("again", again))}
    row(f"pages: {options.pages}, {size:.0f} MB of HTML", "")
    bar("a scan, one core", size / fastest["one"], "MB/s")
    bar("a scan, two cores", size / fastest["two"], "MB/s", at_least=8)
    bar("a scan, two cores, pages a second", options.pages / fastest["two"], "")
    bar("two cores / one core", fastest["one"] / fastest["two"], "", at_least=1.7)
    bar("a second scan, nothing changed", fastest["again"], "s")
    bar("first scan / second scan, nothing changed", fastest["two"] / fastest["again"], "", at_least=20)
    bar("memory of a scan, two cores", max(run.rss for run in two), "MB")
    # What was not yet moved out of the journal belongs to the ledger.
    kept = sum(path.stat().st_size for path in work.glob(ledgers[0].name + "*"))
    bar("size of the ledger / size of the pages", 100 * kept / 1e6 / size, "%")
    dumps = [scanning.dump(path) for path in ledgers]
    row("one core and two cores find the same", "yes" if dumps[0] == dumps[1] else "no", "yes", "yes" if dumps[0] == dumps[1] else "no")
    found = {table: len(rows) for table, rows in dumps[0].items()}
    row(f"in the ledger: {found['items']} items, {found['findings']} findings", "")
    # The two ledgers are not needed any more.
    for path in (*work.glob(ledgers[0].name + "*"), *work.glob(ledgers[1].name + "*")):
        path.unlink()


def measure_posts(program, work, options):
    folder = work / "posts"
    folder.mkdir()
    (folder / "sources.yaml").write_text(pages.sources_yaml(), encoding="utf-8")
    size, number = pages.write_posts(folder, round(options.gigabytes * 1000), 20261121)
    path = folder / f"{pages.SOURCES[0][0]}.ndjson"
    ended = timed(scanning.scan(program, [path], folder, work / "posts.db"), {0, 1}, "a scan of posts")
    row(f"posts: {number}, {size / 1e9:.2f} GB of NDJSON", "")
    bar("a scan of posts, two cores", size / 1e6 / ended.seconds, "MB/s")
    bar("memory of a scan of posts", ended.rss, "MB", below=200)


if __name__ == "__main__":
    main()
