"""Cities with their country and coordinates: GeoNames (CC BY 4.0), cities of 15,000 people and more, as `training/gazetteer.py` wrote them."""

from __future__ import annotations

import gzip
import re
import unicodedata
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA

PATH = DATA / "cities.tsv.gz"
LEAST = 200_000  # people; a smaller town counts only in a country that the article names: 'Victoria', 'Alexandria' and 'Mobile' are many

_MARKS, _SPACE = re.compile(r"[^\w\s-]"), re.compile(r"[\s_-]+")


@dataclass(frozen=True)
class City:
    """A city: ISO 3166 alpha-3 country, WGS 84 degrees."""

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


@lru_cache(maxsize=2)
def _table(path: Path) -> bytes:
    """The lines of the table, sorted by key; they are searched, not parsed: an article asks for a handful of its 70,000."""
    try:
        return b"\n" + gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(path, f"the table of cities cannot be read ({error}): reinstall dragoman") from None


@lru_cache(maxsize=4096)
def cities(name: str, path: Path = PATH) -> tuple[City, ...]:
    """The cities of a name, the largest first."""
    table, key = _table(path), plain(name).encode()
    if not key:
        return ()
    low, high = 0, len(table) - 1  # offsets; the line wanted begins after one of them
    while low < high:
        middle = (low + high) // 2
        start = table.index(b"\n", middle) + 1
        end = table.find(b"\t", start)
        if start < len(table) and table[start:end] < key:
            low = middle + 1
        else:
            high = middle
    found, start = [], table.index(b"\n", low) + 1
    while table.startswith(key + b"\t", start):
        end = table.index(b"\n", start)
        _, own, country, latitude, longitude, people = table[start:end].decode().split("\t")
        found.append(City(own, country, float(latitude), float(longitude), int(people)))
        start = end + 1
    return tuple(found)


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
