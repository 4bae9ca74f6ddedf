"""A record as a person corrects or adds it: values by name of field in, a record of the article out.

Names: `type`; for an actor `speaker`, with `speaker.sector` and `speaker.words`; for several `source.0`, `source.1` with the same endings; for words of the
article `trigger`, or where they stand, `trigger.at` = 120-133. A value that is not given stays as it is; an empty one takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, cast

import pycountry

from dragoman.errors import RecordError
from dragoman.records import ActorRef, Article, Record, Span, When
from dragoman.resources.codebook import load_codebook
from dragoman.store.likeness import anchor
from dragoman.store.querying import TYPES
from dragoman.web.fields import EVERY_SECTOR, FIELDS, Field
from dragoman.web.names import code_for, name_of

Values = Mapping[str, str]
MOST = 12  # actors or passages of one field
_AT = re.compile(r"\s*(\d{1,9})\s*[-–:, ]\s*(\d{1,9})\s*")
CODER = "reviewer"


def corrected(record: Record, article: Article, values: Values) -> Record:
    """The record with the values that are given. RecordError, with the name of the field, for one that cannot be."""
    kind = type(record).__name__.lower()
    was = {f.name: getattr(record, f.name) for f in fields(record)}
    near = min((s.start for s in anchor(record)), default=0)
    now = _read(kind, was, article.text, near, values)
    if now == was:
        raise RecordError("nothing was changed; to say that a record is right, accept it")
    return _made(kind, now)


def missed(kind: str, article: Article, values: Values) -> Record:
    """A record that the reader missed. RecordError for a kind that is none, or a value that cannot be or is lacking."""
    if kind not in FIELDS:
        raise RecordError(f"{kind[:40]!r} is no kind of record; expected one of {', '.join(FIELDS)}")
    empty: dict[str, Any] = {f.name: None for f in fields(TYPES[kind])}
    several: dict[str, tuple[()]] = {name: () for name in ("content", "via", "source", "target", "contexts") if name in empty}
    start = {**empty, **several, "id": "", "article": article.id, "confidence": 1.0}
    if kind == "event":
        start |= {"coder": CODER, "evidence": ()}
    if kind == "stance":
        start |= {"implied": False}
    at = next((m for f in FIELDS[kind] if f.sort in ("words", "passages") for m in [_AT.fullmatch(_first(values, f.name, ".at"))] if m), None)
    return _made(kind, _read(kind, start, article.text, int(at[1]) if at else 0, values))


def _first(values: Values, name: str, ending: str) -> str:
    return values.get(name + ending) or values.get(f"{name}.0{ending}") or ""


def _read(kind: str, was: dict[str, Any], text: str, near: int, values: Values) -> dict[str, Any]:
    now = dict(was)
    for field in FIELDS[kind]:
        if any(k == field.name or k.startswith(field.name + ".") for k in values):
            now[field.name] = _value(field, was[field.name], text, near, values)
        if field.needed and not now[field.name]:
            raise RecordError(f"{field.label}: a {kind} needs it")
    if kind == "event" and now["type"] != was["type"]:
        known = load_codebook().types[now["type"]]
        now |= {"quad": known.quad, "cameo": known.cameo, "intensity": known.intensity, "mode": now["mode"] if now["mode"] != was["mode"] else None}
    return now


def _made(kind: str, values: dict[str, Any]) -> Record:
    if kind == "event" and not (values["source"] or values["target"]):
        raise RecordError("Who did it, To whom: an event needs one of them")
    return TYPES[kind](**values)


def _value(field: Field, was: Any, text: str, near: int, values: Values) -> Any:
    try:
        if field.sort == "choice":
            return _choice(field, values[field.name]) if field.name in values else was
        if field.sort == "word":
            return " ".join(values[field.name].split())[:60] or None
        if field.sort == "date":
            return _when(was, values[field.name])
        if field.sort == "words":
            return _words(was, text, near, values, field.name)
        if field.sort == "actor":
            return _actor(was, text, near, values, field.name)
        return _several(field, was, text, near, values)
    except RecordError as error:
        raise RecordError(f"{field.label}: {error}") from None
    except KeyError:
        return was


def _choice(field: Field, given: str) -> str:
    wanted = given.strip()
    if wanted not in field.choices:
        raise RecordError(f"{wanted[:40]!r} is none of {', '.join(field.choices)}")
    return wanted


def _several(field: Field, was: tuple[Any, ...], text: str, near: int, values: Values) -> tuple[Any, ...]:
    """Actors or passages, numbered from 0; a name without a number is the only one."""
    read = _actor if field.sort == "actors" else _words
    if field.name in values:
        return tuple(read(None, text, near, {f"{field.name}.0": v.strip()}, f"{field.name}.0") for v in values[field.name].split(",") if v.strip())
    out = []
    for k in range(MOST):
        name, old = f"{field.name}.{k}", was[k] if k < len(was) else None
        given = any(key == name or key.startswith(name + ".") for key in values)
        one = read(old, text, near, values, name) if given else old
        if one is not None:
            out.append(one)
    return tuple(dict.fromkeys(out))


def _words(was: Span | None, text: str, near: int, values: Values, name: str) -> Span | None:
    """Words of the article: by where they stand, else the nearest that read so."""
    given, at = values.get(name), values.get(name + ".at", "").strip()
    words = " ".join((given or "").split())
    if was is not None and given is not None and words == " ".join(was.text.split()) and at in ("", f"{was.start}-{was.end}"):
        return was
    if not words and not at:
        return None if given is not None else was
    place = _AT.fullmatch(at)
    if at and place is None:
        raise RecordError(f"{at[:40]!r} is no place in the text; expected two numbers, such as 120-133")
    if place:
        start, end = int(place[1]), int(place[2])
        if not start < end <= len(text) or not text[start:end].strip():
            raise RecordError(f"{start} to {end} are no words of the text, which has {len(text):,} characters")
        span = _trimmed(text, start, end)
        if not words or words == " ".join(span.text.split()):
            return span
        near = start
    return _nearest(text, words, was.start if was else near)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()), piece.strip())


def _nearest(text: str, words: str, near: int) -> Span:
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    found = min(re.finditer(pattern, text), key=lambda m: abs(m.start() - near), default=None)
    if found is None:
        raise RecordError(f"the words “{words[:60]}” do not stand in the article; copy them as they are printed")
    return Span(found.start(), found.end(), found[0])


def _actor(was: ActorRef | None, text: str, near: int, values: Values, name: str) -> ActorRef | None:
    """An actor by code or name; its mention is where its words are given, else where it was, else where its name stands nearest."""
    given = " ".join(values.get(name, shown_actor(was)).split())[:120]
    sector = values.get(name + ".sector", was.sector or "" if was else "").strip()
    words = values.get(name + ".words", was.mention.text if was else "")
    if not given:
        return None
    if sector and sector not in EVERY_SECTOR:
        raise RecordError(f"{sector[:40]!r} is no sector; expected one of {', '.join(EVERY_SECTOR)}")
    if was is not None and given == shown_actor(was) and sector == (was.sector or "") and " ".join(words.split()) == " ".join(was.mention.text.split()):
        return was
    mention = _mention(was, text, near, words, given)
    if was is not None and given == shown_actor(was):
        return ActorRef(mention, was.name, was.code, was.country, sector or None, was.by)
    code = code_for(given)
    if name_of(code) == code and code not in _STATES:
        return ActorRef(mention, given, None, None, sector or None, "name")
    state = code in _STATES
    return ActorRef(mention, name_of(code), code, code if state else None, sector or ("GOV" if state else "IGO"), "name")


_STATES = frozenset(c.alpha_3 for c in pycountry.countries)


def _mention(was: ActorRef | None, text: str, near: int, words: str, given: str) -> Span:
    if words.strip() and (was is None or " ".join(words.split()) != " ".join(was.mention.text.split())):
        return _nearest(text, words, was.mention.start if was else near)
    if was is not None:
        return was.mention
    for name in (given, name_of(code_for(given))):
        if re.search(r"\b" + re.escape(name) + r"\b", text):
            return _nearest(text, name, near)
    raise RecordError(f"{given!r} is not named in the article in so many words; give the words that mean it")


def shown_actor(ref: ActorRef | None) -> str:
    """What the form shows for an actor: its code where it stands for the whole, else its name."""
    if ref is None:
        return ""
    return ref.code or ref.name or ref.country or ref.mention.text


def shown_when(when: When | None) -> str:
    """What the form shows for a time: a day, or the first and the last of it."""
    if when is None or when.start is None:
        return ""
    return when.start if when.start == when.end or when.end is None else f"{when.start}..{when.end}"


def _when(was: When | None, given: str) -> When | None:
    given = given.strip()
    if given == shown_when(was):
        return was
    if not given:
        return None
    first, _, last = given.partition("..")
    start, end = _interval(first.strip()), _interval((last or first).strip())
    if start is None or end is None or start[0] > end[1]:
        raise RecordError(f"{given[:40]!r} is no time; expected a day (2024-03-15), a month (2024-03), a year, or two of them with .. between")
    precision = {4: "year", 7: "month", 10: "day"}[len(first.strip())] if not last else "range"
    return When(start[0], end[1], cast(Any, precision), None, None)


def _interval(given: str) -> tuple[str, str] | None:
    """First and last day of a year, month or day."""
    try:
        if re.fullmatch(r"\d{4}", given):
            return f"{given}-01-01", f"{given}-12-31"
        if re.fullmatch(r"\d{4}-\d\d", given):
            first = date.fromisoformat(given + "-01")
            return first.isoformat(), ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
        return (date.fromisoformat(given).isoformat(),) * 2 if len(given) == 10 else None
    except ValueError:
        return None
