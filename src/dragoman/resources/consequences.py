"""Words for what a party does when it keeps its word: harm or good, ending or keeping, and which type of event that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, rows

VALUES = ("harm", "good", "end", "keep", "start", "fate", "receive")
KINDS = ("v", "vt", "n", "x")


@dataclass(frozen=True)
class Deed:
    """A row: lemma, kind of word (v verb, vt verb with an object, n noun, x adjective or adverb), value, and the event type or membership change, if any."""

    lemma: str
    kind: str
    value: str
    about: str | None


class Consequences:
    """The table, looked up by kind of word and lemma; an inflected form finds its regular lemma too."""

    def __init__(self, path: Path = DATA / "lexicon" / "consequences.tsv") -> None:
        self._deeds: dict[tuple[str, str], Deed] = {}
        for line, r in rows(path, ("lemma", "pos", "value", "about", "example")):
            if r["value"] not in VALUES:
                raise DataError(path, f"{r['value']!r} is no value; expected one of {', '.join(VALUES)}", line)
            if r["pos"] not in KINDS:
                raise DataError(path, f"{r['pos']!r} is no kind of word; expected one of {', '.join(KINDS)}", line)
            self._deeds[(r["pos"], r["lemma"])] = Deed(r["lemma"], r["pos"], r["value"], r["about"] or None)

    def verb(self, lemma: str, word: str, *, transitive: bool = False) -> Deed | None:
        """The deed of a verb; with an object it may be another one."""
        return (self._find("vt", lemma, word) if transitive else None) or self._find("v", lemma, word)

    def noun(self, lemma: str, word: str) -> Deed | None:
        """The deed or instrument that a noun names."""
        return self._find("n", lemma, word)

    def other(self, word: str) -> Deed | None:
        """The state that an adjective or adverb names."""
        return self._deeds.get(("x", word))

    def _find(self, kind: str, lemma: str, word: str) -> Deed | None:
        for form in (lemma, *_bases(word)):
            found = self._deeds.get((kind, form))
            if found is not None:
                return found
        return None


def _bases(word: str) -> Iterator[str]:
    """The word and what it may be the regular inflection of: 'lifted', 'cancelled', 'subsidies'."""
    yield word
    for ending in ("ied", "ies"):
        if word.endswith(ending):
            yield word[:-3] + "y"
    for ending in ("es", "s", "ed", "d", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=2)
def load_consequences(path: Path = DATA / "lexicon" / "consequences.tsv") -> Consequences:
    """The table of consequences, loaded once a process."""
    return Consequences(path)
