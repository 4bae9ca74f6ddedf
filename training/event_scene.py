"""The pipeline's view of an annotated text, up to the events that the codebook tells without the event head."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.extract.actors import Actors, find_actors
from dragoman.extract.cast import Cast
from dragoman.extract.context import Context
from dragoman.extract.coreference import find_chains, find_mentions
from dragoman.extract.cues import find_cues
from dragoman.extract.events import find_events
from dragoman.extract.frames import Matcher
from dragoman.extract.names import find_names
from dragoman.extract.nouns import Frame
from dragoman.extract.pipeline import Pipeline, article_of, frame_of, published_day, quotes_of
from dragoman.extract.places import find_places
from dragoman.extract.statements import find_statements
from dragoman.extract.times import clock_of
from dragoman.extract.whose import Options
from dragoman.ingest.layout import parse_layout
from dragoman.ingest.raw import RawArticle
from dragoman.records import ActorRef, Event, Why
from dragoman.resources.coreference import load_allegiance, load_person_nouns, load_weights


@dataclass(frozen=True)
class Scene:
    """A text as the stages see it. `events`: as the codebook tells them without the head."""

    frame: Frame
    actors: Actors
    cast: Cast
    options: Options
    events: Sequence[tuple[Event, Why]]

    @property
    def doc(self) -> Doc:
        return self.frame.doc

    def span(self, start: int, end: int) -> Span | None:
        """The tokens that hold the characters."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def refs(self, token: Token, role: str, known: Collection[str] = ()) -> tuple[ActorRef, ...]:
        """What the rules take a mention for that is source or target; `known`: codes of the source."""
        return tuple(self.cast.acting(token, able=True) if role == "src" else self.cast.met(token, set(known)))


def scene_of(pipeline: Pipeline, text: str, published: str | None) -> Scene:
    """The stages of the pipeline up to the events."""
    raw = RawArticle(text=text, path="text", published=published)
    layout = parse_layout(raw)
    article = article_of(raw, layout)
    doc = pipeline.parse(text, layout)
    frame = frame_of(article, doc, layout)
    dateline = pipeline._dateline(layout.place)
    names = find_names(frame, pipeline.lexicon, pipeline.knowledge)
    quotes = quotes_of(frame, layout)
    mentions = find_mentions(frame, names, pipeline.knowledge, load_person_nouns())
    speech = [(q.start, q.end) for q in quotes if q.is_speech]
    chains = find_chains(frame, mentions, pipeline.knowledge, pipeline.manners, speech, load_weights())
    actors = find_actors(frame, names, chains, pipeline.knowledge, load_allegiance(), dateline, speech)
    clock = clock_of(frame, published_day(article), pipeline.anchors)
    said = find_statements(frame, actors, find_cues(frame, quotes, pipeline.manners), quotes, clock)
    places = find_places(frame, actors, dateline)
    events = find_events(frame, actors, said, clock, places, pipeline.codebook)
    matcher = Matcher(pipeline.codebook, actors, places.is_place)
    context = Context(frame, actors, pipeline.codebook, {s.speaker for s in said if s.speaker is not None}, places.home)
    return Scene(frame, actors, Cast(frame, actors, said, places, matcher, context), Options(frame, actors, said, places.home), events)
