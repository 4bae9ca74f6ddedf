"""How many of the memberships and stances told of real text are right?

    python -m benchmarks.joining

Prints the verdicts of `benchmarks/data/joining_audit.tsv`: every record that `dragoman read` told of 200 articles of PolNeAR's train split drawn by
lot, the re3d articles, 90 further PolNeAR articles that speak of alliances or relations, and 260 invented stories of the PLOVER data that do, each judged by hand. Round 1 is the version
that was judged first; round 2 the one after its commonest errors were mended, on the same articles; round 3 that one on 220 further stories, which it had not been mended on.
The articles are not part of the repository.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

AUDIT = Path(__file__).parent / "data" / "joining_audit.tsv"
KINDS = ("membership", "stance")


def rows_of(path: Path = AUDIT) -> list[dict[str, str]]:
    """The judged records."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def precision(rows: Sequence[dict[str, str]]) -> str:
    """'0.85 (34 of 40), modality 0.94 (32 of 34)' of judged records."""
    right = [r for r in rows if r["right"] == "1"]
    modal = [r for r in right if r["modality"] == "1"]
    share = len(right) / len(rows) if rows else 0.0
    return f"{share:.2f} ({len(right)} of {len(rows)}), modality {len(modal) / len(right) if right else 0.0:.2f} ({len(modal)} of {len(right)})"


def report(rows: Sequence[dict[str, str]]) -> list[str]:
    """The lines that are printed: by round, kind and group of corpora, then the causes of what is wrong in the last round."""
    out = []
    last = max((n for r in rows for n in r["rounds"].split()), default="1")
    for number in sorted({n for r in rows for n in r["rounds"].split()}):
        told = [r for r in rows if number in r["rounds"].split()]
        for kind in KINDS:
            of_kind = [r for r in told if r["kind"] == kind]
            news = [r for r in of_kind if r["corpus"] != "synthetic-stories"]
            out.append(f"round {number}, {kind:10}  all {precision(of_kind)}" + (f"; news {precision(news)}" if news else ""))
    causes = Counter(r["cause"] for r in rows if last in r["rounds"].split() and r["cause"])
    out.append(f"wrong in round {last}: " + ", ".join(f"{cause} {n}" for cause, n in causes.most_common()))
    return out


def main() -> None:
    print("\n".join(report(rows_of())))


if __name__ == "__main__":
    main()
