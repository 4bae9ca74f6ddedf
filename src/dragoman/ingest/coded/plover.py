"""PLOVER JSON (Open Event Data Alliance): one event an object; its sentence is the article where the event's words stand in it, else the object itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from dragoman.errors import InputError
from dragoman.ingest.coded.rows import Coded, number, reading_of
from dragoman.ingest.headerdates import iso_date
from dragoman.records import SECTORS, ActorRef, Modality, Place, Reading, Span, When
from dragoman.resources.codebook import TypeInfo, load_codebook
from dragoman.resources.schemes import Schemes

CODER = "plover"
_MARK = re.compile(r"\(EVT: ?([^()]+)\)")
_CODE = re.compile(r"[A-Z0-9]{3,15}")
_EVENT = ("event", "eventType", "event_type", "type")


def read_object(row: Any, schemes: Schemes, where: str, n: int) -> Reading | InputError | None:
    """The reading of an event object; None for a type without a counterpart."""
    if not isinstance(row, dict):
        return InputError(where, f"a JSON {type(row).__name__} where an event object was expected; skipped", n)
    row = _older(row)
    name = next((str(row[k]).strip().upper() for k in _EVENT if isinstance(row.get(k), str) and row[k].strip()), "")
    kind = _type(name, schemes)
    if kind is None:
        return None if ("plover", name) in schemes.types else InputError(where, f"{name!r} is no type of PLOVER; skipped", n)
    day = iso_date(_text(row.get("date")))
    if day is None:
        return InputError(where, f'"date" is no date: {str(row.get("date"))[:40]!r}; expected YYYY-MM-DD; skipped', n)
    sentence = _text(row.get("text"))
    found = _resting_on(sentence, row, schemes) if sentence else None
    text = sentence if found and sentence else json.dumps(row, ensure_ascii=False)
    trigger, source, target, place = found or _resting_on_object(text, row, schemes)
    contexts = tuple(c.strip() for c in _listed(row.get("contexts", row.get("context"))) if c.strip())
    when = When(day[:10], day[:10], "day", _span(text, str(row["date"])), str(row["date"]))
    identity = _text(row.get("id"))
    return reading_of(
        Coded(
            CODER, text, kind, trigger, source, target, day[:10], when, _text(row.get("mode")), contexts, _text(row.get("cameo")), _scale(row), place,
            url=_text(row.get("url")) or identity, outlet=_text(row.get("publication")), rule=f"PLOVER event {identity}, coder {_text(row.get('coder'))}",
            modality=_modality(row, contexts),
        )  # fmt: skip
    )


_NAMES = {"recipient": "target", "event_text": "eventText", "event_loc": "eventLoc", "text_info": "textInfo"}
_MODALITY: dict[str, Modality] = {"negation": "negated", "future": "planned", "hypothetical": "hypothetical"}
_ACTOR = {"actor_text": "actorText"}
_LOCATION = {"cc3": "country", "latitude": "lat", "longitude": "lon"}


def _older(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object of the manual's draft of 2021 with the field names of version 0.5, which the published records have; another as it is."""
    out = {_NAMES.get(k, k): v for k, v in row.items()}
    for key in ("event", "eventText", "mode"):
        if isinstance(out.get(key), list):
            out[key] = next((v for v in out[key] if isinstance(v, str)), None)
    for role in ("source", "target"):
        if isinstance(out.get(role), list):
            out[role] = [{_ACTOR.get(k, k): v for k, v in one.items()} if isinstance(one, dict) else one for one in out[role]]
    if isinstance(out.get("eventLoc"), dict):
        out["eventLoc"] = {_LOCATION.get(k, k): v for k, v in out["eventLoc"].items()}
    cited = out.get("cite_info")
    return {**({k: cited[k] for k in ("url", "publication") if k in cited} if isinstance(cited, dict) else {}), **out}


def _scale(row: Mapping[str, Any]) -> float | None:
    value = row.get("event_scale")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _modality(row: Mapping[str, Any], contexts: Iterable[str]) -> Modality:
    """As the object says it, else by the contexts that the manual sets aside for it."""
    said = row.get("modality")
    if said in get_args(Modality):
        return cast(Modality, said)
    return next((_MODALITY[c.lower()] for c in contexts if c.lower() in _MODALITY), "actual")


