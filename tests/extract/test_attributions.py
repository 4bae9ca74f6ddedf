"""Spans of the encoder, joined by hand-built parses: which source and content a cue gets."""

import spacy
from spacy.tokens import Doc, Span

from dragoman.extract.attributions import find_attributions
from dragoman.extract.nouns import Frame, Place
from dragoman.records import Article

LABELS = {"s": "source", "c": "cue", "w": "content"}


def frame(words: str, heads: list[int], deps: list[str], spans: list[tuple[str, int, int]]) -> Frame:
    """A text of one paragraph with its parse; a sentence ends at a full stop."""
    parts = words.split()
    doc = Doc(spacy.blank("en").vocab, words=parts, heads=heads, deps=deps, pos=["VERB" if w in ("said", "warned", "replied") else "NOUN" for w in parts])
    doc.spans["attribution"] = [Span(doc, a, b, label=LABELS[k]) for k, a, b in spans]
    sentence, places = 0, []
    for word in parts:
        places.append(Place(sentence, 0, False))
        sentence += word == "."
    article = Article("a" * 16, None, None, None, None, None, None, None, "en", doc.text)
    return Frame(article, doc, tuple(places), (True,) * len(parts))


def test_content_goes_to_the_nearer_of_two_cues() -> None:
    doc = frame(
        "Oman said prices rose ; Chad warned rain failed .", [1, 1, 3, 1, 1, 6, 1, 8, 6, 1],
        ["nsubj", "ROOT", "nsubj", "ccomp", "punct", "nsubj", "parataxis", "nsubj", "ccomp", "punct"],
        [("s", 0, 1), ("c", 1, 2), ("w", 2, 4), ("s", 5, 6), ("c", 6, 7), ("w", 7, 9)],
    )  # fmt: skip
    assert [(a.verb, a.source, a.content) for a in find_attributions(doc)] == [(1, 0, ((2, 4),)), (6, 5, ((7, 9),))]


def test_content_goes_on_after_the_sentence_of_its_cue() -> None:
    doc = frame(
        "Rain failed , Chad said . Prices rose .", [1, 4, 1, 4, 4, 4, 7, 7, 7],
        ["nsubj", "ccomp", "punct", "nsubj", "ROOT", "punct", "nsubj", "ROOT", "punct"], [("w", 0, 2), ("s", 3, 4), ("c", 4, 5), ("w", 6, 8)],
    )  # fmt: skip
    assert [a.content for a in find_attributions(doc)] == [((0, 2), (6, 8))]


def test_a_cue_without_content_is_none() -> None:
    assert find_attributions(frame("Chad replied .", [1, 1, 1], ["nsubj", "ROOT", "punct"], [("s", 0, 1), ("c", 1, 2)])) == []
