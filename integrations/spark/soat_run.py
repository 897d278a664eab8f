"""The run itself, on the driver: batches of files are checked into a staging table, then the tables are made of it.

A batch that Spark has committed stays: the same command goes on behind it. Counts are rows like all others and no accumulators, for
a task that Spark runs twice would be counted twice.
"""

import hashlib
import json
import sys

import soat_consent
import soat_errors
import soat_pipe
import soat_tables
from soat_consent import Unusable
from soat_files import Files

DONE, ERRORS, USAGE, INCOMPLETE, BROKEN = 0, 1, 2, 3, 4
SUFFIXES = {".parquet": "parquet", ".json": "json", ".jsonl": "json", ".ndjson": "json"}
PACKED = (".gz", ".bz2", ".zst", ".zstd", ".snappy", ".lz4")


class Run:
    def __init__(self, spark, options):
        self.spark = spark
        self.options = options
        self.files = Files(spark)
        self.out = options.output.rstrip("/")
        self.names = _names(options.columns)
        text = self.files.setting(options.sources)
        self.day = soat_consent.day(options.today, "--today") if options.today else soat_consent.today()
        self.settings = soat_pipe.Settings(
            soat=options.soat, rules=options.rules, day=self.day, sources=soat_consent.parse(text, options.sources),
            names=self.names, language=options.lang, stall=options.stall)
        self.inputs = self._inputs()
        # Files that Spark could not read to their end, with the reason.
        self.broken = {}
        self.tool = self._probe()
        self.key = hashlib.sha256(json.dumps(
            [self.inputs, text, self.day.isoformat(), self.names, options.lang, options.batch, self.tool]).encode()).hexdigest()

    def go(self):
        """The exit status."""
        before = self._before()
        if before is not None:
            print(f"{self.out}: đã soát xong lần trước, không có gì mới. / It was checked before, nothing is new.")
            return before["status"]
        batches = list(self._batches())
        self._keep({"state": "running", "broken": self.broken})
        for number, batch in enumerate(batches, start=1):
            stage = f"{self.out}/stage/{number:05}"
            if self.files.exists(stage + "/_SUCCESS"):
                print(f"lượt {number}/{len(batches)}: đã có từ lần trước / batch {number}: done before", file=sys.stderr)
                continue
            self._check(*batch, stage)
            print(f"lượt {number}/{len(batches)}: xong / batch {number}: done", file=sys.stderr)
        return self._finish([f"{self.out}/stage/{number:05}" for number in range(1, len(batches) + 1)])

    def _inputs(self):
        """Files with their form, in order: path, bytes, time, form."""
        found = []
        for path in self.options.input:
            listed = self.files.under(path)
            if not listed:
                raise Unusable(f"{path}: không có tệp nào. / There is no file.")
            found += listed
        return [(*entry, self._form(entry[0])) for entry in sorted(set(found))]

    def _form(self, path):
        if self.options.format != "auto":
            return self.options.format
        name = path.lower()
        for packed in PACKED:
            name = name.removesuffix(packed)
        for suffix, form in SUFFIXES.items():
            if name.endswith(suffix):
                return form
        raise Unusable(
            f"{path}: không rõ là Parquet hay NDJSON; thêm --format, hoặc bỏ tệp này ra. / Say which it is with --format.")

    def _batches(self):
        """Files of one form up to the size of a batch."""
        limit = self.options.batch * 1_000_000_000
        paths, size, form = [], 0, None
        for path, length, _, its_form in sorted(self.inputs, key=lambda entry: (entry[3], entry[0])):
            if paths and (its_form != form or size + length > limit):
                yield paths, form
                paths, size = [], 0
            paths.append(path)
            size += length
            form = its_form
        yield paths, form

    def _probe(self):
        """Every worker is asked before the work begins: a missing `soat` is one sentence, not an hour of failing tasks."""
        context = self.spark.sparkContext
        tasks = max(2, context.defaultParallelism)
        asked = context.parallelize(range(tasks), tasks).map(soat_pipe.Probe(self.settings)).collect()
        for _, complaint in asked:
            if complaint:
                raise Unusable(complaint)
        return self._only({tool for tool, _ in asked})

    def _only(self, tools):
        if len(tools) > 1:
            raise Unusable(
                "Các máy có soat hoặc bộ quy tắc khác nhau; cài cùng một bản rồi chạy lại với --overwrite. / The workers differ in "
                "soat or its rulebooks: install one version on all, then run again with --overwrite.")
        return tools.pop()

    def _before(self):
        """What a finished run of the same left behind; None where there is work to do."""
        if not self.files.exists(self.out + "/run.json"):
            if self.files.exists(self.out) and self.files.under(self.out):
                raise Unusable(f"{self.out}: thư mục đã có thứ khác; chọn thư mục trống. / The folder holds something else.")
            return None
        kept = json.loads(self.files.read(self.out + "/run.json"))
        if self.options.overwrite:
            for name in ("run.json", "stage", "findings", "problems", "counts"):
                self.files.remove(f"{self.out}/{name}")
            return None
        if kept["key"] != self.key:
            raise Unusable(
                f"{self.out}: là kết quả của dữ liệu, nguồn, ngày hoặc bộ quy tắc khác; chọn thư mục khác, hoặc --overwrite. / It holds "
                "the results of other data, sources, rules or another day: take another folder, or --overwrite.")
        self.broken = kept.get("broken", {})
        return kept if kept["state"] == "done" else None

    def _keep(self, what):
        kept = {"schema": 1, "key": self.key, "day": self.day.isoformat(), "tool": json.loads(self.tool), **what}
        self.files.write(self.out + "/run.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n")

    def _check(self, paths, form, stage):
        """A file that cannot be read to its end is set aside as a whole and listed as failed; the rest goes on without it."""
        paths = [path for path in paths if path not in self.broken]
        while paths:
            try:
                rows = self._lines(paths) if form == "json" else self._columns(paths)
                checked = rows.mapInArrow(soat_pipe.CheckRows(self.settings), soat_tables.spark_schema())
                return checked.write.mode("overwrite").parquet(stage)
            except Unusable:
                raise
            except Exception as error:  # noqa: BLE001 (raised again unless it names one of our files)
                path = soat_errors.broken_file(error, paths)
                if path is None:
                    raise
                paths.remove(path)
                self.broken[path] = soat_errors.reason(error)
                self._keep({"state": "running", "broken": self.broken})
                print(f"{path}: không đọc hết được, bỏ ra / set aside: {self.broken[path]}", file=sys.stderr)
        self.spark.createDataFrame([], soat_tables.spark_schema()).write.mode("overwrite").parquet(stage)

    def _lines(self, paths):
        # As bytes: Spark would put U+FFFD for what is no UTF-8, and soat could not say so any more.
        return self.spark.read.option("lineSep", "\n").text(paths).selectExpr(
            "cast(value as binary) as line", "_metadata.file_path as __file")

    def _columns(self, paths):
        """Only columns that soat knows are read at all."""
        table = self.spark.read.option("mergeSchema", "true").parquet(*paths)
        wanted = [self.names.get(key, key) for key in soat_pipe.COLUMNS]
        known = [name for name in dict.fromkeys(wanted) if name in table.columns]
        for key in ("text", "source"):
            if self.names.get(key, key) not in known:
                raise Unusable(
                    f"{paths[0]}: không có cột “{self.names.get(key, key)}”; cột tên khác thì thêm --columns {key}=TÊN. / There is no "
                    f"such column: name it with --columns {key}=NAME.")
        return table.selectExpr(*(f"`{name}`" for name in known), "_metadata.file_path as __file")

    def _finish(self, stages):
        from pyspark.sql import functions as f

        staged = self.spark.read.schema(soat_tables.spark_schema()).parquet(*stages)
        if self.broken:
            staged = staged.unionByName(self.spark.createDataFrame(
                list(soat_errors.rows(self.broken, self.options.lang)),
                "kind string, file string, n bigint, outcome string, code string, message string, items bigint"), allowMissingColumns=True)
        tools = {row["message"] for row in staged.filter("kind = 'tool'").select("message").distinct().collect()}
        self._only(tools | {self.tool})
        counts = (
            staged.filter("kind = 'count'").groupBy("source", "outcome", f.col("code").alias("reason"))
            .agg(f.sum("items").alias("items")).select(*soat_tables.COUNTS).orderBy("source", "outcome", "reason"))
        totals = [row.asDict() for row in counts.collect()]
        findings = staged.filter("kind = 'finding'")
        for name, kind, columns in (
            ("findings", "finding", soat_tables.FINDINGS), ("problems", "problem", soat_tables.PROBLEMS)):
            table = staged.filter(f"kind = '{kind}'").select(*columns).orderBy(*soat_tables.ORDER)
            table.write.mode("overwrite").parquet(f"{self.out}/{name}")
        counts.coalesce(1).write.mode("overwrite").parquet(f"{self.out}/counts")
        summary = _summary(totals)
        errors = self.options.fail_on == "error" and bool(findings.filter("level = 'error' and waived is null").head(1))
        status = _status(summary, errors)
        self._keep({"state": "done", "status": status, **summary, "counts": totals})
        self.files.remove(f"{self.out}/stage")
        self._say(summary)
        return status

    def _say(self, summary):
        refused = ", ".join(f"{reason} {items}" for reason, items in summary["refused-by-reason"].items())
        books = json.loads(self.tool)["rulebooks"]
        print(
            f"Đọc {summary['read']} bài: soát {summary['checked']} (chưa kiểm hết {summary['incomplete']}), từ chối "
            f"{summary['refused']}{f' ({refused})' if refused else ''}, không đọc được {summary['failed']}. Kết quả: {self.out}\n"
            f"Không phải ý kiến pháp lý; đã nạp {sum(book['rules'] for book in books)} quy tắc của {len(books)} bộ.")
        if not summary["checked"] and not summary["failed"]:
            print("soat-spark: không có bài nào được soát. / No post was checked.", file=sys.stderr)


def _names(text):
    names = {}
    for pair in filter(None, text.split(",")):
        key, equals, column = pair.partition("=")
        if key not in soat_pipe.COLUMNS or not column:
            raise Unusable(f"--columns: “{pair}” phải là khóa=cột, khóa là một trong {', '.join(soat_pipe.COLUMNS)}.")
        names[key] = column
    return names


def _summary(totals):
    def count(outcome, reason=None):
        return sum(row["items"] for row in totals if row["outcome"] == outcome and reason in (None, row["reason"]))

    reasons = sorted({row["reason"] for row in totals if row["outcome"] == "refused"})
    return {
        "read": sum(row["items"] for row in totals), "checked": count("checked"), "incomplete": count("checked", "incomplete"),
        "refused": count("refused"), "failed": count("failed"),
        "refused-by-reason": {reason: count("refused", reason) for reason in reasons}}


def _status(summary, errors):
    if errors:
        return ERRORS
    if summary["failed"] or summary["incomplete"]:
        return INCOMPLETE
    return DONE if summary["checked"] else USAGE
