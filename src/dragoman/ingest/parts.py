"""The parts of a head's line between its bars, and what each can be: outlet, section, person, place, or nothing of the kind."""

from __future__ import annotations

import re

from dragoman.ingest.vocabulary import ASIDE, EDITION, OUTLET, PAGE, PARTICLES, SECTIONS, SLUG, VERBS
from dragoman.resources.gazetteer import cities
from dragoman.resources.imprints import load_imprints

LEAST = 50_000  # people of a town that a line names without 'in'; smaller ones must be named as places in the text
EDGES = " ,;|·•:–—/()[]<>=@-\t\ufeff\u00a0"
BAR = re.compile(r"\s+(?:[|·•>›»–—~*■▪+@=-]|/{1,3}|::|--+|>>+|<<+)\s+|\s*(?:[|·•›»]|///?|>>+|\]\s*\[|\)\s*\()\s*|(?<=\w)\]\s+(?=[A-ZÀ-Þ])|\t+|(?<=\S)\s{3,}(?=\S)")
_LOWER = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+){1,7}")  # a slug: 'latvia-border-2'
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,8}", re.I)
_WORDS = load_imprints()
_LAST = frozenset(_WORDS.forms("outlet"))


def split_names(text: str) -> tuple[str, ...]:
    """'LIMPOPO NEWS SERVICE / Southern Africa' in its parts, without editions, versions and pages; the whole where nothing else is left."""
    parts = [p for p in (trim(part) for part in BAR.split(text.strip(" =*#_~"))) if p]
    if parts and SLUG.fullmatch(parts[0]):
        return ()
    parts = [piece for p in parts for piece in listed(p)]
    named = [PAGE.sub("", p) for p in parts if not is_aside(p)]
    return tuple(named if len(parts) > 1 else parts[:1] if not PAGE.match(text) else named)


def listed(part: str) -> list[str]:
    """'Amber Daily, Monde' and 'Amber Daily, Issue 14/2024' in their parts: rubrics and asides behind the comma of a paper."""
    pieces = re.split(r",\s+", part)
    if len(pieces) > 1 and is_outlet(pieces[0]) and all(is_section(p) or is_aside(p) for p in pieces[1:]):
        return pieces
    found = re.fullmatch(r"(?P<front>[^:/]+)(?::\s+|/)(?P<behind>[^:/]+)", part)
    if found is None or is_outlet(found["front"]) == is_outlet(found["behind"]) or not (is_name(found["front"]) and is_name(found["behind"])):
        return [part]
    return [found["front"], found["behind"]] if is_outlet(found["front"]) or len(found["front"].split()) > 1 or is_section(found["front"]) else [part]


def trim(part: str) -> str:
    """A part without what stands at its edges; a bracket that it opens itself stays."""
    bare = part.strip(EDGES + "*_=#~")
    at = part.find(bare)
    return bare + ")" if "(" in bare and ")" not in bare and part[at + len(bare) :][:1] == ")" else bare


def is_aside(part: str) -> bool:
    """A part that names nothing: an edition, number, version, page, reading time."""
    return ASIDE.fullmatch(part) is not None or part.lower() in _WORDS.values["whole"]


def is_name(text: str) -> bool:
    """Could the words be an outlet or a section: few, each with a capital, and no sentence?"""
    words = EDITION.sub("", text.strip()).split()
    if text.isupper() and len([w for w in words if w.casefold() not in PARTICLES]) > 4:
        return False  # a headline in capitals
    if not 1 <= len(words) <= 6 or text.strip()[-1:] in ".!?:;,…" or any(w.casefold() in VERBS for w in words):
        return False
    return all(w[:1].isupper() or w.casefold() in PARTICLES or not w[:1].isalpha() for w in words) and any(w[:1].isupper() for w in words)


def is_section(text: str) -> bool:
    """Is the name a rubric as such: 'World', 'Politik', 'World / Europe'?"""
    key = " ".join(text.casefold().split())
    if key in SECTIONS or key in _WORDS.values["section"]:
        return True
    if re.fullmatch(r"(?:[\w&-]+\s){1,2}(?:desk|section|pages|beat)", key) and not ASIDE.fullmatch(key):
        return True
    if re.fullmatch(r"(?:north|south|east|west|central|(?:north|south)(?:-?(?:east|west))?|mid|inner|outer|upper|lower|greater)(?:ern)?\s[\w-]+", key) and key.split()[-1] not in _LAST and OUTLET.search(key) is None:
        return True
    pieces = [p.strip() for p in re.split(r"\s*[/>›»|&,]\s*|\s+and\s+", key) if p.strip()]
    return len(pieces) > 1 and all(p in SECTIONS or p in _WORDS.values["section"] for p in pieces)


def is_outlet(text: str) -> bool:
    """Is the name that of a paper, station or agency: a known one, one with a word of the press, or a domain?"""
    bare = EDITION.sub("", text.strip())
    key = bare.casefold().removeprefix("the ")
    if is_section(bare) or not _is_short(bare):
        return False
    last = re.findall(r"[\w-]+", key)
    return OUTLET.search(bare) is not None or key in _WORDS.media or (len(last) > 1 and last[-1] in _LAST) or (_DOMAIN.fullmatch(bare) is not None and "." in bare)


def _is_short(text: str) -> bool:
    words = text.split()
    return (
        1 <= len(words) <= 8
        and text[-1:] not in ".!?:;,…"
        and ": " not in text
        and all(w[:1].isupper() or w.casefold() in PARTICLES or not w[:1].isalpha() or len(words) == 1 for w in words)
    )


def is_person(text: str) -> bool:
    """A name of two to four words with a given name first: 'Ann Lee', 'ANN LEE', 'Ann M. Lee'."""
    words = text.split()
    if not 2 <= len(words) <= 5 or OUTLET.search(text) or is_section(text) or any(c.isdigit() for c in text):
        return False
    if not all(w[:1].isupper() or w in ("de", "van", "von", "al", "bin", "der", "la", "da", "dos", "el", "ibn", "di", "du") for w in words):
        return False
    first = words[0].split("-")[0]
    return (first.capitalize() if first.isupper() else first) in _WORDS.given_names


def is_given_name(word: str) -> bool:
    """Is the word a given name?"""
    return word in _WORDS.given_names


def is_city(name: str) -> bool:
    """Is the name, or its first part before a comma or slash, that of a town or a seat of government?"""
    first = re.split(r"\s*[,/(]\s*|\s+and\s+", name.strip())[0]
    if not first or not first[:1].isupper() or is_section(first) or OUTLET.search(name) or first.casefold() in _WORDS.states:
        return False
    found = cities(first)
    return bool(found) and (found[0].population >= LEAST or first.casefold() in _WORDS.seats)


def is_country(name: str) -> bool:
    """Is the name that of a state?"""
    return name.strip().casefold() in _WORDS.states


def is_slug(line: str) -> bool:
    """A wire's own name of a report, in small letters with hyphens, or a code of capitals and figures before a slash."""
    text = line.strip()
    return (_LOWER.fullmatch(text) is not None and "-" in text) or SLUG.match(text) is not None and (" " not in text or "/" in text)
