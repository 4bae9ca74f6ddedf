"""Events told in offsets of texts that are not in the repository: judged ones, and passages annotated in full.

`data/event_labels.tsv` and `data/event_passages.tsv`, described in `data/README.md`; offsets are characters of the articles in the folder
of the corpora.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError
from training.corpora import read_jsonl
from training.event_corpora import PARTS, UNKNOWN, Annotated, Party, Place, Told, codes_of, types_of

LABELS = ("id", "types", "source", "target", "modality")
PASSAGES = ("corpus", "article", "passage", "trigger", "types", "source", "target", "modality")
Texts = Mapping[tuple[str, str], tuple[str, str | None]]  # (corpus, article) to text and date


def rows_of(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of a table; another header or a short row raises DataError."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if reader.fieldnames is None or list(reader.fieldnames) != list(columns):
            raise DataError(path, f"the columns should be {', '.join(columns)}", 1)
        for row in reader:
            if None in row or None in row.values():
                raise DataError(path, f"a row has {len(columns)} columns", reader.line_num)
            yield reader.line_num, row


def place(cell: str) -> Place:
    """'120-128' as characters."""
    start, _, end = cell.partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end)):
        raise ValueError(f"no 'start-end': {cell!r}")
    return int(start), int(end)


def parties_in_offsets(cell: str) -> tuple[Party, ...]:
    """'12-16>TCD+30-35>NER/?' as parties; '-' is nobody, '?>USA' one that the text does not place."""
    if cell == "-":
        return ()
    out = []
    for part in PARTS.split(cell):
        where, mark, codes = part.partition(">")
        if not mark:
            raise ValueError(f"no 'start-end>codes': {part!r}")
        out.append(Party(None if where == UNKNOWN else place(where), codes_of(codes)))
    return tuple(out)


def article_texts(data: Path, wanted: set[tuple[str, str]]) -> Texts:
    """Text and date of the wanted (corpus, article) in the folder of the corpora: re3d by the number of the row, PolNeAR by id."""
    out: dict[tuple[str, str], tuple[str, str | None]] = {}
    for corpus in sorted({c for c, _ in wanted}):
        polnear = corpus == "polnear-train"
        path = data / ("polnear/train.jsonl.gz" if polnear else f"articles/{corpus}.jsonl.gz")
        if not path.exists():
            raise DataError(path, "is not there: give the folder of the corpora, with polnear/ and articles/")
        for number, row in enumerate(read_jsonl(path)):
            key = (corpus, row["id"] if polnear else str(number))
            if key in wanted:
                out[key] = (row["text"], row.get("published"))
    if missing := sorted(wanted - set(out)):
        raise DataError(data, f"lacks article {missing[0][1]} of {missing[0][0]}, and {len(missing) - 1} more: the corpora are of another version")
    return out


def label_rows(path: Path) -> dict[tuple[str, str], list[Told]]:
    """(corpus, article) to its judged events."""
    out: dict[tuple[str, str], list[Told]] = {}
    for number, row in rows_of(path, LABELS):
        try:
            corpus, article, start, end, told = row["id"].split("|")
            types = types_of(row["types"])
            none = types == ("NONE",)
            sides = [None if none else parties_in_offsets(row[k]) for k in ("source", "target")]
            out.setdefault((corpus, article), []).append(Told(int(start), int(end), types, sides[0], sides[1], told))
        except ValueError as error:
            raise DataError(path, str(error), number) from None
    return out


def labels(rows: Mapping[tuple[str, str], Sequence[Told]], texts: Texts) -> Iterator[Annotated]:
    """The articles with judged events."""
    for (corpus, article), events in rows.items():
        text, published = texts[corpus, article]
        yield Annotated(f"{corpus}/{article}", "label", text, published, tuple(events), whole=False)


@dataclass(frozen=True)
class Passage:
    """Characters of an article with all their events; offsets are the article's."""

    place: Place
    events: tuple[Told, ...]
    unsure: tuple[Place, ...]


def passage_rows(path: Path) -> dict[tuple[str, str], list[Passage]]:
    """(corpus, article) to its annotated passages."""
    found: dict[tuple[str, str], dict[Place, tuple[list[Told], list[Place]]]] = {}
    for number, row in rows_of(path, PASSAGES):
        try:
            events, unsure = found.setdefault((row["corpus"], row["article"]), {}).setdefault(place(row["passage"]), ([], []))
            if row["types"] == "-":  # a passage that tells no event
                continue
            start, end = place(row["trigger"])
            types = types_of(row["types"].removeprefix("?"))
            if row["types"].startswith("?"):
                unsure.append((start, end))
            else:
                events.append(Told(start, end, types, parties_in_offsets(row["source"]), parties_in_offsets(row["target"])))
        except ValueError as error:
            raise DataError(path, str(error), number) from None
    return {key: [Passage(at, tuple(events), tuple(unsure)) for at, (events, unsure) in passages.items()] for key, passages in found.items()}


def passages(rows: Mapping[tuple[str, str], Sequence[Passage]], texts: Texts) -> Iterator[Annotated]:
    """Each passage as a text of its own, with single spaces."""
    for (corpus, article), found in rows.items():
        text, published = texts[corpus, article]
        for passage in found:
            yield alone(f"{corpus}/{article}#{passage.place[0]}", text, published, passage)


def alone(name: str, text: str, published: str | None, passage: Passage) -> Annotated:
    """A passage of a text, its offsets brought from those of the text to its own."""
    first, last = passage.place
    plain, places = squeezed(text[first:last])

    def at(span: Place) -> Place:
        return bisect_left(places, span[0] - first), bisect_left(places, span[1] - first)

    def side(parties: tuple[Party, ...] | None) -> tuple[Party, ...] | None:
        return None if parties is None else tuple(Party(None if p.span is None else at(p.span), p.codes) for p in parties)

    events = tuple(Told(*at((e.start, e.end)), e.types, side(e.source), side(e.target), e.told) for e in passage.events)
    return Annotated(name, "passage", plain, published, events, tuple(at(s) for s in passage.unsure))


def squeezed(text: str) -> tuple[str, list[int]]:
    """The text with every run of white space as one space, none at the ends, and where each of its characters stood."""
    plain = ""
    places: list[int] = []
    for m in re.finditer(r"\S+", text):
        if plain:
            plain += " "
            places.append(places[-1] + 1)
        plain += m.group()
        places += range(m.start(), m.end())
    return plain, places
