"""The job against one run of soat on one machine, and against what goes wrong. Started by ./test."""

import datetime
import gzip
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import pyarrow as pa
import pyarrow.parquet as parquet

import soat_consent

import soat_rows
import soat_tables

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RULES = ROOT / "rules"
SOAT = os.environ["SOAT"]
DAY = "2026-11-21"
SOURCES = """
sources:
  - id: nha
    name: Trang nhà
    own: true
    grants: [kind, product, date, ad, sponsored, repost, own-reporting, reviewed, used-product, consent, product-sheet]
  - { id: bao-a, name: Báo A, agreement: { id: HĐ-01, from: 2026-01-01, until: 2026-11-21 }, profile: aggregator, channel: web }
  - { id: 001, name: Kênh B, agreement: { id: 002, from: 2026-11-21, until: 2027-11-20 }, profile: kol, set: { ad: true }, match: ["kenh-b/**"] }
  - { id: bao-c, name: Báo C, agreement: { id: HĐ-03, from: 2025-01-01, until: 2026-11-20 } }
  - { id: bao-d, name: Báo D, agreement: { id: HĐ-04, from: 2026-11-22, until: 2027-01-01 } }
retention: 90 days
"""
SUBMIT = [
    str(pathlib.Path(sys.executable).parent / "spark-submit"), "--conf", "spark.log.level=OFF", "--conf",
    "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1"]


def posts():
    """Posts of the repository's corpora, with the metadata they have there."""
    paths = [*sorted((ROOT / "corpora/must-stay-clean").glob("*.ndjson")), ROOT / "corpora/labelled/dev.jsonl"]
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            post = json.loads(line)
            yield {key: value for key, value in post.items() if key in soat_rows.KEYS}


def believed(post):
    """A post without what nobody may say of himself."""
    doubted = {"profile", "kind", "product", "date", "own-reporting", "reviewed", "used-product", "consent", "product-sheet"}
    return {
        key: value for key, value in post.items() if key not in doubted and (key not in ("ad", "sponsored", "repost") or value is True)}


