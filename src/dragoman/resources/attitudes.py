"""Words that govern an event and say what became of it: data/lexicon/attitudes.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.records import Modality
from dragoman.resources.tables import DATA, rows

MODALITIES: tuple[Modality, ...] = ("actual", "negated", "planned", "promised", "threatened", "demanded", "possible", "hypothetical", "alleged")


@lru_cache(maxsize=2)
def load_attitudes(path: Path = DATA / "lexicon" / "attitudes.tsv") -> Mapping[tuple[str, str], Modality]:
    """(Lemma, slot) to the modality of the event; a slot is 'noun', 'infinitive', a preposition or another that the file names.

    Raises DataError with file and line for an unknown modality or a pair that stands twice.
    """
    out: dict[tuple[str, str], Modality] = {}
    for line, row in rows(path, ("word", "slot", "modality", "example")):
        found = next((m for m in MODALITIES if m == row["modality"]), None)
        if found is None:
            raise DataError(path, f"{row['modality']!r} is no modality; expected one of {', '.join(MODALITIES)}", line)
        key = (row["word"], row["slot"])
        if key in out:
            raise DataError(path, f"{' '.join(key)!r} stands twice; expected each word once for a slot", line)
        out[key] = found
    return out
