"""What an article is about, in the terms of its title and lead."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from spacy.lang.en.stop_words import STOP_WORDS

LEAD = 150  # words: news tells what it is about at its beginning
STEM = 6  # letters of a word that count: 'sanctions' and 'sanctioned' are one term
TITLE, NAME = 1.5, 2.0  # weight of a word of the title, of a word with a capital inside a sentence
PRIOR = 500  # articles: a young store does not know yet which words are common
_WORD = re.compile(r"[^\W\d_]{3,}")


def terms(title: str | None, text: str) -> dict[int, float]:
    """Term (a hash) to weight within the article, before it is known how rare the term is."""
    weights: dict[int, float] = {}
    counts: Counter[int] = Counter()
    for part, weight in ((title or "", TITLE), (_lead(text), 1.0)):
        for found in _WORD.finditer(part):
            word = found[0]
            if word.casefold() in STOP_WORDS:
                continue
            term = _hash(word.casefold()[:STEM])
            counts[term] += 1
            named = word[0].isupper() and part is not title and _inside(part, found.start())
            weights[term] = max(weights.get(term, 0.0), weight * (NAME if named else 1.0))
    return {term: weights[term] * (1 + math.log(count)) for term, count in counts.items()}


def _lead(text: str) -> str:
    """The first words of a text."""
    at = 0
    for n, found in enumerate(re.finditer(r"\S+", text)):
        if n == LEAD:
            break
        at = found.end()
    return text[:at]


def _inside(text: str, at: int) -> bool:
    """Is the word not the first of its sentence?"""
    before = text[max(0, at - 4) : at].rstrip(" \"'“‘(")
    return bool(before) and before[-1] not in ".!?:\n\r"


@lru_cache(maxsize=50_000)
def _hash(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode(), digest_size=6).digest(), "big")


def rarity(articles: int, having: int) -> float:
    """Inverse document frequency, smoothed: the logarithm of how rare a term is among so many articles."""
    return math.log((PRIOR + articles) / (1 + having))


def weighted(of: Mapping[int, float], counts: Mapping[int, int], articles: int) -> dict[int, float]:
    """The terms with their rarity, as a vector of length one."""
    out = {term: weight * rarity(articles, counts.get(term, 0)) for term, weight in of.items()}
    length = math.sqrt(sum(v * v for v in out.values()))
    return {term: value / length for term, value in out.items()} if length else {}


def cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """The cosine of two vectors of length one: 1 for the same terms, 0 for none in common."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)
