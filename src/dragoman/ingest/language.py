"""Is a text in another language than English?"""

from __future__ import annotations

import py3langid
import pycountry

SAMPLE = 3000  # characters: more does not change the answer
SURE = 60  # letters: a shorter text is taken as it is, unless its script is none that English has
COMMON = frozenset("the of and to in that said was is for on with has by from it as".split())
ENGLISH_SHARE = 0.12  # of the words of a text; English news has about 0.3, other languages below 0.05


def other_language(text: str) -> str | None:
    """The name of the language where it is not English; None for English and for texts too short to tell.

    Names of foreign people and places mislead an identifier by characters: a text with enough of English's commonest words is English.
    """
    sample = " ".join(text[:SAMPLE].split())
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    if len(letters) < SURE and latin >= 0.5 * len(letters):
        return None
    words = sample.casefold().split()
    if sum(w in COMMON for w in words) >= ENGLISH_SHARE * len(words):
        return None
    code, _ = py3langid.classify(sample)
    if code == "en":
        return None
    language = pycountry.languages.get(alpha_2=code)
    return str(language.name).split(" (")[0] if language is not None else str(code)
