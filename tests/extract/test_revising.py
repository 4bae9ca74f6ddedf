"""Codebook and event head together."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import Event


@lru_cache(maxsize=2)
def pipeline(event_head: bool = True) -> Pipeline:
    return Pipeline(event_head=event_head)


def events(text: str, event_head: bool = True) -> tuple[Event, ...]:
    return pipeline(event_head).read(RawArticle(text + "\n", published="2024-03-15")).events


def told(text: str, event_head: bool = True) -> set[tuple[str, str, str]]:
    return {(a.code or "", e.type, b.code or "") for e in events(text, event_head) for a in e.source for b in e.target}


NEIGHBOUR = "Mali recalled its envoy from Algeria on Monday. Colonel Modibo Sidibe, the Malian army spokesman, accused the neighbour of arming the men."


def test_the_neighbour_is_the_other_state() -> None:
    assert ("MLI", "ACCUSE", "DZA") in told(NEIGHBOUR)


def test_what_no_frame_knows_is_told_by_the_encoder() -> None:
    text = "Zambian hackers rifled through the servers of Malawi's ministry of finance."
    assert not events(text, event_head=False)
    assert [(e.coder, e.type, e.source[0].code, e.target[0].code) for e in events(text)] == [("encoder", "ASSAULT", "ZMB", "MWI")]


@pytest.mark.parametrize("text", ["Peru faces a barrage of questions about the harvest.", "Chile struck a balance between growth and thrift.", "The arresting view of Lima drew Chile's tourists."])
def test_figures_stay_without_events(text: str) -> None:
    assert not events(text)


def test_confidence_is_a_probability() -> None:
    for event in events(NEIGHBOUR):
        assert 0.0 < event.confidence < 1.0


def test_the_codebook_alone_never_says_encoder() -> None:
    assert all(e.coder != "encoder" for e in events(NEIGHBOUR, event_head=False))
