"""Which state a role without a country belongs to: 'the army', 'the president', 'Trade Minister Gemma Whitlock'.

Every state named (or acted for) in the article is a candidate; features say where it stands seen from the role, and a log-linear model
with learnt weights (training/allegiance.py) chooses. Where two are nearly as likely, or none is likely, the answer is None.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import clause_head
from dragoman.grammar.phrases import preposition
from dragoman.resources.coreference import Weights
from dragoman.resources.origins import load_origins

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
# How much likelier (in logarithms) the best candidate must be than the next, and than nobody.
MARGIN = 0.25
ENVOYS = ("ambassador", "embassy", "envoy", "consul", "attaché", "chargé")  # who speaks where it is a guest
WE = frozenset({"we", "us", "our", "ours"})
COUNTED = frozenset({"name", "adjective", "person"})


@dataclass(frozen=True)
class Trace:
    """A place where a state is named or somebody acts for it. `kind`: name, adjective, person, outlet, place; `role`: lead (subject of a main
    clause), subject, owner or other."""

    token: int
    sentence: int
    paragraph: int
    title: bool
    code: str
    kind: str
    role: str

    @property
    def part(self) -> str:
        """Subject of some clause, or not."""
        return "subject" if self.role in ("lead", "subject") else "other"


@dataclass(frozen=True)
class Opening:
    """A role that some state must fill: its office's words, form (named, role, state) and sector; the states it speaks to or of as
    others; whether its rank alone calls for a state (else only its place tells); tokens whose traces do not count (its own); the
    name of who fills it; the states that it visits, which are not its own."""

    office: str
    form: str
    sector: str | None
    against: tuple[str, ...] = ()
    sure: bool = True
    skip: tuple[int, ...] = ()
    name: str = ""
    abroad: tuple[str, ...] = ()


class Allegiance:
    """The states of an article by where they are named."""

    def __init__(self, frame: Frame, weights: Weights, dateline: str | None, quotes: Sequence[tuple[int, int]] = ()) -> None:
        self.frame, self.weights, self.dateline, self.quotes = frame, weights, dateline, quotes
        self.by_paragraph: dict[int, list[Trace]] = defaultdict(list)
        self.taken: dict[str, set[str]] = defaultdict(set)  # offices of those whom the article introduces
        self.held: dict[str, set[str]] = defaultdict(set)  # of all whom it names

    def note(self, token: Token, code: str, kind: str) -> None:
        """A place where a state is named (name, adjective), or somebody known acts for it (person)."""
        place = self.frame.places[token.i]
        trace = Trace(token.i, place.sentence, place.paragraph, place.title, code, kind, role_at(token))
        self.by_paragraph[place.paragraph].append(trace)

    def hold(self, office: str, code: str, *, table: bool = False) -> None:
        """An office that somebody is known to hold for a state: nobody else of that office is likely to, unless only the `table` of leaders told the state."""
        self.held[office].add(code)
        if not table:
            self.taken[office].add(code)

    def holder(self, office: str) -> str | None:
        """The state for which the article names somebody in an office, or in one that is called so for short ('the minister'); None for several."""
        codes = self.held.get(office) or {c for held, found in self.held.items() if " " not in office and held.split()[-1] == office for c in found}
        return next(iter(codes)) if len(codes) == 1 else None

    def foremost(self, n: int) -> list[str]:
        """The n states named most."""
        return [code for code, _ in self.counts(()).most_common(n)]

    def counts(self, skip: Sequence[int]) -> Counter[str]:
        """How often each state is named or acted for."""
        return Counter(t.code for traces in self.by_paragraph.values() for t in traces if t.kind in COUNTED and t.token not in skip)

    def home(self, token: Token, role: Opening) -> str | None:
        """The state that the role at a token belongs to."""
        options = {code: features for code, features in self.options(token, role).items() if code not in role.abroad}
        ranked = sorted(((sum(self.weights.get(f, 0.0) for f in features), code) for code, features in options.items()), reverse=True)
        if not ranked or ranked[0][0] < self.weights.get("nobody", 0.0):
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return None
        return ranked[0][1] if role.sure or f"located {role.form}" in options[ranked[0][1]] else None

    def options(self, token: Token, role: Opening) -> dict[str, list[str]]:
        """Features of each candidate."""
        place, skip = self.frame.places[token.i], role.skip
        found: dict[str, set[str]] = defaultdict(set)
        own = [t for t in self.by_paragraph.get(place.paragraph, ()) if t.token not in skip]
        before = [t for t in own if t.sentence < place.sentence]
        first = next((t for t in sorted(own, key=lambda t: t.token) if t.role in ("lead", "subject") and t.token < token.i), None)
        last = next((t for t in sorted(before, key=lambda t: -t.token) if t.role == "lead"), None)
        if first is not None:
            found[first.code].add("opens the paragraph")
        if last is not None:
            found[last.code].add("led last in the paragraph")
        for t in own:
            if t.sentence == place.sentence:
                side = "before" if t.token < token.i else "after"
                found[t.code].add(f"sentence {side} {t.kind} {t.part}")
                if self._located(token, t):
                    found[t.code].add(f"located {role.form}")
            else:
                found[t.code].add(f"paragraph {'before' if t.sentence < place.sentence else 'after'} {t.kind} {t.role}")
        self._previous(place.paragraph, skip, found)
        near = "state " if role.form == "state" else ""  # 'the country' is the one spoken of last, not the one spoken of most
        counts = self.counts(skip)
        total = sum(counts.values()) or 1
        for rank, (code, n) in enumerate(counts.most_common()):
            found[code] |= {f"{near}rank {min(rank, 3)}", f"{near}share {min(4, int(5 * n / total))}"}
        for t in (t for traces in self.by_paragraph.values() for t in traces if t.title and t.kind != "place"):
            found[t.code].add(f"{near}title {t.part}")
        abroad = "abroad " if any(w in role.office for w in ENVOYS) else ""
        if self.dateline:
            found[self.dateline].add(f"{near}{abroad}dateline")
        for code in found:
            if code not in counts:
                found[code].add("only a place")
        for code in role.against:
            if code in found:
                found[code].add("against" if role.sector not in ("OPP", "REB") else "against its own")
        for code in self.taken.get(role.office, ()):
            if code in found:
                found[code].add("office taken")
        self._quoted(place.sentence, found)
        if role.name:
            _origin(role.name, found)
        return {code: sorted(features) for code, features in found.items()}

    def _quoted(self, sentence: int, found: dict[str, set[str]]) -> None:
        """States that a quotation in the sentence names beside its 'we': they are others'."""
        for start, end in self.quotes:
            if any(self.frame.places[i].sentence == sentence for i in (start, end - 1)) and any(t.lower_ in WE for t in self.frame.doc[start:end]):
                for t in self.by_paragraph.get(self.frame.places[start].paragraph, ()):
                    if start <= t.token < end and t.kind in ("name", "adjective"):
                        found[t.code].add("named beside we")

    def _previous(self, paragraph: int, skip: Sequence[int], found: dict[str, set[str]]) -> None:
        """The paragraph before that names a state."""
        back = paragraph - 1
        while back >= 0 and not self.by_paragraph.get(back) and paragraph - back < 4:
            back -= 1
        traces = [t for t in self.by_paragraph.get(back, ()) if t.token not in skip and not t.title]
        for t in traces:
            found[t.code].add(f"last paragraph {t.kind} {t.part}")
        leads = [t for t in sorted(traces, key=lambda t: t.token) if t.role == "lead"]
        if leads:
            found[leads[0].code].add("opened the last paragraph")
            found[leads[-1].code].add("led last in the last paragraph")

    def _located(self, token: Token, trace: Trace) -> bool:
        """'a spokesman in Berlin', 'In Taipei a spokesman said'."""
        place = self.frame.doc[trace.token]
        if place.dep_ not in ("obl", "nmod") or trace.kind == "adjective" or preposition(place) not in ("in", "at", "from"):
            return False
        verb = clause_head(token)
        return place.head.i == token.i or clause_head(place.head) in (verb, verb.head)


def _origin(name: str, found: dict[str, set[str]]) -> None:
    """How well a name goes with each state, seen from the one that it goes with best."""
    fits = {code: load_origins().fit(name, code) for code in found}
    best = max((v for v in fits.values() if v is not None), default=None)
    for code, value in fits.items():
        gap = None if value is None or best is None else best - value
        found[code].add(f"origin {'unknown' if gap is None else 'best' if gap < 0.05 else 'near' if gap < 0.4 else 'far' if gap < 1.2 else 'foreign'}")


def role_at(token: Token) -> str:
    """'lead' for the subject of a main clause, 'subject' for another's, 'owner', else 'other'."""
    top = token
    while top.dep_ in ("conj", "appos", "amod", "compound", "flat", "nmod:desc") and top.head != top:
        top = top.head
    if top.dep_ in SUBJECTS:
        verb = clause_head(top.head)
        return "lead" if verb.dep_ in ("ROOT", "parataxis") or verb.dep_ == "conj" and verb.head.dep_ == "ROOT" else "subject"
    return "owner" if top.dep_ == "nmod:poss" else "other"
