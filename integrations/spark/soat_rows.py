"""From a row of an export to the one line that `soat check` reads, and from its answer to rows of the tables.

Nothing but the keys that `soat` knows leaves an export: names, addresses and whatever else stands in its columns stay there.
"""

import datetime
import hashlib
import json
import re

# docs/input.md; `source` and `agreement` are ours, and say who may be read.
KEYS = (
    "id", "url", "title", "lead", "language", "tags", "profile", "channel", "kind", "ad", "sponsored", "repost", "own-reporting",
    "product", "date", "published-at", "source-published-at", "reviewed", "used-product", "consent", "campaign", "media",
    "source-text", "product-sheet", "text")
# A post may sharpen its own check and never soften it: what `soat scan` believes, it believes here. The parts of a post and what only
# names it soften nothing; these flags only add duties where they are true; all else is believed where `grants` says so.
HARMLESS = frozenset((
    "text", "title", "lead", "id", "url", "language", "tags", "channel", "published-at", "source-published-at", "source-text", "media",
    "campaign"))
SHARPENING = frozenset(("ad", "sponsored", "repost"))
WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
UTC7 = datetime.timezone(datetime.timedelta(hours=7))
# What was not read at all; everything else that is incomplete was read in part.
UNREAD = {"unreadable-object", "empty-text", "line-too-long"}


class Unreadable(Exception):
    """Why a row is no post: a code and one sentence. It is listed as failed and the rest goes on."""

    def __init__(self, vi, en):
        super().__init__(vi)
        self.code = "unreadable-object"
        self.sentence = {"vi": vi, "en": en}


class Lines:
    """Reads NDJSON lines as strictly as `soat` does. One reader serves one thread."""

    def __init__(self):
        self.pairs = None
        # Numbers with a fraction stay as they are written: an id 1.10 is not 1.1.
        self.decoder = json.JSONDecoder(object_pairs_hook=self._keep, parse_float=str, parse_constant=_no_constant)

    def _keep(self, pairs):
        # Objects close from the inside out, so the pairs seen last are those of the line itself.
        self.pairs = pairs
        return dict(pairs)

    def read(self, line):
        """The object of a line. `line` is bytes."""
        try:
            value = self.decoder.decode(line.decode("utf-8"))
        except UnicodeDecodeError:
            raise Unreadable("Dòng này có byte không phải UTF-8.", "The line holds a byte that is not UTF-8.") from None
        except (ValueError, RecursionError):
            raise Unreadable(
                "Dòng này sai cú pháp JSON, hoặc bị cắt giữa chừng.", "The line is not valid JSON, or was cut off.") from None
        if not isinstance(value, dict):
            raise Unreadable("Dòng này không phải một đối tượng {…} có “text”.", "The line is not an object {…} with a “text”.")
        if len(self.pairs) != len(value):
            raise Unreadable("Dòng này có một khóa đứng hai lần.", "A key stands twice in the line.")
        return value


def _no_constant(name):
    raise ValueError(name)


def renamed(value, names):
    """The object with our keys. `names` gives the column of a key where an export calls it otherwise."""
    return {**value, **{key: value.get(column) for key, column in names.items()}} if names else value


def text_of(value):
    """A source or an agreement as text; None where there is none."""
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return str(value) or None


def line(value, source):
    """The line that is handed to `soat`: keys in one order, each as far as its source is believed. Bytes, without a line feed."""
    post = {}
    for key in KEYS:
        item = value.get(key)
        if item is None:
            continue
        if key not in HARMLESS and key not in source.grants and not (key in SHARPENING and item in (True, "true", "có")):
            continue
        post[key] = item if type(item) is str else _plain(item)
    post["profile"] = source.profile
    post.update(source.known)
    if not isinstance(post.get("text"), str):
        raise Unreadable("Dòng này thiếu “text”, phải là một chuỗi.", "The line has no “text”, which must be a string.")
    try:
        return WRITER.encode(post).encode("utf-8")
    except UnicodeEncodeError:
        raise Unreadable(
            "Một chuỗi có nửa ký tự (\\ud800–\\udfff đứng một mình).", "A string holds half a character.") from None
    except (TypeError, ValueError):
        raise Unreadable("Một cột có giá trị không viết thành JSON được.", "A column holds a value that JSON cannot write.") from None


