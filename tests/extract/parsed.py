"""A text as the later stages see it: the layers that they read, made once by the shipped model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language

from dragoman import encoder
from dragoman.extract.actors import Actors, find_actors
from dragoman.extract.coreference import find_chains, find_mentions
from dragoman.extract.cues import find_cues
from dragoman.extract.names import find_names
from dragoman.extract.nouns import Frame, Names, Place, Quote, Said
from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements import find_statements
from dragoman.records import Article, When
from dragoman.resources.coreference import load_allegiance, load_person_nouns, load_weights
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.lexicon import load_lexicon
from dragoman.resources.reporting import load_reporting


@dataclass(frozen=True)
class Parsed:
    """The layers of a text; every line is a paragraph, all of it prose."""

    frame: Frame
    names: Names
    actors: Actors
    said: list[Said]


@lru_cache(maxsize=1)
def model() -> Language:
    """The shipped linguistic layer."""
    nlp = spacy.blank("en")
    nlp.add_pipe(encoder.NAME)
    return nlp


def no_clock(start: int, end: int, tense: str | None) -> When | None:
    """A clock that knows no time."""
    return None


def parsed(text: str, published: str | None = "2024-03-15") -> Parsed:
    """All layers of a text."""
    doc = model()(text)
    places, paragraph = [], 0
    numbers = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    for token in doc:
        places.append(Place(numbers[token.i], paragraph, False))
        paragraph += token.text.count("\n") > 0
    article = Article("a" * 16, None, None, None, None, None, published, None, "en", text)
    frame = Frame(article, doc, tuple(places), tuple(not t.is_space for t in doc))
    names = find_names(frame, load_lexicon(), load_knowledge())
    quotes: list[Quote] = []
    for quotation in find_quotations(frame, [(0, len(text))]):
        span = doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        if span is not None and len(span):
            quotes.append(Quote(span.start, span.end, quotation.is_speech))
    mentions = find_mentions(frame, names, load_knowledge(), load_person_nouns())
    speech = [(q.start, q.end) for q in quotes if q.is_speech]
    chains = find_chains(frame, mentions, load_knowledge(), load_reporting(), speech, load_weights())
    actors = find_actors(frame, names, chains, load_knowledge(), load_allegiance(), None, speech)
    return Parsed(frame, names, actors, find_statements(frame, actors, find_cues(frame, quotes, load_reporting()), quotes, no_clock))


def codes(text: str, word: str, published: str | None = "2016-11-06") -> list[str | None]:
    """The codes of the actors that the last token of a word stands for."""
    made = parsed(text, published)
    token = next(t for t in reversed(list(made.frame.doc)) if t.text == word)
    return [r.code for r in made.actors.refs.get(token.i, ())]
