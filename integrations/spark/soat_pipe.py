"""One `soat check` for one partition: lines in, verdicts out, in order.

`rdd.pipe` would run the same process, but it cannot tell findings (status 1) from a failure, nor give line N of the answer back to
row N; so the pipe is opened here, in `mapInArrow`, as `rdd.pipe` opens it: a thread writes, the task reads.
"""

import collections
import os
import queue
import subprocess
import tempfile
import threading

import soat_consent
import soat_rows
import soat_tables

# Lines are handed over in blocks, for a hand-over costs as much as a short post; so many blocks may be under way in `soat`.
BLOCK_LINES, BLOCK_BYTES, UNDER_WAY = 64, 1 << 18, 32
# 0: nothing to mend, 1: something to mend, 3: something could not be checked, which its verdict says.
ANSWERED = (0, 1, 3)
MARK = "soat-spark: "


class Broken(Exception):
    """The run cannot go on. Spark tries the partition again, on another worker where there is one."""

    def __init__(self, sentence):
        super().__init__(MARK + sentence)


class Settings:
    """What every worker must know. Travels with the task, so it holds plain values only."""

    def __init__(self, soat, rules, day, sources, names, language, stall):
        self.soat = soat
        self.rules = rules
        self.day = day
        self.sources = sources
        self.names = names
        self.language = language
        self.stall = stall

    def command(self):
        program = located(self.soat)
        rules = ["--rules", located(self.rules)] if self.rules else []
        return [
            program, "check", "--input", "ndjson", "--format", "ndjson", "--jobs", "1", "--color", "never", "--today",
            self.day.isoformat(), "--lang", self.language, *rules, "-"]


def located(path):
    """A path as a worker sees it: as it stands, or among the files and archives that spark-submit has sent along."""
    if os.path.isabs(path) or os.path.exists(path):
        return path
    from pyspark import SparkFiles

    sent = SparkFiles.get(path)
    return sent if os.path.exists(sent) else path


def start(command):
    """The process and the file that its messages go to."""
    messages = tempfile.TemporaryFile()
    # A rulebook that is compiled once on a worker serves all its tasks; a worker without a home still has a place for it.
    environment = {**os.environ}
    if not environment.get("XDG_CACHE_HOME") and not os.access(os.path.expanduser("~"), os.W_OK):
        environment["XDG_CACHE_HOME"] = tempfile.gettempdir()
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages, env=environment, bufsize=1 << 20)
    except OSError as error:
        reason = "không có tệp này" if isinstance(error, FileNotFoundError) else error.strerror
        raise Broken(
            f"máy {os.uname().nodename} không chạy được “{command[0]}” ({reason}); cài soat trên mọi máy, hoặc gửi kèm bằng "
            "--archives, rồi chỉ đường dẫn bằng --soat. / A worker cannot run soat: install it on each, or send it along.") from None
    return process, messages


def said(messages, limit=400):
    """The first thing that `soat` itself had to say."""
    messages.seek(0)
    text = messages.read(limit).decode("utf-8", "replace").strip()
    return " ".join(text.split()) or "không để lại lời nào"


def probe(settings):
    """Asks the `soat` of this worker for one verdict: its `tool` as JSON, or one sentence that says what is missing."""
    try:
        process, messages = start(settings.command())
        answer, _ = process.communicate(b'{"text":"."}\n', timeout=settings.stall)
        if process.returncode not in ANSWERED:
            return None, f"soat trên máy {os.uname().nodename} không chạy được (mã {process.returncode}): {said(messages)}"
        answers = soat_rows.Answers()
        answers.read(answer)
        return answers.tool, None
    except Broken as error:
        return None, str(error)[len(MARK):]
    except subprocess.TimeoutExpired:
        process.kill()
        return None, f"soat trên máy {os.uname().nodename} không trả lời sau {settings.stall} giây."
    except (ValueError, KeyError):
        return None, (
            f"“{settings.soat}” trên máy {os.uname().nodename} không trả lời như soat check; chỉ đúng chương trình bằng --soat. / It does "
            "not answer as soat check does.")


