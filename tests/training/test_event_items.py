"""Items of the event head: words, candidates and right answers of a short text, read by the shipped pipeline."""

from __future__ import annotations

import random
from functools import lru_cache

import numpy as np

from dragoman.extract.pipeline import Pipeline
from training.event_corpora import TYPES, Annotated, paragraph
from training.event_items import Deed, Passage, mentions, passages, target
from training.event_scene import Scene, scene_of

LINE = "Russia [1:accused] Ukraine of lies on Monday. Its ministers [2:denounced] the plan. || 1 ACCUSE actual src=Russia>RUS tgt=Ukraine>UKR || 2 ACCUSE actual src=ministers>RUS tgt=->-"
TEXT = paragraph("p#7", LINE)


@lru_cache(maxsize=1)
def scene() -> Scene:
    return scene_of(Pipeline(), TEXT.text, None)


def deeds(text: Annotated = TEXT) -> list[tuple[Passage, Deed]]:
    return [(p, d) for p in passages(scene(), text) for d in p.deeds]


def test_types_that_are_right() -> None:
    assert [t for t, y in zip(TYPES, target(("AID", "AGREE")), strict=True) if y] == ["AGREE", "AID"]
    assert target(("*",)).sum() == len(TYPES) - 1 and target(("*",))[TYPES.index("NONE")] == 0


def test_parties_are_candidates_of_the_sentence() -> None:
    first, second = (d for _, d in deeds())
    for deed in (first, second):
        assert len(deed.features) == len(deed.candidates) == len(deed.source if deed.source is not None else ()) - 1
    assert first.source is not None and first.target is not None and second.target is not None
    assert first.source.sum() == 1 and first.target.sum() == 1 and not first.source[-1]
    assert second.target[-1] and second.target.sum() == 1  # nobody


def test_rows_are_vectors_of_the_words() -> None:
    passage, deed = deeds()[0]
    token = next(t for t in scene().doc if t.text == "accused")
    assert np.allclose(passage.vectors[deed.at], scene().doc.tensor[token.i], atol=0.02)
    assert deed.at not in passage.none


def test_only_a_whole_text_has_words_that_tell_nothing() -> None:
    assert sum(len(p.none) for p in passages(scene(), TEXT)) > 0
    partly = Annotated("c/1", "label", TEXT.text, None, TEXT.events[:1], whole=False)
    assert [len(p.none) for p in passages(scene(), partly)] == [0]


def test_unsure_words_are_left_out() -> None:
    start = TEXT.text.index("plan")
    unsure = Annotated("p#7", "paragraph", TEXT.text, None, TEXT.events, ((start, start + 4),))
    assert sum(len(p.none) for p in passages(scene(), unsure)) == sum(len(p.none) for p in passages(scene(), TEXT)) - 1


def test_mentions_have_the_right_code_among_their_options() -> None:
    found = list(mentions(scene(), TEXT, random.Random(0)))
    whole = [m for m in found if not m.alone]
    assert len(whole) == 3
    for mention in whole:
        assert mention.right.any() and len(mention.right) == len(mention.rule) == len(mention.features) + 1 == len(mention.anchors) + 1
