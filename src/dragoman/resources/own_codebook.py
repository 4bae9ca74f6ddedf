"""A codebook of one's own: a file of triggers that extends the shipped codebook, or replaces it.

The file has the columns of `data/codebook/triggers.tsv`. Lines that begin with '#%' say more:
`#% replace` - only this file's triggers count; without it they come before the shipped ones;
`#% type NAME QUAD CAMEO INTENSITY DEFINITION` - a type of one's own; `#% class $NAME lemma|lemma` - a word class of one's own.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.codebook import Codebook, Trigger, TypeInfo, indexed, load_codebook, read_triggers


def read_own(path: Path, shipped: Codebook | None = None) -> tuple[Codebook, list[Trigger]]:
    """The codebook with a file's triggers, and those triggers in the order of the file; DataError names file, line and what was expected."""
    base = shipped or load_codebook()
    types, classes, replaces = dict(base.types), dict(base.classes), False
    for number, words in _directives(path):
        if words[0] == "replace":
            replaces = True
        elif words[0] == "type":
            info = _type(path, number, words[1:])
            types[info.name] = info
        elif words[0] == "class":
            if len(words) < 3 or not words[1].startswith("$"):
                raise DataError(path, "expected '#% class $NAME lemma|lemma'", number)
            classes[words[1]] = frozenset(v.replace("_", " ").strip() for v in " ".join(words[2:]).split("|") if v.strip())
        else:
            raise DataError(path, f"{words[0]!r} is no directive; expected replace, type or class", number)
    own = read_triggers(path, types, classes)
    if not own:
        raise DataError(path, "no trigger in the file; a line below the header has type, mode, cameo, pos, lemma, ... separated by tabs")
    shipped_triggers = [] if replaces else [t for ts in base.triggers.values() for t in ts]
    first = indexed(types, own, base.figurative, classes, base.kinds, path)
    both = indexed(types, [*own, *shipped_triggers], base.figurative, classes, base.kinds, path)
    merged = {k: (*first.triggers.get(k, ()), *(t for t in v if t not in set(first.triggers.get(k, ())))) for k, v in both.triggers.items()}
    return replace(both, triggers=merged), own


def _directives(path: Path) -> list[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, f"cannot be read as UTF-8 text: {error}") from None
    return [(n, line[2:].split()) for n, line in enumerate(lines, 1) if line.startswith("#%") and line[2:].split()]


def _type(path: Path, line: int, words: list[str]) -> TypeInfo:
    if len(words) < 4 or words[1] not in ("1", "2", "3", "4"):
        raise DataError(path, "expected '#% type NAME QUAD CAMEO INTENSITY DEFINITION' with a quad of 1, 2, 3 or 4", line)
    try:
        intensity = None if words[3] == "-" else float(words[3])
    except ValueError:
        raise DataError(path, f"{words[3]!r} is no intensity; expected a number or -", line) from None
    return TypeInfo(words[0], int(words[1]), words[2], intensity, " ".join(words[4:]))
