"""What Spark says when something breaks, as one sentence for the person who started the job."""

import re

MESSAGES = {
    "vi": "Spark không đọc hết được tệp này ({}); thay bằng bản nguyên vẹn rồi chạy lại.",
    "en": "Spark could not read this file to its end ({}); put a whole one in its place and run again."}


def sentence(error):
    """What a worker said of itself; else the innermost reason that Spark gives."""
    own = re.search(r"soat-spark: ([^\n]+)", str(error))
    return own.group(1) if own else "Spark dừng / Spark broke off: " + reason(error)


def reason(error):
    text = str(error)
    causes = re.findall(r"(?:Caused by: |^)(?:[\w.$]+\.)?(\w+(?:Exception|Error): [^\n]+)", text, re.MULTILINE)
    return causes[-1] if causes else text.strip().split("\n")[0] or type(error).__name__


def broken_file(error, paths):
    """The one of these paths that Spark failed to read; None where it failed at something else."""
    named = re.search(r"FAILED_READ_FILE\S* Encountered error while reading file ([^\n]+)", str(error))
    if not named or "soat-spark: " in str(error):
        return None
    # The name is followed by more of the sentence, and spelt Spark's way: file:/a, file:///a, %20.
    said = _plain(named.group(1))
    return max((path for path in paths if said.startswith(_plain(path))), key=len, default=None)


def _plain(path):
    from urllib.parse import unquote

    return unquote(re.sub(r"^file:/+", "/", path))


def rows(broken, language):
    """Rows of the staging table for files that were set aside."""
    for path, why in sorted(broken.items()):
        message = MESSAGES[language].format(why)
        yield ("problem", path, 0, "failed", "unreadable-file", message, None)
        yield ("count", None, None, "failed", "unreadable-file", None, 1)
