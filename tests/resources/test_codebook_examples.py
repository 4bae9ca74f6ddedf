"""Every line of the shipped codebook matches its own example sentence: an event of its type comes out of it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.resources.codebook import Trigger, load_codebook

EVERY = 8  # lines in one that the quick test takes
FRAMES = sorted({t.line: t for frames in load_codebook().triggers.values() for t in frames}.values(), key=lambda t: t.line)


def unmatched(frames: Iterable[Trigger]) -> list[str]:
    """Line, type, lemma and example of the frames whose example gives no event of their type."""
    pipeline = Pipeline(event_head=False)  # the frames alone
    return [
        f"line {t.line}: {t.type} {t.lemma!r}: {t.example}" for t in frames if t.type not in {e.type for e in pipeline.read(RawArticle(t.example + "\n")).events}
    ]


def test_every_frame_has_an_example() -> None:
    assert [t.line for t in FRAMES if not t.example] == []


def test_frames_match_their_examples() -> None:
    assert unmatched(FRAMES[::EVERY]) == []


@pytest.mark.slow
def test_all_frames_match_their_examples() -> None:
    assert unmatched(FRAMES) == []
