"""Names to what they name: every form of the knowledge files, found in a text by its characters."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.resources.knowledge import Knowledge, load_knowledge

Kind = Literal["state", "adjective", "demonym", "metonym", "organisation", "outlet", "group", "leader"]


@dataclass(frozen=True)
class Entry:
    """What a name stands for. `name` is the usual form; `start` and `end` the term of a leader."""

    kind: Kind
    name: str
    code: str | None
    country: str | None
    sector: str | None
    gender: str = ""
    start: str = ""
    end: str = ""
    title: str = ""


@dataclass(frozen=True)
class Hit:
    """A name found: character range and its entries, the likeliest first."""

    start: int
    end: int
    entries: tuple[Entry, ...]


_WORD = re.compile(r"[^\W_]+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "‐": "-", "‑": "-"})


def plain(text: str) -> str:
    """The text with accents kept, apostrophes and hyphens of one form; as long as the text itself."""
    return text.translate(_STRAIGHT)


def unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Lexicon:
    """Longest names first, at each word of a text; exact case, or all capitals for names of four letters and more."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_word: dict[str, list[tuple[str, list[Entry]]]] = defaultdict(list)
        self._index: dict[str, list[Entry]] = {}
        self.leaders_by_surname: dict[str, list[Entry]] = defaultdict(list)
        names: dict[str, str] = {}
        for form in knowledge.forms:
            if form.role == "name":
                names.setdefault(form.code, form.form)
        for form in knowledge.forms:
            usual = names.get(form.code, form.code)
            if form.code in knowledge.organisations:
                self.add(form.form, Entry("metonym", knowledge.organisations[form.code].name, form.code, None, "IGO"))
                continue
            kind: Kind = {"name": "state", "adjective": "adjective", "demonym": "demonym", "metonym": "metonym"}[form.role]  # type: ignore[assignment]
            sector = form.sector or ("GOV" if form.role in ("name", "metonym") else None)
            self.add(form.form, Entry(kind, usual, form.code, form.code, sector))
        for o in knowledge.organisations.values():
            for name in (o.name, *o.aliases):
                self.add(name, Entry("organisation", o.name, o.code, None, o.sector))
        for m in knowledge.media:
            for name in (m.name, *m.aliases):
                self.add(name, Entry("outlet", m.name, None, m.country, "MED"))
        for g in knowledge.groups:
            for name in g.names:
                self.add(name, Entry("group", g.names[0], g.country or g.code, g.country, g.sector))
        for person in knowledge.leaders:
            for name in person.names:
                state = person.code if person.code not in knowledge.organisations else None
                entry = Entry("leader", person.names[0], person.code, state, "GOV" if state else "IGO", person.gender, person.start, person.end, person.title)
                if " " in name:
                    self.add(name, entry)
                self.leaders_by_surname[name.split()[-1]].append(entry)
        for choices in self._by_word.values():
            choices.sort(key=lambda c: -len(c[0]))

    def add(self, name: str, entry: Entry) -> None:
        """Also without accents; a name given twice keeps both entries in the order given."""
        name = plain(name).strip()
        if name.startswith("the "):
            name = name[4:]
        for form in {name, unaccented(name)}:
            known = self._index.get(form)
            if known is not None:
                if entry not in known:
                    known.append(entry)
                continue
            first = _WORD.search(form)
            if first is None or first.start() > 0:
                continue
            self._index[form] = [entry]
            self._by_word[first.group().lower()].append((form, self._index[form]))

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """The entries of a whole name."""
        return tuple(self._index.get(plain(name).strip(), ()))

    def find(self, text: str) -> Iterator[Hit]:
        """The names of a text, longest first, none within another."""
        source = plain(text)
        at = 0
        for word in _WORD.finditer(source):
            if word.start() < at:
                continue
            choices = self._by_word.get(word.group().lower())
            if not choices:
                continue
            for form, entries in choices:
                end = word.start() + len(form)
                piece = source[word.start() : end]
                same = piece == form or (piece.isupper() and len(form) > 3 and piece == form.upper())
                if same and not (end < len(source) and form[-1].isalnum() and (source[end].isalnum() or source[end] == "_")):
                    yield Hit(word.start(), end, tuple(entries))
                    at = end
                    break


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the shipped knowledge files, built once a process."""
    return Lexicon(load_knowledge())
