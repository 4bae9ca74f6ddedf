"""What two wordings have in common: stems of content words, and the deeds that they name.

Stems after Porter's English stemmer (Snowball). A word of the table of consequences also gives its deed: 'leave', 'quit' and 'withdraw from' share
the tag of an exit, 'duties' and 'embargo' that of a sanction, so that other words for the same deed are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from spacy.lang.en.stop_words import STOP_WORDS

from dragoman.grammar.inflection import inflections
from dragoman.resources.codebook import verb_lemmas
from dragoman.resources.consequences import load_consequences
from dragoman.resources.pledges import load_pledges
from dragoman.resources.reporting import load_irregular

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEMMER = snowballstemmer.stemmer("english")
TAG = "="  # before the name of a deed, so that no stem is taken for one


@dataclass(frozen=True)
class Wording:
    """Stems of the content words, tags of the deeds they name ('=SANCTION'), and whether the words deny."""

    stems: frozenset[str]
    tags: frozenset[str]
    negative: bool

    @property
    def features(self) -> frozenset[str]:
        return self.stems | self.tags


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The stem of a word; an irregular past form by its verb."""
    word = word.lower().replace("’", "'")
    word = word[:-2] if word.endswith("'s") else word
    return str(_STEMMER.stemWord(_verbs().get(word, word)))


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """Forms of the verbs of the codebook, and irregular past forms, to the verb: 'left' to 'leave'."""
    return load_irregular() | {form: verb for verb in sorted(verb_lemmas()) for form in inflections(verb)}


@lru_cache(maxsize=1 << 14)
def wording(text: str, without: frozenset[str] = frozenset()) -> Wording:
    """The wording of a text; `without` are stems that do not count (the names of the parties, which are compared by themselves)."""
    lists = load_pledges()
    words = [w.group().lower().replace("’", "'") for w in _WORD.finditer(text)]
    kept = [w for w in words if w not in STOP_WORDS and w not in lists["empty"] and not w.endswith("n't") and len(w) > 1]
    stems = {s for s in map(stem, kept) if s not in without}
    negative = any(w in lists["negation"] or w.endswith("n't") for w in words)
    return Wording(frozenset(stems), frozenset(_tags(kept)), negative)


def _tags(words: Iterable[str]) -> Iterable[str]:
    table, verbs = load_consequences(), _verbs()
    for word in words:
        base = verbs.get(word, word)
        for deed in (table.verb(base, word), table.noun(base, word)):
            if deed is not None and deed.about:
                yield TAG + deed.about


def alike(a: Wording, b: Wording) -> float:
    """Dice's coefficient of the features, 0 to 1 (Dice 1945); half of it counts as words, half as deeds, where both name deeds."""
    words = _dice(a.stems, b.stems)
    if not a.tags or not b.tags:
        return words
    return max(words, 0.5 * words + 0.5 * _dice(a.tags, b.tags))


def covered(wanted: Wording, told: Wording) -> float:
    """The part of the wanted features that are told, 0 to 1."""
    return len(wanted.features & told.features) / len(wanted.features) if wanted.features else 0.0


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
