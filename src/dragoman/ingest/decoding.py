"""The text of bytes. Nothing is changed: line ends, control characters and marks of direction stay, so that offsets hold."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

SAMPLE = 200_000  # bytes: the guess of an encoding is no better with more
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> str | None:
    """The text, by its byte order mark, as UTF-8, as a page declares, or as the likeliest encoding; None for what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        return None
    text = _decoded(data, "utf-8")
    if text is not None:
        return text
    declared = _DECLARED.search(data[:2048]) if data.lstrip()[:1] == b"<" else None
    if declared is not None:
        text = _decoded(data, declared[1].decode("ascii"))
        if text is not None:
            return text
    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    return _decoded(data, best.encoding) if best is not None else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
