"""The forms of a correction: each field with what stands in it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.records import ActorRef, Record, Span, When
from dragoman.web.corrections import shown_actor, shown_when
from dragoman.web.fields import EVERY_SECTOR, FIELDS, Field

SPARE = 1  # empty places after the actors or passages that are there


@dataclass(frozen=True)
class Input:
    """One place of a form. `value` is what stands in it; `at` where its words stand; `sector` and `words` are an actor's."""

    name: str
    label: str
    sort: str
    value: str = ""
    at: str = ""
    sector: str = ""
    words: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    long: bool = False


def inputs(kind: str, record: Record | None = None, words: Span | None = None) -> tuple[Input, ...]:
    """The places of the form for a kind: those of a record, or empty ones, the first words filled in where some were marked."""
    out: list[Input] = []
    for field in FIELDS[kind]:
        value = getattr(record, field.name) if record is not None else None
        if record is None and words is not None and field.needed and field.sort in ("words", "passages"):
            value, words = words if field.sort == "words" else (words,), None
        out += _places(field, value)
    return tuple(out)


def _places(field: Field, value: object) -> list[Input]:
    if field.sort in ("actors", "passages"):
        there = tuple(value) if isinstance(value, tuple) else ()
        places = [*there, *([None] * SPARE)]
        return [_place(field, one, f"{field.name}.{k}", f"{field.label} ({k + 1})" if k else field.label, field.needed and k == 0) for k, one in enumerate(places)]
    return [_place(field, value, field.name, field.label, field.needed)]


def _place(field: Field, value: object, name: str, label: str, needed: bool) -> Input:
    sort = {"actors": "actor", "passages": "words"}.get(field.sort, field.sort)
    if sort == "actor":
        ref = value if isinstance(value, ActorRef) else None
        return Input(name, label, sort, shown_actor(ref), sector=(ref.sector or "") if ref else "", words=ref.mention.text if ref else "", choices=EVERY_SECTOR, needed=needed)
    if sort == "words":
        span = value if isinstance(value, Span) else None
        at = f"{span.start}-{span.end}" if span else ""
        return Input(name, label, sort, span.text if span else "", at, needed=needed, long=span is not None and len(span.text) > 60)
    if sort == "date":
        return Input(name, label, sort, shown_when(value if isinstance(value, When) else None), needed=needed)
    return Input(name, label, sort, str(value) if value is not None else "", choices=field.choices, needed=needed)


def filled(places: tuple[Input, ...], values: Mapping[str, str]) -> tuple[Input, ...]:
    """The same with the values of a form that was sent: what a person wrote is not lost with an error."""
    return tuple(
        replace(p, value=values.get(p.name, p.value), at=values.get(p.name + ".at", p.at), sector=values.get(p.name + ".sector", p.sector), words=values.get(p.name + ".words", p.words))
        for p in places
    )
