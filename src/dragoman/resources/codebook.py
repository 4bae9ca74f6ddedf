"""The codebook: PLOVER's types, and trigger words with the frames their arguments stand in.

A frame's conditions are words such as `obj=$talks`, `prep:with`, `actor:obj`, `xcomp=join|leave`, `neg`: what is looked at, `!` where it must
not be, and after `=` the lemmas or word classes that satisfy it (none: anything). `data/codebook/README.md` tells the whole language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.resources.tables import DATA, parts, rows

FOLDER = DATA / "codebook"
COLUMNS = ("type", "mode", "cameo", "pos", "lemma", "with", "source", "target", "intensity", "contexts", "example")
KINDS = frozenset("subj obj iobj poss by comp xcomp neg light mark advmod prep doing actor org place".split())
GROUPS = frozenset("@person @people @force @official @state @structure @weapon @vehicle @way @money @food".split())


@dataclass(frozen=True)
class TypeInfo:
    """A PLOVER type: quad code 1 to 4, general CAMEO code, Goldstein intensity, definition."""

    name: str
    quad: int
    cameo: str
    intensity: float | None
    definition: str = ""


@dataclass(frozen=True)
class Condition:
    """One constraint of a frame: its kind, the slots looked at, whether it must not hold, the lemmas that satisfy it (none: any)."""

    kind: str
    slots: tuple[str, ...]
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
    example: str = ""


@dataclass(frozen=True)
class Codebook:
    """Types by name; triggers by lemma, the first word of a phrase (the last for a noun), and by inflected form; figurative phrases by first
    word; word classes; kinds of nouns (person, weapon, vehicle, structure, way, money, food); phrasal verbs ('call off')."""

    types: dict[str, TypeInfo]
    triggers: dict[str, tuple[Trigger, ...]]
    forms: dict[str, tuple[str, ...]]
    figurative: dict[str, tuple[tuple[frozenset[str], ...], ...]]
    classes: dict[str, frozenset[str]]
    kinds: dict[str, str]
    phrases: frozenset[str] = frozenset()
    path: Path = FOLDER / "triggers.tsv"


def _number(path: Path, line: int, value: str) -> float | None:
    if not value:
        return None
    try:
        return float(value)
    except ValueError:
        raise DataError(path, f"{value!r} is no number", line) from None


def conditions(path: Path, line: int, text: str, classes: dict[str, frozenset[str]], known: dict[str, Condition] | None = None) -> tuple[Condition, ...]:
    """The conditions of a frame, in the order of the text; DataError names what is none. `known`: those read before, which are shared."""
    known = {} if known is None else known
    return tuple(known[word] if word in known else known.setdefault(word, _condition(path, line, word, classes)) for word in text.split())


def _condition(path: Path, line: int, word: str, classes: dict[str, frozenset[str]]) -> Condition:
    slot, sign, value = word.partition("=")
    negative = "!" in slot
    kind, _, rest = slot.replace("!", "").partition(":")
    if kind not in KINDS:
        raise DataError(path, f"{word!r} is no condition; expected one that begins with {', '.join(sorted(KINDS))}", line)
    if kind in ("prep", "actor", "org", "place", "doing") and not rest and kind != "place":
        raise DataError(path, f"{word!r} lacks what it looks at, such as {kind}:{'with' if kind in ('prep', 'doing') else 'obj'}", line)
    lemmas: set[str] = set()
    for choice in value.split("|") if sign else ():
        if choice.startswith("$"):
            if choice not in classes:
                raise DataError(path, f"the word class {choice!r} is not defined", line)
            lemmas |= classes[choice]
        elif choice.startswith("@") and choice not in GROUPS:
            raise DataError(path, f"{choice!r} is no group; expected one of {', '.join(sorted(GROUPS))}", line)
        elif choice:
            lemmas.add(choice.replace("_", " "))
    slots = tuple(s.removeprefix("prep:") for s in (rest or "obj").split("|")) if kind in ("prep", "actor", "org", "place", "doing") else (kind,)
    return Condition(kind if kind not in ("subj", "obj", "iobj", "poss", "by", "prep") else "slot", slots, negative, frozenset(lemmas))


def read_types(path: Path) -> dict[str, TypeInfo]:
    """The event types of a file; DataError names file and line."""
    types = {}
    for line, r in rows(path, ("type", "quad", "cameo", "intensity", "definition")):
        if r["quad"] not in ("1", "2", "3", "4"):
            raise DataError(path, f"quad {r['quad']!r}; expected 1, 2, 3 or 4", line)
        types[r["type"]] = TypeInfo(r["type"], int(r["quad"]), r["cameo"], _number(path, line, r["intensity"]), r["definition"])
    return types


def read_classes(path: Path) -> dict[str, frozenset[str]]:
    """The word classes of a file."""
    return {r["name"]: frozenset(v if v.startswith("@") else v.replace("_", " ") for v in parts(r["lemmas"])) for _, r in rows(path, ("name", "lemmas"))}


def read_triggers(path: Path, types: dict[str, TypeInfo], classes: dict[str, frozenset[str]]) -> list[Trigger]:
    """The triggers of a file in its order, one for each lemma of a line; DataError names file and line."""
    out = []
    known: dict[str, Condition] = {}
    for line, r in rows(path, COLUMNS):
        if r["type"] not in types:
            raise DataError(path, f"{r['type']!r} is no type; expected one of {', '.join(types)}", line)
        if r["pos"] not in ("verb", "noun", "adj"):
            raise DataError(path, f"pos {r['pos']!r}; expected verb, noun or adj", line)
        if not r["lemma"]:
            raise DataError(path, "the lemma is missing", line)
        source = parts(r["source"]) or (("subj",) if r["pos"] == "verb" else ("poss",))
        target = parts(r["target"]) or (("obj",) if r["pos"] == "verb" and not r["with"] else ())
        wanted, intensity = conditions(path, line, r["with"], classes, known), _number(path, line, r["intensity"])
        for lemma in parts(r["lemma"]):
            out.append(Trigger(r["type"], r["mode"] or None, r["cameo"], r["pos"], lemma, wanted, source, target, intensity, parts(r["contexts"]), line, r["example"]))
    return out


def _demand(trigger: Trigger) -> tuple[int, int, int, int, int]:
    """The order in which frames of a word are tried: longer phrases, more that must be there, more of it by name, more that must not be."""
    wanted = [c for c in trigger.conditions if not c.negative]
    return -len(trigger.lemma.split()), -len(wanted), -sum(bool(c.lemmas) for c in wanted), -len(trigger.conditions), trigger.line


def indexed(types: dict[str, TypeInfo], triggers: Iterable[Trigger], figurative: dict[str, tuple[tuple[frozenset[str], ...], ...]], classes: dict[str, frozenset[str]], kinds: dict[str, str], path: Path) -> Codebook:
    """A codebook with its indices: the most demanding frame of a word first."""
    found: dict[str, list[Trigger]] = defaultdict(list)
    for t in triggers:
        found[t.lemma.split()[-1 if t.pos == "noun" else 0]].append(t)
    ordered = {k: tuple(sorted(v, key=_demand)) for k, v in found.items()}
    forms: dict[str, list[str]] = defaultdict(list)
    for word in sorted(ordered):
        for form in inflections(word):
            forms[form].append(word)
    return Codebook(types, ordered, {form: tuple(words) for form, words in forms.items()}, figurative, classes, kinds, frozenset(t.lemma for frames in ordered.values() for t in frames if t.pos == "verb" and len(t.lemma.split()) == 2), path)


def _figurative(path: Path) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """Phrases by each word that they may begin with."""
    out: dict[str, list[tuple[frozenset[str], ...]]] = defaultdict(list)
    for _, r in rows(path, ("pattern", "why")):
        for pattern in parts(r["pattern"]):
            words = tuple(frozenset(w.split("/")) for w in pattern.split())
            for first in words[0]:
                out[first].append(words)
    return {first: tuple(patterns) for first, patterns in out.items()}


def read_codebook(folder: Path, triggers: Path | None = None) -> Codebook:
    """The codebook of a folder; `triggers` replaces its triggers by a file of one's own. DataError names file and line."""
    types, classes = read_types(folder / "types.tsv"), read_classes(folder / "classes.tsv")
    path = triggers or folder / "triggers.tsv"
    kinds = {noun: r["kind"] for _, r in rows(folder / "nouns.tsv", ("kind", "nouns")) for noun in parts(r["nouns"])}
    return indexed(types, read_triggers(path, types, classes), _figurative(folder / "figurative.tsv"), classes, kinds, path)


@lru_cache(maxsize=4)
def load_codebook(triggers: Path | None = None) -> Codebook:
    """The shipped codebook, or one with other triggers; loaded once a process."""
    return read_codebook(FOLDER, triggers)


@lru_cache(maxsize=1)
def verb_lemmas() -> frozenset[str]:
    """The verbs of the shipped frames."""
    return frozenset(word for word, frames in load_codebook().triggers.items() if any(t.pos == "verb" for t in frames))
