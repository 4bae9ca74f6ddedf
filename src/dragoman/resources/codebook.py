"""The codebook: PLOVER's types, and trigger words with the frames their arguments stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, parts, rows

FOLDER = DATA / "codebook"


@dataclass(frozen=True)
class TypeInfo:
    """A PLOVER type: quad code 1 to 4, general CAMEO code, Goldstein intensity."""

    name: str
    quad: int
    cameo: str
    intensity: float | None


@dataclass(frozen=True)
class Condition:
    """One constraint of a frame: what is looked at, whether it must not be, the lemmas that satisfy it (none: any)."""

    slot: str
    negative: bool
    lemmas: frozenset[str]


@dataclass(frozen=True)
class Trigger:
    """A trigger word with its frame; `source` and `target` are slots, the first that holds an actor counts."""

    type: str
    mode: str | None
    cameo: str
    pos: str
    lemma: str
    conditions: tuple[Condition, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    intensity: float | None
    contexts: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Codebook:
    """Types by name; triggers by lemma, the first word of a phrase (the last for a noun); figurative phrases by first word; word classes."""

    types: dict[str, TypeInfo]
    triggers: dict[str, tuple[Trigger, ...]]
    figurative: dict[str, tuple[tuple[frozenset[str], ...], ...]]
    classes: dict[str, frozenset[str]]


def _number(path: Path, line: int, value: str) -> float | None:
    if not value:
        return None
    try:
        return float(value)
    except ValueError:
        raise DataError(path, f"{value!r} is no number", line) from None


def _conditions(path: Path, line: int, text: str, classes: dict[str, frozenset[str]]) -> tuple[Condition, ...]:
    out = []
    for word in text.split():
        slot, sign, value = word.partition("=")
        negative = slot.endswith("!")
        lemmas: set[str] = set()
        for choice in value.split("|") if sign else ():
            if choice.startswith("$"):
                if choice not in classes:
                    raise DataError(path, f"the class {choice!r} is not in classes.tsv", line)
                lemmas |= classes[choice]
            elif choice:
                lemmas.add(choice.replace("_", " "))
        out.append(Condition(slot.rstrip("!"), negative, frozenset(lemmas)))
    return tuple(out)


def read_codebook(folder: Path, triggers: Path | None = None) -> Codebook:
    """The codebook of a folder; `triggers` replaces its triggers by a file of one's own. DataError names file and line."""
    path = folder / "types.tsv"
    types = {}
    for line, r in rows(path, ("type", "quad", "cameo", "intensity", "definition")):
        if r["quad"] not in ("1", "2", "3", "4"):
            raise DataError(path, f"quad {r['quad']!r}; expected 1, 2, 3 or 4", line)
        types[r["type"]] = TypeInfo(r["type"], int(r["quad"]), r["cameo"], _number(path, line, r["intensity"]))
    classes = {r["name"]: frozenset(v.replace("_", " ") for v in parts(r["lemmas"])) for _, r in rows(folder / "classes.tsv", ("name", "lemmas"))}
    path = triggers or folder / "triggers.tsv"
    found: dict[str, list[Trigger]] = defaultdict(list)
    for line, r in rows(path, ("type", "mode", "cameo", "pos", "lemma", "with", "source", "target", "intensity", "contexts", "example")):
        if r["type"] not in types:
            raise DataError(path, f"{r['type']!r} is no type; expected one of {', '.join(types)}", line)
        if r["pos"] not in ("verb", "noun", "adj"):
            raise DataError(path, f"pos {r['pos']!r}; expected verb, noun or adj", line)
        source = parts(r["source"]) or (("subj",) if r["pos"] == "verb" else ("poss",))
        target = parts(r["target"]) or (("obj",) if r["pos"] == "verb" and not r["target"] and not r["with"] else ())
        conditions = _conditions(path, line, r["with"], classes)
        trigger = Trigger(r["type"], r["mode"] or None, r["cameo"], r["pos"], r["lemma"], conditions, source, target, _number(path, line, r["intensity"]), parts(r["contexts"]), line)
        found[r["lemma"].split()[-1 if r["pos"] == "noun" else 0]].append(trigger)
    ordered = {k: tuple(sorted(v, key=lambda t: (-len(t.lemma.split()), -len(t.conditions), t.line))) for k, v in found.items()}
    return Codebook(types, ordered, _figurative(folder / "figurative.tsv"), classes)


def _figurative(path: Path) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """Phrases by each word that they may begin with."""
    out: dict[str, list[tuple[frozenset[str], ...]]] = defaultdict(list)
    for _, r in rows(path, ("pattern", "why")):
        for pattern in parts(r["pattern"]):
            words = tuple(frozenset(w.split("/")) for w in pattern.split())
            for first in words[0]:
                out[first].append(words)
    return {first: tuple(patterns) for first, patterns in out.items()}


@lru_cache(maxsize=4)
def load_codebook(triggers: Path | None = None) -> Codebook:
    """The shipped codebook, or one with other triggers; loaded once a process."""
    return read_codebook(FOLDER, triggers)


def verb_lemmas() -> frozenset[str]:
    """The verbs of the shipped frames."""
    return frozenset(word for word, frames in load_codebook().triggers.items() if any(t.pos == "verb" for t in frames))
