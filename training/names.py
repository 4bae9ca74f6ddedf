"""Count the letters of names by naming culture: whom a name is likely to belong to, where only its sound can tell.

    python -m training.names ARCHIGOS.csv.gz OUT.tsv

Names come from training/tables/cultures.tsv, from the lists of Faker (MIT) for its locales, and from the table of leaders that Archigos is (the last
two decades of each state weigh as they are many). What is written are logarithms of probabilities of runs of three letters by culture, in tenths, without their sign.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from anyascii import anyascii

from dragoman.resources.origins import FEWEST, Origins, trigrams
from dragoman.resources.tables import parts, rows

TABLE = Path(__file__).parent / "tables" / "cultures.tsv"
LISTS = ("first_names", "first_names_male", "first_names_female", "last_names", "last_names_male", "last_names_female", "first_romanized_names", "last_romanized_names")
KEPT, MOST, HELD_OUT = 1800, 1200, 0.1


def of_locale(locale: str) -> list[str]:
    """The names of a locale of Faker in Latin letters."""
    try:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:
        return []
    out: set[str] = set()
    for name in LISTS:
        found = getattr(provider, name, ())
        for one in () if isinstance(found, property) else found:
            word = one[0] if isinstance(one, tuple) else one
            out.add(anyascii(word).strip().title() if not word.isascii() else word)
    return sorted(n for n in out if n and n[0].isalpha())


def collect(cultures: Path, leaders: Path) -> tuple[dict[str, list[str]], dict[str, tuple[str, ...]]]:
    """(culture -> names, culture -> states)."""
    names: dict[str, list[str]] = {}
    states: dict[str, tuple[str, ...]] = {}
    only: dict[str, list[str]] = defaultdict(list)
    for _, r in rows(cultures, ("culture", "states", "locales", "names")):
        own = [n for locale in parts(r["locales"]) for n in of_locale(locale)]
        random.Random(7).shuffle(own)
        extra = list(parts(r["names"]))
        names[r["culture"]] = [*own[:MOST], *extra * (2 if own else 1)]
        states[r["culture"]] = parts(r["states"])
        only[states[r["culture"]][0]].append(r["culture"])
    with gzip.open(leaders, "rt", encoding="utf-8") as file:
        for line in list(file)[1:]:
            values = line.split(",")
            for culture in only.get(values[0][:3], ()):
                names[culture].append(values[3])
    return names, states


def model(names: dict[str, list[str]], states: dict[str, tuple[str, ...]]) -> Origins:
    """Smoothed logarithms of probabilities of trigrams by culture: a tenth of the weight is that of all cultures together."""
    counts = {c: Counter(t for n in ns for w in n.replace("-", " ").split() for t in trigrams(w)) for c, ns in names.items()}
    everywhere: Counter[str] = Counter()
    for counter in counts.values():
        total = sum(counter.values())
        everywhere.update({t: v / total for t, v in counter.items()})
    kept = [t for t, _ in everywhere.most_common(KEPT)]
    whole = sum(everywhere[t] for t in kept)
    table = {}
    for culture, counter in counts.items():
        total = sum(counter[t] for t in kept) + FEWEST
        prior = {t: everywhere[t] / whole for t in kept}
        table[culture] = {t: math.log((counter[t] + FEWEST * prior[t]) / total) for t in kept}
    return Origins(states, table)


def check(names: dict[str, list[str]], states: dict[str, tuple[str, ...]]) -> str:
    """How often the right one of two cultures is told, for names held out."""
    chance = random.Random(11)
    train, test = {}, []
    for culture, own in names.items():
        held = {i for i in range(len(own)) if chance.random() < HELD_OUT}
        train[culture] = [n for i, n in enumerate(own) if i not in held]
        test += [(culture, own[i]) for i in held]
    origins = model(train, states)
    right = total = 0
    for culture, name in test:
        other = chance.choice([c for c in names if not set(states[c]) & set(states[culture])])
        right += origins.of_culture(name, culture) > origins.of_culture(name, other)
        total += 1
    return f"right of two cultures: {right / total:.3f} of {total} single names held out"


def write(origins: Origins, path: Path) -> None:
    cultures = list(origins.table)
    lines = [
        "# Negative logarithms (in tenths) of the probability of runs of three letters in names, by naming culture; learnt by training/names.py",
        "# from lists of Faker (MIT), training/tables/cultures.tsv and surnames of Archigos. The row 'states' gives the states of each culture.",
        "\t".join(["run", *cultures]), "\t".join(["states", *("|".join(origins.states[c]) for c in cultures)]),
    ]  # fmt: skip
    for run in next(iter(origins.table.values())):
        lines.append("\t".join([run, *(str(round(-10 * origins.table[c][run])) for c in cultures)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("leaders", type=Path)
    arguments.add_argument("out", type=Path)
    args = arguments.parse_args()
    names, states = collect(TABLE, args.leaders)
    print(check(names, states), file=sys.stderr)
    write(model(names, states), args.out)


if __name__ == "__main__":
    main()
