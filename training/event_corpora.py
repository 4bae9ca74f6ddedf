"""Texts annotated with events, of four kinds brought to one form.

Here paragraphs written with their marks (`data/events-*.txt`) and articles with gold records; training.event_tables reads what is told in
offsets of other texts. The formats are described in `data/README.md`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DataError

OWN = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent
GOLD = (ROOT / "benchmarks/articles/open", ROOT / "samples/gold")
SET_ASIDE = frozenset({"guerrilla", "swap", "shoal", "fence", "bailout"})  # samples that are scored and not learnt from (CONTRIBUTING.md)
TYPES = tuple("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT NONE".split())
ANY = "*"  # a gold record that takes every type
UNKNOWN = "?"  # a code that a reader cannot know
Place = tuple[int, int]

_MARK = re.compile(r"\[(\d+):([^\]]*)\]")
_EVENT = re.compile(r"(\d+) ([A-Z/]+) (\w+) src=(.*?) tgt=(.*)$")
PARTS = re.compile(r"\+(?=[^+]*>)")  # between the parts of a cell, not between the codes of one


@dataclass(frozen=True)
class Party:
    """A mention that takes part: its characters, None where the annotation does not place it, and its codes, UNKNOWN alone where it has none."""

    span: Place | None
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """An event: the characters of its trigger, types of which any is right (NONE: no event), and its parties, () for nobody, None where
    that was not judged. `told`: the type that was judged."""

    start: int
    end: int
    types: tuple[str, ...]
    source: tuple[Party, ...] | None
    target: tuple[Party, ...] | None
    told: str = ""


@dataclass(frozen=True)
class Annotated:
    """A text with its events. `kind`: paragraph, label, passage or article; `unsure`: characters that are neither an event nor none;
    `whole`: is every event of the text told, so that every other word tells none?"""

    name: str
    kind: str
    text: str
    published: str | None
    events: tuple[Told, ...]
    unsure: tuple[Place, ...] = ()
    whole: bool = True

    @property
    def article(self) -> str:
        """What is held out together."""
        return self.name.partition("#")[0]


# ---- paragraphs
def paragraphs(paths: Sequence[Path]) -> Iterator[Annotated]:
    """The paragraphs of the files; a line that does not parse raises DataError."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield paragraph(f"{path.stem}#{number}", line)
            except ValueError as error:
                raise DataError(path, f"{error}: see training/data/README.md for the format", number) from None


def paragraph(name: str, line: str) -> Annotated:
    """One line: the text with its triggers marked, then the events."""
    marked, *rest = (part.strip() for part in line.split("||"))
    plain, marks, at = "", {}, 0
    for m in _MARK.finditer(marked):
        plain += marked[at : m.start()]
        marks[m.group(1)] = (len(plain), len(plain) + len(m.group(2)))
        plain, at = plain + m.group(2), m.end()
    plain += marked[at:]
    events = []
    for part in rest:
        found = _EVENT.match(part)
        if found is None or found.group(1) not in marks:
            raise ValueError(f"no event of a marked trigger: {part[:60]!r}")
        start, end = marks[found.group(1)]
        middle = (start + end) // 2
        source, target = parties_in_words(plain, found.group(4), middle), parties_in_words(plain, found.group(5), middle)
        events.append(Told(start, end, types_of(found.group(2)), source, target))
    return Annotated(name, "paragraph", plain, None, tuple(events))


def types_of(cell: str) -> tuple[str, ...]:
    """'SUPPORT/AGREE' as types; another word raises ValueError."""
    found = tuple(cell.split("/"))
    if not set(found) <= set(TYPES):
        raise ValueError(f"no type of PLOVER: {cell!r}")
    return found


def parties_in_words(text: str, cell: str, near: int) -> tuple[Party, ...]:
    """'Chad>TCD+Niger>NER' as parties, each where its words stand nearest to the character `near`."""
    out = []
    for part in PARTS.split(cell):
        words, _, codes = part.rpartition(">")
        if words not in ("-", ""):
            out.append(Party(nearest(text, words, near), codes_of(codes)))
    return tuple(out)


def codes_of(cell: str) -> tuple[str, ...]:
    return tuple(c for c in re.split(r"[+/]", cell) if c != "-") or (UNKNOWN,)


def nearest(text: str, words: str, near: int) -> Place | None:
    """Where the words stand whose middle is nearest to a character; None where they are not in the text."""
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    return min(found, key=lambda s: abs((s[0] + s[1]) // 2 - near)) if found else None


# ---- gold records
def gold(folders: Sequence[Path] = GOLD) -> Iterator[Annotated]:
    """The articles with gold records but those set aside; what is optional or to be ignored is unsure, and an actor has codes but no place."""
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            if path.name.removesuffix(".gold.json") not in SET_ASIDE:
                yield gold_article(path)


def gold_article(path: Path) -> Annotated:
    """One article with its gold records; a trigger that is not in the text raises DataError."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / record["text"]).read_bytes().decode("utf-8")
    events = []
    try:
        unsure = [located(text, where) for where in record["ignore"]]
        for event in record["events"]:
            for where in _listed(event["trigger"]):
                start, end = located(text, where)
                unsure.append((start, end))  # around the trigger's head
                if not event.get("optional"):
                    events.append(Told(start, end, tuple(_listed(event["type"])), _side(event.get("source")), _side(event.get("target"))))
    except ValueError as error:
        raise DataError(path, str(error)) from None
    return Annotated(path.name.removesuffix(".gold.json"), "article", text, None, tuple(events), tuple(unsure))


def located(text: str, where: Any) -> Place:
    """The characters of a locator: words that stand in the text once, or {"text", "n"} for their n-th place."""
    words, n = (where["text"], where["n"]) if isinstance(where, dict) else (where, 1)
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    if not 1 <= n <= len(found):
        raise ValueError(f"not in the text: {words!r}")
    return found[n - 1]


def _side(codes: Any) -> tuple[Party, ...] | None:
    return None if codes is None else tuple(Party(None, tuple(str(code).rstrip("?").split("|"))) for code in codes if code is not None)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