def _type(name: str, schemes: Schemes) -> TypeInfo | None:
    kinds = load_codebook().types
    return kinds.get(name) or kinds.get(schemes.types.get(("plover", name)) or "")


Found = tuple[Span, tuple[ActorRef, ...], tuple[ActorRef, ...], Place | None]


def _resting_on(text: str, row: Mapping[str, Any], schemes: Schemes) -> Found | None:
    """Trigger, actors and place where all their words stand in the text; None where some do not."""
    trigger = _trigger(text, row)
    actors = [[_actor(text, one, schemes) for one in _actors(row.get(role))] for role in ("source", "target")]
    if trigger is None or any(ref is None for refs in actors for ref in refs):
        return None
    source, target = (tuple(ref for ref in refs if ref is not None) for refs in actors)
    return trigger, source, target, _place(text, row, schemes)


def _resting_on_object(text: str, row: Mapping[str, Any], schemes: Schemes) -> Found:
    """The same, quoted from the object as JSON."""
    written = next(value for k in _EVENT if isinstance(value := row.get(k), str) and value.strip())
    trigger = _span(text, _text(row.get("eventText")) or written) or Span(0, len(text), text)
    source, target = (tuple(ref for one in _actors(row.get(role)) if (ref := _actor(text, one, schemes, anywhere=True)) is not None) for role in ("source", "target"))
    return trigger, source, target, _place(text, row, schemes)


def _trigger(text: str, row: Mapping[str, Any]) -> Span | None:
    """The event's words: all of them, else as many of the first as stand together, else the first that the markup has."""
    words = (_text(row.get("eventText")) or "").split()
    for length in range(len(words), 0, -1):
        found = _span(text, " ".join(words[:length]))
        if found is not None:
            return found
    about = row.get("textInfo")
    marked = _MARK.search(str(about.get("markup", ""))) if isinstance(about, dict) else None
    return _span(text, marked[1].strip()) if marked else None


def _actors(value: object) -> list[Mapping[str, Any]]:
    """Actors as objects; a bare string is a code, as older files have it."""
    values = value if isinstance(value, list) else [value]
    return [v if isinstance(v, dict) else {"code": v} for v in values if (isinstance(v, dict) and v) or (isinstance(v, str) and _CODE.fullmatch(v.strip()))]


def _actor(text: str, one: Mapping[str, Any], schemes: Schemes, *, anywhere: bool = False) -> ActorRef | None:
    """An actor whose words stand in the text; `anywhere`: its code serves where they do not."""
    words, code, sector = (_text(one.get(k)) for k in ("actorText", "code", "sector"))
    mention = (_span(text, words) if words else None) or (_span(text, code) if code and anywhere else None)
    if mention is None:
        return None
    country = schemes.state(_text(one.get("country")) or code or "")
    known = code if code and code not in ("IGO", "NGO", "IMG", "MNC") and len(code) > 1 else None
    group = schemes.organisation(words or "")
    return ActorRef(mention, words, group or country or known, country, sector if sector in SECTORS else code if code in SECTORS else None, "name" if words else None)


def _place(text: str, row: Mapping[str, Any], schemes: Schemes) -> Place | None:
    told = row.get("eventLoc")
    name = _text(told.get("name")) if isinstance(told, dict) else _text(told)
    mention = _span(text, name) if name else None
    if mention is None or name is None:
        return None
    about: Mapping[str, Any] = told if isinstance(told, dict) else {}
    country = schemes.state(_text(about.get("country")) or "") or schemes.country(name)
    return Place(mention, name, country, number(str(about.get("lat", ""))), number(str(about.get("lon", ""))))


def _span(text: str, words: str) -> Span | None:
    """Where the words stand first; in JSON, as JSON writes them."""
    for form in (words, json.dumps(words, ensure_ascii=False)[1:-1]):
        start = text.find(form) if form else -1
        if start >= 0:
            return Span(start, start + len(form), form)
    return None


def _listed(value: object) -> list[str]:
    if isinstance(value, str):
        return re.split(r"[,;|]", value)
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else str(value) if isinstance(value, int) and not isinstance(value, bool) else None
