"""Paragraphs of plain text, wrapped at a width or not."""

from textwrap import fill

import pytest

from dragoman.ingest.paragraphs import paragraphs

SENTENCES = "The government of Kenya recalled its ambassador from Somalia on Tuesday, a day after a clash at the border that left four soldiers dead. "
LONG = (SENTENCES * 3).strip()


def test_lines_are_paragraphs() -> None:
    assert [p.text for p in paragraphs("One\nTwo\n\nThree")] == ["One", "Two", "Three"]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_wrapped_at_a_width_are_joined(width: int) -> None:
    text = "A headline of its own\n\n" + fill(LONG, width) + "\n\n" + fill(LONG, width) + "\n"
    found = paragraphs(text)
    assert [" ".join(p.text.split()) for p in found] == ["A headline of its own", LONG, LONG]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_offsets_hold_with_any_line_end(end: str) -> None:
    text = f"One{end}Two words{end}{end}Three"
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["One", "Two words", "Three"]


def test_header_lines_of_a_similar_length_are_not_joined() -> None:
    text = "CARIBBEAN MONITOR\nThe Americas\nLast updated: 6 December 2023\n\n" + LONG
    assert len(paragraphs(text)) == 4
