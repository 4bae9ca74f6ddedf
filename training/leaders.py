"""Days of the terms of leaders.tsv from Archigos, which has the effective leaders of states to 2015.

    python -m training.leaders ARCHIGOS_CSV GW_STATES_CSV

A row that tells only years takes the days of the Archigos spell of the same country, surname and years, and names it as its source; all
else stays as it is, so a second run changes nothing. Archigos: Goemans, Gleditsch and Chiozza 2009. What it has and the table lacks is printed.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.resources.lexicon import load_lexicon
from dragoman.resources.tables import DATA
from dragoman.resources.transliteration import folded

SOURCE = "Archigos 4.1: the days; the name: general knowledge"
SINCE, LAST = "1990-01-01", "2015-12-31"  # LAST: Archigos ends, the leader stays
CONGO = {"484.0": "COG"}  # Brazzaville: 'Congo' alone is the other one in the news
OFFICES = ("head_of_state", "head_of_government")


def records(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a gzipped CSV file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def spells(archigos: Path, states: Path) -> dict[str, list[tuple[str, str, str]]]:
    """ISO 3166 code to (leader as Archigos writes it, first day, last day) of the spells that reach into 1990 and later."""
    lexicon = load_lexicon()
    codes = dict(CONGO)
    for row in records(states):
        for name in row["statename"].replace("/", "(").split("("):
            entries = lexicon.look_up(name.strip(" )"))
            if entries and row["gwcode"] not in codes:
                codes[row["gwcode"]] = entries[0].code or ""
    out: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in records(archigos):
        if row["enddate"] >= SINCE and row["gwcode"] in codes:
            out[codes[row["gwcode"]]].append((row["leader"], row["startdate"], row["enddate"]))
    return out


def is_same(name: str, leader: str) -> bool:
    """Do the names of a row share a word of four letters or more with a name of Archigos, spelling aside?"""
    own = {w for form in name.split("|") for w in folded(form).replace("-", " ").split()}
    return any(w in own for w in folded(leader).replace("-", " ").replace(".", " ").split() if len(w) > 2)


def dated(row: list[str], found: list[tuple[str, str, str]]) -> tuple[list[str], tuple[str, str, str] | None]:
    """A row of leaders.tsv with the days of its spell, and the spell."""
    name, _, office, _, _, _, start, end, _ = row
    for spell in found if office in OFFICES else ():
        leader, first, last = spell
        ends = last == LAST and (not end or end >= LAST[:4]) or end[:4] == last[:4]
        if start[:4] == first[:4] and ends and is_same(name, leader):
            days = (first if len(start) < 10 else start, last if len(end) == 4 and last != LAST else end)
            return ([*row[:6], *days, SOURCE] if days != (start, end) else row), spell
    return row, None


def main() -> None:
    table = DATA / "leaders.tsv"
    known = spells(Path(sys.argv[1]), Path(sys.argv[2]))
    out, used = [], set()
    for line in table.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if line.startswith("#") or row[0] == "name":
            out.append(line)
            continue
        row, spell = dated(row, known.get(row[1], []))
        used.add((row[1], spell))
        out.append("\t".join(row))
    table.write_text("\n".join(out) + "\n", encoding="utf-8")
    for code, found in sorted(known.items()):
        for spell in found:
            if (code, spell) not in used:
                print(code, *spell)
    print(sum(line.endswith(SOURCE) for line in out), "rows dated by Archigos", file=sys.stderr)


if __name__ == "__main__":
    main()
