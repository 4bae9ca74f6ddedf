"""The whole way: any text to records whose spans hold, with ids that do not change."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.records import Reading, Span, plain, to_dict

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
STORY = (
    "VIENNA, 4 March 2021\n\nAustria's foreign minister, Eva Brandner, accused Hungary on Tuesday of blocking the aid for Moldova. "
    "“If Budapest lifts its veto, we will reopen the talks,” she told the agency Reuters.\n"
)


def all_spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from all_spans(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from all_spans(getattr(value, name))


def check(reading: Reading) -> None:
    for record in reading.records():
        for span in all_spans(record):
            assert reading.article.text[span.start : span.end] == span.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_span_is_verbatim(path: Path) -> None:
    check(dragoman.read(path.read_bytes().decode("utf-8")))


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(dragoman.read(text))


@pytest.mark.parametrize("text", ["", " \n", "\u202e\u0301\x07", "a" * 5000, "word " * 1000, "“" * 50, "🚀 اللغة 語 " * 20])
def test_odd_texts_are_read(text: str) -> None:
    check(dragoman.read(text))


def test_ids_do_not_depend_on_order() -> None:
    texts = [p.read_bytes().decode("utf-8") for p in SAMPLES[:4]]
    before = {t: [to_dict(r) for r in dragoman.read(t).records()] for t in texts}
    random.Random(3).shuffle(texts)
    assert {t: [to_dict(r) for r in dragoman.read(t).records()] for t in texts} == before


def test_a_story_is_told() -> None:
    reading = dragoman.read(STORY)
    assert reading.article.published == "2021-03-04"
    assert any(e.type == "ACCUSE" and e.source[0].code == "AUT" and e.target[0].code == "HUN" for e in reading.events)
    direct = [s for s in reading.statements if s.kind == "direct"]
    assert direct and direct[0].speaker.code == "AUT" and [v.name for v in direct[0].via] == ["Reuters"]
    assert [(c.holder.code, c.polarity) for c in reading.commitments] == [("AUT", "if")]
    assert not any(e.type == "CONSULT" and e.modality == "actual" for e in reading.events)


def test_records_are_plain_json() -> None:
    assert plain(Span(0, 1, "a")) == {"start": 0, "end": 1, "text": "a"}