def _plain(value):
    """A value of a column as JSON writes it. Days and moments are those of Vietnam, as `soat` counts them."""
    if isinstance(value, datetime.datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC7)
        return moment.astimezone(UTC7).strftime("%Y-%m-%dT%H:%M+07:00")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value if item is not None]
    return value


def digest(line_of_post):
    """Sixteen hexadecimal digits of the SHA-256 of the line: tells two posts with one id apart, and a changed post."""
    return hashlib.sha256(line_of_post).hexdigest()[:16]


class Answers:
    """Reads the verdicts of one `soat`, whose head (`tool`) is the same in every line and parsed once."""

    def __init__(self):
        self.tool = None
        self.head = None

    def read(self, answer):
        """The verdict of a line of output as a dictionary; None where nothing was found and everything was checked.

        Quotation marks inside a JSON string are escaped, so these bytes can only be the keys themselves.
        """
        if self.head is None:
            verdict = json.loads(answer)
            self.tool = json.dumps(verdict["tool"], ensure_ascii=False, sort_keys=True)
            self.head = answer[:answer.index(b',"document":')]
            return verdict
        if not answer.startswith(self.head):
            return json.loads(answer)
        if b'"findings":[]' in answer and b'"incomplete":[]' in answer:
            return None
        return json.loads(b"{" + answer[len(self.head) + 1:])


# “Dòng 9” is a line of the pipe, which depends on how Spark cut the data; the item's id says which post it is.
_PIPE_LINE = re.compile(r"(?: ở dòng \d+(?:, byte \d+)?| at line \d+(?:, byte \d+)?)")


def without_pipe_line(message):
    return _PIPE_LINE.sub("", message, count=1)


def rows_of(verdict, source, item, mark):
    """Rows of the staging table that one verdict gives: its problems, then its findings. What was not read has none: that an
    empty post lacks a label says nothing."""
    own = verdict["document"]["id"]
    same = {"source": source, "item": own if own is not None else item, "digest": mark}
    codes = [reason["code"] for reason in verdict["incomplete"]]
    for number, reason in enumerate(verdict["incomplete"]):
        yield {
            **same, "kind": "problem", "n": number, "outcome": "failed" if reason["code"] in UNREAD else "incomplete",
            "code": reason["code"], "message": without_pipe_line(reason["message"]), "rule": reason.get("rule")}
    if UNREAD.intersection(codes):
        return
    for number, finding in enumerate(verdict["findings"]):
        yield {
            **same, "kind": "finding", "n": number, "url": verdict["document"]["metadata"].get("url"),
            "verdict": verdict["verdict"], "as_of": verdict["as-of"], "incomplete": codes, **finding_columns(finding)}


def finding_columns(finding):
    """A finding of docs/schema/verdict.schema.json, flat."""
    place = finding["range"]
    fix = finding["fix"] or {}
    columns = {key: finding[key] for key in ("rule", "title", "axis", "level", "status", "message", "part", "view", "basis")}
    columns.update(
        place=finding.get("place"), text=finding.get("masked", finding.get("text")), masked="masked" in finding,
        matched_as=finding["as"], fix=fix.get("note"), replacement=fix.get("replacement"), fix_safe=fix.get("safe"),
        fingerprint=finding["fingerprint"], waived=(finding["waived"] or {}).get("reason"))
    if place:
        columns.update(
            byte_start=place["bytes"][0], byte_end=place["bytes"][1], utf16_start=place["utf16"][0], utf16_end=place["utf16"][1],
            line_start=place["start"]["line"], column_start=place["start"]["column"], line_end=place["end"]["line"],
            column_end=place["end"]["column"])
    return columns
