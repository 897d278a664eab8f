"""The tables that a run leaves behind. README.md says what each column means."""

import pyarrow as pa

TEXT, WHOLE, FLAG = pa.string(), pa.int64(), pa.bool_()

# One staging table for all, so that every post is checked once; `kind` says which table a row belongs to.
STAGING = pa.schema([
    ("kind", TEXT), ("source", TEXT), ("item", TEXT), ("n", WHOLE), ("digest", TEXT), ("file", TEXT), ("url", TEXT),
    ("verdict", TEXT), ("as_of", TEXT), ("rule", TEXT), ("title", TEXT), ("axis", TEXT), ("level", TEXT), ("status", TEXT),
    ("message", TEXT), ("part", TEXT), ("place", TEXT), ("text", TEXT), ("masked", FLAG), ("view", TEXT), ("matched_as", TEXT),
    ("basis", TEXT), ("fix", TEXT), ("replacement", TEXT), ("fix_safe", FLAG), ("fingerprint", TEXT), ("byte_start", WHOLE),
    ("byte_end", WHOLE), ("utf16_start", WHOLE), ("utf16_end", WHOLE), ("line_start", WHOLE), ("column_start", WHOLE),
    ("line_end", WHOLE), ("column_end", WHOLE), ("waived", TEXT), ("incomplete", pa.list_(TEXT)), ("outcome", TEXT),
    ("code", TEXT), ("items", WHOLE),
])
FINDINGS = [name for name in STAGING.names if name not in ("kind", "outcome", "code", "items")]
PROBLEMS = ["source", "item", "n", "digest", "file", "outcome", "code", "message", "rule"]
COUNTS = ["source", "outcome", "reason", "items"]
# Whole and part are told apart by these alone, wherever Spark cut the data.
ORDER = ["source", "item", "digest", "n", "file"]


def spark_type(kind):
    if pa.types.is_list(kind):
        return "array<string>"
    return {TEXT: "string", WHOLE: "bigint", FLAG: "boolean"}[kind]


def spark_schema():
    return ", ".join(f"`{field.name}` {spark_type(field.type)}" for field in STAGING)


def batches(rows, size=2000):
    """Rows of the staging table, given as dictionaries, as Arrow batches."""
    waiting = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == size:
            yield pa.RecordBatch.from_pylist(waiting, schema=STAGING)
            waiting = []
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting, schema=STAGING)
