"""The knowledge files as typed rows: states, organisations and their members, leaders, offices, media, armed groups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pycountry

from dragoman.errors import DataError
from dragoman.records import SECTORS
from dragoman.resources.politicians import read_politicians
from dragoman.resources.tables import DATA, is_iso, parts, rows
from dragoman.resources.terms import Leader

HISTORIC = frozenset({"SUN", "YUG", "CSK", "DDR", "XKX", "SCG", "VDR", "YMD", "ZAR"})
STATES = frozenset(c.alpha_3 for c in pycountry.countries) | HISTORIC


@dataclass(frozen=True)
class Form:
    """A surface form of a state: name, adjective, demonym, a metonym that stands for one of its sectors, or a region with a government
    of its own, recognised or not, which keeps its own name ('Somaliland')."""

    code: str
    form: str
    role: str
    sector: str | None


@dataclass(frozen=True)
class Organisation:
    """An international organisation, alliance, court or treaty; `nouns` are what news calls it in passing."""

    code: str
    name: str
    aliases: tuple[str, ...]
    nouns: tuple[str, ...]
    kind: str
    sector: str
    founded: str
    dissolved: str


@dataclass(frozen=True)
class Tie:
    """A state's relation to an organisation from start to end (ISO dates; '' unknown or open)."""

    organisation: str
    state: str
    relation: str
    start: str
    end: str


TIES = ("founder", "member", "associate", "partner", "observer", "candidate", "applicant", "suspended")
OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "minister", "organisation_head", "official", "spokesperson")


@dataclass(frozen=True)
class Office:
    """A role or institution: its PLOVER sector, scope (person, group, institution) and rank (state, official, private)."""

    phrase: str
    sector: str
    scope: str
    gender: str
    rank: str