COLUMNS = (*soat_rows.KEYS, "source", "agreement")


class Probe:
    """Asks the `soat` of a worker, once a task."""

    def __init__(self, settings):
        self.settings = settings

    def __call__(self, _):
        return probe(self.settings)


class CheckRows:
    """What `mapInArrow` runs for each partition."""

    def __init__(self, settings):
        self.settings = settings

    def __call__(self, batches):
        return soat_tables.batches(Partition(self.settings).run(_rows(batches)))


def _rows(batches):
    for batch in batches:
        files = batch.column("__file").to_pylist()
        if batch.schema.names == ["line", "__file"]:
            yield from zip(batch.column("line").to_pylist(), files)
        else:
            yield from zip(batch.drop_columns(["__file"]).to_pylist(), files)


class Partition:
    """Rows of one partition in, rows of the staging table out. Two threads share it: what the writer counts, the task only reads
    when the writer has ended."""

    def __init__(self, settings):
        self.settings = settings
        self.lines = soat_rows.Lines()
        self.judged = collections.Counter()
        self.set_aside = collections.Counter()
        self.failed = collections.deque()
        self.keys = queue.Queue(maxsize=UNDER_WAY)
        self.unanswered = 0
        self.is_handed_over = False
        self.stopped = None
        # For the watch: a process is only hung while the task waits for it and the writer does not wait for Spark.
        self.answers = 0
        self.waits = False
        self.takes_rows = False

    def run(self, rows):
        """`rows` are pairs of a row, as bytes (an NDJSON line) or a dictionary (its columns), and the file it comes from."""
        first = self._next_line(rows)
        if first is not None:
            yield from self._check(first, rows)
        yield from self._take_failed()
        counts = self.judged + self.set_aside
        for (source, outcome, reason), items in sorted(counts.items(), key=lambda entry: tuple(map(str, entry[0]))):
            yield {"kind": "count", "source": source, "outcome": outcome, "code": reason, "items": items}

    def _check(self, first, rows):
        """An empty partition never comes here: `soat` would say, rightly, that there is nothing to check."""
        process, messages = start(self.settings.command())
        writer = threading.Thread(target=self._write, args=(process.stdin, first, rows), daemon=True)
        watch = _Watch(self, process, self.settings.stall)
        try:
            writer.start()
            reader = soat_rows.Answers()
            for answer, key in zip(self._each(process.stdout), self._each_key(messages)):
                verdict = reader.read(answer)
                if verdict is None:
                    self.judged[key[0], "checked", None] += 1
                else:
                    yield from self._rows(verdict, *key)
                if self.failed:
                    yield from self._take_failed()
            status = process.wait()
            unanswered = self._rest_of_keys()
            writer.join()
            if self.stopped is not None and not isinstance(self.stopped, BrokenPipeError):
                raise self.stopped
            if status not in ANSWERED or unanswered:
                why = "bị dừng vì không trả lời" if watch.hung else f"dừng giữa chừng (mã {status})"
                raise Broken(f"soat trên máy {os.uname().nodename} {why}: {said(messages)}")
            yield {"kind": "tool", "message": reader.tool}
        finally:
            watch.stop()
            if process.poll() is None:
                process.kill()
                process.wait()
                self._rest_of_keys()
            process.stdout.close()
            messages.close()

    def _each(self, stdout):
        while True:
            self.waits = True
            answer = stdout.readline()
            self.waits = False
            if not answer:
                return
            self.answers += 1
            yield answer

    def _each_key(self, messages):
        """The keys of the posts in the order of their answers; `unanswered` are those left of the block under way."""
        while True:
            block = self._block()
            if block is None:
                raise Broken(f"soat trả lời nhiều dòng hơn số bài đã đưa: {said(messages)}")
            self.unanswered = len(block)
            for key in block:
                self.unanswered -= 1
                yield key

    def _block(self, timeout=None):
        """The keys of the next block; None when the writer has ended, as often as it is asked."""
        if self.is_handed_over:
            return None
        block = self.keys.get(timeout=timeout)
        self.is_handed_over = block is None
        return block

    def _rest_of_keys(self):
        """How many posts were handed over and never answered. Makes room for a writer that waits to say that it has ended."""
        count = self.unanswered
        try:
            while (block := self._block(timeout=self.settings.stall)) is not None:
                count += len(block)
        except queue.Empty:
            pass
        return count

    def _write(self, pipe, line, rows):
        """Hands over line after line until the rows end. Ends with None in `keys`, whatever happens."""
        try:
            while line is not None:
                keys, data, size = [], [], 0
                while line is not None and len(keys) < BLOCK_LINES and size < BLOCK_BYTES:
                    data.append(line[0])
                    keys.append(line[1])
                    size += len(line[0])
                    line = self._next_line(rows)
                self.keys.put(keys)
                pipe.write(b"\n".join(data) + b"\n")
            pipe.close()
        except BaseException as error:  # noqa: BLE001 (raised again by the task itself)
            self.stopped = error
            try:
                pipe.close()
            except OSError:
                pass
        finally:
            self.keys.put(None)

    def _next_line(self, rows):
        """The next post that may be read and can be; None at the end. Refused and unreadable ones are counted on the way."""
        while True:
            self.takes_rows = True
            row, file = next(rows, (None, None))
            self.takes_rows = False
            if row is None:
                return None
            if isinstance(row, bytes) and not row.strip():
                continue
            line = self._line(row, file)
            if line is not None:
                return line

    def _line(self, row, file):
        """What is handed over for a row, with its key; None where it is set aside."""
        try:
            value = self.lines.read(row) if isinstance(row, bytes) else row
        except soat_rows.Unreadable as error:
            # Whose it is cannot be told, so nothing of it is kept.
            return self._fail(None, None, soat_rows.digest(row), file, error)
        value = soat_rows.renamed(value, self.settings.names)
        name = soat_rows.text_of(value.get("source"))
        why = soat_consent.refusal(
            self.settings.sources, name, soat_rows.text_of(value.get("agreement")), self.settings.day)
        if why is not None:
            self.set_aside[soat_consent.shown(self.settings.sources, name), "refused", why] += 1
            return None
        try:
            line = soat_rows.line(value, self.settings.sources[name])
        except soat_rows.Unreadable as error:
            return self._fail(name, soat_rows.text_of(value.get("id")), None, file, error)
        return line, (name, soat_rows.digest(line), file)

    def _fail(self, source, item, mark, file, error):
        self.set_aside[source, "failed", error.code] += 1
        self.failed.append({
            "kind": "problem", "source": source, "item": item, "digest": mark, "file": file, "n": 0, "outcome": "failed",
            "code": error.code, "message": error.sentence[self.settings.language]})

    def _take_failed(self):
        while self.failed:
            yield self.failed.popleft()

    def _rows(self, verdict, source, mark, file):
        codes = [reason["code"] for reason in verdict["incomplete"]]
        unread = [code for code in codes if code in soat_rows.UNREAD]
        outcome = ("failed", unread[0]) if unread else ("checked", "incomplete" if codes else None)
        self.judged[(source, *outcome)] += 1
        for row in soat_rows.rows_of(verdict, source, "sha256:" + mark, mark):
            yield {**row, "file": file}


class _Watch:
    """Ends a process that has been silent for too long, so that a task never waits for ever."""

    def __init__(self, partition, process, seconds):
        self.partition = partition
        self.process = process
        self.seconds = seconds
        self.hung = False
        self.end = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self):
        self.end.set()

    def _watch(self):
        before = None
        while not self.end.wait(self.seconds):
            waits = self.partition.waits and not self.partition.takes_rows
            if waits and self.partition.answers == before:
                self.hung = True
                self.process.kill()
                return
            before = self.partition.answers if waits else None
