"""The spaCy component `dragoman_encoder`: tags, lemmas, heads, dependencies, sentence starts, entities, span groups.

It reads the tokens and, where a caller has set them, `doc.user_data["breaks"]` (character offsets at which a block of the text begins)
and `doc.user_data["skip"]` (character ranges that are no prose: nothing is read there). It writes `token.tag_ pos_ lemma_ head dep_`,
sentence starts, `doc.ents` (PER ORG LOC MISC), `doc.spans["attribution"]` (source cue content), `doc.spans["entities"]` (PER ORG
LOC as defence and encyclopedia annotators mark them), `doc.user_data["factuality"]` (a value a token, about -1.3 to 1.2) and
`doc.tensor` (a vector a token, zero for what is not read).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy import util
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Span, SpanGroup

from dragoman.encoder.decode import NOWHERE, Floats, bio_transitions, lemma, mended, spans, tree, viterbi
from dragoman.encoder.posterior import best_spans, chain_of
from dragoman.encoder.sentences import paragraph_starts, sentence_starts
from dragoman.resources.codebook import verb_lemmas
from dragoman.resources.model import FOLDER, Model, Scores, load_model
from dragoman.resources.reporting import load_irregular, load_reporting

NAME = "dragoman_encoder"
PASSAGE = 80  # words: neighbouring sentences of a paragraph are read together up to this length, which serves attribution


@dataclass(frozen=True)
class Passage:
    """Sentences read together: token indices of each."""

    sentences: tuple[tuple[int, ...], ...]

    def words(self) -> list[int]:
        return [i for s in self.sentences for i in s]


def passages_of(doc: Doc) -> list[Passage]:
    """The prose of a Doc as passages; white space tokens are left out."""
    breaks = doc.user_data.get("breaks", ())
    skip = sorted(doc.user_data.get("skip", ()))
    starts, paragraphs = set(sentence_starts(doc, breaks)), paragraph_starts(doc, breaks)
    sentences: list[list[int]] = []
    at = 0
    for token in doc:
        while at < len(skip) and skip[at][1] <= token.idx:
            at += 1
        if token.i in starts or not sentences:
            sentences.append([])
        if not token.is_space and not (at < len(skip) and skip[at][0] <= token.idx):
            sentences[-1].append(token.i)
    out: list[list[tuple[int, ...]]] = []
    size = 0
    for sentence in sentences:
        if not sentence:
            continue
        if out and sentence[0] not in paragraphs and size + len(sentence) <= PASSAGE:
            out[-1].append(tuple(sentence))
            size += len(sentence)
        else:
            out.append([tuple(sentence)])
            size = len(sentence)
    return [Passage(tuple(p)) for p in out]


class EncoderComponent:
    """Fills Docs. `threads`: of one run of the model."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        self.folder, self.threads = folder, threads
        self.model: Model = load_model(folder, threads)
        self._irregular = load_irregular()
        self._verbs = frozenset(load_reporting()) | verb_lemmas()
        self._entity = bio_transitions(self.model.labels.entities)
        self._chain = chain_of(self.model.labels.attribution, self.model.transitions, self.model.start)

    def __reduce__(self) -> tuple[type[EncoderComponent], tuple[Path, int]]:
        return EncoderComponent, (self.folder, self.threads)

    def __call__(self, doc: Doc) -> Doc:
        passages = passages_of(doc)
        texts = [t.text for t in doc]
        scores = self.model.read([[texts[i] for i in p.words()] for p in passages])
        with self.model.blas.limit(limits=1, user_api="blas"):
            return self.fill(doc, passages, scores)

    def fill(self, doc: Doc, passages: Sequence[Passage], scores: Sequence[Scores]) -> Doc:
        labels, n = self.model.labels, len(doc)
        texts, lower = [t.text for t in doc], [t.lower_ for t in doc]
        heads = np.zeros(n, np.int64)  # relative, as spaCy keeps them
        strings = doc.vocab.strings
        deps = np.full(n, strings.add("dep"), np.uint64)
        tags, pos, lemmas = np.zeros(n, np.uint64), np.zeros(n, np.uint64), np.zeros(n, np.uint64)
        factuality = np.zeros(n, np.float32)
        states: Floats = np.zeros((n, scores[0].states.shape[1] if scores else 0), np.float32)
        groups: dict[str, list[Span]] = {"attribution": [], "entities": [], "news": []}
        dep_ids = np.asarray([strings.add(x) for x in labels.deprel], np.uint64)
        tag_ids = np.asarray([strings.add(x) for x in labels.xpos], np.uint64)
        said = best_spans([s.attribution for s in scores], self._chain)
        for passage, s, attributed in zip(passages, scores, said, strict=True):
            where = np.asarray(passage.words())
            local = heads_of(passage, s.arcs)
            at = np.arange(len(where))
            heads[where] = np.where(local == 0, 0, where[np.maximum(local - 1, 0)] - where[at])
            label = self.model.labels_of(s, local)
            root = labels.deprel.index("root")
            label[:, root] = np.where(local == 0, -NOWHERE, NOWHERE)
            deps[where] = dep_ids[label.argmax(1)]
            deps[where[local == 0]] = strings.add("ROOT")
            tags[where] = tag_ids[s.xpos.argmax(1)]
            for i, u, script in zip(where.tolist(), s.upos.argmax(1).tolist(), s.lemma.argmax(1).tolist(), strict=True):
                pos[i] = POS_IDS[labels.upos[u]]
                text, is_verb = texts[i], labels.upos[u] == "VERB"
                word = (self._irregular.get(lower[i]) if is_verb else None) or lemma(text, labels.lemma[script])
                lemmas[i] = strings.add(mended(text, word, self._verbs, self.model.words) if is_verb else word)
            factuality[where] = s.factuality
            states[where] = s.states
            groups["attribution"] += [Span(doc, int(where[x.start]), int(where[x.end - 1]) + 1, label=x.kind) for x in attributed]
            for name, path in self._paths(s):
                for kind, a, b in spans(path):
                    groups[name].append(Span(doc, int(where[a]), int(where[b - 1]) + 1, label=kind))
        before = 0
        for token in doc:  # white space, and what is no prose, hangs on the word before it or stands alone
            if token.is_space and token.i:
                heads[token.i] = before - token.i
                deps[token.i] = strings.add("dep")
                tags[token.i], pos[token.i] = strings.add("_SP"), POS_IDS["SPACE"]
            else:
                before = token.i
            if not lemmas[token.i]:
                lemmas[token.i] = strings.add(token.text)
        if n and doc[0].is_space:
            first = next((t.i for t in doc if not t.is_space), 0)
            for i in range(first):
                heads[i] = first - i
        array = np.stack([heads.astype(np.int64).view(np.uint64), deps, tags, pos, lemmas], 1)
        doc.from_array([HEAD, DEP, TAG, POS, LEMMA], cast(Any, array))  # spaCy declares signed integers and takes these
        doc.ents = tuple(util.filter_spans(groups["news"]))
        for name in ("attribution", "entities"):
            doc.spans[name] = SpanGroup(doc, name=name, spans=groups[name])
        doc.user_data["factuality"] = factuality
        doc.tensor = cast(Any, states)  # spaCy declares 64-bit floats and takes these
        return doc

    def _paths(self, s: Scores) -> list[tuple[str, list[str]]]:
        """The best legal labels of both kinds of entities."""
        labels = self.model.labels
        named = [labels.entities[k] for k in viterbi(s.entities_news, *self._entity)]
        broad = [labels.entities[k] for k in viterbi(s.entities, *self._entity)]
        return [("news", named), ("entities", broad)]


def heads_of(passage: Passage, arcs: Floats) -> np.ndarray:
    """Heads (words of the passage) of each sentence's best tree; 1-based in the passage, 0 the root."""
    out = np.zeros(len(arcs), np.int64)
    offset = 0
    for sentence in passage.sentences:
        n = len(sentence)
        block = np.concatenate([arcs[offset : offset + n, :1], arcs[offset : offset + n, offset + 1 : offset + n + 1]], 1)
        found = tree(block)
        out[offset : offset + n] = np.where(found > 0, found + offset, 0)
        offset += n
    return out


@Language.factory(NAME, default_config={"threads": 1}, assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "token.is_sent_start", "doc.ents", "doc.spans"])
def make_encoder(nlp: Language, name: str, threads: int) -> EncoderComponent:
    return EncoderComponent(FOLDER, threads)
