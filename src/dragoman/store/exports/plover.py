"""PLOVER as JSON Lines: an object an event, with the field names of the PLOVER manual's chapter "JSON Data Fields" (draft of 2021).

PLOVER wants events that are negated, hypothetical or to come told apart in `context`; `modality` says it exactly. Fields that PLOVER has no name for
keep dragoman's.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from dragoman.records import ActorRef, Place
from dragoman.store.exports.mapped import Mapped
from dragoman.store.exports.tables import Selection
from dragoman.store.exports.told import Told, events
from dragoman.store.store import Store

CONTEXT = {"negated": "negation", "planned": "future", "promised": "future", "threatened": "future", "demanded": "future", "possible": "hypothetical", "hypothetical": "hypothetical"}


def _actor(ref: ActorRef) -> dict[str, Any]:
    fields = {"code": ref.code or ref.country, "sector": ref.sector, "actor_text": ref.mention.text, "identifier_text": ref.name}
    return {k: v for k, v in fields.items() if v is not None}


def _location(place: Place) -> dict[str, Any]:
    fields = {"name": place.name, "latitude": place.latitude, "longitude": place.longitude, "cc3": place.country}
    return {k: v for k, v in fields.items() if v is not None}


def _contexts(t: Told) -> list[str]:
    found = CONTEXT.get(t.event.modality)
    return [*t.event.contexts, *([found] if found else [])]


def _cite(t: Told) -> dict[str, Any]:
    fields = {"url": t.url, "title": t.title, "language": t.language, "publication": t.outlet, "coder": "dragoman", "codebook": "plover", "version": t.version}
    return {k: v for k, v in fields.items() if v is not None}


FIELDS: tuple[Mapped[Told, Any], ...] = (
    Mapped("id", "id", lambda t: t.event.id),
    Mapped("has_event", "always true", lambda t: True),
    Mapped("date", "date.start, else the day of publication", lambda t: t.day),
    Mapped("enddate", "date.end, where it is another day", lambda t: t.event.date.end if t.event.date and t.event.date.end != t.event.date.start else None),
    Mapped("source", "source: code, sector, actor_text (the mention), identifier_text (the name)", lambda t: [_actor(a) for a in t.event.source]),
    Mapped("recipient", "target, likewise", lambda t: [_actor(a) for a in t.event.target]),
    Mapped("event", "type, in a list", lambda t: [t.event.type]),
    Mapped("event_loc", "place: name, latitude, longitude, cc3", lambda t: _location(t.event.place) if t.event.place else None),
    Mapped("event_text", "trigger and evidence", lambda t: [t.event.trigger.text, *(s.text for s in t.event.evidence)]),
    Mapped("quad_code", "quad", lambda t: t.event.quad),
    Mapped("event_scale", "intensity", lambda t: t.event.intensity),
    Mapped("mode", "mode, in a list", lambda t: [t.event.mode] if t.event.mode else None),
    Mapped("context", "contexts; and from modality: negation, future, hypothetical", _contexts),
    Mapped("text_info", "start and end of the trigger, characters of the article", lambda t: {"start": t.event.trigger.start, "end": t.event.trigger.end}),
    Mapped("cite_info", "the article's url, title, language, outlet; the reader's version", _cite),
    Mapped("coder", "coder", lambda t: t.event.coder),
    Mapped("coded_date", "the day it was added", lambda t: t.added[:10]),
    Mapped("coded_time", "the time it was added", lambda t: t.added[11:]),
    Mapped("modality", "modality (not in PLOVER)", lambda t: t.event.modality),
    Mapped("confidence", "confidence (not in PLOVER)", lambda t: t.event.confidence),
    Mapped("cameo", "cameo (not in PLOVER)", lambda t: t.event.cameo),
    Mapped("article", "article (not in PLOVER)", lambda t: t.event.article),
    Mapped("statement", "statement (not in PLOVER)", lambda t: t.event.statement),
)  # fmt: skip
ABSENT = "time endtime link text comment; of an actor identifier_id actor_loc religion ethnicity office gender age; of a place geonameid and the codes of its districts".split("; ")


def write_plover(store: Store, file: TextIO, selection: Selection) -> int:
    """One event a line; what is unknown is left out. How many events."""
    written = 0
    for told in events(store, selection):
        values = ((field.name, field.value(told)) for field in FIELDS)
        file.write(json.dumps({k: v for k, v in values if v is not None}, ensure_ascii=False) + "\n")
        written += 1
    return written
