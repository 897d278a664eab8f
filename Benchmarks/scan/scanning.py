"""What the programs of this folder share: finding soat, starting a scan, reading its ledger."""

import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DAY = "2026-11-21"
# Columns that say when, or by which scan, something was seen: two scans of the same pages differ in them and in nothing else.
OF_THE_RUN = ("scan", "seen", "time", "started", "finished", "checked_at", "scanned", "read_at", "modified", "mtime", "updated")


def soat():
    """The release binary: $SOAT, or built."""
    given = os.environ.get("SOAT")
    if not given:
        subprocess.run(["make", "-C", str(ROOT), "build"], check=True, stdout=sys.stderr)
        folder = subprocess.run(
            ["swift", "build", "--package-path", str(ROOT), "-c", "release", "--static-swift-stdlib", "--show-bin-path"],
            check=True, capture_output=True, text=True).stdout.strip()
        given = folder + "/soat"
    # `soat scan --help` is answered by the command itself only where there is one.
    help_text = subprocess.run([given, "scan", "--help"], capture_output=True, text=True, check=False)
    if help_text.returncode != 0 or "--ledger" not in help_text.stdout:
        sys.exit(f"{given} has no `soat scan`: build a newer one, or name it in SOAT.")
    return given


def scan(program, paths, folder, ledger, *more, jobs=2):
    """The command of one scan. `folder` holds `sources.yaml`."""
    return [
        program, "scan", *map(str, paths), "--sources", str(folder / "sources.yaml"), "--ledger", str(ledger), "--rules",
        str(ROOT / "rules"), "--jobs", str(jobs), "--today", DAY, "--quiet", *map(str, more)]


def of_the_run(name):
    """Whether a column or key of this name only tells one run from another."""
    name = name.lower().replace("-", "_")
    return name != "not_seen" and any(word in name for word in OF_THE_RUN)


class Ended:
    """What became of a process. `rss` is its peak memory in MB."""

    def __init__(self, status, seconds, rss, errors, timed_out=False):
        self.status = status
        self.seconds = seconds
        self.rss = rss
        self.errors = errors
        self.timed_out = timed_out


def run(command, cores=None, timeout=600, prepare=None):
    """Runs to the end. A status below 0 is a signal."""
    def before():
        if cores:
            os.sched_setaffinity(0, cores)
        # A program that fails by eating the machine shall fail here alone.
        resource.setrlimit(resource.RLIMIT_AS, (16 << 30, 16 << 30))
        if prepare:
            prepare()

    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=before)
    late = threading.Event()
    timer = threading.Timer(timeout, lambda: (late.set(), process.kill()))
    timer.start()
    errors = process.stderr.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    timer.cancel()
    return Ended(process.returncode, time.perf_counter() - start, usage.ru_maxrss / 1024, errors, late.is_set())


def integrity(ledger):
    """`ok`, or what SQLite has to say of the file."""
    with sqlite3.connect(f"file:{ledger}?mode=rw", uri=True, timeout=30) as database:
        said = [row[0] for row in database.execute("PRAGMA integrity_check")]
        said += [f"foreign key {row}" for row in database.execute("PRAGMA foreign_key_check")]
    database.close()
    return "; ".join(said)


def user_version(ledger):
    with sqlite3.connect(ledger) as database:
        version = database.execute("PRAGMA user_version").fetchone()[0]
    database.close()
    return version


def dump(ledger, tables=("sources", "files", "items", "findings", "source_findings", "notes")):
    """Rows of the tables as sorted text, without what only tells one run from another: row numbers, scans, moments. A row number that
    points to another table is written as that row itself; of a scan that may be absent (`mended_scan`) whether there is one."""
    database = sqlite3.connect(ledger)
    database.text_factory = bytes
    reader = _Reader(database)
    result = {}
    for table in tables:
        result[table] = sorted(reader.rows(table).values())
    database.close()
    return result


def differences(one, other, limit=3):
    """The first rows that only one of two dumps has."""
    found = []
    for table in one:
        only = [("-", row) for row in _missing(one[table], other[table])] + [("+", row) for row in _missing(other[table], one[table])]
        found += [f"{table} {sign} {row if len(row) < 500 else row[:300] + ' … ' + row[-150:]}" for sign, row in only[:limit]]
        if len(only) > limit:
            found.append(f"{table}: {len(only)} rows differ")
    return found


def _missing(rows, among):
    counts = {}
    for row in among:
        counts[row] = counts.get(row, 0) + 1
    for row in rows:
        if counts.get(row, 0) > 0:
            counts[row] -= 1
        else:
            yield row


class _Reader:
    def __init__(self, database):
        self.database = database
        self.known = {}

    def rows(self, table):
        """Text of each row by its row number."""
        if table in self.known:
            return self.known[table]
        columns = list(self.database.execute(f'PRAGMA table_info("{table}")'))
        if not columns:
            sys.exit(f"The ledger has no table “{table}”: scanning.py must learn its new form.")
        links = {
            _text(row[3]): _text(row[2]) for row in self.database.execute(f'PRAGMA foreign_key_list("{table}")')}
        kept, only_whether = [], []
        for _, name, kind, required, _, primary in columns:
            name, kind = _text(name), _text(kind).upper()
            is_row_number = primary and kind == "INTEGER"
            is_of_the_run = of_the_run(name) or links.get(name) == "scans"
            if not is_row_number and not is_of_the_run:
                kept.append(name)
            elif name.endswith("_scan") and not required:
                only_whether.append(name)
        try:
            numbered = self.database.execute(f'SELECT rowid, * FROM "{table}"')
        except sqlite3.OperationalError:
            numbered = self.database.execute(f'SELECT NULL, * FROM "{table}"')
        names = [_text(column[0]) if isinstance(column[0], bytes) else column[0] for column in numbered.description]
        result = {}
        for number, row in enumerate(numbered):
            values = dict(zip(names[1:], row[1:]))
            shown = [f"{name}={self._value(values[name], links.get(name))}" for name in kept]
            shown += [f"{name}={'none' if values[name] is None else 'set'}" for name in only_whether]
            result[row[0] if row[0] is not None else ("row", number)] = " | ".join(shown)
        self.known[table] = result
        return result

    def _value(self, value, table):
        if table and table != "scans" and isinstance(value, int):
            return f"({self.rows(table).get(value, '?')})"
        return _text(value)


def _text(value):
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
