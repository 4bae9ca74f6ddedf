"""Web archives: pages are read, what is damaged is named and the rest goes on."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.errors import InputError
from dragoman.ingest.archives import from_archive
from dragoman.ingest.raw import RawArticle

SENTENCE = "The government of Kenya recalled its ambassador from Somalia on Tuesday, a day after a clash at the border number {n}. "
GERMAN = "Die Regierung von Kenia hat am Dienstag ihren Botschafter aus Somalia zurückgerufen, einen Tag nach einem Zusammenstoß an der Grenze. "


def page(n: int, language: str = "en", sentence: str = SENTENCE) -> str:
    text = sentence.format(n=n) * 3
    return f'<html lang="{language}"><head><title>Number {n}</title></head><body><article><h1>Number {n}</h1><p>{text}</p><p>{text}</p></article></body></html>'


def record(n: int, *, body: bytes | None = None, kind: str = "text/html; charset=utf-8", status: str = "200 OK", zipped: bool = True, type: str = "response") -> bytes:
    """One record of an archive, as bytes."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        f"https://sahel.example/{n}", type, payload=BytesIO(body if body is not None else page(n).encode()), http_headers=headers, warc_headers_dict={"WARC-Date": "2024-03-15T06:00:00Z"}
    )  # fmt: skip
    writer.write_record(made)
    return out.getvalue()


def read(path: Path) -> tuple[list[str], list[str]]:
    """Addresses of the articles, and problems."""
    made = list(from_archive(path))
    return [m.url or "" for m in made if isinstance(m, RawArticle)], [m.problem for m in made if isinstance(m, InputError)]


@pytest.mark.parametrize(("name", "zipped"), [("news.warc.gz", True), ("news.warc", False)])
def test_pages_of_an_archive_are_articles(tmp_path: Path, name: str, zipped: bool) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(record(n, zipped=zipped) for n in range(3)))
    made = list(from_archive(path))
    assert [m.url for m in made if isinstance(m, RawArticle)] == [f"https://sahel.example/{n}" for n in range(3)]
    first = made[0]
    assert isinstance(first, RawArticle) and (first.title, first.published, first.path) == ("Number 0", "2024-03-15", str(path))
    assert "recalled its ambassador" in first.text and "<p>" not in first.text


def test_only_pages_that_were_answered_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    others = [record(1, status="404 Not Found"), record(2, kind="image/png", body=b"\x89PNG"), record(3, kind="text/plain", body=b"text"), record(4, type="request")]
    path.write_bytes(b"".join([*others, record(5)]))
    assert read(path) == (["https://sahel.example/5"], [])


def test_other_languages_are_counted_not_read(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    told, untold = page(1, "de", GERMAN).encode(), page(2, "en", GERMAN).encode()
    path.write_bytes(record(1, body=told) + record(2, body=untold) + record(3, body=b"<html><body></body></html>") + record(4))
    assert read(path) == (["https://sahel.example/4"], ["passed over: 2 pages in another language, 1 pages without the text of an article"])


def damaged(part: bytes) -> bytes:
    middle = len(part) // 2
    return part[:middle] + bytes(255 - b for b in part[middle : middle + 8]) + part[middle + 8 :]


@pytest.mark.parametrize("harm", [damaged, lambda part: part[: len(part) // 2], lambda part: b"\x1f\x8b\x08" + b"nonsense" * 9, lambda part: gzip.compress(b"no record at all")])
def test_a_damaged_record_is_named_and_the_next_is_read(tmp_path: Path, harm: object) -> None:
    path = tmp_path / "news.warc.gz"
    first, second, third = record(1), record(2), record(3)
    path.write_bytes(first + harm(second) + third)  # type: ignore[operator]
    addresses, problems = read(path)
    assert [a[-1] for a in addresses if a[-1] != "2"] == ["1", "3"]
    assert len(problems) >= 1 and f"byte {len(first):,} is damaged" in problems[0]


def test_an_archive_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes((record(1) + record(2))[:-300])
    addresses, problems = read(path)
    assert addresses[0] == "https://sahel.example/1" and "damaged" in problems[0]


def test_the_encoding_that_the_server_told_holds(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(record(1, body=page(1, sentence="The café in Kenya recalled “the envoy” from Somalia on Tuesday and said that it was the end of it. ").encode("cp1252"), kind="text/html; charset=windows-1252"))
    (made,) = from_archive(path)
    assert isinstance(made, RawArticle) and "café in Kenya recalled “the envoy”" in made.text


def test_no_archive_is_one_plain_line(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_text("Kenya recalled its envoy.\n")
    assert read(path)[0] == [] and len(read(path)[1]) == 1
    assert read(tmp_path / "none.warc") == ([], ["there is no such file; check the path"])
