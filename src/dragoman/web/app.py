"""The application: paths to pages. A page opens the store for reading, a form for writing, each for one request."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dragoman.errors import DragomanError, RecordError
from dragoman.store import Store
from dragoman.web.api import router
from dragoman.web.asking import Asking, Missing
from dragoman.web.guard import Guard
from dragoman.web.page import Page
from dragoman.web.pages.article import article
from dragoman.web.pages.dossier import dossier
from dragoman.web.pages.ledger import entry_page, ledger_page
from dragoman.web.pages.members import members_page
from dragoman.web.pages.network import network
from dragoman.web.pages.problem import Problem
from dragoman.web.pages.record import record
from dragoman.web.pages.review import missed, review
from dragoman.web.pages.search import search
from dragoman.web.pages.timeline import timeline
from dragoman.web.pages.today import today
from dragoman.web.posting import DONE, Done, add, form_of, settle
from dragoman.web.posting import review as reviewed
from dragoman.web.rendering import render, static_files
from dragoman.web.session import Sessions
from dragoman.web.settings import Settings

Build = Callable[[Asking], Page]
PAGES: tuple[tuple[str, Build], ...] = (
    ("/", today), ("/timeline", timeline), ("/article/{name}", article), ("/article/{name}/missed", missed), ("/record/{name}", record),
    ("/actor", dossier), ("/dyad", dossier), ("/ledger", ledger_page), ("/ledger/{name}", entry_page), ("/members", members_page), ("/network", network), ("/search", search), ("/review", review),
)  # fmt: skip
NO_SESSION = (
    "Reviews are written in the session that `dragoman serve` opened.",
    "Open the address with the token that it printed where it was started, in this browser, and send the form again.",
)


def make_app(settings: Settings) -> Guard:
    """The application for a store. StoreError where the store cannot be opened; its schema is brought up to date unless the server is read-only."""
    with Store.open(settings.store, read_only=settings.read_only):
        pass
    sessions = Sessions(settings)
    app = FastAPI(title="dragoman", description="Records of a store, each with its evidence.", version="1", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.settings, app.state.sessions = settings, sessions
    for path, build in PAGES:
        app.router.routes.append(Route(path, _page(settings, sessions, build), methods=["GET"]))
    app.router.routes.append(Route("/record/{name}", _form(settings, sessions, reviewed, record), methods=["POST"]))
    app.router.routes.append(Route("/article/{name}/missed", _form(settings, sessions, add, missed), methods=["POST"]))
    app.router.routes.append(Route("/ledger/{name}", _form(settings, sessions, settle, entry_page), methods=["POST"]))
    app.router.routes.append(Route("/static/{name}", _static, methods=["GET"]))
    app.include_router(router)
    app.add_exception_handler(404, _not_found(settings))
    return Guard(app, settings.hosts)


def _page(settings: Settings, sessions: Sessions, build: Build) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        query = _query(request)
        if "token" in query:
            return _open_session(request, sessions, query)
        return await run_in_threadpool(_shown, settings, sessions, request, query, build)

    return answer


def _shown(settings: Settings, sessions: Sessions, request: Request, query: dict[str, str], build: Build, status: int = 200) -> Response:
    """The page, or the problem that keeps it from being shown."""
    proof = sessions.proof(request)
    try:
        with Store.open(settings.store, read_only=True) as store:
            page: Page = build(Asking(store, settings, query, str(request.path_params.get("name", "")), proof is not None))
    except Missing as error:
        page, status = Problem(title="Not found", what=str(error), next="It may have been read again under another id; search for its words."), 404
    except DragomanError as error:
        page, status = Problem(title="The store cannot be read", what=str(error), next="When that is done, load the page again."), 503
    return HTMLResponse(render(_with_frame(page, settings, request, query, proof)), status)


def _with_frame(page: Page, settings: Settings, request: Request, query: dict[str, str], proof: str | None) -> Page:
    said = DONE.get(query.get("done", "")) if proof else None
    return replace(page, path=request.url.path, store=settings.store.name, read_only=settings.read_only, proof=proof, reviewer=settings.reviewer, said=said)


Act = Callable[[Store, str, dict[str, str], str], Done]


def _form(settings: Settings, sessions: Sessions, act: Act, page: Callable[[Asking, str | None, dict[str, str] | None], Page]) -> Callable[[Request], Awaitable[Response]]:
    """A form: what it does, then the page again (303), or with what was wrong (400, 403)."""

    async def answer(request: Request) -> Response:
        name, query = str(request.path_params["name"]), _query(request)
        values: dict[str, str] = {}
        try:
            values = await form_of(request)
            if not sessions.may_write(request, values.get("proof", "")):
                what, after = ("This server is read-only.", "Start it without --read-only to review.") if settings.read_only else NO_SESSION
                return await run_in_threadpool(_shown, settings, sessions, request, query, lambda _: Problem(title="Not written", what=what, next=after), 403)
            done = await run_in_threadpool(_act, settings, act, name, values)
        except RecordError as error:
            words = str(error)
            query |= {"kind": values["kind_of_record"]} if "kind_of_record" in values else {}
            return await run_in_threadpool(_shown, settings, sessions, request, query, lambda asking: page(asking, words, values), 400)
        except DragomanError as error:
            what = str(error)
            return await run_in_threadpool(_shown, settings, sessions, request, query, lambda _: Problem(title="Not written", what=what, next="Then send the form again."), 503)
        return RedirectResponse(done, 303)

    return answer


def _act(settings: Settings, act: Act, name: str, values: dict[str, str]) -> str:
    """Writes, and returns where to go on."""
    with Store.open(settings.store, read_only=False) as store:
        done = act(store, name, values, settings.reviewer)
    return f"{done.address}?{urlencode({'done': done.what})}"


def _open_session(request: Request, sessions: Sessions, query: dict[str, str]) -> Response:
    """Takes the token out of the address, and begins a session where it is the right one."""
    rest = urlencode({k: v for k, v in query.items() if k != "token"}, errors="replace")
    response = RedirectResponse(request.url.path + (f"?{rest}" if rest else ""), 303)
    if sessions.opens(query["token"]):
        sessions.begin(response)
    return response


def _query(request: Request) -> dict[str, str]:
    """The query string; of a name that stands twice, the last value counts."""
    try:
        return dict(parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=False, max_num_fields=50))
    except ValueError:
        return {}


async def _static(request: Request) -> Response:
    file = static_files().get(str(request.path_params["name"]))
    if file is None:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    return Response(file[0], media_type=file[1], headers={"Cache-Control": "no-cache"})


def _not_found(settings: Settings) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/api/"):
            detail = getattr(error, "detail", "not found")
            return Response(json.dumps({"detail": detail}), 404, media_type="application/json")
        page = Problem(title="Not found", what="There is no such page.", next="The entries above lead to all that there are.")
        return HTMLResponse(render(replace(page, path=request.url.path, store=settings.store.name, read_only=settings.read_only)), 404)

    return answer
