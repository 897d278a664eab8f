"""Which rows may be read: `sources.yaml`, on the day of the run.

A source is one's own (`own: true`) or has an `agreement` with an id and the days it holds. What is not in the file, has another
agreement than the file names, or stands outside its days is refused, and only counted. The file is that of `soat scan`, which checks
it to the last key; here it is read for consent and for what a source's posts may say of themselves. Needs PyYAML, on the driver alone.
"""

import datetime
import re

PROFILES = ("press", "aggregator", "mcn", "kol", "agency", "bank", "shop", "own-page")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


class Unusable(Exception):
    """One sentence for the person who started the job: what was wrong, where, what to do."""


class Source:
    """One publisher."""

    def __init__(self, name, own=False, agreement=None, first=None, last=None, profile="own-page", known=None, grants=()):
        self.name = name
        self.own = own
        self.agreement = agreement
        # The days on which the agreement holds, both included.
        self.first = first
        self.last = last
        self.profile = profile
        # What the desk knows of all its posts (`set`, `campaign`, `channel`); it replaces what a post says of itself.
        self.known = known or {}
        # Keys that its posts are believed in even where that softens a check.
        self.grants = frozenset(grants)

    def refusal(self, agreement, today):
        """Why a row with this agreement may not be read today; None where it may."""
        if self.own:
            return None
        if not agreement:
            return "no-agreement"
        if agreement != self.agreement:
            return "other-agreement"
        if today < self.first:
            return "agreement-not-begun"
        return "agreement-ended" if today > self.last else None


def refusal(sources, source, agreement, today):
    """Why a row that names this source may not be read; None where it may. Values are text or None, `today` a date."""
    if not source:
        return "no-source"
    if source not in sources:
        return "unknown-source"
    return sources[source].refusal(agreement, today)


def shown(sources, source):
    """The source as counts may name it: what is not in the file is named only where it looks like an id, for it may be anything."""
    if source in sources:
        return source
    looks_like_id = source and re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]{0,63}", source)
    return source if looks_like_id else None


def parse(text, path):
    """The sources of a `sources.yaml` by their ids. Scalars are taken as written: `001` is a name, not the number one."""
    try:
        import yaml
    except ImportError:
        raise Unusable("Thiếu PyYAML để đọc sources.yaml: pip install pyyaml. / PyYAML is needed to read sources.yaml.") from None
    try:
        tree = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise Unusable(f"{path}{place}: không phải YAML hợp lệ. / It is not valid YAML.") from None
    if not isinstance(tree, dict) or not isinstance(tree.get("sources"), list) or not tree["sources"]:
        raise Unusable(f"{path}: cần danh sách “sources:” có ít nhất một nguồn. / A list “sources:” is needed.")
    sources = {}
    for number, entry in enumerate(tree["sources"], start=1):
        name = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(name, str) or not name:
            raise Unusable(f"{path}: nguồn thứ {number} thiếu “id”. / Source number {number} has no “id”.")
        if name in sources:
            raise Unusable(f"{path}: nguồn “{name}” có hai lần. / Source “{name}” stands twice.")
        sources[name] = _source(entry, name, path)
    return sources


def _source(entry, name, path):
    where = f"{path}: nguồn “{name}”"
    own = entry.get("own") in ("true", "có")
    agreement = entry.get("agreement")
    profile = entry.get("profile", "own-page")
    if profile not in PROFILES:
        raise Unusable(f"{where}: “profile” nhận một trong {', '.join(PROFILES)}. / It takes one of these.")
    if own == (agreement is not None):
        raise Unusable(
            f"{where} cần đúng một trong hai: “own: true”, hoặc “agreement: {{ id, from, until }}”. / It needs exactly one of them.")
    if entry.get("waivers"):
        raise Unusable(
            f"{where} có “waivers”, mà soat trên Spark không cho qua điều gì; dùng một bản sources.yaml không có “waivers”, rồi cho qua "
            "trong soat scan. / Waivers of a source are not applied on Spark: use a copy without them.")
    known = {key: entry[key] for key in ("campaign", "channel") if key in entry}
    known.update(_table(entry.get("set", {}), f"{where}: “set”"))
    grants = entry.get("grants", [])
    if isinstance(grants, str) or not isinstance(grants, list):
        grants = [grants]
    source = Source(name, own=own, profile=profile, known=known, grants=grants)
    if own:
        return source
    agreement = _table(agreement, f"{where}: “agreement”")
    if not all(isinstance(agreement.get(key), str) and agreement[key] for key in ("id", "from", "until")):
        raise Unusable(f"{where}: “agreement” cần “id”, “from” và “until”. / An agreement needs all three.")
    source.agreement = agreement["id"]
    source.first = day(agreement["from"], f"{where}: “from”")
    source.last = day(agreement["until"], f"{where}: “until”")
    return source


def _table(value, where):
    if isinstance(value, dict):
        return value
    raise Unusable(f"{where} nhận một bảng {{ khóa: giá trị }}. / It takes a table.")


def day(text, where):
    """A day such as 2026-11-20."""
    try:
        if DAY.match(text):
            return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        pass
    raise Unusable(f"{where} nhận ngày dạng 2026-11-20, không nhận “{text}”. / It takes a day such as 2026-11-20.")


def today():
    """Days of publishing are counted at UTC+7, wherever the machine stands."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)).date()
