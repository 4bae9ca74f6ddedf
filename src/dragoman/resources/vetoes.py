"""What is no event of a type although a frame fits: data/codebook/vetoes.tsv, in the language of the codebook's conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.codebook import FOLDER, Trigger, conditions, read_classes, read_types
from dragoman.resources.tables import DATA, rows

ANY = "*"


@lru_cache(maxsize=2)
def load_vetoes(path: Path = FOLDER / "vetoes.tsv") -> Mapping[tuple[str, str], tuple[Trigger, ...]]:
    """(Type, lemma) to frames whose conditions forbid it; the lemma '*' stands for any. DataError names file and line."""
    types, classes = read_types(FOLDER / "types.tsv"), read_classes(FOLDER / "classes.tsv")
    out: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for line, r in rows(path, ("type", "pos", "lemma", "with", "why", "example")):
        if r["type"] not in types:
            raise DataError(path, f"{r['type']!r} is no type; expected one of {', '.join(types)}", line)
        if r["pos"] not in ("verb", "noun", "adj"):
            raise DataError(path, f"pos {r['pos']!r}; expected verb, noun or adj", line)
        if not r["lemma"] or not r["with"]:
            raise DataError(path, "a veto needs a lemma and a condition", line)
        frame = Trigger(r["type"], None, "", r["pos"], r["lemma"], conditions(path, line, r["with"], classes), (), (), None, (), line, r["example"])
        out[r["type"], r["lemma"]].append(frame)
    return {key: tuple(frames) for key, frames in out.items()}


@lru_cache(maxsize=1)
def load_campaign(path: Path = DATA / "lexicon" / "campaign.tsv") -> frozenset[str]:
    """Lemmas by which an article on an election campaign is known."""
    return frozenset(r["word"] for _, r in rows(path, ("word", "example")))
