"""Which mentions are the same party across articles."""

from __future__ import annotations

from functools import lru_cache

from dragoman.analysis.words import stem
from dragoman.records import ActorRef
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.lexicon import load_lexicon

# Institutions that act for their state; any other sector (rebels, a party, a firm) is a party of its own within the state.
FOR_THE_STATE = frozenset({None, "GOV", "MIL", "SPY", "LEG", "JUD", "COP", "IGO"})


def party(ref: ActorRef | None) -> str | None:
    """The key of a party: a code ('ARM', 'CSTO'), a code with its sector ('COL:REB'), else the name in lower case; None where unknown."""
    if ref is None:
        return None
    code = ref.code or ref.country
    if code is None:
        return " ".join(ref.name.lower().split()) if ref.name else None
    return code if ref.sector in FOR_THE_STATE else f"{code}:{ref.sector}"


def same(a: str | None, b: str | None) -> bool:
    """Are both known and the same?"""
    return a is not None and a == b


def matches(wanted: str, ref: ActorRef | None) -> bool:
    """Is it the actor that a user names by code, country or name?"""
    if ref is None:
        return False
    names = (ref.code, ref.country, ref.name, party(ref))
    return wanted.casefold() in {n.casefold() for n in names if n}


def code_of(name: str) -> str:
    """The code of a state or organisation named by code, name or alias ('Armenia', 'the Collective Security Treaty Organization'); the name itself where unknown."""
    wanted = name.strip()
    knowledge = load_knowledge()
    if wanted.upper() in knowledge.organisations or any(f.code == wanted.upper() for f in knowledge.forms):
        return wanted.upper()
    for entry in load_lexicon().look_up(wanted.removeprefix("the ")):
        if entry.kind in ("state", "organisation", "metonym", "group") and entry.code:
            return entry.code
    return wanted


@lru_cache(maxsize=4096)
def name_of(code: str) -> str:
    """The usual English name of a code; the code itself where unknown."""
    knowledge = load_knowledge()
    if code in knowledge.organisations:
        return knowledge.organisations[code].name
    return next((f.form for f in knowledge.forms if f.code == code and f.role == "name"), code)


@lru_cache(maxsize=4096)
def stems_of(code: str | None) -> frozenset[str]:
    """The stems of all names of a party by its code: 'armenia', 'armenian', 'yerevan'."""
    if code is None:
        return frozenset()
    base, knowledge = code.split(":")[0], load_knowledge()
    forms = [f.form for f in knowledge.forms if f.code == base]
    organisation = knowledge.organisations.get(base)
    forms += [organisation.name, *organisation.aliases] if organisation else [base] if not forms else []
    return frozenset(stem(w) for form in forms for w in form.replace("-", " ").split() if len(w) > 2)


@lru_cache(maxsize=8192)
def named(text: str) -> frozenset[str]:
    """The codes of the states and organisations that a text names."""
    found = (hit.entries[0] for hit in load_lexicon().find(text))
    return frozenset(e.code for e in found if e.code and e.kind in ("state", "metonym", "organisation", "demonym", "adjective"))
