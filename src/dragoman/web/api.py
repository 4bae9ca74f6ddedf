"""The same records as JSON, for programs on this machine: described at /api/openapi.json."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from dragoman.errors import DragomanError, StoreError
from dragoman.records import Article, CommitmentKind, EventType, Modality, Relation, StatementKind, to_dict
from dragoman.store import Store
from dragoman.store.agreement import agreement
from dragoman.store.browsing import Question, count, find
from dragoman.store.review import Reviews
from dragoman.web.network import links
from dragoman.web.settings import Settings

Kind = Literal["statement", "event", "commitment", "membership", "stance"]
Day = Annotated[str | None, Query(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD")]
Name = Annotated[str | None, Query(min_length=1, max_length=200, description="A code (RUS, NATO), or the name of one without a code")]
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Type = EventType | StatementKind | CommitmentKind | Relation | Literal["closer", "away"]


class Wrong(BaseModel):
    """What went wrong."""

    detail: str


class Records(BaseModel):
    """A page of records, in the form of `--format jsonl`; `total` counts all that meet the question."""

    total: int
    records: list[dict[str, Any]]


class Hits(BaseModel):
    """Articles or statements that hold the words, best first."""

    records: list[dict[str, Any]]


class Standing(BaseModel):
    """A record as it stands, the reader's own beside it, and what was said of it."""

    record: dict[str, Any] | None
    machine: dict[str, Any] | None
    verdict: str | None
    log: list[dict[str, Any]]
    why: list[dict[str, Any]]


class Tie(BaseModel):
    """Two actors and the events between them."""

    one: str
    other: str
    events: int
    intensity: float


class Ties(BaseModel):
    """A network."""

    ties: list[Tie]


class Figures(BaseModel):
    """How far reader and reviewer agree on a kind of record."""

    kind: str
    right: int = Field(description="the reader's record is the reviewer's")
    other: int = Field(description="both have one, with a difference")
    wrong: int = Field(description="rejected")
    missed: int = Field(description="added by the reviewer")
    precision: float | None
    found: float | None


class AllFigures(BaseModel):
    """By kind."""

    kinds: list[Figures]


def opened(request: Request) -> Iterator[Store]:
    """The store, opened for reading; 503 where it cannot be."""
    settings: Settings = request.app.state.settings
    try:
        with Store.open(settings.store, read_only=True) as store:
            yield store
    except DragomanError as error:
        raise HTTPException(503, str(error)) from None


Opened = Annotated[Store, Depends(opened)]
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Wrong}}
router = APIRouter(prefix="/api", default_response_class=JSONResponse, responses={503: {"model": Wrong}})


@router.get("/records")
def records(
    store: Opened, kind: Kind | None = None, actor: Name = None, toward: Name = None, about: Name = None, type: Type | None = None, modality: Modality | None = None,
    quad: Annotated[int | None, Query(ge=1, le=4)] = None, outlet: Name = None, since: Day = None, until: Day = None, limit: Limit = 100, offset: Offset = 0,
) -> Records:  # fmt: skip
    """Records of all kinds, newest day first, as reviewers have them."""
    question = Question(kind, actor, toward, about, None, type, modality, quad, outlet, None, since, until)
    return Records(total=sum(count(store, question).values()), records=[to_dict(f.record) for f in find(store, question, limit=limit, offset=offset)])


@router.get("/articles/{article}", responses=NOT_FOUND)
def article(store: Opened, article: str) -> Records:
    """An article and its records."""
    reading = store.reading(article)
    if reading is None:
        raise HTTPException(404, "no article of this id is in the store")
    made = [to_dict(r) for r in reading.records()]
    return Records(total=len(made), records=made)


@router.get("/records/{record}", responses=NOT_FOUND)
def record(store: Opened, record: str) -> Standing:
    """One record, rejected ones with them."""
    reviews = Reviews(store)
    ruled = reviews.standing(record)
    found = ruled.ruling if ruled else next((r for r in store.records(record, 2) if r.id == record and not isinstance(r, Article)), None) if record.isalnum() else None
    machine = ruled.machine if ruled else found
    if found is None and ruled is None:
        raise HTTPException(404, "no record of this id is in the store")
    log = [{"verdict": r.verdict, "reviewer": r.reviewer, "at": r.at, "note": r.note} for r in reviews.log(record)]
    why = [{"coder": w.coder, "rule": w.rule} for w in store.why(record)]
    return Standing(record=to_dict(found) if found else None, machine=to_dict(machine) if machine else None, verdict=ruled.verdict if ruled else None, log=log, why=why)


@router.get("/search", responses={400: {"model": Wrong}})
def search(
    store: Opened, q: Annotated[str, Query(min_length=1, max_length=400)], statements: bool = False, since: Day = None, until: Day = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Hits:  # fmt: skip
    """Articles (without their text) or statements that hold the words, best first."""
    try:
        hits = list(islice(store.search(q, statements=statements, since=since, until=until, limit=limit), limit))
    except StoreError as error:
        raise HTTPException(400, error.problem) from None
    return Hits(records=[{k: v for k, v in to_dict(h.record).items() if k != "text"} for h in hits])


@router.get("/network")
def network(store: Opened, since: Day = None, until: Day = None, actor: Name = None, most: Annotated[int, Query(ge=1, le=200)] = 40) -> Ties:
    """Events between actors over a period."""
    return Ties(ties=[Tie(one=x.one, other=x.other, events=x.events, intensity=x.intensity) for x in links(store, since=since, until=until, about=actor, most=most)])


@router.get("/agreement")
def agreements(store: Opened) -> AllFigures:
    """Agreement of reader and reviewer by kind of record."""
    told = agreement(Reviews(store).all_standing())
    return AllFigures(kinds=[Figures(kind=a.kind, right=a.right, other=a.other, wrong=a.wrong, missed=a.missed, precision=a.precision, found=a.found) for a in told])
