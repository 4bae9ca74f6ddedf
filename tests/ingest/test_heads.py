"""The table of heads and feet: what each tells of its article, and which of its lines are prose."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ingest.layout import parse_layout
from dragoman.ingest.raw import RawArticle

FIELDS = ("published", "outlet", "section", "title", "author", "place")
BODY = (
    "Latvia expelled two diplomats of Belarus on Monday, a week after a balloon had crossed the border.",
    "“The patience of our government has run out,” Foreign Minister Ilze Berga told reporters. Minsk promised an answer in kind.",
    "The two countries have quarrelled over the frontier since 2021, and neither side shows any sign of giving in.",
)
HEADS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("heads.toml").read_text(encoding="utf-8"))["head"]


@pytest.mark.parametrize("head", HEADS, ids=[h["name"].replace(" ", "-") for h in HEADS])
def test_a_head_tells_what_it_says_and_no_more(head: dict[str, Any]) -> None:
    text = head["text"].replace("{body}", "\n\n".join(BODY)).removeprefix("\n")
    layout = parse_layout(RawArticle(text))
    told = {f: (getattr(layout, f) or "")[:10] if f == "published" else getattr(layout, f) for f in FIELDS}
    right = {f: [head.get(f) or ("" if f == "published" else None), *head.get("also", {}).get(f, [])] for f in FIELDS}
    assert {f: v for f, v in told.items() if v not in right[f]} == {}
    prose = [text[b.start : b.end].strip() for b in layout.blocks if b.kind == "prose"]
    assert prose == [*head.get("prose_before", []), *BODY, *head.get("prose", [])]


LINES = [line for h in HEADS for line in h["text"].replace("{body}", "").splitlines() if line.strip()]


@given(st.lists(st.sampled_from(LINES), max_size=8), st.lists(st.sampled_from(LINES), max_size=3))
@settings(max_examples=150, deadline=None)
def test_any_head_and_foot_leave_blocks_in_order_that_hold_all(head: list[str], foot: list[str]) -> None:
    text = "\n".join([*head, "", *BODY, *foot])
    blocks = parse_layout(RawArticle(text)).blocks
    assert all(a.end <= b.start for a, b in zip(blocks, blocks[1:], strict=False))
    held = {i for b in blocks for i in range(b.start, b.end)}
    assert not [c for i, c in enumerate(text) if not c.isspace() and i not in held]
    assert all(any(b.kind == "prose" and line in text[b.start : b.end] for b in blocks) for line in BODY)


@given(st.lists(st.sampled_from(BODY), min_size=1, max_size=6))
def test_prose_without_head_or_foot_loses_no_word(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    assert [text[b.start : b.end] for b in parse_layout(RawArticle(text)).blocks if b.kind == "prose"] == lines


@pytest.mark.parametrize("unit", ["updated ", "3.3.2024 ", "Monday ", "12:30 ", "Mar. ", "by A ", "A, ", "photo: A "])
def test_a_line_of_one_word_over_and_over_takes_no_time(unit: str) -> None:
    text = (unit * 100)[:290] + "\n\n" + "\n\n".join(BODY)
    began = time.process_time()
    parse_layout(RawArticle(text))
    assert time.process_time() - began < 2
