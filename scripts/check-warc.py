#!/usr/bin/env python3
"""Reads a WARC file with warcio (pip install warcio) and checks every digest: a second opinion on what soat wrote.

usage: scripts/check-warc.py FILE.warc.gz
"""
import sys

from warcio.archiveiterator import ArchiveIterator

counts = {}
with open(sys.argv[1], "rb") as stream:
    for record in ArchiveIterator(stream, check_digests="raise"):
        body = record.content_stream().read()
        counts[record.rec_type] = counts.get(record.rec_type, 0) + 1
        status = record.http_headers.get_statuscode() if record.http_headers else "-"
        print(record.rec_type, status, len(body), record.rec_headers.get_header("WARC-Target-URI") or "-", sep="\t")
if not counts:
    sys.exit("no record: is this a WARC file?")
print(*(f"{name}: {count}" for name, count in sorted(counts.items())), sep=", ")
