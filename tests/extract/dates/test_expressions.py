"""Finding time expressions: their prepositions, their neighbours, and any text whatever."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.dates import Anchor, AnchorTable, find_times, resolve

ANCHORS = AnchorTable({"fall of the wall": Anchor("1989-11-09", "1989-11-09", "day"), "war": Anchor("2022", "", "year")})
WORDS = [
    "in",
    "on",
    "by",
    "until",
    "since",
    "before",
    "after",
    "within",
    "from",
    "to",
    "and",
    "between",
    "the",
    "of",
    "early",
    "late",
    "mid-",
    "end",
    "beginning",
    "first",
    "half",
    "week",
    "day",
    "days",
    "month",
    "year",
    "years",
    "ago",
    "later",
    "earlier",
    "last",
    "next",
    "this",
    "past",
    "coming",
    "a",
    "two",
    "3",
    "18",
    "31",
    "48",
    "1990s",
    "2014",
    "2022",
    "9999",
    "18/03/2022",
    "03-18",
    "March",
    "May",
    "Mar.",
    "Dec.",
    "Monday",
    "Sunday",
    "spring",
    "summer",
    "Christmas",
    "Easter",
    "New",
    "Year",
    "overnight",
    "today",
    "century",
    "19th",
    "quarter",
    "Q3",
    "Russia",
    "said",
    ",",
    ".",
    "-",
    "’s",
    "(",
    ")",
    "\n",
    "\n\n",
    "war",
    "fall",
    "wall",
    "hundred",
    "decades",
    "centuries",
]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("by 28 February", "by"), ("until 15 March", "until"), ("before Easter", "before"), ("within 48 hours", "within"), ("since 2018", "since"),
        ("after 2018", "after"), ("from 1 January", "from"), ("on Tuesday", "on"), ("in the spring of 2019", "in"), ("at the end of 2019", "at"),
        ("till Friday", "until"), ("no later than Friday", "by"), ("prior to 2018", "before"), ("since at least 2014", "since"), ("yesterday", None),
        ("its apology of 1998", None), ("between 2014 and 2018", "between"), ("By Friday", "by"),
    ],
)  # fmt: skip
def test_the_preposition_is_the_relation_and_no_part_of_the_span(text: str, relation: str | None) -> None:
    (found,) = find_times(text, 0, len(text))
    assert found.relation == relation
    assert not found.span.text.lower().startswith(("by ", "since ", "in ", "on ", "the "))


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "On Monday they met, on Tuesday they fought."
    assert [e.span.text for e in find_times(text, 18, len(text))] == ["Tuesday"]
    assert find_times(text, 0, 8) == []


def test_a_paragraph_ends_an_expression() -> None:
    assert [e.span.text for e in find_times("It left in March\n\n2022 was long.", 0, 30)] == ["March"]
    assert [e.span.text for e in find_times("It left in March\n2022.", 0, 22)] == ["March\n2022"]


def test_two_expressions_stay_two() -> None:
    text = "It was suspended in 2002 and walked out a year later; in May 2018 it applied."
    assert [e.span.text for e in find_times(text, 0, len(text))] == ["2002", "a year later", "May 2018"]


def test_a_month_after_or_is_a_month() -> None:
    text = "It will not be over in February or March, and May said so."
    assert [e.span.text for e in find_times(text, 0, len(text))] == ["February", "March"]


def test_an_article_takes_no_time() -> None:
    text = "On Tuesday the ministers of the three states, who had met in March 2022, agreed to withdraw by the end of the year. " * 25
    find_times(text, 0, len(text))
    began = time.perf_counter()
    find_times(text, 0, len(text))
    assert time.perf_counter() - began < 0.05  # five milliseconds on an idle machine


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["past", "present", "future", None]),
    st.integers(0, 20),
)
def test_any_text_is_read_without_error(text: str, published: date | None, tense: str | None, start: int) -> None:
    start, reference, last = min(start, len(text)), None, start
    for e in find_times(text, start, len(text), anchors=ANCHORS):
        assert text[e.span.start : e.span.end] == e.span.text != ""
        assert last <= e.span.start < e.span.end <= len(text)
        last = e.span.end
        when = resolve(e, published, tense=tense, anchors=ANCHORS, reference=reference)  # type: ignore[arg-type]
        assert when.start is None or when.end is None or date.fromisoformat(when.start) <= date.fromisoformat(when.end)
        assert (when.precision is None) == (when.start is None and when.end is None)
        reference = when
