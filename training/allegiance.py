"""Learn the weights of allegiance: which state a role without a country belongs to.

    python -m training.allegiance DATA OUT.tsv [--stories N] [--articles N]

What is learnt from: roles whose country the text tells ('the Turkish minister', a leader of the tables), with that country hidden from the
features. DATA: the folder of the corpora; N stories of plover/synthetic-stories and N articles of PolNeAR's training part are read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Token

from dragoman.extract.actors import _Finder
from dragoman.extract.allegiance import Allegiance, Opening
from dragoman.extract.coreference import find_chains
from dragoman.extract.names import find_names
from dragoman.extract.nouns import Frame
from dragoman.grammar.phrases import phrase
from dragoman.resources.coreference import load_weights
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.lexicon import load_lexicon
from dragoman.resources.reporting import load_reporting
from training.coreference import Choice, learn, write
from training.coreference_corpora import Linked, document_of, parser
from training.corpora import read_jsonl

NOBODY = "nobody"


def choices(document: Linked) -> Iterator[Choice]:
    """The roles of a document whose state the text tells, each with the options left once that is hidden."""
    frame = document.frame
    names = find_names(frame, load_lexicon(), load_knowledge())
    chains = find_chains(frame, document.mentions, load_knowledge(), load_reporting(), document.quotes, load_weights())
    allegiance = Allegiance(frame, {}, None)
    finder = _Finder(frame, names, chains, load_knowledge(), allegiance)
    tokens = [t for t in frame.doc if frame.prose[t.i] and finder.is_nominal(t)]
    for token in tokens:
        finder.get(token)
    finder.trace(tokens)
    for person, known in finder.portraits.items():
        if known.country and known.office and known.sector:
            yield from hidden(frame, allegiance, frame.doc[person.mentions[0][2]], "named", known.sector, known.country, [h for _, _, h in person.mentions], finder)
    for token in tokens:
        refs = finder.refs.get(token.i, ())
        if len(refs) == 1 and refs[0].by == "role" and refs[0].country and refs[0].sector in ("GOV", "MIL", "OPP", "LEG") and token.dep_ == "nsubj":
            yield from hidden(frame, allegiance, token, "role", refs[0].sector, refs[0].country, [token.i], finder)


def hidden(frame: Frame, allegiance: Allegiance, token: Token, form: str, sector: str, country: str, heads: list[int], finder: _Finder) -> Iterator[Choice]:
    """One decision without the words that give it away."""
    skip: set[int] = set()
    for head in heads:
        start, end = phrase(frame.doc[head], whole=True)
        skip |= set(range(max(0, start - 3), end))
    options = allegiance.options(token, Opening("", form, sector, finder.against(token), skip=tuple(sorted(skip))))
    right = [code == country for code in options]
    if len(options) > 1:
        yield Choice([*options.values(), [NOBODY]], [*right, not any(right)], 1.0)


def texts(data: Path, stories: int, articles: int) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(read_jsonl(data / "plover/synthetic-stories.jsonl.gz")[:: max(1, 4500 // max(1, stories))]):
        yield f"story {number}", item["text"]
    for item in read_jsonl(data / "polnear/train.jsonl.gz")[:articles]:
        yield item["id"], item["text"]


def read(data: Path, stories: int, articles: int, nlp: Language) -> list[Choice]:
    return [c for name, text in texts(data, stories, articles) for c in choices(document_of(name, text, nlp))]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--stories", type=int, default=900)
    arguments.add_argument("--articles", type=int, default=200)
    args = arguments.parse_args()
    items = read(args.data, args.stories, args.articles, parser())
    print(f"{len(items)} decisions, {sum(not c.right[-1] for c in items)} of a state that is named elsewhere", file=sys.stderr)
    note = f"Roles whose state the text tells, hidden: {args.stories} stories of NGEC, {args.articles} articles of PolNeAR's training part."
    write(learn(items), args.out, "allegiance (extract/allegiance.py)", "training/allegiance.py", note)


if __name__ == "__main__":
    main()
