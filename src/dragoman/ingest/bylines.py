"""Who wrote an article and where: 'By Ann Lee in Riga', 'Von Anna Lehmann, Riga', 'From our correspondent in Vienna', 'Ann Lee, Baltic correspondent'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.ingest.parts import is_city, is_country, is_name, is_outlet, is_person
from dragoman.ingest.vocabulary import CORRESPONDENT

LONGEST = 16  # words
_BY = re.compile(
    r"\s*(?:by|By|BY|from|From|FROM|von|Von|VON|par|Par|PAR|por|Por|POR|di|Di|door|Door|Text by|Words by|Story by|Written by|Reported by)\s+"
    r"(?P<who>(?:(?i:our|a|an|the)\s+)?(?:[A-ZÀ-Þ]|(?:own\s+|special\s+|staff\s+|news\s+)?(?i:correspondents?|reporters?|staff|newsroom|desk|bureau|agencies)\b).*)$"
)
_OURS = re.compile(r"\s*(?:(?:our|own|special|staff|a)\s+){1,2}(?:[\w-]+\s+){0,2}(?:correspondents?|reporters?|staff|desk|bureau|newsroom)\b", re.I)
_CAPITALS = r"[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:(?:de|of|al|el|es)\s+)?[A-ZÀ-Þ][\w’'.-]+){0,3}"
_PLACE = re.compile(rf"\b(?:in|at|IN)\s+(?P<place>{_CAPITALS})\s*$")
_AT = re.compile(rf"\s+in\s+{_CAPITALS}(?=\s+(?:and|und|et)\s|,|$)")
_OFFICE = re.compile(r"\s*(?P<place>[A-ZÀ-Þ][\w’'. -]{2,30}?)\s+(?:bureau|newsroom|office|desk|correspondent)\s*$")
_REPORTS = re.compile(rf"\s*(?P<who>{_CAPITALS}),?\s+(?:reports|writes|reporting|writing)\s+(?:from|in)\s+(?P<place>{_CAPITALS})\s*$")
_SMALL = frozenset("and und et in de van von al bin der la & da dos el di du y".split())


@dataclass(frozen=True)
class Byline:
    """Names without office and place (None for 'our correspondent'), place as written, paper."""

    author: str | None = None
    place: str | None = None
    outlet: str | None = None


def read_byline(line: str) -> Byline | None:
    """A line that says by whom it is, with a word for 'by' or an office."""
    if len(line.split()) > LONGEST or line.rstrip()[-1:] in '.!?;:”"':
        return None
    if _OURS.match(line):
        found = _PLACE.search(line)
        return Byline(place=found["place"] if found else _last_place(line))
    office, reports = _OFFICE.match(line), _REPORTS.match(line)
    if office is not None and is_city(office["place"]):
        return Byline(place=office["place"])
    if reports is not None and len(reports["who"].split()) > 1:
        return Byline(reports["who"], reports["place"])
    found = _BY.match(line)
    if found is None:
        return None
    dashed = re.search(r"\s+[—–|-]+\s+(?P<place>[^—–|]+)$", found["who"])
    if dashed is not None and is_city(dashed["place"]):
        told = told_by(found["who"][: dashed.start()])
        return Byline(told.author, dashed["place"].strip(), told.outlet)
    who = re.sub(rf"\s+\(({_CAPITALS})\)", r" in \1", found["who"].strip(" ,*_"))
    who = re.sub(r",\s+(?:our|my)\s+\w+(?=\s+in\s|,|$)", "", who)
    if not (CORRESPONDENT.search(who) or re.search(r"\b(?:desk|newsroom)\b", who, re.I) or _are_names(re.sub(r",\s.*$", "", _PLACE.sub("", who)))):
        return None
    return told_by(who)


def read_signature(line: str) -> Byline | None:
    """A line of names alone, as it stands under a headline: 'Ann Lee', 'Ann Lee, Baltic correspondent', 'ANN LEE in Riga'."""
    text = line.strip(" *_|·•-–—")
    if len(text.split()) > LONGEST or text[-1:] in '.!?;:”"’':
        return None
    first = re.split(r",\s+|\s+(?:and|und|et|&)\s+|\s*[|/]\s*|\s+(?:in|at)\s+(?=[A-ZÀ-Þ])", text)[0]
    placed = [m["place"] for m in re.finditer(rf"\s+in\s+(?P<place>{_CAPITALS})(?=\s+(?:and|und|et)\s|,|$)", text)]
    if is_person(first) or (len(placed) > 1 and is_name(first) and any(is_city(p) for p in placed)):
        return told_by(text)
    pieces = re.split(r",\s+", text)
    behind = len(pieces) > 1 and (CORRESPONDENT.search(pieces[1]) is not None or all(is_city(p) or is_country(p) for p in pieces[1:]))
    return told_by(text) if behind and is_name(first) and len(first.split()) in (2, 3) and not is_outlet(first) and not is_city(first) else None


def told_by(who: str) -> Byline:
    """The names, the place and the paper among what follows 'by'."""
    placed = _AT.search(who) if re.search(r"\sin\s.+\sin\s", who) else None  # of two reporters, where the first one is
    placed = placed or _PLACE.search(who) or _AT.search(who)
    place = re.sub(r"^\s*in\s+", "", placed.group()).strip() if placed is not None and "place" not in placed.groupdict() else placed["place"] if placed is not None else None
    outlet: str | None = None
    names: list[str] = []
    for piece in re.split(r",\s+", _PLACE.sub("", _AT.sub("", who)).strip(" ,")):
        bare = re.sub(r"^(?:and|und|et|with (?:additional )?reporting by)\s+", "", piece.strip())
        if not bare or CORRESPONDENT.search(bare):
            place = place or _last_place(bare) if re.search(r"\bin\s", bare) else place
        elif is_outlet(bare) and not is_person(bare):
            outlet = outlet or bare
        elif names and (is_city(bare) or is_country(bare) or re.match(r"[A-Z]{2,5}\s", bare)):
            place = place or (bare if is_city(bare) else None)
        elif not names and is_city(bare) and len(bare.split()) == 1:
            place = place or bare
        elif re.fullmatch(r"(?:\w+\s+)?\d{1,2}(?:\s+\w+)?", bare) is None:
            names.append(piece.strip() if names else bare)
    return Byline(", ".join(names) or None, place, outlet)


def _last_place(line: str) -> str | None:
    """'..., Riga, 3 March': the first piece behind a comma that is a town."""
    return next((p for p in re.split(r",\s+|\s+in\s+", line)[1:] if is_city(p)), None)


def _are_names(who: str) -> bool:
    return all(w[:1].isupper() or w in _SMALL for w in who.split())
