"""Rows of ICEWS event data (tab-separated with a header, as published on Dataverse)."""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.ingest.coded.rows import Coded, Row, day_of, number, reading_of, row_of
from dragoman.ingest.headerdates import iso_date
from dragoman.records import ActorRef, Place, Reading, Span
from dragoman.resources.schemes import Schemes

CODER = "icews"
NEEDED = ("Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code", "Target Name", "Target Country")


def check_header(header: list[str], where: str) -> InputError | None:
    """An error where the file is no ICEWS event table."""
    missing = [c for c in NEEDED if c not in header]
    return InputError(where, f"the header lacks the column {missing[0]!r}; ICEWS event tables have {', '.join(NEEDED)}", 1) if missing else None


def read_row(line: str, header: list[str], schemes: Schemes, where: str, n: int) -> Reading | InputError | None:
    """The reading of a row; None for a CAMEO code without a counterpart in PLOVER (01, a statement)."""
    row = row_of(line)
    if len(row.cells) != len(header):
        return InputError(where, f"{len(row.cells)} columns where the header has {len(header)}; the row is skipped", n)
    at = {name: k for k, name in enumerate(header)}
    code, day = cameo_code(row.value(at["CAMEO Code"])), iso_date(row.value(at["Event Date"]))
    trigger = row[at["Event Text"]] or row[at["CAMEO Code"]]
    if code is None or day is None or trigger is None:
        return InputError(where, f"no CAMEO code and day were found ({row.value(at['CAMEO Code'])!r}, {row.value(at['Event Date'])!r}); the row is skipped", n)
    act = schemes.act(code)
    if act is None:
        return None
    source, target = (_actor(row, at, role, schemes) for role in ("Source", "Target"))
    intensity = number(row.value(at["Intensity"])) if "Intensity" in at else None
    return reading_of(
        Coded(
            CODER, line, act.type, trigger, (source,) if source else (), (target,) if target else (), day, day_of(row[at["Event Date"]], day), act.mode, cameo=code,
            intensity=intensity if intensity is not None else act.intensity, place=_place(row, at, schemes),
            outlet=row.value(at["Publisher"]) or None if "Publisher" in at else None, rule=f"ICEWS event {row.value(at['Event ID'])}, CAMEO {code}",
        )  # fmt: skip
    )


def cameo_code(value: str) -> str | None:
    """The code with the nought in front that spreadsheets take away: ICEWS codes have three or four digits, and there are twenty roots."""
    digits = value.strip()
    if not digits[:2].isdigit():
        return None
    return "0" + digits if len(digits) == 2 or int(digits[:2]) > 20 else digits


def _actor(row: Row, at: dict[str, int], role: str, schemes: Schemes) -> ActorRef | None:
    mention = row[at[f"{role} Name"]]
    if mention is None:
        return None
    country = schemes.country(row.value(at[f"{role} Country"]))
    group = schemes.organisation(mention.text)
    state = schemes.country(mention.text)
    told = row.value(at[f"{role} Sectors"]) if f"{role} Sectors" in at else ""
    sector = schemes.sector("icews", *(s.strip() for s in told.split(",")))
    return ActorRef(mention, mention.text, group or state or country, state or country, sector or ("IGO" if group else None), "name")


def _place(row: Row, at: dict[str, int], schemes: Schemes) -> Place | None:
    mention: Span | None = next((cell for name in ("City", "District", "Province", "Country") if name in at and (cell := row[at[name]])), None)
    if mention is None:
        return None
    latitude, longitude = (number(row.value(at[name])) if name in at else None for name in ("Latitude", "Longitude"))
    return Place(mention, mention.text, schemes.country(row.value(at["Country"])) if "Country" in at else None, latitude, longitude)
