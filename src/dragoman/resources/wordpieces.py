"""Words to the encoder's input: word pieces, letter case and the places of the words among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

# The vocabulary is uncased; what upper case tells is given beside each piece.
CASES = ("lower", "capitalised", "upper", "mixed", "digit", "other")
PLACEHOLDER = "*"  # stands for a word of which the tokenizer leaves nothing (control characters, lone accents)

# Treebank spellings and the marks of other typographies; an opening and a closing mark stay apart.
_PLAIN = {
    "``": "“", "''": "”", "„": "“", "‟": "“", "«": "“", "»": "”", "‹": "‘", "›": "’", "`": "‘",
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "--": "—", "–": "—", "―": "—", "\u2026": "...", "&amp;": "&",
}  # fmt: skip


def normalise(words: Sequence[str]) -> list[str]:
    """The words as the encoder knows them: one form for each mark, straight double quotes opened and closed in turn."""
    out, is_open = [], False
    for word in words:
        plain = _PLAIN.get(word, word)
        if plain == '"':
            plain = "”" if is_open else "“"
        if plain == "“":
            is_open = True
        elif plain == "”":
            is_open = False
        out.append(plain)
    return out


def letter_case(word: str) -> int:
    """Index into CASES."""
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 1
    if any(c.isalpha() for c in word):
        return 3
    return 4 if any(c.isdigit() for c in word) else 5


@dataclass(frozen=True)
class Pieces:
    """One passage as the encoder reads it; `first` and `last` are each word's place among the pieces."""

    ids: npt.NDArray[np.int64]  # pieces, with the two that frame the passage
    cases: npt.NDArray[np.int64]  # pieces
    first: npt.NDArray[np.int64]  # words
    last: npt.NDArray[np.int64]  # words


def cut(tokenizer: Tokenizer, passages: Sequence[Sequence[str]]) -> list[Pieces]:
    """Each passage of words as word pieces; every word keeps at least one piece."""
    plain = [[word if word.strip() else PLACEHOLDER for word in normalise(words)] for words in passages]
    encodings = tokenizer.encode_batch(plain, is_pretokenized=True)
    out = []
    for words, encoding in zip(plain, encodings, strict=True):
        places = encoding.word_ids
        if len({p for p in places if p is not None}) < len(words):
            kept = {p for p in places if p is not None}
            words = [word if i in kept else PLACEHOLDER for i, word in enumerate(words)]
            encoding = tokenizer.encode(words, is_pretokenized=True)
            places = encoding.word_ids
        case_of = [letter_case(word) for word in words]
        first, last = np.zeros(len(words), np.int64), np.zeros(len(words), np.int64)
        cases = np.full(len(places), len(CASES) - 1, np.int64)
        before = None
        for at, place in enumerate(places):
            if place is None:
                continue
            if place != before:
                first[place] = at
                before = place
            last[place] = at
            cases[at] = case_of[place]
        out.append(Pieces(np.asarray(encoding.ids, np.int64), cases, first, last))
    return out
