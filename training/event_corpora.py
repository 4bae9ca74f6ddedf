"""Texts annotated with events, of four kinds brought to one form.

Paragraphs written with their marks (`data/events-*.txt`), events that an earlier state told and a reader judged (`data/event_labels.tsv`),
passages annotated in full (`data/event_passages.tsv`) and articles with gold records. The formats are told in `data/README.md`. The tables
hold no text: offsets are those of the articles in the folder of the corpora.
"""

from __future__ import annotations

import csv
import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from training.corpora import read_jsonl

OWN = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent
GOLD = (ROOT / "benchmarks/articles/open", ROOT / "samples/gold")
TYPES = tuple("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT NONE".split())
ANY = "*"  # a gold record that takes every type
UNKNOWN = "?"  # a code that a reader cannot know
Place = tuple[int, int]

_MARK = re.compile(r"\[(\d+):([^\]]*)\]")
_EVENT = re.compile(r"(\d+) ([A-Z/]+) (\w+) src=(.*?) tgt=(.*)$")
_PARTS = re.compile(r"\+(?=[^+]*>)")  # between the parts of a cell, not between the codes of one


@dataclass(frozen=True)
class Party:
    """A mention that takes part: its characters, None where the annotation does not place it, and its codes, UNKNOWN alone where it has none."""

    span: Place | None
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """An event: the characters of its trigger, types of which any is right (NONE: no event), and its parties, () for nobody, None where
    that was not judged. `told`: the type that was judged."""

    start: int
    end: int
    types: tuple[str, ...]
    source: tuple[Party, ...] | None
    target: tuple[Party, ...] | None
    told: str = ""


@dataclass(frozen=True)
class Annotated:
    """A text with its events. `kind`: paragraph, label, passage or article; `unsure`: characters that are neither an event nor none;
    `whole`: is every event of the text told, so that every other word tells none?"""

    name: str
    kind: str
    text: str
    published: str | None
    events: tuple[Told, ...]
    unsure: tuple[Place, ...] = ()
    whole: bool = True

    @property
    def article(self) -> str:
        """What is held out together."""
        return self.name.partition("#")[0]


# ---- paragraphs
def paragraphs(paths: Sequence[Path]) -> Iterator[Annotated]:
    """The paragraphs of the files; a line that does not parse raises DataError."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield paragraph(f"{path.stem}#{number}", line)
            except ValueError as error:
                raise DataError(path, f"{error}: see training/data/README.md for the format", number) from None


def paragraph(name: str, line: str) -> Annotated:
    """One line: the text with its triggers marked, then the events."""
    marked, *rest = (part.strip() for part in line.split("||"))
    plain, marks, at = "", {}, 0
    for m in _MARK.finditer(marked):
        plain += marked[at : m.start()]
        marks[m.group(1)] = (len(plain), len(plain) + len(m.group(2)))
        plain, at = plain + m.group(2), m.end()
    plain += marked[at:]
    events = []
    for part in rest:
        found = _EVENT.match(part)
        if found is None or found.group(1) not in marks:
            raise ValueError(f"no event of a marked trigger: {part[:60]!r}")
        start, end = marks[found.group(1)]
        middle = (start + end) // 2
        source, target = parties_in_words(plain, found.group(4), middle), parties_in_words(plain, found.group(5), middle)
        events.append(Told(start, end, types_of(found.group(2)), source, target))
    return Annotated(name, "paragraph", plain, None, tuple(events))


def types_of(cell: str) -> tuple[str, ...]:
    """'SUPPORT/AGREE' as types; another word raises ValueError."""
    found = tuple(cell.split("/"))
    if not set(found) <= set(TYPES):
        raise ValueError(f"no type of PLOVER: {cell!r}")
    return found


def parties_in_words(text: str, cell: str, near: int) -> tuple[Party, ...]:
    """'Chad>TCD+Niger>NER' as parties, each where its words stand nearest to the character `near`."""
    out = []
    for part in _PARTS.split(cell):
        words, _, codes = part.rpartition(">")
        if words not in ("-", ""):
            out.append(Party(nearest(text, words, near), codes_of(codes)))
    return tuple(out)


def codes_of(cell: str) -> tuple[str, ...]:
    return tuple(c for c in re.split(r"[+/]", cell) if c != "-") or (UNKNOWN,)


def nearest(text: str, words: str, near: int) -> Place | None:
    """Where the words stand whose middle is nearest to a character; None where they are not in the text."""
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    return min(found, key=lambda s: abs((s[0] + s[1]) // 2 - near)) if found else None


# ---- tables of offsets
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
    for part in _PARTS.split(cell):
        where, mark, codes = part.partition(">")
        if not mark:
            raise ValueError(f"no 'start-end>codes': {part!r}")
        out.append(Party(None if where == UNKNOWN else place(where), codes_of(codes)))
    return tuple(out)


Texts = Mapping[tuple[str, str], tuple[str, str | None]]


def article_texts(data: Path, wanted: set[tuple[str, str]]) -> Texts:
    """Text and date of the wanted (corpus, article) in the folder of the corpora: re3d by the number of the row, PolNeAR by id."""
    out: dict[tuple[str, str], tuple[str, str | None]] = {}
    for corpus in sorted({c for c, _ in wanted}):
        polnear = corpus == "polnear-train"
        for number, row in enumerate(read_jsonl(data / ("polnear/train.jsonl.gz" if polnear else f"articles/{corpus}.jsonl.gz"))):
            key = (corpus, row["id"] if polnear else str(number))
            if key in wanted:
                out[key] = (row["text"], row.get("published"))
    return out


LABELS = ("id", "types", "source", "target", "modality")
PASSAGES = ("corpus", "article", "passage", "trigger", "types", "source", "target", "modality")


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


# ---- gold records
def gold(folders: Sequence[Path] = GOLD) -> Iterator[Annotated]:
    """The articles with gold records; what is optional or to be ignored is unsure, and an actor has codes but no place."""
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            yield gold_article(path)


def gold_article(path: Path) -> Annotated:
    """One article with its gold records; a trigger that is not in the text raises DataError."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / record["text"]).read_bytes().decode("utf-8")
    events = []
    try:
        unsure = [located(text, where) for where in record["ignore"]]
        for event in record["events"]:
            for where in _listed(event["trigger"]):
                start, end = located(text, where)
                unsure.append((start, end))  # around the trigger's head
                if not event.get("optional"):
                    events.append(Told(start, end, tuple(_listed(event["type"])), _side(event.get("source")), _side(event.get("target"))))
    except ValueError as error:
        raise DataError(path, str(error)) from None
    return Annotated(path.name.removesuffix(".gold.json"), "article", text, None, tuple(events), tuple(unsure))


def located(text: str, where: Any) -> Place:
    """The characters of a locator: words that stand in the text once, or {"text", "n"} for their n-th place."""
    words, n = (where["text"], where["n"]) if isinstance(where, dict) else (where, 1)
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    if not 1 <= n <= len(found):
        raise ValueError(f"not in the text: {words!r}")
    return found[n - 1]


def _side(codes: Any) -> tuple[Party, ...] | None:
    return None if codes is None else tuple(Party(None, tuple(str(code).rstrip("?").split("|"))) for code in codes if code is not None)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
