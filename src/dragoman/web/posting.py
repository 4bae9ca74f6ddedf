"""What the forms do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from dragoman.analysis.ledger import RECORDS, STATES, decide, find, ledger
from dragoman.errors import RecordError
from dragoman.store import Store
from dragoman.store.review import LONGEST_NOTE, Review, Reviews
from dragoman.web.corrections import corrected, missed

MOST_FIELDS = 200
DONE = {
    "accept": "Accepted: the reader's record stands as it is.", "reject": "Rejected: the record has left every view; it is kept beside its article and can be brought back.",
    "correct": "Corrected: your record stands in the place of the reader's, which is kept beside it.", "add": "Added.",
    "withdraw": "Withdrawn: the reader's record is back.",
    "decide": "Decided: the ledger shows it so from today on.",
}  # fmt: skip


async def form_of(request: Request) -> dict[str, str]:
    """The values of a form (application/x-www-form-urlencoded); RecordError for what is none."""
    try:
        body = (await request.body()).decode("utf-8")
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError:
        raise RecordError("the form could not be read; open the page again and send it once more") from None
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


@dataclass(frozen=True)
class Done:
    """What a form did, and the page to go on with."""

    what: str
    address: str


def _done(said: Review, values: Mapping[str, str]) -> Done:
    """Back to where the form stood: an article, the desk, else the record's own page."""
    return Done(said.verdict, {"article": f"/article/{said.article}", "review": "/review"}.get(values.get("back", ""), f"/record/{said.record}"))


def review(store: Store, record: str, values: Mapping[str, str], by: str) -> Done:
    """Does what a form on a record's page says; RecordError where it cannot."""
    reviews, note, verdict = Reviews(store), values.get("note"), values.get("verdict", "")
    if verdict == "correct":
        there = reviews.standing(record)
        was = (there.ruling or there.machine) if there else next((r for r in store.records(record, 2) if r.id == record), None)
        stored = store.stored(getattr(was, "article", ""))
        if was is None or stored is None:
            raise RecordError(f"no record {record!r} is in the store")
        given = {k: v for k, v in values.items() if k not in ("proof", "verdict", "note")}
        return _done(reviews.correct(corrected(was, stored.article, given), by=by, note=note), values)
    rule = {"accept": reviews.accept, "reject": reviews.reject, "withdraw": reviews.withdraw}.get(verdict)
    if rule is None:
        raise RecordError(f"{verdict[:40]!r} is no verdict; expected accept, correct, reject or withdraw")
    return _done(rule(record, by=by, note=note), values)


def add(store: Store, article: str, values: Mapping[str, str], by: str) -> Done:
    """Adds the record of a form on an article's page; RecordError where it cannot."""
    stored = store.stored(article)
    if stored is None:
        raise RecordError(f"no article {article!r} is in the store")
    given = {k: v for k, v in values.items() if k not in ("proof", "kind_of_record", "note")}
    return _done(Reviews(store).add(missed(values.get("kind_of_record", ""), stored.article, given), by=by, note=values.get("note")), {})


def settle(store: Store, entry: str, values: Mapping[str, str], by: str) -> Done:
    """Decides on the state of an entry of the ledger; RecordError where it cannot."""
    found = find(ledger(store), entry) if entry.isalnum() else ()
    if len(found) != 1:
        raise RecordError(f"no entry {entry[:40]!r} is in the ledger of today")
    state, why = values.get("state", ""), values.get("why", "").strip()
    if state not in (*STATES, RECORDS):
        raise RecordError(f"{state[:40]!r} is no state; expected one of {', '.join(STATES)}")
    if not why:
        raise RecordError("a decision needs a reason")
    decide(store, found[0], state, why=why[:LONGEST_NOTE], who=by)
    return Done("decide", f"/ledger/{found[0].id}")
