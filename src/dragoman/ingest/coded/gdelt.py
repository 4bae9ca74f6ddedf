"""Rows of GDELT 2.0's event table (61 tab-separated columns, no header; GDELT event codebook 2.0)."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.ingest.coded.rows import Coded, Row, day_of, number, reading_of, row_of
from dragoman.records import ActorRef, Place, Reading
from dragoman.resources.schemes import Schemes

CODER = "gdelt2"
COLUMNS = 61
ID, DAY, CODE, GOLDSTEIN, PLACE, LATITUDE, LONGITUDE, ADDED, URL = 0, 1, 26, 30, 52, 56, 57, 59, 60
ACTORS = (5, 15)  # where an actor's ten columns begin: code, name, country, known group, ethnic, two religions, three types


def read_row(line: str, schemes: Schemes, where: str, n: int) -> Reading | InputError | None:
    """The reading of a row; None for a CAMEO code without a counterpart in PLOVER (01, a statement)."""
    row = row_of(line)
    if len(row.cells) != COLUMNS:
        return InputError(where, f"{len(row.cells)} columns where GDELT 2.0's event table has {COLUMNS}; the row is skipped", n)
    trigger, day = row[CODE], _day(row.value(DAY))
    if trigger is None or not trigger.text.isdigit() or day is None:
        return InputError(where, f"no CAMEO code and day were found (EventCode {row.value(CODE)!r}, SQLDATE {row.value(DAY)!r}); the row is skipped", n)
    act = schemes.act(trigger.text)
    if act is None:
        return None
    source, target = (_actor(row, start, schemes) for start in ACTORS)
    url = row.value(URL)
    goldstein = number(row.value(GOLDSTEIN))
    return reading_of(
        Coded(
            CODER, line, act.type, trigger, (source,) if source else (), (target,) if target else (), _day(row.value(ADDED)[:8]) or day, day_of(row[DAY], day), act.mode,
            cameo=trigger.text, intensity=goldstein if goldstein is not None else act.intensity, place=_place(row, schemes), url=url or None,
            outlet=(urlsplit(url).hostname or "").removeprefix("www.") or None, rule=f"GDELT event {row.value(ID)}, CAMEO {trigger.text}",
        )  # fmt: skip
    )


def _day(value: str) -> str | None:
    try:
        return datetime.strptime(value, "%Y%m%d").date().isoformat() if len(value) == 8 else None
    except ValueError:
        return None


def _actor(row: Row, start: int, schemes: Schemes) -> ActorRef | None:
    """An actor; what it is called is in capitals in the row."""
    mention = row[start + 1] or row[start]
    if mention is None:
        return None
    country = schemes.state(row.value(start + 2))
    group = schemes.organisation(mention.text)
    sector = schemes.sector("cameo", row.value(start + 7), row.value(start + 8), row.value(start + 9), row.value(start + 3))
    named = row[start + 1] is not None
    return ActorRef(mention, mention.text.title() if named else None, group or country, country, sector or ("IGO" if group else None), "name" if named else None)


def _place(row: Row, schemes: Schemes) -> Place | None:
    mention = row[PLACE]
    if mention is None:
        return None
    parts = [p.strip() for p in mention.text.split(",")]
    return Place(mention, parts[0], schemes.country(parts[-1]), number(row.value(LATITUDE)), number(row.value(LONGITUDE)))
