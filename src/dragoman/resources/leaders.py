"""Who held an office on a day, or was in the news as a politician, by full name or by surname, however the name is transcribed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from dragoman.resources.knowledge import OFFICES, Knowledge, load_knowledge
from dragoman.resources.lexicon import Entry
from dragoman.resources.terms import Leader
from dragoman.resources.transliteration import folded, load_transliterations

# Where the family name is written first.
FAMILY_FIRST = frozenset({"CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "KHM"})
FORMER = "ELI"  # PLOVER's elites: those who were in office
LASTING = frozenset({"REB", "OPP", "UAF", "CVL", "BUS", "REL"})  # what one is without an office


class Leaders:
    """The tables of leaders and of politicians by the keys of their names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._bands = knowledge.bands
        self._full: dict[str, list[Leader]] = defaultdict(list)
        self._outer: dict[tuple[str, str], list[Leader]] = defaultdict(list)  # first and last word
        self._family: dict[str, list[Leader]] = defaultdict(list)  # of leaders alone
        self._alone: dict[str, list[Leader]] = defaultdict(list)  # forms of one word that name nobody else: 'Putin', 'Lula'
        forms = [(leader, name) for leader in (*knowledge.leaders, *knowledge.politicians) for name in leader.names]
        names = [name for _, name in forms]
        rules = load_transliterations()
        for (leader, _), key, spelt in zip(forms, rules.keys(names), rules.keys(names, sounds=False), strict=True):
            words, letters = key.split(), spelt.split()
            if len(words) < 2:
                self._alone[spelt].append(leader)
                continue
            self._full[key].append(leader)
            if leader.office not in OFFICES:
                continue
            self._outer[words[0], words[-1]].append(leader)
            for family in {" ".join(letters[n:]) for n in range(1, len(letters))} | ({letters[0]} if leader.code in FAMILY_FIRST else set()):
                self._family[family].append(leader)

    def find(self, name: str, on: str | None, codes: Collection[str] = ()) -> Entry | None:
        """Who bears the name: in office on the ISO date `on`, or earlier (then of sector ELI); without a date, the last term.

        A surname counts where its bearer of the highest office is one person, of a state or organisation among `codes`, those that the article names;
        of a politician it never does. Of politicians of one name and several states the one of `codes` is meant, and nobody where that does not tell.
        """
        key = folded(name)
        words = key.split()
        if not words:
            return None
        spelt = load_transliterations().keys([name], sounds=False)[0]
        known = self._full.get(key, []) if len(words) > 1 else self._alone.get(spelt, [])
        if not known and len(words) > 2:
            known = self._outer.get((words[0], words[-1]), [])
        if known:
            return self._entry(_meant(known, on, codes), on)
        serving = [p for p in self._family.get(spelt, ()) if p.code in codes and p.serves(on)]
        highest = min((_rank(p) for p in serving), default=0)
        serving = [p for p in serving if _rank(p) == highest]
        return self._entry(serving, on) if len({p.names[0] for p in serving}) == 1 else None

    def _entry(self, terms: list[Leader], on: str | None) -> Entry | None:
        """The term on the day, the highest office first; else the last one before it; None for who has not been in office yet."""
        serving = [t for t in terms if t.serves(on)]
        past = [t for t in terms if on is not None and t.start[:4] <= on[:4]]
        if not terms:
            return None
        if on is None:
            best = max(terms, key=lambda t: (t.office in OFFICES, t.start))
        elif serving:
            best = min(serving, key=_rank)
        elif past:
            best = max(past, key=lambda t: (t.office in OFFICES, t.start))
        else:
            return None
        state = best.code if best.code not in self._bands else None
        sector = best.sector if serving or best.sector in LASTING else FORMER
        return Entry("leader", best.names[0], best.code, state, sector, best.gender, best.start, best.end, best.title)


def _rank(term: Leader) -> int:
    """The place of its office among all, the highest first, politicians last."""
    return OFFICES.index(term.office) if term.office in OFFICES else len(OFFICES)


def _meant(terms: list[Leader], on: str | None, codes: Collection[str]) -> list[Leader]:
    """The terms that count on the day: of namesakes in office the leaders, else the politicians of the one state that the article names."""
    serving = [t for t in terms if t.serves(on)] or terms
    if any(t.office in OFFICES for t in serving) or len({t.code for t in serving}) == 1:
        return serving
    here = [t for t in serving if t.code in codes]
    return here if len({t.code for t in here}) == 1 else []


@lru_cache(maxsize=1)
def load_leaders() -> Leaders:
    """The shipped table, its keys made once a process."""
    return Leaders(load_knowledge())
