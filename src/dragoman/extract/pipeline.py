"""The order of the stages: the only module that knows it. One article in, one Reading out; nothing is kept between articles.

1. layout      the parts of the text (ingest.layout)
2. linguistics sentences, tags, dependencies, names, attribution (encoder.component, or another spaCy pipeline)
3. names       names of the knowledge files, persons
4. quotations  by their marks, turns of a transcript by their labels
5. coreference mentions, linked into chains
6. actors      every nominal that stands for an actor
7. cues, statements
8. events, commitments, memberships, stances
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman import encoder
from dragoman.encoder.guest import begun, load_guest
from dragoman.extract.actors import Actors, find_actors
from dragoman.extract.commitments import find_commitments
from dragoman.extract.coreference import find_chains, find_mentions
from dragoman.extract.cues import find_cues
from dragoman.extract.dates import AnchorTable
from dragoman.extract.events import find_events, threats
from dragoman.extract.judging import Judge
from dragoman.extract.memberships import find_memberships
from dragoman.extract.names import find_names
from dragoman.extract.nouns import Frame, Names, Place, Quote, Said
from dragoman.extract.parties import Parties
from dragoman.extract.places import Places, find_places
from dragoman.extract.quotations import find_quotations
from dragoman.extract.stances import find_stances
from dragoman.extract.statements import find_statements
from dragoman.extract.times import ArticleClock, clock_of
from dragoman.extract.turns import find_turns
from dragoman.extract.wording import join_names
from dragoman.ingest.layout import Layout, parse_layout
from dragoman.ingest.raw import RawArticle
from dragoman.records import Article, Event, Reading, Why, content_id
from dragoman.resources.anchors import load_anchors
from dragoman.resources.codebook import load_codebook
from dragoman.resources.coreference import load_allegiance, load_person_nouns, load_weights
from dragoman.resources.event_head import load_event_head
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.lexicon import Lexicon, load_lexicon
from dragoman.resources.own_actors import prefer, read_actors
from dragoman.resources.own_codebook import read_own
from dragoman.resources.reporting import load_reporting

LONGEST = 50_000_000  # characters of a text
_HALF = re.compile("[\ud800-\udfff]")  # half a character, which has no UTF-8: a sign of its own length stands for it


@dataclass(frozen=True)
class Stage:
    """A stage: what it reads and what it writes."""

    name: str
    reads: str
    writes: str
    module: str


STAGES = (
    Stage("layout", "text", "published, outlet, section, title, dateline, blocks", "dragoman.ingest.layout"),
    Stage("linguistics", "text, blocks", "sentences, tags, lemmas, dependencies, entities, attribution spans", "dragoman.encoder.component"),
    Stage("names", "tokens, dependencies, entities, knowledge files", "names, persons", "dragoman.extract.names"),
    Stage("quotations", "text, blocks", "quotations, turns of a transcript", "dragoman.extract.quotations"),
    Stage("coreference", "names, dependencies, offices, quotations", "mentions, chains", "dragoman.extract.coreference"),
    Stage("actors", "names, chains, dependencies, offices", "actors by token", "dragoman.extract.actors"),
    Stage("cues", "dependencies, attribution spans, quotations", "cues", "dragoman.extract.cues"),
    Stage("statements", "cues, actors, quotations", "statement records", "dragoman.extract.statements"),
    Stage("places", "dependencies, entities, actors, gazetteer", "places", "dragoman.extract.places"),
    Stage("events", "dependencies, word vectors, actors, statements, places, codebook, event head", "event records", "dragoman.extract.events"),
    Stage("commitments", "dependencies, actors, statements", "commitment records", "dragoman.extract.commitments"),
    Stage("memberships", "dependencies, names, actors, statements", "membership records", "dragoman.extract.memberships"),
    Stage("stances", "dependencies, actors, statements, memberships", "stance records", "dragoman.extract.stances"),
)


@dataclass(frozen=True)
class View:
    """What the stages up to the statements and places make of one article."""

    frame: Frame
    names: Names
    actors: Actors
    clock: ArticleClock
    said: list[Said]
    places: Places


class Pipeline:
    """Reads articles. `pipeline`: name of another spaCy pipeline for the linguistics; `codebook`: a triggers file of one's own, beside which
    the event head proposes nothing; `actors`: an actor dictionary of one's own; `event_head`: False leaves events to the codebook alone."""

    def __init__(
        self, *, pipeline: str | None = None, codebook: Path | None = None, threads: int = 1, actors: Path | None = None, event_head: bool = True,
    ) -> None:  # fmt: skip
        self.event_head, self.proposes = event_head, codebook is None
        self.knowledge = load_knowledge()
        self.lexicon = load_lexicon()
        if actors is not None:
            self.lexicon = Lexicon(self.knowledge)
            prefer(self.lexicon, read_actors(actors))
        self.manners = load_reporting()
        self.codebook = load_codebook() if codebook is None else read_own(codebook)[0]
        self.anchors = AnchorTable.from_rows(load_anchors())
        self.nlp = language(pipeline, threads)

    @staticmethod
    def stages() -> tuple[Stage, ...]:
        """The stages in their order."""
        return STAGES

    def parse(self, text: str, layout: Layout | None = None) -> Doc:
        """The Doc of a text; what the layout takes for header or byline is not read."""
        doc = join_names(self.nlp.make_doc(_HALF.sub("\ufffd", text)))
        if layout is not None:
            doc.user_data["breaks"] = tuple(b.start for b in layout.blocks)
            doc.user_data["skip"] = tuple((b.start, b.end) for b in layout.blocks if b.kind not in ("prose", "title"))
        if encoder.NAME not in self.nlp.pipe_names:
            doc = begun(doc)
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc

    def view(self, raw: RawArticle) -> View:
        """An article as the stages before the events see it."""
        layout = parse_layout(raw)
        article = article_of(raw, layout)
        doc = self.parse(raw.text, layout)
        frame = frame_of(article, doc, layout)
        dateline = self._dateline(layout.place)
        names = find_names(frame, self.lexicon, self.knowledge)
        quotes = quotes_of(frame, layout)
        mentions = find_mentions(frame, names, self.knowledge, load_person_nouns())
        speech = [(q.start, q.end) for q in quotes if q.is_speech]
        chains = find_chains(frame, mentions, self.knowledge, self.manners, speech, load_weights())
        actors = find_actors(frame, names, chains, self.knowledge, load_allegiance(), dateline, speech)
        clock = clock_of(frame, published_day(article), self.anchors)
        said = find_statements(frame, actors, find_cues(frame, quotes, self.manners), quotes, clock)
        return View(frame, names, actors, clock, said, find_places(frame, actors, dateline))

    def read(self, raw: RawArticle) -> Reading:
        """All records of one article."""
        view = self.view(raw)
        frame, actors, clock, said = view.frame, view.actors, view.clock, view.said
        why: list[Why] = [Why(s.record.id, "rules", f"cue of manner {s.manner!r}", tuple(x for x in (s.record.cue,) if x)) for s in said]
        events = self._events(view)
        commitments = find_commitments(frame, actors, said, clock, self.knowledge)
        events += threats(frame, actors, [c for c, _ in commitments], [e for e, _ in events], self.codebook)
        events.sort(key=lambda made: made[0].trigger.start)
        parties = Parties(frame, view.names, actors, said, self.knowledge)
        memberships = find_memberships(parties, clock)
        stances = find_stances(parties, clock, memberships=[m for m, _ in memberships])
        for made in (events, commitments, memberships, stances):
            why += [w for _, w in made]
        return Reading(
            frame.article, tuple(s.record for s in said), tuple(e for e, _ in events), tuple(c for c, _ in commitments),
            tuple(m for m, _ in memberships), tuple(s for s, _ in stances), tuple(why),
        )  # fmt: skip

    def _events(self, view: View) -> list[tuple[Event, Why]]:
        """The events of an article, by the codebook and, where it is wanted, the event head."""
        told = (view.frame, view.actors, view.said, view.clock, view.places, self.codebook)
        if not self.event_head:
            return find_events(*told)
        with load_event_head().blas.limit(limits=1, user_api="blas"):
            return find_events(*told, Judge(view.frame, view.actors, view.said, view.places.home), proposes=self.proposes)

    def _dateline(self, place: str | None) -> str | None:
        """The country of a dateline: a capital, or the country named after the city."""
        for part in reversed(re.split(r",\s*|/", place or "")):
            for form in (part, part.title()):
                for entry in self.lexicon.look_up(form):
                    if entry.country:
                        return entry.country
        return None


