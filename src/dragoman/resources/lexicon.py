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

_KINDS: dict[str, Kind] = {"name": "state", "region": "state", "adjective": "adjective", "demonym": "demonym", "metonym": "metonym"}


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
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _is_slip(a: str, b: str) -> bool:
    """Is one word the other with a letter added, left out, changed, or two neighbours swapped?"""
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    return rest != other and (rest[1:] == other or rest == other[1:] or rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:]))


class Lexicon:
    """Longest names first, at each word of a text; exact case, or all capitals for names of four letters and more."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_word: dict[str, list[tuple[str, list[Entry]]]] = defaultdict(list)
        self._index: dict[str, list[Entry]] = {}
        self._outlets: dict[str, Entry] = {}
        names: dict[str, str] = {}
        for form in knowledge.forms:
            if form.role == "name":
                names.setdefault(form.code, form.form)
        for form in knowledge.forms:
            usual = names.get(form.code, form.code)
            if form.code in knowledge.organisations:
                self.add(form.form, Entry("metonym", knowledge.organisations[form.code].name, form.code, None, "IGO"))
                continue
            sector = form.sector or ("GOV" if form.role in ("name", "metonym") else None)
            self.add(form.form, Entry(_KINDS[form.role], form.form if form.role == "region" else usual, form.code, form.code, sector))
        for o in knowledge.organisations.values():
            for name in (o.name, *o.aliases):
                self.add(name, Entry("organisation", o.name, o.code, None, o.sector))
        for m in knowledge.media:
            for name in (m.name, *m.aliases):
                entry = Entry("outlet", m.name, None, m.country, "MED")
                self.add(name, entry)
                if name.isalpha():
                    self._outlets.setdefault(name, entry)
        for g in knowledge.groups:
            for name in g.names:
                self.add(name, Entry("group", g.names[0], g.country or g.code, g.country, g.sector))
        for person in (*knowledge.leaders, *knowledge.politicians):
            for name in person.names:
                state = person.code if person.code not in knowledge.bands else None
                if " " in name:
                    self.add(name, Entry("leader", person.names[0], person.code, state, person.sector, person.gender, person.start, person.end, person.title))
        for name in knowledge.others:
            self.pass_over(name)
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

    def pass_over(self, name: str) -> None:
        """A name that is none of ours though it holds one: 'South China Sea'."""
        form = plain(name)
        self._by_word[form.split()[0].lower()].append((form, []))

    def outlet_like(self, word: str) -> Entry | None:
        """The outlet whose name of one word is a letter more, less, other or two letters swapped away; None where two are."""
        found = {e.name: e for name, e in self._outlets.items() if name[0] == word[0] and abs(len(name) - len(word)) < 2 and _is_slip(word, name)}
        return next(iter(found.values())) if len(found) == 1 else None

    def prefer(self, name: str, entry: Entry) -> None:
        """Adds a name whose entry counts before all others of that name."""
        self.add(name, entry)
        name = plain(name).strip().removeprefix("the ")
        for form in {name, unaccented(name)}:
            entries = self._index.get(form)
            if entries is not None and entry in entries:
                entries.remove(entry)
                entries.insert(0, entry)
                first = _WORD.search(form)
                if first is not None:
                    self._by_word[first.group().lower()].sort(key=lambda c: -len(c[0]))

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
            start = word.start()
            exact = [c for c in choices if source.startswith(c[0], start)]
            fit = exact
            if word.group() == word.group().upper():  # a whole name may stand in capitals
                loud = [c for c in choices if len(c[0]) > 3 and source.startswith(c[0].upper(), start) and source[start : start + len(c[0])].isupper()]
                fit = [c for c in choices if c in exact or c in loud]
            for form, entries in sorted(fit, key=lambda c: (-len(c[0]), c not in exact)) if exact else fit:  # 'GUAM' is not Guam
                end = start + len(form)
                piece = source[start:end]
                same = piece == form or (piece.isupper() and len(form) > 3 and piece == form.upper())
                if same and not (end < len(source) and form[-1].isalnum() and (source[end].isalnum() or source[end] == "_")):
                    if entries:
                        yield Hit(start, end, tuple(entries))
                    at = end
                    break


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the shipped knowledge files, built once a process."""
    return Lexicon(load_knowledge())
