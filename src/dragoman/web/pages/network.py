"""The network of actors over a period, with its table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.web.asking import Asking
from dragoman.web.charts.graph import Node, Tie, graph, tone
from dragoman.web.filters import Filters, address
from dragoman.web.names import code_for, name_of
from dragoman.web.network import Link, links
from dragoman.web.page import Page, doc

NODES = (20, 40, 80)


@dataclass(frozen=True)
class Row:
    """A tie of the table."""

    one: str
    one_address: str
    other: str
    other_address: str
    link: Link
    tone: str
    address: str


@dataclass(frozen=True, kw_only=True)
class NetworkPage(Page):
    """Who has to do with whom."""

    template = "network.html"
    filters: Filters = doc("The period, and an actor where only its own ties are shown.")
    drawing: Markup | None = doc("The network; None where no events are found.")
    rows: tuple[Row, ...] = doc("The ties, most events first.")
    size: int = doc("How many actors are shown at most.")
    sizes: tuple[tuple[int, str], ...] = doc("(other numbers of actors, address).")


def network(asking: Asking) -> NetworkPage:
    """The page of the period in the address."""
    filters = asking.filters
    given = asking.word("actors", 3)
    size = int(given) if given in map(str, NODES) else NODES[1]
    about = code_for(filters.actor) if filters.actor else None
    found = links(asking.store, since=filters.since, until=filters.until, about=about, most=size)
    period = {"since": filters.since, "until": filters.until}
    return NetworkPage(
        title="Network", section="network", filters=filters, drawing=_drawing(found, period), size=size,
        sizes=tuple((n, filters.address("/network", actors=n)) for n in NODES),
        rows=tuple(
            Row(name_of(x.one), address("/actor", actor=x.one, **period), name_of(x.other), address("/actor", actor=x.other, **period), x, tone(x.intensity), address("/dyad", actor=x.one, toward=x.other, **period))
            for x in found
        ),
    )  # fmt: skip


def _drawing(found: tuple[Link, ...], period: dict[str, str | None]) -> Markup | None:
    active: dict[str, int] = defaultdict(int)
    for x in found:
        active[x.one] += x.events
        active[x.other] += x.events
    order = sorted(active, key=lambda k: (-active[k], k))
    place = {code: k for k, code in enumerate(order)}
    nodes = [Node(code, name_of(code), active[code], address("/actor", actor=code, **period)) for code in order]
    ties = [Tie(place[x.one], place[x.other], x.events, x.intensity, address("/dyad", actor=x.one, toward=x.other, **period)) for x in found]
    return graph("Network of actors by events between them", nodes, ties)