class Export:
    """Rows as bytes or objects, with what must become of each: `("checked", post)`, `("refused", why)`, `("failed", code)`."""

    def __init__(self):
        self.rows = []
        for number, post in enumerate(posts()):
            if number % 4 == 0:
                self.add({**post, "source": "nha"}, "checked", {**post, "profile": "own-page"})
            elif number % 4 == 1:
                # What a partner's post says of itself is believed only where that adds a duty.
                self.add({**post, "source": "bao-a", "agreement": "HĐ-01", "author": "Người Viết", "profile": "press", "ad": False},
                         "checked", {**believed({**post, "ad": False}), "profile": "aggregator", "channel": "web"})
            elif number % 4 == 2:
                self.add({**post, "source": "001", "agreement": "002"}, "checked", {**believed(post), "profile": "kol", "ad": True})
            else:
                row, why = [
                    ({}, "no-source"), ({"source": "bao-a"}, "no-agreement"), ({"source": "bao-a", "agreement": "HĐ-1"}, "other-agreement"),
                    ({"source": "bao-c", "agreement": "HĐ-03"}, "agreement-ended"),
                    ({"source": "bao-d", "agreement": "HĐ-04"}, "agreement-not-begun"), ({"source": "la"}, "unknown-source"),
                ][number // 4 % 6]
                self.add({**post, **row}, "refused", why)

    def add(self, row, outcome, of):
        self.rows.append((row, outcome, of))

    def add_odd_text(self):
        """Texts that could break a pipe of lines."""
        for number, text in enumerate((
                "Kem trị nám\ntốt nhất\r\nViệt Nam", "Kem 😀 tốt nhất 👩‍👩‍👧 nè", "Kem\u2028tốt nhất\u2029và\u0085hết", "Kem \u0000 tốt nhất",
                "Kem tốt nhất \ufffd \ufeff", "Gọi 0912 345 678, CCCD 079185012345 nha", '","findings":[],"incomplete":[] tốt nhất', "a" * 200_000)):
            post = {"id": f"la-{number}", "text": text, "ad": True, "date": DAY}
            self.add({**post, "source": "nha"}, "checked", post)
        self.add({"source": "nha", "text": "Kem tốt nhất không có id", "ad": True}, "checked", {
            "text": "Kem tốt nhất không có id", "ad": True})
        self.add({"id": "rong", "source": "nha", "text": "", "ad": True}, "failed", "empty-text")
        self.add({"id": "thieu", "source": "nha", "title": "Có tựa"}, "failed", "unreadable-object")

    def add_broken_lines(self):
        """Lines that are no JSON, or not quite."""
        for line in (
                b'{"id":"nua", "source":"nha","text":"ch', b'{"id":"byte","source":"nha","text":"a\xffb"}', b'{"source":"nha","text":"\x00"}',
                b'{"id":"hai","source":"nha","source":"nha","text":"a"}', b'"chuoi"', b"[1]", b'{"source":"nha","text":NaN}',
                b'{"source":"nha","text":"\\ud83d roi"}', b'{"source":"nha","text":7}', b"[" * 100_000):
            self.add(line, "failed", "unreadable-object")
        self.add(b'{"id": 1.10, "source":"nha","text":"Kem t\xe1\xbb\x91t nh\xe1\xba\xa5t","ad":true}', "checked", {
            "id": "1.10", "text": "Kem tốt nhất", "ad": True})

    def lines(self):
        return [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row, _, _ in self.rows]

    def write_ndjson(self, folder):
        """Several files: CRLF and LF, packed, empty, one of refused rows alone, a blank line between two."""
        folder.mkdir(parents=True)
        lines = self.lines()
        third = len(lines) // 3
        (folder / "a.ndjson").write_bytes(b"\n".join(lines[:third]) + b"\n")
        with gzip.open(folder / "b.jsonl.gz", "wb") as sink:
            sink.write(b"\r\n".join(lines[third:2 * third]))
        (folder / "c.json").write_bytes(b"\n\n".join(lines[2 * third:]) + b"\n")
        (folder / "d.ndjson").write_bytes(b"")
        (folder / "_SUCCESS").write_bytes(b"")

    def expected_counts(self):
        counts = {"checked": 0, "refused": 0, "failed": 0}
        for _, outcome, _ in self.rows:
            counts[outcome] += 1
        return {"read": len(self.rows), **counts}

    def expected_findings(self):
        """One run over all on this machine."""
        checked = [(row, post) for row, outcome, post in self.rows if outcome == "checked"]
        lines = "".join(json.dumps({"profile": "own-page", **post}, ensure_ascii=False) + "\n" for _, post in checked)
        run = subprocess.run(
            [SOAT, "check", "--rules", str(RULES), "--input", "ndjson", "--format", "ndjson", "--today", DAY, "-"],
            input=lines.encode(), stdout=subprocess.PIPE, check=False)
        answers = run.stdout.decode().split("\n")[:-1]
        assert run.returncode in (0, 1, 3) and len(answers) == len(checked)
        found = []
        for (row, _), answer in zip(checked, answers):
            source = row["source"] if isinstance(row, dict) else json.loads(row)["source"]
            found += flat(source, json.loads(answer))
        return sorted(found, key=str)


def flat(source, verdict):
    """The findings of a verdict as comparable rows, made otherwise than the job makes them."""
    for number, one in enumerate(verdict["findings"]):
        place = one["range"]
        yield (
            source, verdict["document"]["id"], number, verdict["verdict"], verdict["as-of"],
            tuple(reason["code"] for reason in verdict["incomplete"]), one["rule"], one["axis"], one["level"], one["status"],
            one["title"], one["message"], one["part"], one["masked"] if "masked" in one else one["text"], "masked" in one,
            one["view"], one["as"], one["basis"], one["fingerprint"],
            None if one["fix"] is None else (one["fix"].get("note"), one["fix"].get("replacement"), one["fix"]["safe"]),
            None if place is None else (
                *place["bytes"], *place["utf16"], place["start"]["line"], place["start"]["column"], place["end"]["line"],
                place["end"]["column"]))


def rows(folder):
    return parquet.read_table(str(folder)).to_pylist()


def found(out):
    """The findings that the job wrote, in the shape of `flat`."""
    result = []
    for row in rows(out / "findings"):
        place = tuple(row[key] for key in (
            "byte_start", "byte_end", "utf16_start", "utf16_end", "line_start", "column_start", "line_end", "column_end"))
        result.append((
            row["source"], None if row["item"].startswith("sha256:") else row["item"], row["n"], row["verdict"], row["as_of"],
            tuple(row["incomplete"]), row["rule"], row["axis"], row["level"], row["status"], row["title"], row["message"], row["part"],
            row["text"], row["masked"], row["view"], row["matched_as"], row["basis"], row["fingerprint"],
            None if row["fix_safe"] is None else (row["fix"], row["replacement"], row["fix_safe"]),
            None if row["byte_start"] is None else place))
    return sorted(result, key=str)


class JobTest(unittest.TestCase):
    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="soat-spark-"))
        self.addCleanup(shutil.rmtree, self.work)
        self.out = self.work / "out"
        (self.work / "sources.yaml").write_text(SOURCES, encoding="utf-8")

    def command(self, *more, cores=2, submit=(), soat=SOAT, rules=RULES):
        return [
            *SUBMIT, "--master", f"local[{cores}]", *submit, str(HERE / "soat_spark.py"), "--sources", str(self.work / "sources.yaml"),
            "--output", str(self.out), "--soat", str(soat), "--rules", str(rules), "--today", DAY, *map(str, more)]

    def run_job(self, *more, status=0, **options):
        run = subprocess.run(
            self.command(*more, **options), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900, check=False,
            cwd=self.work, env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"})
        self.assertEqual(run.returncode, status, run.stdout)
        # Spark's own workers complain in this way when a task ends early; the job never does.
        self.assertNotRegex(run.stdout, r"Traceback(?!(.*\n){2}.*pyspark.daemon.py)")
        return run

    def said(self, run):
        """The one sentence of a run that failed."""
        # spark-submit puts the standard error of a Python program on its standard output.
        sentences = [line for line in run.stdout.splitlines() if line.startswith("soat-spark:")]
        self.assertEqual(len(sentences), 1, run.stdout)
        return sentences[0]

    def summary(self):
        kept = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        self.assertEqual(kept["state"], "done")
        self.assertEqual(kept["read"], sum(row["items"] for row in rows(self.out / "counts")))
        return {key: kept[key] for key in ("read", "checked", "refused", "failed")}


class EqualityTests(JobTest):
    def test_ndjson_in_many_small_partitions_equals_one_machine(self):
        export = Export()
        export.add_odd_text()
        export.add_broken_lines()
        export.write_ndjson(self.work / "in")
        self.run_job("--input", self.work / "in", "--partition", "0.02", status=3)
        self.assertEqual(found(self.out), export.expected_findings())
        self.assertEqual(self.summary(), export.expected_counts())
        # Rows come in the order of their keys, whatever the number of partitions.
        keys = [(row["source"], row["item"], row["digest"], row["n"]) for row in rows(self.out / "findings")]
        self.assertEqual(keys, sorted(keys))
        whole = rows(self.out / "findings")
        problems = rows(self.out / "problems")
        self.run_job("--input", self.work / "in", "--partition", "100", "--overwrite", status=3, cores=1)
        self.assertEqual(rows(self.out / "findings"), whole)
        self.assertEqual(rows(self.out / "problems"), problems)
        failed = [row for row in problems if row["outcome"] == "failed"]
        self.assertEqual(len(failed), export.expected_counts()["failed"])
        self.assertFalse([row for row in failed if not row["message"]])

    def test_personal_data_is_masked_and_other_columns_stay_out(self):
        row = {"id": "1", "source": "nha", "author": "Người Viết", "author-phone": "0903 111 222", "text": "CCCD 079185012345 nè", "ad": True}
        (self.work / "in.ndjson").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        (self.work / "other.ndjson").write_text('{"source": "0903111222", "text": "x"}', encoding="utf-8")
        self.run_job("--input", self.work / "in.ndjson", self.work / "other.ndjson")
        everything = str([rows(self.out / name) for name in ("findings", "problems", "counts")])
        everything += (self.out / "run.json").read_text(encoding="utf-8")
        self.assertIn("0791****2345", everything)
        for secret in ("079185012345", "Người Viết", "0903 111 222", "0903111222"):
            self.assertNotIn(secret, everything)

    def test_parquet_with_other_names_and_days_equals_one_machine(self):
        export = Export()
        export.add_odd_text()
        wanted = [entry for entry in export.rows if set(entry[0]) <= {
            "id", "text", "date", "ad", "profile", "source", "agreement", "author"} and "text" in entry[0]]
        self.assertGreater(len(wanted), 300)
        export.rows = wanted
        table = pa.table({
            "noi_dung": [row["text"] for row, _, _ in wanted], "ma": [row.get("id") for row, _, _ in wanted],
            "ngay": pa.array([
                datetime.date.fromisoformat(row["date"]) if row.get("date") else None for row, _, _ in wanted], pa.date32()),
            "ad": [row.get("ad") for row, _, _ in wanted], "profile": [row.get("profile") for row, _, _ in wanted],
            "nguon": [row.get("source") for row, _, _ in wanted], "agreement": [row.get("agreement") for row, _, _ in wanted],
            "author": [row.get("author") for row, _, _ in wanted], "ID": [str(number) for number in range(len(wanted))]})
        (self.work / "in").mkdir()
        # Partitions smaller than a row group are empty ones.
        parquet.write_table(table, str(self.work / "in/a.parquet"), row_group_size=100)
        parquet.write_table(table.slice(0, 0), str(self.work / "in/b.parquet"))
        self.run_job(
            "--input", self.work / "in", "--columns", "text=noi_dung,id=ma,date=ngay,source=nguon", "--partition", "0.01", status=3)
        self.assertEqual(found(self.out), export.expected_findings())
        self.assertEqual(self.summary(), export.expected_counts())

    def test_soat_sent_along_as_an_archive(self):
        bundle = self.work / "bundle"
        bundle.mkdir()
        shutil.copy(SOAT, bundle / "soat")
        shutil.copytree(RULES, bundle / "rules")
        packed = shutil.make_archive(str(self.work / "bundle"), "gztar", bundle)
        (self.work / "in.ndjson").write_text('{"id":"1","source":"nha","text":"Kem tốt nhất","ad":true}', encoding="utf-8")
        shutil.rmtree(bundle)
        self.run_job(
            "--input", self.work / "in.ndjson", "--fail-on", "error", submit=("--archives", packed + "#kem"), soat="kem/soat",
            rules="kem/rules", status=1)
        self.assertIn("quang-cao/so-sanh-nhat", {row["rule"] for row in rows(self.out / "findings")})


class FailureTests(JobTest):
    def setUp(self):
        super().setUp()
        self.export = Export()
        self.export.write_ndjson(self.work / "in")

    def fake(self, script):
        """A `soat` that answers one line well, as the driver asks it, and more of them as `script` says."""
        path = self.work / "soat-gia"
        path.write_text(f'#!/bin/bash\ncat >"$TMPDIR/in.$$"\nif [ "$(wc -l <"$TMPDIR/in.$$")" -le 1 ]; then exec {SOAT} "$@" '
                        f'<"$TMPDIR/in.$$"; fi\n{script}\n', encoding="utf-8")
        path.chmod(0o755)
        os.environ["TMPDIR"] = str(self.work)
        self.addCleanup(os.environ.pop, "TMPDIR")
        return path

    def test_soat_is_missing_on_the_workers(self):
        run = self.run_job("--input", self.work / "in", soat="/opt/khong-co/soat", status=2)
        self.assertRegex(self.said(run), "không chạy được “/opt/khong-co/soat” .không có tệp này.; cài soat trên mọi máy")
        self.assertFalse(self.out.exists())

    def test_the_rules_are_missing_on_the_workers(self):
        run = self.run_job("--input", self.work / "in", rules="/opt/khong-co/rules", status=2)
        self.assertIn("/opt/khong-co/rules", self.said(run))

    def test_another_program_in_its_place(self):
        run = self.run_job("--input", self.work / "in", soat="/bin/cat", status=2)
        self.assertIn("“/bin/cat” trên máy", self.said(run))

    def test_soat_dies_and_the_same_command_goes_on(self):
        fake = self.fake(f'head -n 5 "$TMPDIR/in.$$" | {SOAT} "$@"; echo "hết bộ nhớ" >&2; exit 7')
        run = self.run_job("--input", self.work / "in", "--partition", "0.2", soat=fake, status=4)
        self.assertRegex(self.said(run), "dừng giữa chừng .mã 7.: hết bộ nhớ")
        self.assertFalse((self.out / "findings").exists())
        fake.unlink()
        self.run_job("--input", self.work / "in", "--partition", "0.2")
        self.assertEqual(found(self.out), self.export.expected_findings())

    def test_soat_hangs(self):
        run = self.run_job("--input", self.work / "in", "--stall", "4", soat=self.fake("exec sleep 600"), status=4)
        self.assertIn("bị dừng vì không trả lời", self.said(run))

    def test_an_answer_too_many(self):
        fake = self.fake(f'{SOAT} "$@" <"$TMPDIR/in.$$"; echo {{}}')
        self.assertIn("nhiều dòng hơn", self.said(self.run_job("--input", self.work / "in", soat=fake, status=4)))

    def test_a_worker_has_other_rules(self):
        other = self.work / "quy-tac-cu"
        shutil.copytree(RULES, other)
        (other / "hashtag.yaml").unlink()
        fake = self.fake(
            f'args=("$@"); for i in "${{!args[@]}}"; do [ "${{args[i]}}" = {RULES} ] && args[i]={other}; done\n'
            f'exec {SOAT} "${{args[@]}}" <"$TMPDIR/in.$$"')
        run = self.run_job("--input", self.work / "in", soat=fake, status=2)
        self.assertIn("khác nhau", self.said(run))
        self.assertFalse((self.out / "findings").exists())

    def test_broken_files_are_listed_and_the_rest_goes_on(self):
        packed = gzip.compress(b"\n".join(self.export.lines()))
        (self.work / "in/nửa tệp.ndjson.gz").write_bytes(packed[:len(packed) // 2])
        (self.work / "in/x.parquet").write_bytes(b"PAR1 khong phai parquet PAR1")
        table = pa.table({"text": ["Kem tốt nhất"] * 50, "source": ["nha"] * 50, "id": [f"z{number}" for number in range(50)]})
        parquet.write_table(table, str(self.work / "in/y.parquet"))
        self.run_job("--input", self.work / "in", status=3)
        files = {row["file"].rsplit("/", 1)[-1]: row for row in rows(self.out / "problems")}
        self.assertEqual(sorted(files), ["nửa tệp.ndjson.gz", "x.parquet"])
        self.assertIn("EOFException", files["nửa tệp.ndjson.gz"]["message"])
        self.assertEqual({row["code"] for row in files.values()}, {"unreadable-file"})
        expected = self.export.expected_counts()
        self.assertEqual(self.summary(), {
            **expected, "read": expected["read"] + 52, "checked": expected["checked"] + 50, "failed": 2})
        self.assertEqual(
            [row for row in found(self.out) if not (row[1] or "").startswith("z")], self.export.expected_findings())

    def test_nobody_agreed(self):
        (self.work / "in.ndjson").write_text('{"id":"1","source":"bao-a","text":"Kem tốt nhất"}\n' * 3, encoding="utf-8")
        run = self.run_job("--input", self.work / "in.ndjson", status=2)
        self.assertIn("không có bài nào được soát", self.said(run))
        self.assertEqual(self.summary(), {"read": 3, "checked": 0, "refused": 3, "failed": 0})
        self.assertEqual(rows(self.out / "counts"), [
            {"source": "bao-a", "outcome": "refused", "reason": "no-agreement", "items": 3}])
        self.assertEqual(rows(self.out / "findings"), [])

    def test_killed_between_batches_goes_on_and_equals_one_run(self):
        command = self.command("--input", self.work / "in", "--batch", "0.00001", "--partition", "0.05")
        started = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"})
        first = self.out / "stage/00001/_SUCCESS"
        limit = time.monotonic() + 300
        while not first.exists() and started.poll() is None and time.monotonic() < limit:
            time.sleep(0.05)
        self.assertTrue(first.exists())
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        self.assertFalse((self.out / "counts/_SUCCESS").exists())
        run = self.run_job("--input", self.work / "in", "--batch", "0.00001", "--partition", "0.05")
        self.assertIn("đã có từ lần trước", run.stdout)
        self.assertEqual(found(self.out), self.export.expected_findings())
        self.assertEqual(self.summary(), self.export.expected_counts())
        again = self.run_job("--input", self.work / "in", "--batch", "0.00001", "--partition", "0.05")
        self.assertIn("không có gì mới", again.stdout)
        other = self.run_job("--input", self.work / "in", "--today", "2026-11-20", status=2)
        self.assertIn("--overwrite", self.said(other))


class ConsentTests(unittest.TestCase):
    def test_who_may_be_read(self):
        sources = soat_consent.parse(SOURCES, "sources.yaml")
        for source, agreement, day, why in (
                ("nha", None, DAY, None), ("nha", "HĐ-9", DAY, None), ("bao-a", "HĐ-01", "2026-11-21", None),
                ("bao-a", "HĐ-01", "2026-11-22", "agreement-ended"), ("bao-a", "HĐ-01", "2025-12-31", "agreement-not-begun"),
                ("bao-a", "HĐ-1", DAY, "other-agreement"), ("bao-a", None, DAY, "no-agreement"), ("001", "002", DAY, None),
                ("1", "002", DAY, "unknown-source"), (None, "002", DAY, "no-source")):
            with self.subTest(source=source, agreement=agreement, day=day):
                self.assertEqual(soat_consent.refusal(sources, source, agreement, datetime.date.fromisoformat(day)), why)

    def test_what_is_wrong_is_said_with_its_place(self):
        for text, said in (
                ("sources: [", "s.yaml:1"), ("sources: []", "cần danh sách"), ("a: 1", "cần danh sách"),
                ("sources: [{ name: A }]", "thiếu “id”"), ("sources: [{ id: a }]", "đúng một trong hai"),
                ("sources: [{ id: a, own: true, agreement: { id: x } }]", "đúng một trong hai"), ("sources: [{ id: a, own: yes }]", "đúng một trong hai"),
                ("sources: [{ id: a, own: true }, { id: a, own: true }]", "hai lần"), ("sources: [{ id: a, agreement: HD }]", "“agreement”"),
                ("sources: [{ id: a, agreement: { id: x, from: 2026-01-01 } }]", "“until”"), (
                    "sources: [{ id: a, agreement: { id: x, from: 1/2/2026, until: 2026-03-01 } }]", "không nhận “1/2/2026”"),
                ("sources: [{ id: a, own: true, waivers: [{ rule: a/b, reason: c }] }]", "“waivers”"),
                ("sources: [{ id: a, own: true, profile: bao }]", "“profile”")):
            with self.subTest(text=text), self.assertRaisesRegex(soat_consent.Unusable, said):
                soat_consent.parse(text, "s.yaml")

    def test_moments_of_parquet_are_those_of_vietnam(self):
        source = soat_consent.Source("nha", own=True, grants=["date"])
        utc = datetime.datetime(2026, 11, 20, 18, 30, tzinfo=datetime.timezone.utc)
        line = soat_rows.line({"text": "a", "published-at": utc, "date": datetime.date(2026, 11, 20)}, source)
        self.assertEqual(json.loads(line), {
            "text": "a", "published-at": "2026-11-21T01:30+07:00", "date": "2026-11-20", "profile": "own-page"})

    def test_the_readme_names_every_column(self):
        readme = (HERE / "README.md").read_text(encoding="utf-8")
        named = set(re.findall(r"`([a-z_0-9, ]+)`", readme))
        named = {name for names in named for name in names.split(", ")}
        first, last = soat_tables.FINDINGS.index("byte_start"), soat_tables.FINDINGS.index("column_end")
        self.assertEqual(set(soat_tables.FINDINGS) - named - set(soat_tables.FINDINGS[first:last + 1]), set())
        self.assertEqual({*soat_tables.PROBLEMS, *soat_tables.COUNTS} - named - {"n"}, set())
        for module in HERE.glob("soat_*.py"):
            self.assertTrue(module.name in readme, module.name)

    def test_the_line_of_the_pipe_is_left_out_of_messages(self):
        self.assertEqual(
            soat_rows.without_pipe_line("Siêu dữ liệu ở dòng 11: không nhận “x ở dòng 3”."), "Siêu dữ liệu: không nhận “x ở dòng 3”.")
        self.assertEqual(soat_rows.without_pipe_line("“text” at line 9 holds nothing."), "“text” holds nothing.")


if __name__ == "__main__":
    unittest.main()
