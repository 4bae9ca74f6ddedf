"""GDELT 2.0 event rows (GDELT Event Codebook V2.0: 61 columns, tab-separated, no line of names): a row a dyad of an event told as a deed.

GDELT knows one actor a side and no modality: a joint act is a row for each source with each target, and events that are denied, planned, threatened
or alleged are left out. What is unknown is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TextIO

from dragoman.records import ActorRef, content_id
from dragoman.store.exports.mapped import Mapped, empty
from dragoman.store.exports.tables import Selection
from dragoman.store.exports.told import Told, dyads, events
from dragoman.store.store import Store


@dataclass(frozen=True)
class Dyad:
    """One source and one target of an event."""

    told: Told
    number: int
    source: ActorRef | None
    target: ActorRef | None

    def identity(self) -> int:
        """A positive number of 63 bits from the event's id; a joint act's further rows have their own."""
        event = self.told.event.id
        return int(event if self.number == 0 else content_id(event, self.number), 16) >> 1

    def date(self) -> tuple[int, int, int] | None:
        """Year, month and day, where the day is known."""
        day = self.told.day or ""
        return (int(day[:4]), int(day[5:7]), int(day[8:10])) if len(day) == 10 else None

    def fraction(self) -> str:
        """GDELT's FractionDate: the year and (month x 30 + day) / 365 of it, below 1."""
        date = self.date()
        return f"{date[0] + min((date[1] * 30 + date[2]) / 365, 0.9999):.4f}" if date else ""


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


def _code(ref: ActorRef | None) -> str:
    """Country and role in one, as CAMEO: RUSGOV; an organisation is IGO and its short code."""
    if ref is None:
        return ""
    if ref.country is None and ref.sector == "IGO":
        return f"IGO{ref.code or ''}"
    return f"{ref.country or ref.code or ''}{ref.sector or ''}"


def _side(number: int, side: str) -> tuple[Mapped[Dyad, str], ...]:
    """The ten columns of an actor."""
    def of(d: Dyad) -> ActorRef | None:
        return d.source if side == "source" else d.target

    def text(d: Dyad, attribute: str) -> str:
        ref = of(d)
        return (getattr(ref, attribute) or "") if ref else ""

    return (
        Mapped(f"Actor{number}Code", f"{side}: country and sector", lambda d: _code(of(d))),
        Mapped(f"Actor{number}Name", f"{side}: name, else mention, in capitals", lambda d: _name(of(d))),
        Mapped(f"Actor{number}CountryCode", f"{side}: country (ISO 3166 alpha-3)", lambda d: text(d, "country")),
        Mapped(f"Actor{number}KnownGroupCode", f"{side}: code of an organisation", lambda d: "" if text(d, "country") == text(d, "code") else text(d, "code")),
        empty(f"Actor{number}EthnicCode", ""), empty(f"Actor{number}Religion1Code", ""), empty(f"Actor{number}Religion2Code", ""),
        Mapped(f"Actor{number}Type1Code", f"{side}: sector", lambda d: text(d, "sector")),
        empty(f"Actor{number}Type2Code", ""), empty(f"Actor{number}Type3Code", ""),
    )  # fmt: skip


def _name(ref: ActorRef | None) -> str:
    return " ".join((ref.name or ref.mention.text).upper().split()) if ref else ""


def _nowhere(who: str) -> tuple[Mapped[Dyad, str], ...]:
    return tuple(empty(f"{who}Geo_{c}", "") for c in ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"))


def _place(d: Dyad, attribute: str) -> str:
    place = d.told.event.place
    value = getattr(place, attribute) if place else None
    return _number(value) if not isinstance(value, str) else " ".join(value.split())


COLUMNS: tuple[Mapped[Dyad, str], ...] = (
    Mapped("GLOBALEVENTID", "63 bits of id", lambda d: str(d.identity())),
    Mapped("SQLDATE", "date.start, else the day of publication: YYYYMMDD", lambda d: (d.told.day or "").replace("-", "") if d.date() else ""),
    Mapped("MonthYear", "the same: YYYYMM", lambda d: (d.told.day or "")[:7].replace("-", "")),
    Mapped("Year", "the same: YYYY", lambda d: (d.told.day or "")[:4]),
    Mapped("FractionDate", "the same: year and (month x 30 + day) / 365", lambda d: d.fraction()),
    *_side(1, "source"),
    *_side(2, "target"),
    empty("IsRootEvent", ""),
    Mapped("EventCode", "cameo", lambda d: d.told.event.cameo or ""),
    Mapped("EventBaseCode", "cameo: three digits", lambda d: (d.told.event.cameo or "")[:3]),
    Mapped("EventRootCode", "cameo: two digits", lambda d: (d.told.event.cameo or "")[:2]),
    Mapped("QuadClass", "quad", lambda d: str(d.told.event.quad)),
    Mapped("GoldsteinScale", "intensity", lambda d: _number(d.told.event.intensity)),
    Mapped("NumMentions", "1, and one for each further report in the article (evidence)", lambda d: str(1 + len(d.told.event.evidence))),
    Mapped("NumSources", "outlets at which the article was seen", lambda d: str(max(1, d.told.outlets))),
    Mapped("NumArticles", "1: a row rests on one article", lambda d: "1"),
    empty("AvgTone", ""),
    *_nowhere("Actor1"),
    *_nowhere("Actor2"),
    empty("ActionGeo_Type", ""),
    Mapped("ActionGeo_FullName", "place: name", lambda d: _place(d, "name")),
    empty("ActionGeo_CountryCode", ""),  # FIPS 10-4, where dragoman has ISO 3166
    empty("ActionGeo_ADM1Code", ""), empty("ActionGeo_ADM2Code", ""),
    Mapped("ActionGeo_Lat", "place: latitude", lambda d: _place(d, "latitude")),
    Mapped("ActionGeo_Long", "place: longitude", lambda d: _place(d, "longitude")),
    empty("ActionGeo_FeatureID", ""),
    Mapped("DATEADDED", "when it was added: YYYYMMDDHHMMSS, UTC", lambda d: "".join(c for c in d.told.added if c.isdigit())),
    Mapped("SOURCEURL", "the article's url", lambda d: " ".join((d.told.url or "").split())),
)  # fmt: skip


def write_gdelt(store: Store, file: TextIO, selection: Selection) -> int:
    """A row a dyad. How many rows."""
    written = 0
    for told in events(store, selection):
        if told.event.modality != "actual":
            continue
        for number, source, target in dyads(told.event):
            dyad = Dyad(told, number, source, target)
            file.write("\t".join(c.value(dyad) for c in COLUMNS) + "\n")
            written += 1
    return written
