"""Bytes to text, with nothing changed."""

import pytest

from dragoman.ingest.decoding import decode

TEXT = "The mayor of Malmö said: “Nothing’s lost.”\r\nFewer than 5 € were spent, wrote the Zürich paper in its café column.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_keeps_its_line_ends_in_any_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_page_tells_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Premier Łódź i Kraków</body></html>'
    assert decode(page.encode("iso-8859-2")) == page


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"MZ\x90\x00\x03", b"\xff\xfea", bytes(range(256)) * 4])
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_control_and_direction_characters_stay() -> None:
    text = "a\x07b\x1b[31m \u200f\u05d0\u0301\u202e c\x0c"
    assert decode(text.encode()) == text
