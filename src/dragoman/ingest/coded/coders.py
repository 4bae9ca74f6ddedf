"""Files of coded records, plain, gzip or zip, a row in memory at a time."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, cast

from dragoman.errors import InputError
from dragoman.ingest.coded import gdelt, icews, plover
from dragoman.ingest.coded.rows import header_of
from dragoman.records import Reading
from dragoman.resources.schemes import load_schemes

ARRAY = 256 << 20  # bytes of a JSON array, which is read whole; lines of JSON may go on for ever


class Format(StrEnum):
    """What codings are known; the value is the `coder` of their events."""

    gdelt2 = gdelt.CODER
    icews = icews.CODER
    plover = plover.CODER


@dataclass(frozen=True)
class Passed:
    """A row without a counterpart in PLOVER: a statement (CAMEO 01)."""

    line: int


def read_coded(path: Path, format: Format) -> Iterator[Reading | InputError | Passed]:
    """The reading of each row, or what is wrong with it."""
    line = 0
    try:
        with _opened(path) as text:
            rows = {Format.gdelt2: _gdelt, Format.icews: _icews, Format.plover: _plover}[format](text, str(path))
            for line, made in rows:  # noqa: B007 - told where the file breaks off
                yield Passed(line) if made is None else made
        if not line:
            yield InputError(path, "the file is empty; nothing to read")
    except FileNotFoundError:
        yield InputError(path, "there is no such file; check the path")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError) as error:
        yield InputError(path, f"cannot be read on ({getattr(error, 'strerror', None) or error}); check that it is whole", line + 1 if line else None)


Rows = Iterator[tuple[int, Reading | InputError | None]]


def _gdelt(text: IO[str], where: str) -> Rows:
    schemes = load_schemes()
    for n, line in enumerate(text, 1):
        if line.strip():
            yield n, gdelt.read_row(line.rstrip("\r\n"), schemes, where, n)


def _icews(text: IO[str], where: str) -> Rows:
    schemes, header = load_schemes(), header_of(text.readline().rstrip("\r\n").lstrip("\ufeff"))
    problem = icews.check_header(header, where)
    if problem is not None:
        yield 1, problem
        return
    for n, line in enumerate(text, 2):
        if line.strip():
            yield n, icews.read_row(line.rstrip("\r\n"), header, schemes, where, n)


def _plover(text: IO[str], where: str) -> Rows:
    schemes = load_schemes()
    first = text.readline()
    if first.lstrip("\ufeff \t\r\n").startswith("[") or not first.strip():
        whole = (first + text.read(ARRAY)).lstrip("\ufeff")
        for n, row in enumerate(json.loads(whole), 1):
            yield n, plover.read_object(row, schemes, where, n)
        return
    for n, line in enumerate(_again(first, text), 1):
        if line.strip():
            try:
                row = json.loads(line.lstrip("\ufeff"))
            except (ValueError, RecursionError) as error:
                yield n, InputError(where, f"no whole JSON object ({str(error)[:80]}); mend the line, it is skipped", n)
                continue
            yield n, plover.read_object(row, schemes, where, n)


def _again(first: str, rest: IO[str]) -> Iterator[str]:
    yield first
    yield from rest


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """The text of a file, unpacked; of a zip file, its first member (GDELT's have one)."""
    if path.name.lower().endswith(".zip"):
        with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as member:
            yield io.TextIOWrapper(member, encoding="utf-8", errors="replace", newline="\n")
        return
    raw = cast(IO[bytes], gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")
    with io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n") as text:
        yield text
