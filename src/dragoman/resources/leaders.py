"""Who held an office on a day, by full name or by surname, however the name is transcribed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from dragoman.resources.knowledge import OFFICES, Knowledge, Leader, load_knowledge
from dragoman.resources.lexicon import Entry
from dragoman.resources.transliteration import folded, load_transliterations

# Where the family name is written first.
FAMILY_FIRST = frozenset({"CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "KHM"})
FORMER = "ELI"  # PLOVER's elites: those who were in office


class Leaders:
    """The table of leaders by the keys of their names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._organisations = knowledge.organisations
        self._full: dict[str, list[Leader]] = defaultdict(list)
        self._outer: dict[tuple[str, str], list[Leader]] = defaultdict(list)  # first and last word
        self._family: dict[str, list[Leader]] = defaultdict(list)
        self._alone: dict[str, list[Leader]] = defaultdict(list)  # forms of one word that name nobody else: 'Putin', 'Lula'
        forms = [(leader, name) for leader in knowledge.leaders for name in leader.names]
        names = [name for _, name in forms]
        rules = load_transliterations()
        for (leader, _), key, spelt in zip(forms, rules.keys(names), rules.keys(names, sounds=False), strict=True):
            words, letters = key.split(), spelt.split()
            if len(words) < 2:
                self._alone[spelt].append(leader)
                continue
            self._full[key].append(leader)
            self._outer[words[0], words[-1]].append(leader)
            for family in {" ".join(letters[n:]) for n in range(1, len(letters))} | ({letters[0]} if leader.code in FAMILY_FIRST else set()):
                self._family[family].append(leader)

    def find(self, name: str, on: str | None, codes: Collection[str] = ()) -> Entry | None:
        """Who bears the name: in office on the ISO date `on`, or earlier (then of sector ELI); without a date, the last term.

        A surname counts where its bearer of the highest office is one person, of a state or organisation among `codes`, those that the article names.
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
            return self._entry(known, on)
        serving = [p for p in self._family.get(spelt, ()) if p.code in codes and p.serves(on)]
        highest = min((OFFICES.index(p.office) for p in serving), default=0)
        serving = [p for p in serving if OFFICES.index(p.office) == highest]
        return self._entry(serving, on) if len({p.names[0] for p in serving}) == 1 else None

    def _entry(self, terms: list[Leader], on: str | None) -> Entry | None:
        """The term on the day, the highest office first; else the last one before it; None for who has not been in office yet."""
        serving = [t for t in terms if t.serves(on)]
        past = [t for t in terms if on is not None and t.start[:4] <= on[:4]]
        if on is None:
            best = max(terms, key=lambda t: t.start)
        elif serving:
            best = min(serving, key=lambda t: OFFICES.index(t.office))
        elif past:
            best = max(past, key=lambda t: t.start)
        else:
            return None
        state = best.code if best.code not in self._organisations else None
        sector = best.sector if serving else FORMER
        return Entry("leader", best.names[0], best.code, state, sector, best.gender, best.start, best.end, best.title)


@lru_cache(maxsize=1)
def load_leaders() -> Leaders:
    """The shipped table, its keys made once a process."""
    return Leaders(load_knowledge())
