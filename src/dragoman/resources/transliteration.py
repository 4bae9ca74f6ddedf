"""One key for the spellings of a name: 'Wladimir' and 'Vladimir', 'Zelenskyy' and 'Selenskyj', 'el-Sisi' and 'Sisi' come out alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, rows

PATH = DATA / "lexicon" / "transliterations.tsv"
_APART = str.maketrans(dict.fromkeys("-‐‑–.,\xa0\t", " "))
_OTHERS = re.compile(r"[^a-z \n]")
_DOUBLE = re.compile(r"([a-z])\1+")


@dataclass(frozen=True)
class Transliteration:
    """The rules: letters that Unicode does not take apart, sounds of several letters and of one, whole words."""

    letters: dict[int, str]
    sounds: tuple[tuple[str, str], ...]  # the longest first
    signs: dict[int, str]
    words: dict[str, str]

    def keys(self, names: Sequence[str], *, sounds: bool = True) -> list[str]:
        """The key of each name: lower case, without accents, articles and the choices of a transcriber; thousands at a time are cheap.

        Without `sounds` the letters stay as they are: one word of a name is too little to tell 'Sharif' from 'Zarif' by its sound.
        """
        text = "\n".join(" ".join(n.split()) for n in names).casefold()
        if not text.isascii():
            text = unicodedata.normalize("NFD", text.translate(self.letters))  # accents go with the other signs
        text = _OTHERS.sub("", text.translate(_APART))
        text = "\n".join(" ".join([self.words.get(w, w) for w in line.split()]) for line in text.split("\n"))
        if sounds:
            for sound, letter in self.sounds:
                text = text.replace(sound, letter)
            text = _DOUBLE.sub(r"\1", text.translate(self.signs))
        return [" ".join(line.split()) for line in text.split("\n")]


@lru_cache(maxsize=2)
def load_transliterations(path: Path = PATH) -> Transliteration:
    """The rules of a file of rows `kind from to example source`."""
    kinds: dict[str, dict[str, str]] = {"letter": {}, "sound": {}, "word": {}}
    for line, row in rows(path, ("kind", "from", "to", "example", "source")):
        if row["kind"] not in kinds or not row["from"]:
            raise DataError(path, f"kind {row['kind']!r} from {row['from']!r}; expected letter, sound or word, and what is written", line)
        kinds[row["kind"]][row["from"]] = row["to"]
    sounds = kinds["sound"]
    several = tuple((s, sounds[s]) for s in sorted(sounds, key=lambda s: -len(s)) if len(s) > 1)
    return Transliteration(str.maketrans(kinds["letter"]), several, str.maketrans({s: to for s, to in sounds.items() if len(s) == 1}), kinds["word"])


def folded(name: str) -> str:
    """The key of one name by the shipped rules; '' for a name without letters of the Latin alphabet."""
    return load_transliterations().keys([name])[0]
