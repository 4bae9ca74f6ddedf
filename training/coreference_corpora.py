"""Documents with coreference: GUM's (gold, in the MISC column) and PolNeAR's (silver, CoreNLP's), parsed by the shipped encoder."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.extract.coreference.mentions import Mention, find_mentions
from dragoman.extract.names import find_names
from dragoman.extract.nouns import Frame, Place
from dragoman.extract.pipeline import language
from dragoman.extract.quotations import find_quotations
from dragoman.records import Article
from dragoman.resources.coreference import load_person_nouns
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.lexicon import load_lexicon
from training.corpora import conllu, read_jsonl

_ENTITY = re.compile(r"\((\d+)-[^()]*(\))?|(\d+)\)")


@dataclass(frozen=True)
class Linked:
    """A document: its frame, mentions, quotations as token ranges, and the ids of the entities that a head token stands for, the narrowest first."""

    id: str
    frame: Frame
    mentions: list[Mention]
    quotes: list[tuple[int, int]]
    gold: dict[int, list[str]]

    def entity(self, mention: Mention) -> str | None:
        """The entity of a mention: the widest for joint ones, else the narrowest."""
        found = self.gold.get(mention.token)
        return None if not found else found[-1] if mention.form == "joint" else found[0]


def linked(name: str, doc: Doc, paragraphs: list[int], spans: list[tuple[int, int, str]]) -> Linked:
    """A document of a parsed Doc, the paragraph of each token, and entity spans (first token, end, id)."""
    numbers = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    places = tuple(Place(numbers[t.i], paragraphs[t.i], False) for t in doc)
    article = Article(name, None, None, None, None, None, None, None, "en", doc.text)
    frame = Frame(article, doc, places, tuple(not t.is_space for t in doc))
    names = find_names(frame, load_lexicon(), load_knowledge())
    mentions = find_mentions(frame, names, load_knowledge(), load_person_nouns())
    quotes = []
    for quotation in find_quotations(frame, [(0, len(doc.text))]):
        span = doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        if span is not None and len(span) and quotation.is_speech:
            quotes.append((span.start, span.end))
    heads: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for start, end, entity in spans:
        if start < end:
            heads[doc[start:end].root.i].append((end - start, entity))
    return Linked(name, frame, mentions, quotes, {i: [e for _, e in sorted(found)] for i, found in heads.items()})


def gum(path: Path, nlp: Language) -> Iterator[Linked]:
    """The documents of a CoNLL-U file with GUM's Entity annotation; gold tokens, our parse."""
    documents: dict[str, list[list[list[str]]]] = defaultdict(list)
    for document, _, rows in conllu(path):
        documents[document].append(rows)
    for name, sentences in documents.items():
        rows = [r for s in sentences for r in s]
        words, spaces = [r[1] for r in rows], ["SpaceAfter=No" not in r[9] for r in rows]
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
        for _, component in nlp.pipeline:
            doc = component(doc)
        yield linked(name, doc, [0] * len(doc), list(_spans(rows)))


def _spans(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        value = next((v[7:] for v in row[9].split("|") if v.startswith("Entity=")), "")
        for m in _ENTITY.finditer(value):
            entity, closed, ended = m.groups()
            if entity is not None:
                opened[entity].append(i)
            done = entity if closed else ended
            if done is not None and opened[done]:
                yield opened[done].pop(), i + 1, done


def polnear(texts: Path, parses: Path, nlp: Language, limit: int | None = None) -> Iterator[Linked]:
    """PolNeAR's articles from raw text, with the entities of CoreNLP's chains (silver)."""
    chains = corenlp_mentions(parses)
    for item in read_jsonl(texts)[:limit]:
        yield document_of(item["id"], item["text"], nlp, chains.get(item["id"], []))


def document_of(name: str, text: str, nlp: Language, entities: Sequence[tuple[int, int, str]] = ()) -> Linked:
    """A document of raw text; entities as (first character, end, id)."""
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    paragraphs, at = [], 0
    for token in doc:
        paragraphs.append(at)
        at += token.is_space and token.text.count("\n") > 1
    spans = []
    for start, end, entity in entities:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            spans.append((span.start, span.end, entity))
    return linked(name, doc, paragraphs, spans)


def corenlp_mentions(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Article -> mentions as (first character, end, chain): runs of words of a sentence that share a chain."""
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    article, open_runs = "", {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in [*file, ""]:
            if line.startswith("# article"):
                article = line.split("=", 1)[1].strip()
                continue
            row = line.rstrip("\n").split("\t")
            ids = set(row[9].split(",")) - {"_"} if len(row) > 9 else set()
            for entity in [e for e in open_runs if e not in ids]:
                out[article].append((*open_runs.pop(entity), entity))
            for entity in ids:
                open_runs[entity] = (open_runs[entity][0] if entity in open_runs else int(row[7]), int(row[8]))
    return out


def parser() -> Language:
    """The shipped linguistic layer."""
    return language(None, 1)