def language(name: str | None, threads: int) -> Language:
    """The spaCy pipeline: our encoder in a blank English one, or another by name."""
    if name is not None:
        return load_guest(name, LONGEST)
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST
    nlp.add_pipe(encoder.NAME, config={"threads": threads})
    return nlp


def article_of(raw: RawArticle, layout: Layout) -> Article:
    """The article record; its id is of its text and date alone."""
    identity = content_id("article", raw.text, layout.published)
    title = layout.title.strip() if layout.title else None
    return Article(identity, layout.url or raw.path, layout.outlet, layout.section, title, layout.author, layout.published, layout.place, "en", raw.text)


def published_day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def frame_of(article: Article, doc: Doc, layout: Layout) -> Frame:
    """The Doc with the place of each token."""
    kinds = ["skip"] * len(doc)
    paragraph = [0] * len(doc)
    at = 0
    blocks = layout.blocks
    for token in doc:
        while at < len(blocks) - 1 and token.idx >= blocks[at].end:
            at += 1
        if blocks and blocks[at].start <= token.idx < blocks[at].end and not token.is_space:
            kinds[token.i] = blocks[at].kind
        paragraph[token.i] = at
    places: list[Place] = []
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            places.append(Place(number, paragraph[token.i], kinds[token.i] == "title"))
    return Frame(article, doc, tuple(places), tuple(k in ("prose", "title") for k in kinds))


def quotes_of(frame: Frame, layout: Layout) -> list[Quote]:
    """The quotations of an article as tokens, and the turns of a transcript."""
    text, doc = frame.article.text, frame.doc
    prose = [(b.start, b.end) for b in layout.blocks if b.kind == "prose"]
    turns = find_turns(text, prose)
    found = [(t.start, t.end, True, t.label is None, t.label) for t in turns]
    for q in find_quotations(frame, [(b.start, b.end) for b in layout.blocks if b.kind in ("prose", "title")]):
        if not any(t.start <= q.start < t.end for t in turns):
            found.append((q.start, q.end, q.is_speech, q.continues, None))
    out = []
    for start, end, speech, continues, label in sorted(found):
        span = doc.char_span(start, end, alignment_mode="contract")
        named = doc.char_span(*label, alignment_mode="expand") if label is not None else None
        if span is not None and len(span):
            out.append(Quote(span.start, span.end, speech, continues, (named.start, named.end) if named is not None else None))
    return out
