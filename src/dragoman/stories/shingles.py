"""A text as a set of shingles (runs of words), and its MinHash signature cut into bands (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from rensa import RMinHash

# Swept with benchmarks/copies.py (benchmarks/RESULTS.md): shingles of 3 to 6 words find the same copies; of 3 with a low COPY they join what is none.
WORDS = 4  # of a shingle
LEAD = 120  # words: a copy is cut from its end, so the beginning has a signature of its own
WHOLE_BANDS, LEAD_BANDS, ROWS = 24, 16, 3  # two texts with similarity s share a band with probability 1 - (1 - s ** ROWS) ** BANDS
SEED = 1
SCHEME = b"1"  # in every band: signatures of another scheme are never compared with these
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words in small letters; marks, spaces and apostrophes part them."""
    return _WORD.findall(text.casefold())


def shingles(of: Sequence[str]) -> frozenset[str]:
    """All runs of WORDS words; a shorter text is one shingle."""
    if len(of) < WORDS:
        return frozenset([" ".join(of)]) if of else frozenset()
    return frozenset(" ".join(of[n : n + WORDS]) for n in range(len(of) - WORDS + 1))


def bands(of: Sequence[str]) -> Iterator[int]:
    """The bands of a text's words as signed 64-bit hashes: of all of it, and of its lead."""
    for name, part, count in ((b"whole", of, WHOLE_BANDS), (b"lead", of[:LEAD], LEAD_BANDS)):
        found = shingles(part)
        if not found:
            return
        minhash = RMinHash(num_perm=count * ROWS, seed=SEED)
        minhash.update(sorted(found))
        values = minhash.digest()
        for n in range(count):
            key = b"|".join([SCHEME, name, b"%d" % n, *(b"%d" % v for v in values[n * ROWS : (n + 1) * ROWS])])
            yield int.from_bytes(blake2b(key, digest_size=8).digest(), "big", signed=True)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the other has (overlap coefficient): 1.0 where one text is part of the other."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
