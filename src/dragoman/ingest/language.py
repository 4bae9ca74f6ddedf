"""Is a text in another language than English?"""

from __future__ import annotations

import py3langid
import pycountry

SAMPLE = 3000  # characters: more does not change the answer
SURE = 60  # characters: a shorter text is taken as it is


def other_language(text: str) -> str | None:
    """The name of the language where it is not English; None for English and for texts too short to tell."""
    sample = " ".join(text[:SAMPLE].split())
    letters = sum(c.isalpha() for c in sample)
    if letters < SURE:
        return None
    code, _ = py3langid.classify(sample)
    if code == "en":
        return None
    common = sum(f" {w} " in f" {sample.lower()} " for w in ("the", "of", "and", "to", "in", "that", "said", "was"))
    if common >= 4:
        return None
    language = pycountry.languages.get(alpha_2=code)
    return str(language.name) if language is not None else str(code)
