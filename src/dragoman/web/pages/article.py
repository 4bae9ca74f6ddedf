"""An article: its text with the words of its records marked, and the records beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Article, Commitment, Event, Membership, Record, Span, Stance, Statement
from dragoman.store.browsing import Found
from dragoman.store.review import Reviews
from dragoman.store.ruling import Ruled
from dragoman.web.asking import Asking, Missing
from dragoman.web.filters import address
from dragoman.web.lines import Line, date_text, line_of
from dragoman.web.marks import Mark, Paragraph, Piece, paragraphs
from dragoman.web.page import Page, doc
from dragoman.web.shown import line, web_address

LONGEST = 100_000  # characters of text on one page


@dataclass(frozen=True)
class Card:
    """A record beside the text; `number` is that of its marks."""

    number: int
    line: Line


@dataclass(frozen=True, kw_only=True)
class ArticlePage(Page):
    """One article."""

    template = "article.html"
    id: str = doc("The article's id.")
    headline: str = doc("Its title, in one line.")
    facts: tuple[tuple[str, str], ...] = doc("(name, value) of what is known of it: date, outlet, author, place.")
    url: str | None = doc("Its address, where that is one of the web.")
    title_pieces: tuple[Piece, ...] = doc("The headline as it stands in the text, cut as the text is; empty where the text does not have it.")
    paragraphs: tuple[Paragraph, ...] = doc("The rest of the text, cut where the words of a record begin or end.")
    cards: tuple[Card, ...] = doc("Its records in the order of the text.")
    counts: tuple[tuple[str, int], ...] = doc("How many records of each kind.")
    aside: tuple[Line, ...] = doc("Records that a reviewer rejected.")
    sightings: tuple[tuple[str, str | None], ...] = doc("Where else it was seen: (outlet or address, link or None).")
    parts: tuple[tuple[str, str, bool], ...] = doc("Of a very long text: (from offset, address, is it shown) of its parts; else empty.")
    read_by: str = doc("The version of dragoman that read it, and when.")


def article(asking: Asking) -> ArticlePage:
    """The page of an article by its id."""
    reading = asking.store.reading(asking.name)
    stored = asking.store.stored(asking.name)
    if reading is None or stored is None:
        raise Missing(f"There is no article {asking.name} in this store.")
    a = reading.article
    standing = Reviews(asking.store).of_article(a.id)
    records = sorted((r for r in reading.records() if not isinstance(r, Article)), key=lambda r: (min(s.start for s, _ in words(r)), getattr(r, "id", "")))
    start = _part(asking.word("from"), len(a.text))
    marks = [Mark(s.start, s.end, n, type(r).__name__.lower(), role) for n, r in enumerate(records, 1) for s, role in words(r)]
    kinds = [type(r).__name__.lower() for r in records]
    text = paragraphs(a.text, marks, start=start, end=start + LONGEST, title=a.title)
    headline = next((p for p in text if p.level == "title"), None)
    return ArticlePage(
        title=line(a.title or "Untitled article", 120), section="timeline", id=a.id, headline=line(a.title or "Untitled article", 240), facts=_facts(a), url=web_address(a.url),
        title_pieces=headline.pieces if headline else (), paragraphs=tuple(p for p in text if p is not headline),
        cards=tuple(Card(n, _line(a, r, standing)) for n, r in enumerate(records, 1)),
        counts=tuple((k, kinds.count(k)) for k in dict.fromkeys(sorted(kinds))),
        aside=tuple(line_of(Found(r.machine, "", a.id, a.title, a.outlet, a.published), "reject") for r in standing.values() if r.ruling is None and r.machine is not None),
        sightings=tuple(_sightings(asking, a)),
        parts=tuple((f"{at:,}", address(f"/article/{a.id}", **{"from": at or None}), at == start) for at in range(0, len(a.text), LONGEST)) if len(a.text) > LONGEST else (),
        read_by=f"dragoman {stored.version}, {stored.reread or stored.added}",
    )  # fmt: skip


def words(record: Record) -> Iterator[tuple[Span, str]]:
    """The words of a record that are marked in the text, each with what they are of it."""
    if isinstance(record, Statement):
        yield from ((s, "content") for s in record.content)
        if record.cue:
            yield record.cue, "cue"
        if not record.content and not record.cue:
            yield record.speaker.mention, "speaker"
    elif isinstance(record, Event):
        yield record.trigger, "trigger"
        yield from ((s, "report") for s in record.evidence)
    elif isinstance(record, Commitment):
        yield record.condition, "condition"
        yield record.consequence, "consequence"
        if record.otherwise:
            yield record.otherwise, "otherwise"
    elif isinstance(record, Membership | Stance):
        yield record.evidence, "evidence"


def _line(a: Article, record: Record, standing: dict[str, Ruled]) -> Line:
    ruled = standing.get(getattr(record, "id", ""))
    return line_of(Found(record, "", a.id, a.title, a.outlet, a.published), ruled.verdict if ruled else None)


def _facts(a: Article) -> tuple[tuple[str, str], ...]:
    facts = (("Published", date_text(a.published)), ("Outlet", a.outlet), ("Section", a.section), ("By", a.author), ("From", a.place))
    return tuple((name, line(value, 120)) for name, value in facts if value)


def _sightings(asking: Asking, a: Article) -> Iterator[tuple[str, str | None]]:
    query = "select distinct url, outlet from sighting where article = ? and (coalesce(url, '') <> ? or coalesce(outlet, '') <> ?)"
    for url, outlet in asking.store.connection.execute(query, (a.id, a.url or "", a.outlet or "")):
        if url or outlet:
            yield line(outlet or url, 120), web_address(url)


def _part(given: str, length: int) -> int:
    at = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    return at // LONGEST * LONGEST if at < length else 0
