"""How other codings' events, sectors and states read in PLOVER's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DataError
from dragoman.records import SECTORS
from dragoman.resources.codebook import FOLDER, TypeInfo, load_codebook
from dragoman.resources.knowledge import STATES, load_knowledge
from dragoman.resources.tables import DATA, rows

CODED = DATA / "coded"


@dataclass(frozen=True)
class Act:
    """What a CAMEO code is in PLOVER: type, mode, Goldstein's value."""

    type: TypeInfo
    mode: str | None
    intensity: float | None


@dataclass(frozen=True)
class Schemes:
    """CAMEO code to act, (scheme, type) to type, (scheme, sector) to sector; states and organisations by code or name in small letters."""

    acts: dict[str, Act]
    types: dict[tuple[str, str], str | None]
    sectors: dict[tuple[str, str], str]
    states: dict[str, str]
    names: dict[str, str]
    organisations: dict[str, str]

    def act(self, cameo: str) -> Act | None:
        """The act of a CAMEO code, else of the code it stands under; None for what has no counterpart (a statement, 01)."""
        for length in range(len(cameo), 1, -1):
            if cameo[:length] in self.acts:
                return self.acts[cameo[:length]]
        return None

    def state(self, code: str) -> str | None:
        """ISO 3166 alpha-3 of a code in another coding; None where it is no state."""
        return code if code in STATES else self.states.get(code)

    def country(self, name: str) -> str | None:
        """ISO 3166 alpha-3 of a country's name."""
        return self.names.get(name.strip().casefold())

    def organisation(self, name: str) -> str | None:
        """The short code of an organisation's name."""
        return self.organisations.get(name.strip().casefold())

    def sector(self, scheme: str, *codes: str) -> str | None:
        """The sector of the first code that has one."""
        return next((found for code in codes if (found := self.sectors.get((scheme, code.casefold())))), None)


@lru_cache(maxsize=1)
def load_schemes() -> Schemes:
    """The tables, validated as they load; DataError names file, line and what was expected."""
    kinds, knowledge = load_codebook().types, load_knowledge()
    path = CODED / "types.tsv"
    types: dict[tuple[str, str], str | None] = {}
    for line, r in rows(path, ("scheme", "code", "type", "source")):
        if r["type"] and r["type"] not in kinds:
            raise DataError(path, f"{r['type']!r} is no type; expected one of {', '.join(kinds)}", line)
        types[(r["scheme"], r["code"])] = r["type"] or None
    acts = {code: Act(kinds[name], None, kinds[name].intensity) for (scheme, code), name in types.items() if scheme == "cameo" and name}
    path = FOLDER / "cameo.tsv"
    for line, r in rows(path, ("code", "label", "type", "mode", "intensity")):
        if r["type"] not in kinds:
            raise DataError(path, f"{r['type']!r} is no type; expected one of {', '.join(kinds)}", line)
        acts[r["code"]] = Act(kinds[r["type"]], r["mode"] or None, float(r["intensity"]) if r["intensity"] else kinds[r["type"]].intensity)
    path = CODED / "sectors.tsv"
    sectors = {}
    for line, r in rows(path, ("scheme", "code", "sector", "source")):
        if r["sector"] not in SECTORS:
            raise DataError(path, f"{r['sector']!r} is no sector; expected one of {', '.join(SECTORS)}", line)
        sectors[(r["scheme"], r["code"].casefold())] = r["sector"]
    path = CODED / "countries.tsv"
    states = {}
    for line, r in rows(path, ("code", "state", "source")):
        if r["state"] not in STATES:
            raise DataError(path, f"{r['state']!r} is no ISO 3166 alpha-3 code", line)
        states[r["code"]] = r["state"]
    names = {f.form.casefold(): f.code for f in reversed(knowledge.forms) if f.role == "name" and f.code in STATES}
    organisations = {n.casefold(): o.code for o in reversed(knowledge.organisations.values()) for n in (o.name, *o.aliases)}
    return Schemes(acts, types, sectors, states, names, organisations)
