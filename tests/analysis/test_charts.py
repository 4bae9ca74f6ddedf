"""Charts: the same bytes each time, nothing that fetches or runs, ids that do not meet in one page."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.analysis.charts import png, save, svg
from dragoman.analysis.drift import Observation, Series, series
from dragoman.analysis.evidence import Evidence
from dragoman.errors import DragomanError
from dragoman.records import Span


def made(toward: str = "RUS", jump: float = 10.0) -> Series:
    days = [f"2024-{m:02}-{d:02}" for m in range(1, 7) for d in (1, 6, 11, 16, 21, 26)]
    return series("ARM", toward, [Observation(d, 4 - jump * (d > "2024-04"), 0.8, "event X", (Evidence(d, "event", Span(0, 1, "x"), d, "a", d),)) for d in days])


def test_the_same_series_gives_the_same_bytes() -> None:
    assert svg([made()]) == svg([made()]) and png([made()]) == png([made()])


def test_an_svg_stands_in_a_page() -> None:
    text = svg([made(), made("EU", 0.0)])
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg") and text.startswith("<svg")
    assert "Armenia toward Russia" in text and "<script" not in text and "<metadata" not in text
    assert not re.search(r'(?:href|src)="(?!#)', text)


def test_two_charts_share_no_id() -> None:
    first, second = (set(re.findall(r'\bid="([^"]+)"', svg([made(t)]))) for t in ("RUS", "EU"))
    assert first and not first & second
    text = svg([made()])
    assert set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'\bid="([^"]+)"', text))


def test_a_name_is_text_and_nothing_else() -> None:
    hostile = made()
    text = svg([type(hostile)(**{**vars(hostile), "actor": "<b>", "actor_name": '</text><script>alert("$x$")</script>'})])
    assert ElementTree.fromstring(text) is not None and "<script" not in text


def test_nothing_reported_is_said() -> None:
    assert "nothing was reported" in svg([series("ARM", "RUS", [])])


def test_files_by_their_ending(tmp_path: Path) -> None:
    save([made()], tmp_path / "a.svg")
    save([made()], tmp_path / "a.PNG")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml") and (tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(DragomanError, match=r"\.svg or \.png"):
        save([made()], tmp_path / "a.pdf")
    with pytest.raises(DragomanError, match="cannot be written"):
        save([made()], tmp_path / "no" / "a.svg")
