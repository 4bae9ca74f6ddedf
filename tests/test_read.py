"""The whole way: any text to records whose spans hold, with ids that do not change."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading, Span, plain, to_dict, to_line

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


def ids(reading: Reading) -> list[str]:
    return [record.id for record in reading.records()]


def lines(reading: Reading) -> list[str]:
    return [to_line(record) for record in reading.records()]


def check(reading: Reading) -> None:
    for record in reading.records():
        for span in all_spans(record):
            assert reading.article.text[span.start : span.end] == span.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_span_is_verbatim(path: Path) -> None:
    check(dragoman.read(path.read_bytes().decode("utf-8")))


# What reporters' sentences are made of, and what breaks naive readers: half characters, marks of direction, combining accents, controls.
WORDS = st.sampled_from(
    "Russia Armenia's Kremlin NATO EU Reuters Putin Zakharova president minister Moscow Tuesday May 2024 said accused threatened joined left "
    "attacked if unless would not the of to that and she it , . : ; “ ” \" ( ) — ’ \n \n\n \t \r\n".split(" ")
)
ODD = st.sampled_from(["\ud83d", "\udc00", "\u202e", "\u200f", "\u0301", "\x00", "\x1b", "\ufeff", "\x85", "\u2028", "🇦🇲", "שלום", "ﷺ", "e\u0301\u0323"])
TEXTS = st.text(max_size=300) | st.lists(WORDS | ODD | st.text(max_size=4), max_size=60).map(" ".join)


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(dragoman.read(text))


@given(TEXTS, st.lists(TEXTS, max_size=2))
@settings(max_examples=12, deadline=None)
def test_what_is_read_before_changes_nothing(text: str, others: list[str]) -> None:
    first = lines(dragoman.read(text))
    for other in others:
        dragoman.read(other)
    assert lines(dragoman.read(text)) == first


@pytest.mark.parametrize(
    "text", ["", " \n", "\u202e\u0301\x07", "a" * 5000, "word " * 1000, "“" * 50, "🚀 اللغة 語 " * 20, "\udc80\ud83d", "Putin \ud83d said \udfff that Iran \ud800attacked Iraq on 3 May 2024."]
)
def test_odd_texts_are_read(text: str) -> None:
    check(dragoman.read(text))


def test_ids_do_not_depend_on_order() -> None:
    texts = [p.read_bytes().decode("utf-8") for p in SAMPLES[:4]]
    before = {t: [to_dict(r) for r in dragoman.read(t).records()] for t in texts}
    random.Random(3).shuffle(texts)
    assert {t: [to_dict(r) for r in dragoman.read(t).records()] for t in texts} == before


def test_ids_do_not_depend_on_the_batch_or_the_threads() -> None:
    texts = [p.read_bytes().decode("utf-8") for p in SAMPLES[:3]]
    alone, together = [ids(Pipeline().read(RawArticle(t))) for t in texts], Pipeline(threads=2)
    assert [ids(together.read(RawArticle(t))) for t in texts] == alone


def test_ids_do_not_depend_on_the_process(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(STORY.encode())
    printed = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "dragoman", "read", "--format", "jsonl", str(file)]
        printed.append(subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path)}, capture_output=True, check=True).stdout)
    assert printed[0] == printed[1]
    assert [json.loads(line)["id"] for line in printed[0].splitlines()] == ids(dragoman.read(STORY, url=str(file)))


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
