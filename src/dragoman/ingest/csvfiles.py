"""CSV files as articles, a row in memory at a time."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

import charset_normalizer

from dragoman.errors import InputError
from dragoman.ingest.columns import Columns, article_of
from dragoman.ingest.raw import RawArticle

SAMPLE = 1 << 16  # bytes that tell the encoding, and whose first line tells the delimiter
LONGEST = 1 << 24  # characters of a cell: a quotation mark that is never closed does not swallow a file of gigabytes
WESTERN = 0.05  # of the bytes: a text with so few letters beyond ASCII is in a Western language, as spreadsheets save them
DELIMITERS = "\t;|,"


def from_csv(path: Path, columns: Columns) -> Iterator[RawArticle | InputError]:
    """An article, or what is wrong with it, for each row; the first row names the columns. Comma, semicolon, tab and bar are told by it."""
    where, line = str(path), 0
    try:
        csv.field_size_limit(LONGEST)
        with _opened(path) as raw:
            sample = raw.read(SAMPLE)
        if not sample.strip():
            yield InputError(path, "the file is empty; nothing to read")
            return
        encoding = _encoding(sample)
        # What is no character of the encoding becomes half a surrogate pair, which is told of with its row.
        with io.TextIOWrapper(_opened(path), encoding=encoding, errors="surrogateescape", newline="") as text:
            rows = csv.reader(text, delimiter=_delimiter(sample.decode(encoding, "replace"), path))
            header = next(rows, [])
            fields = columns.found(header, where)
            if isinstance(fields, InputError):
                yield fields
                return
            for line, row in _rows(rows):  # noqa: B007 - told where the file breaks off
                if isinstance(row, str):
                    yield InputError(path, f"no row of a CSV file ({row}); mend it, it is skipped", line)
                elif len(row) > len(header):
                    yield InputError(path, f"{len(row)} values where the header has {len(header)}; put values with a delimiter in quotation marks; the row is skipped", line)
                elif row:
                    yield article_of(dict(zip(header, row, strict=False)), fields, where, line)
    except FileNotFoundError:
        yield InputError(path, "there is no such file; check the path")
    except (OSError, EOFError, zlib.error, ValueError) as error:
        yield InputError(path, f"cannot be read on ({getattr(error, 'strerror', None) or error}); check its permissions and that it is whole", line + 1)


def _rows(rows: Any) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the line it begins on; a message for what is none."""
    while True:
        line = rows.line_num + 1
        try:
            yield line, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, str(error)


def _opened(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _encoding(sample: bytes) -> str:
    """By its byte order mark, as UTF-8, or the likeliest."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut at the end of the sample is no fault
        return "utf-8-sig"
    except UnicodeDecodeError:
        pass
    if sum(b > 127 for b in sample) < WESTERN * len(sample):
        return "utf-8-sig" if any(c in sample for c in b"\xfe\xff\x81\x8d\x8f\x90\x9d") else "cp1252"
    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best is not None else "utf-8-sig"


def _delimiter(sample: str, path: Path) -> str:
    if ".tsv" in path.name.lower():
        return "\t"
    first = sample.split("\n", 1)[0]
    return max(DELIMITERS, key=lambda d: (first.count(d), d == ","))
