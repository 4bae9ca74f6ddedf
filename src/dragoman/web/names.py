"""Actors as a page names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.records import ActorRef
from dragoman.resources.knowledge import load_knowledge
from dragoman.web.filters import address
from dragoman.web.shown import line

SECTORS = {
    "GOV": "government", "MIL": "military", "REB": "rebels", "OPP": "opposition", "LEG": "legislature", "JUD": "judiciary", "SPY": "intelligence",
    "PTY": "party", "MED": "media", "BUS": "business", "CVL": "civilians", "IGO": "international organisation", "NGO": "non-governmental organisation",
    "COP": "police", "LAB": "labour", "REF": "refugees", "CRM": "crime", "UAF": "armed group", "EDU": "education", "REL": "religion",
}  # fmt: skip


@dataclass(frozen=True)
class Who:
    """An actor of a record: what it is called, its code (None where unknown), what it is of it, and the page about it."""

    name: str
    code: str | None
    sector: str | None
    address: str | None

    @property
    def short(self) -> str:
        return self.code or self.name


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    knowledge = load_knowledge()
    names: dict[str, str] = {}
    for form in knowledge.forms:
        if form.role == "name":
            names.setdefault(form.code, form.form)
    return names | {code: o.name for code, o in knowledge.organisations.items()}


def name_of(code: str) -> str:
    """The usual English name of a code, else the code or name itself."""
    return _names().get(code, code)


@lru_cache(maxsize=1)
def codes_by_name() -> dict[str, str]:
    """Code by name in lower case: states with all forms of their names, organisations with their aliases."""
    knowledge = load_knowledge()
    out = {f.form.lower(): f.code for f in knowledge.forms if f.role == "name"}
    for code, o in knowledge.organisations.items():
        out |= {alias.lower(): code for alias in (o.name, *o.aliases)}
    return out


def code_for(given: str) -> str:
    """The code that a user means by a code or name, in whatever case; what is given where none is known."""
    if given.upper() in _names():
        return given.upper()
    return codes_by_name().get(given.lower(), given)


def who(ref: ActorRef | None) -> Who | None:
    """An actor for a page."""
    if ref is None:
        return None
    key = ref.code or ref.country or ref.name
    name = line(ref.name or ref.mention.text, 80)
    return Who(name, ref.code or ref.country, SECTORS.get(ref.sector or "", ref.sector), address("/actor", actor=key) if key else None)


def whos(refs: tuple[ActorRef, ...]) -> tuple[Who, ...]:
    """Actors, each once."""
    return tuple(dict.fromkeys(w for w in map(who, refs) if w))
