"""An actor dictionary of one's own: a TSV file, or one in PETRARCH's format.

TSV: columns name, code, country, sector, start, end; several names of one actor with '|'. PETRARCH (Schrodt, Beieler and Idris 2014): a name
with its codes in brackets, `+` before a synonym, codes with dates on lines of their own, `_` for a space, `#` or `;` before a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError
from dragoman.records import SECTORS
from dragoman.resources.knowledge import STATES
from dragoman.resources.lexicon import Entry, Lexicon
from dragoman.resources.tables import is_iso, parts, rows

COLUMNS = ("name", "code", "country", "sector", "start", "end")
_CODE = re.compile(r"\[([^\]]*)\]")
_WHEN = re.compile(r"^([<>])?(\d{6}|\d{8})(?:-(\d{6}|\d{8}))?$")
# CAMEO's codes of roles that PLOVER calls otherwise.
_SECTORS = {"CVL": "CVL", "INS": "REB", "SEP": "REB", "RAD": "REB", "CRM": "CRM", "MNC": "BUS", "NGM": "NGO", "IGO": "IGO", "HRI": "HRI"}


@dataclass(frozen=True)
class OwnActor:
    """An actor as the user's file has it; `start` and `end` (ISO dates) limit when its code holds."""

    names: tuple[str, ...]
    code: str
    country: str | None
    sector: str | None
    start: str
    end: str


def read_actors(path: Path) -> list[OwnActor]:
    """The actors of a file of either format; DataError names file, line and what was expected."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, f"cannot be read as UTF-8 text: {error}") from None
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    found = list(_tsv(path)) if first.split("\t")[0].strip() == "name" else list(_petrarch(path, text))
    if not found:
        raise DataError(path, f"no actor in the file; expected a table with the columns {', '.join(COLUMNS)}, or PETRARCH's NAME_ [CODE]")
    return found


def prefer(lexicon: Lexicon, actors: list[OwnActor]) -> None:
    """Adds the actors to a lexicon, before what it has of the same name."""
    for actor in actors:
        for name in actor.names:
            dated = bool(actor.start or actor.end)
            kind = "leader" if dated else "organisation" if actor.country is None else "group"
            lexicon.prefer(name, Entry(kind, actor.names[0], actor.code, actor.country, actor.sector, "", actor.start, actor.end))  # type: ignore[arg-type]


def _tsv(path: Path) -> Iterator[OwnActor]:
    for line, r in rows(path, COLUMNS):
        if not r["name"] or not r["code"]:
            raise DataError(path, "a name and a code are needed", line)
        if r["country"] and r["country"] not in STATES:
            raise DataError(path, f"{r['country']!r} is no ISO 3166 alpha-3 code", line)
        if r["sector"] and r["sector"] not in SECTORS:
            raise DataError(path, f"{r['sector']!r} is no sector; expected one of {', '.join(SECTORS)}", line)
        for key in ("start", "end"):
            if not is_iso(r[key]):
                raise DataError(path, f"{r[key]!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD)", line)
        yield OwnActor(parts(r["name"]), r["code"], r["country"] or None, r["sector"] or None, r["start"], r["end"])


def _petrarch(path: Path, text: str) -> Iterator[OwnActor]:
    names: list[str] = []
    codes: list[tuple[str, str, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].rstrip()
        if not line.strip():
            continue
        found = [_dated(path, number, m) for m in _CODE.findall(line)]
        name = _CODE.sub("", line).strip().lstrip("+").replace("_", " ").strip()
        if name and not line.lstrip().startswith("+") and not line[0].isspace():
            yield from _actors(names, codes)
            names, codes = [], []
        if name:
            names.append(_cased(name))
        codes += found
    yield from _actors(names, codes)


def _dated(path: Path, line: int, words: str) -> tuple[str, str, str]:
    code, _, when = words.strip().partition(" ")
    if not code.isalnum():
        raise DataError(path, f"{words!r} is no code; expected letters such as USAGOV, then a date such as >20010120", line)
    if not when:
        return code, "", ""
    match = _WHEN.match(when.strip())
    if match is None:
        raise DataError(path, f"{when!r} is no date; expected <YYMMDD, >YYMMDD or YYMMDD-YYMMDD", line)
    sign, first, last = match.groups()
    return (code, "", _iso(first)) if sign == "<" else (code, _iso(first), _iso(last) if last else "")


def _iso(digits: str) -> str:
    year = digits[:4] if len(digits) == 8 else ("19" if int(digits[:2]) > 30 else "20") + digits[:2]
    return f"{year}-{digits[-4:-2]}-{digits[-2:]}"


def _actors(names: list[str], codes: list[tuple[str, str, str]]) -> Iterator[OwnActor]:
    for code, start, end in codes if names else ():
        chunks = [code[i : i + 3] for i in range(0, len(code), 3)]
        country = chunks[0] if chunks[0] in STATES else None
        sector = next((s for c in chunks for s in (c if c in SECTORS else _SECTORS.get(c),) if s), "GOV" if country and len(chunks) == 1 else None)
        plain = country or next((c for c in chunks if c not in SECTORS and c not in _SECTORS), chunks[0])
        yield OwnActor(tuple(names), plain, country, sector, start, end)


def _cased(name: str) -> str:
    """A name in capitals as news writes it; one of at most four letters is an acronym."""
    return " ".join(w if len(w) <= 3 and len(name.split()) == 1 else w.capitalize() if w.lower() not in ("of", "the", "and", "for") else w.lower() for w in name.split()) if name.isupper() else name
