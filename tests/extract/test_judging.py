"""The event head's view of an article, and its silence without the encoder's vectors."""

from __future__ import annotations

import numpy as np

from dragoman.extract.judging import Judge
from tests.extract.parsed import parsed

TEXT = "Norway seized two Russian trawlers on Monday. The weather was mild."


def test_a_deed_is_likelier_an_event_than_the_weather() -> None:
    found = parsed(TEXT)
    judge = Judge(found.frame, found.actors, found.said, None)
    word = {t.text: t for t in found.frame.doc}
    assert judge.likeliest(word["seized"])[0] == "COERCE"
    assert judge.likeliest(word["seized"])[2] > 0.5 > judge.likeliest(word["weather"])[2]
    assert judge.chance([word["seized"].i, word["trawlers"].i], "COERCE") > 0.5


def test_source_and_target_are_nominals_of_the_sentence() -> None:
    found = parsed(TEXT)
    judge = Judge(found.frame, found.actors, found.said, None)
    word = {t.text: t for t in found.frame.doc}
    source, target = judge.parties(word["seized"]) or (None, None)
    assert source is not None and source.token == word["Norway"]
    assert target is not None and target.token is not None and target.token.text in ("trawlers", "Russian")


def test_without_vectors_it_says_nothing() -> None:
    found = parsed(TEXT)
    doc = found.frame.doc
    kept, doc.tensor = doc.tensor, np.zeros((0,), np.float32)
    judge = Judge(found.frame, found.actors, found.said, None)
    doc.tensor = kept
    word = {t.text: t for t in doc}
    assert not judge.able
    assert judge.chance([word["seized"].i], "COERCE") == 1.0
    assert judge.parties(word["seized"]) is None
    assert judge.likeliest(word["seized"]) == ("NONE", 0.0, 0.0)
