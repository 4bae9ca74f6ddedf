"""The pipeline's view of an annotated text, up to the events that the codebook tells without the event head."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.extract.actors import Actors
from dragoman.extract.cast import Cast
from dragoman.extract.context import Context
from dragoman.extract.events import find_events
from dragoman.extract.frames import Matcher
from dragoman.extract.nouns import Frame
from dragoman.extract.pipeline import Pipeline
from dragoman.extract.whose import Options
from dragoman.ingest.raw import RawArticle
from dragoman.records import ActorRef, Event, Why


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
    view = pipeline.view(RawArticle(text=text, path="text", published=published))
    frame, actors, said, places = view.frame, view.actors, view.said, view.places
    events = find_events(frame, actors, said, view.clock, places, pipeline.codebook)
    matcher = Matcher(pipeline.codebook, actors, places.is_place)
    context = Context(frame, actors, pipeline.codebook, {s.speaker for s in said if s.speaker is not None}, places.home)
    return Scene(frame, actors, Cast(frame, actors, said, places, matcher, context), Options(frame, actors, said, places.home), events)