@dataclass(frozen=True)
class Outlet:
    """A news agency, broadcaster, paper, magazine, website or platform."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None


@dataclass(frozen=True)
class Group:
    """A named party, militia, armed group or service; `nouns` are what news calls it in passing."""

    code: str
    names: tuple[str, ...]
    country: str | None
    sector: str
    nouns: tuple[str, ...] = ()


def _state(path: Path, line: int, code: str, *, optional: bool = False, others: frozenset[str] = frozenset()) -> str | None:
    if not code and optional:
        return None
    if code not in STATES and code not in others:
        raise DataError(path, f"{code!r} is no ISO 3166 alpha-3 code", line)
    return code


def _sector(path: Path, line: int, sector: str) -> str:
    if sector not in SECTORS:
        raise DataError(path, f"{sector!r} is no sector; expected one of {', '.join(SECTORS)}", line)
    return sector


def _dates(path: Path, line: int, *values: str) -> None:
    for value in values:
        if not is_iso(value):
            raise DataError(path, f"{value!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD)", line)


def _ordered(path: Path, line: int, start: str, end: str) -> None:
    if start and end and end[: len(start)] < start[: len(end)]:
        raise DataError(path, f"the end ({end}) comes before the start ({start})", line)


class Knowledge:
    """All tables of a data folder, validated as they load; DataError names file, line and what was expected."""

    def __init__(self, folder: Path = DATA) -> None:
        path = folder / "organisations.tsv"
        self.organisations: dict[str, Organisation] = {}
        for line, r in rows(path, ("code", "name", "aliases", "nouns", "kind", "sector", "founded", "dissolved", "source")):
            _dates(path, line, r["founded"], r["dissolved"])
            self.organisations[r["code"]] = Organisation(
                r["code"], r["name"], parts(r["aliases"]), parts(r["nouns"].lower()), r["kind"], _sector(path, line, r["sector"]), r["founded"], r["dissolved"]
            )
        codes = frozenset(self.organisations)
        path = folder / "states.tsv"
        self.forms: list[Form] = []
        for line, r in rows(path, ("code", "form", "role", "sector", "source")):
            if r["role"] not in ("name", "adjective", "demonym", "metonym", "region"):
                raise DataError(path, f"{r['role']!r} is no role; expected name, adjective, demonym, metonym or region", line)
            _state(path, line, r["code"], others=codes)
            self.forms.append(Form(r["code"], r["form"], r["role"], _sector(path, line, r["sector"]) if r["sector"] else None))
        for country in pycountry.countries:
            for name in {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}:
                if name and "," not in name:
                    self.forms.append(Form(country.alpha_3, name, "name", None))
        path = folder / "memberships.tsv"
        self.ties: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        for line, r in rows(path, ("organisation", "state", "relation", "start", "end", "source")):
            if r["organisation"] not in codes:
                raise DataError(path, f"{r['organisation']!r} is not in organisations.tsv", line)
            _dates(path, line, r["start"], r["end"])
            _state(path, line, r["state"], others=codes)
            if r["relation"] not in TIES:
                raise DataError(path, f"{r['relation']!r} is no relation; expected one of {', '.join(TIES)}", line)
            _ordered(path, line, r["start"], r["end"])
            self.ties[(r["organisation"], r["state"])].append(Tie(r["organisation"], r["state"], r["relation"], r["start"], r["end"]))
        path = folder / "leaders.tsv"
        self.leaders: list[Leader] = []
        for line, r in rows(path, ("name", "code", "office", "title", "sector", "gender", "start", "end", "source")):
            _dates(path, line, r["start"], r["end"])
            _state(path, line, r["code"], others=codes)
            if r["office"] not in OFFICES:
                raise DataError(path, f"{r['office']!r} is no office; expected one of {', '.join(OFFICES)}", line)
            _ordered(path, line, r["start"], r["end"])
            self.leaders.append(Leader(parts(r["name"]), r["code"], r["office"], r["title"], _sector(path, line, r["sector"]), r["gender"], r["start"], r["end"]))
        path = folder / "offices.tsv"
        self.offices: dict[str, Office] = {}
        for line, r in rows(path, ("phrase", "sector", "scope", "gender", "rank", "source")):
            self.offices.setdefault(r["phrase"].lower(), Office(r["phrase"].lower(), _sector(path, line, r["sector"]), r["scope"], r["gender"], r["rank"]))
        path = folder / "media.tsv"
        self.media: list[Outlet] = []
        for line, r in rows(path, ("name", "aliases", "kind", "country", "state_owned", "source")):
            self.media.append(Outlet(r["name"], parts(r["aliases"]), r["kind"], _state(path, line, r["country"], optional=True)))
        path = folder / "armed_groups.tsv"
        self.groups: list[Group] = []
        for line, r in rows(path, ("code", "name", "aliases", "country", "sector", "nouns", "start", "end", "source")):
            names = (r["name"], *parts(r["aliases"]))
            names = tuple(dict.fromkeys(form for n in names for form in (n, n[0].upper() + n[1:])))  # 'Al-Shabaab' where it opens a sentence
            self.groups.append(Group(r["code"], names, r["country"] or None, _sector(path, line, r["sector"]), parts(r["nouns"].lower())))
        self.bands = codes | {g.code for g in self.groups if g.country is None}  # codes that are no state's
        self.politicians = read_politicians(STATES, self.bands, folder / "politicians.tsv")
        self.others = tuple(r["name"] for _, r in rows(folder / "lexicon" / "other_names.tsv", ("name", "what", "source")))
        path = folder / "lexicon" / "everyday.tsv"
        self.everyday: dict[str, str] = {}
        for line, r in rows(path, ("name", "kind", "what", "source")):
            if r["kind"] not in ("outlet", "group", "seat"):
                raise DataError(path, f"{r['kind']!r} is no kind; expected outlet, group or seat", line)
            self.everyday[r["name"]] = r["kind"]
        path = folder / "given_names.tsv"
        self.given_names: dict[str, str] = {r["name"]: r["gender"] for _, r in rows(path, ("name", "gender"))}

    def tie(self, organisation: str, state: str, on: str) -> Tie | None:
        """The state's relation to the organisation on an ISO date, as known; the one that is not membership only where there is none."""
        fit = [t for t in self.ties.get((organisation, state), []) if (not t.start or t.start <= on) and (not t.end or on < t.end)]
        return min(fit, key=lambda t: t.relation not in ("member", "founder"), default=None)


@lru_cache(maxsize=2)
def load_knowledge(folder: Path = DATA) -> Knowledge:
    """The knowledge files, loaded once a process."""
    return Knowledge(folder)
