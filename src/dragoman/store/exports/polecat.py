"""POLECAT's columns (the weekly files of the POLECAT dataverse, 40 columns, tab-separated): a row an event told as a deed.

POLECAT knows no modality, so that events which are denied, planned, threatened or alleged are left out. Several actors, or sectors, are joined by '; ';
what is unknown is None.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import TextIO

import pycountry

from dragoman.records import ActorRef
from dragoman.store.exports.mapped import Mapped, empty
from dragoman.store.exports.tables import Selection
from dragoman.store.exports.told import Told, events
from dragoman.store.store import Store

UNKNOWN = "None"
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
Actors = tuple[ActorRef, ...]


def _joined(values: list[str | None]) -> str:
    """Each once, in order; a tab or line end in a name would break the row."""
    return "; ".join(dict.fromkeys(" ".join(v.split()) for v in values if v)) or UNKNOWN


def _country(ref: ActorRef) -> str | None:
    """The English name of its state, as POLECAT writes countries; Intergovernmental Organization for one."""
    known = pycountry.countries.get(alpha_3=ref.country or ref.code or "")
    if known is not None:
        return str(getattr(known, "common_name", known.name))
    return "Intergovernmental Organization" if ref.sector == "IGO" else None


def _side(word: str, field: str, of: Callable[[Told], Actors]) -> tuple[Mapped[Told, str], ...]:
    """The eight columns of the actor or the recipient."""
    return (
        Mapped(f"{word} Name", f"{field}: name, else mention", lambda t: _joined([a.name or a.mention.text for a in of(t)])),
        Mapped(f"{word} Country", f"{field}: the name of its country", lambda t: _joined([_country(a) for a in of(t)])),
        empty(f"{word} COW", UNKNOWN),
        Mapped(f"Primary {word} Sector", f"{field}: sector of the first", lambda t: _joined([a.sector for a in of(t)][:1])),
        Mapped(f"{word} Sectors", f"{field}: sectors", lambda t: _joined([a.sector for a in of(t)])),
        empty(f"{word} Title", UNKNOWN),
        Mapped(f"{word} Name Raw", f"{field}: mentions", lambda t: _joined([a.mention.text for a in of(t)])),
        empty(f"Wikipedia {word} ID", UNKNOWN),
    )


def _place(attribute: str) -> Callable[[Told], str]:
    def value(t: Told) -> str:
        found = getattr(t.event.place, attribute) if t.event.place else None
        return UNKNOWN if found is None else str(found)

    return value


COLUMNS: tuple[Mapped[Told, str], ...] = (
    Mapped("Event ID", "id", lambda t: t.event.id),
    Mapped("Event Date", "date.start, else the day of publication", lambda t: t.day or UNKNOWN),
    Mapped("Event Type", "type", lambda t: t.event.type),
    Mapped("Event Mode", "mode", lambda t: _joined([t.event.mode])),
    Mapped("Intensity", "intensity (Goldstein's scale)", lambda t: UNKNOWN if t.event.intensity is None else str(t.event.intensity)),
    Mapped("Quad Code", "quad, in words", lambda t: QUADS[t.event.quad]),
    Mapped("Contexts", "contexts", lambda t: _joined(list(t.event.contexts))),
    *_side("Actor", "source", lambda t: t.event.source),
    *_side("Recipient", "target", lambda t: t.event.target),
    Mapped("Placename", "place: name", _place("name")),
    empty("City", UNKNOWN), empty("District", UNKNOWN), empty("Province", UNKNOWN),
    Mapped("Country", "place: country (ISO 3166 alpha-3)", _place("country")),
    Mapped("Latitude", "place: latitude", _place("latitude")),
    Mapped("Longitude", "place: longitude", _place("longitude")),
    empty("GeoNames ID", UNKNOWN),
    Mapped("Raw Placename", "place: mention", lambda t: _joined([t.event.place.mention.text if t.event.place else None])),
    empty("Feature Type", UNKNOWN),
    Mapped("Source", "the article's outlet", lambda t: _joined([t.outlet])),
    Mapped("Publication Date", "the article's date", lambda t: (t.published or UNKNOWN)[:10]),
    empty("Story People", UNKNOWN), empty("Story Organizations", UNKNOWN), empty("Story Locations", UNKNOWN),
    Mapped("Language", "the article's language", lambda t: t.language or UNKNOWN),
    Mapped("Version", "the reader's version", lambda t: f"dragoman {t.version}"),
)  # fmt: skip


def write_polecat(store: Store, file: TextIO, selection: Selection) -> int:
    """A line of column names, then a row an event. How many events."""
    writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([c.name for c in COLUMNS])
    written = 0
    for told in events(store, selection):
        if told.event.modality == "actual":
            writer.writerow([c.value(told) for c in COLUMNS])
            written += 1
    return written
