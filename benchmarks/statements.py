"""How good are the statements, end to end from raw text?

    python -m benchmarks.statements DATA [--skip N] [--show N]

DATA: the folder that training reads; the articles are PolNeAR's dev part, which the encoder was not trained on (`--skip 28` leaves out those whose misses
were looked at while rules were written). Spans are compared without blank space, quotation marks and punctuation at their edges, and without "that" before them. Printed:

spans      exact spans of each role, each piece for itself: of the statements, and of the encoder alone
whole      attributions found: their content and a statement's overlap by half or more (characters, intersection over union), and the source is its speaker (half
           of the shorter span or more); an attribution that names no source wants the content alone. One statement for each attribution
clause     the same of attributions with a verb or a quotation mark in their content, which is what the record contract calls a statement
direct     the same of attributions with half or more of their content between quotation marks, beside textacy's direct quotations (PyPI's textacy, on our
           parse, paragraph by paragraph: it refuses one with an odd number of marks)
speakers   whom the pronouns and nominals of the sample in `benchmarks/data/speaker_audit.tsv` stand for, each judged by hand (benchmarks.speakers): of the
           statements, and the nearest named mention of CoreNLP's (silver) chains
speed      sentences a second of the stages cues and statements, on Docs that are parsed
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from benchmarks.speakers import audit
from dragoman.extract.actors import find_actors
from dragoman.extract.coreference import find_chains, find_mentions
from dragoman.extract.cues import find_cues
from dragoman.extract.names import find_names
from dragoman.extract.pipeline import Pipeline, article_of, frame_of, published_day, quotes_of
from dragoman.extract.statements import find_statements
from dragoman.extract.times import clock_of
from dragoman.ingest.layout import parse_layout
from dragoman.ingest.raw import RawArticle
from dragoman.records import Statement
from dragoman.resources.coreference import load_allegiance, load_person_nouns, load_weights
from training.corpora import read_jsonl

EDGES = " \t\n.,;:!?…-–—\"“”„«»'‘’‚‹›()[]"
VERBAL = frozenset("VB VBD VBG VBN VBP VBZ MD".split())
ROLES = ("source", "cue", "content")
Pair = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Source, cue and content as character ranges; none where the text names none."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]


@dataclass(frozen=True)
class Read:
    """An article with what is in it and what was found: `seconds` of the stages cues and statements."""

    id: str
    text: str
    doc: Doc
    gold: list[Attribution]
    said: list[Statement]
    seconds: float


def trimmed(text: str, pairs: Iterable[Sequence[int]]) -> tuple[Pair, ...]:
    """Ranges without what is at their edges and counts for nothing; those with nothing else are left out."""
    out = []
    for start, end in pairs:
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if text[start : start + 5].lower() == "that " and end - start > 5:
            start += 5
        if end > start:
            out.append((start, end))
    return tuple(out)


def read_all(items: Iterable[dict[str, Any]], pipeline: Pipeline) -> Iterator[Read]:
    """The articles, read from raw text as `dragoman read` does."""
    for item in items:
        raw = RawArticle(item["text"], published=item.get("published"))
        layout = parse_layout(raw)
        article = article_of(raw, layout)
        doc = pipeline.parse(raw.text, layout)
        frame = frame_of(article, doc, layout)
        names = find_names(frame, pipeline.lexicon, pipeline.knowledge)
        quotes = quotes_of(frame, layout)
        speech = [(q.start, q.end) for q in quotes if q.is_speech]
        mentions = find_mentions(frame, names, pipeline.knowledge, load_person_nouns())
        chains = find_chains(frame, mentions, pipeline.knowledge, pipeline.manners, speech, load_weights())
        actors = find_actors(frame, names, chains, pipeline.knowledge, load_allegiance(), None, speech)
        clock = clock_of(frame, published_day(article), pipeline.anchors)
        begun = time.process_time()
        said = find_statements(frame, actors, find_cues(frame, quotes, pipeline.manners), quotes, clock)
        seconds = time.process_time() - begun
        gold = [Attribution(*(trimmed(item["text"], a[r]) for r in ROLES)) for a in item["attributions"]]
        yield Read(item["id"], item["text"], doc, gold, [s.record for s in said], seconds)


def attribution_of(text: str, statement: Statement) -> Attribution:
    """A statement as the corpus has them; its speaker's phrase ends before what describes it."""
    cue = [(statement.cue.start, statement.cue.end)] if statement.cue else []
    return Attribution(trimmed(text, [(statement.speaker.mention.start, statement.speaker.mention.end)]), trimmed(text, cue), trimmed(text, [(s.start, s.end) for s in statement.content]))


def characters(pairs: Iterable[Pair]) -> set[int]:
    return {i for a, b in pairs for i in range(a, b)}


def agreement(gold: Attribution, said: Attribution) -> float:
    """How far two contents overlap, 0 below a half; intersection over union."""
    a, b = characters(gold.content), characters(said.content)
    share = len(a & b) / len(a | b) if a | b else 0.0
    return share if share >= 0.5 else 0.0


def same_source(gold: Attribution, said: Attribution) -> bool:
    """Do the sources overlap by half of the shorter, or does the corpus name none?"""
    a, b = characters(gold.source), characters(said.source)
    return not a or 2 * len(a & b) >= min(len(a), len(b)) > 0


def matched(gold: Sequence[Attribution], said: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pairs of the same content, the best first, each in one pair; the right source before another."""
    pairs = [(same_source(g, s), agreement(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(said) if agreement(g, s)]
    left, right, out = set(range(len(gold))), set(range(len(said))), []
    for _, _, i, j in sorted(pairs, key=lambda p: (-p[0], -p[1], p[2], p[3])):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            out.append((i, j))
    return out


def figure(hit: int, made: int, wanted: int) -> str:
    p, r = hit / max(1, made), hit / max(1, wanted)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0.0:.3f} ({hit} of {wanted}, {made} made)"


def spans_of(role: str, attributions: Iterable[Attribution]) -> set[Pair]:
    return {s for a in attributions for s in getattr(a, role)}


def exact(reads: Sequence[Read]) -> Iterator[str]:
    """Exact spans of each role, of the statements and of the encoder."""
    for name in ("statements", "encoder"):
        for role in ROLES:
            hit = made = wanted = 0
            for r in reads:
                gold = spans_of(role, r.gold)
                if name == "statements":
                    said = spans_of(role, [attribution_of(r.text, s) for s in r.said])
                else:
                    said = set(trimmed(r.text, [(s.start_char, s.end_char) for s in r.doc.spans.get("attribution", ()) if s.label_ == role]))
                hit, made, wanted = hit + len(gold & said), made + len(said), wanted + len(gold)
            yield f"spans    {name:10} {role:8} {figure(hit, made, wanted)}"


def whole(reads: Sequence[Read], made: Callable[[Read], list[Attribution]], wanted: Callable[[Read, Attribution], bool]) -> str:
    """Whole attributions; `wanted` says which count, of the gold and of what was found (unless it matches another that is in the gold)."""
    hit = content = n = m = 0
    for r in reads:
        said = made(r)
        pairs = matched(r.gold, said)
        counted = [(i, j) for i, j in pairs if wanted(r, r.gold[i])]
        content += len(counted)
        hit += sum(same_source(r.gold[i], said[j]) for i, j in counted)
        n += sum(wanted(r, g) for g in r.gold)
        m += len(counted) + sum(wanted(r, s) for j, s in enumerate(said) if j not in {j for _, j in pairs})
    return f"{figure(hit, m, n)}; content alone {figure(content, m, n)}"


def is_direct(r: Read, a: Attribution) -> bool:
    """Is half or more of the content between quotation marks (curly, or straight ones counted from the start of the paragraph)?"""
    inside = total = 0
    for start, end in a.content:
        paragraph = r.text.rfind("\n", 0, start) + 1
        before = r.text[paragraph:start]
        depth = max(0, before.count("“") - before.count("”")) or before.count('"') % 2
        for c in r.text[start:end]:
            depth = 1 if c == "“" else 0 if c == "”" else 1 - depth if c == '"' else depth
            inside, total = inside + bool(depth), total + 1
    return total > 0 and 2 * inside >= total


def has_clause(r: Read, a: Attribution) -> bool:
    """Is there a verb of our parse, or a quotation mark, in the content?"""
    text = "".join(r.text[x:y] for x, y in a.content)
    tokens = [t for x, y in a.content for t in (r.doc.char_span(x, y, alignment_mode="expand") or ())]
    return is_direct(r, a) or any(c in text for c in "“”\"") or any(t.tag_ in VERBAL for t in tokens)


def by_textacy(r: Read) -> list[Attribution]:
    """textacy's direct quotations, paragraph by paragraph."""
    triples = importlib.import_module("textacy.extract.triples")
    out, doc, start = [], r.doc, 0
    for end in [*(t.i for t in doc if t.is_space and "\n" in t.text), len(doc)]:
        part, base = doc[start:end].as_doc() if end > start else None, doc[start].idx if end > start else 0
        start = end + 1
        try:
            found = list(triples.direct_quotations(part)) if part is not None else []
        except ValueError:
            continue
        for q in found:
            sides = [(base + x[0].idx, base + x[-1].idx + len(x[-1])) for x in (q.speaker, q.cue)]
            content = [(base + q.content.start_char, base + q.content.end_char)]
            out.append(Attribution(trimmed(r.text, sides[:1]), trimmed(r.text, sides[1:]), trimmed(r.text, content)))
    return out


def ours(r: Read) -> list[Attribution]:
    return [attribution_of(r.text, s) for s in r.said]


def misses(reads: Sequence[Read]) -> Iterator[str]:
    """What was missed, invented or given to another, in words."""
    for r in reads:
        said = ours(r)
        pairs = dict(matched(r.gold, said))
        for i, g in enumerate(r.gold):
            other = said[pairs[i]] if i in pairs else None
            if other is None or not same_source(g, other):
                kind = "MISSED" if other is None else "OTHER "
                yield f"{kind} {r.id[:12]} {words(r.text, g)}" + (f"\n        not {words(r.text, other)[:60]}" if other else "")
        yield from (f"MADE   {r.id[:12]} {words(r.text, s)}" for j, s in enumerate(said) if j not in pairs.values())


def words(text: str, a: Attribution) -> str:
    return " | ".join(" ... ".join(text[x:y].replace("\n", " ") for x, y in getattr(a, role)) for role in ROLES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, help="print the misses of the first N articles")
    args = parser.parse_args()
    items = read_jsonl(args.data / "polnear/dev.jsonl.gz")[args.skip :]
    reads = list(read_all(items[: args.show] if args.show else items, Pipeline()))
    if args.show:
        print("\n".join(misses(reads)))
    print(f"{len(reads)} articles, {sum(len(r.gold) for r in reads)} attributions, {sum(len(r.said) for r in reads)} statements")
    print("\n".join(exact(reads)))
    print("whole   ", whole(reads, ours, lambda r, a: True))
    print("clause  ", whole(reads, ours, has_clause))
    print("direct   dragoman", whole(reads, ours, is_direct))
    if importlib.util.find_spec("textacy"):
        print("direct   textacy ", whole(reads, by_textacy, is_direct))
    else:
        print("direct   textacy is not installed")
    print("\n".join(audit({r.id: (r.text, r.said) for r in reads}, args.data / "polnear/dev.corenlp.conll.gz")))
    sentences = sum(len(list(r.doc.sents)) for r in reads)
    print(f"speed    {sentences / sum(r.seconds for r in reads):.0f} sentences/s, {sentences} sentences")


if __name__ == "__main__":
    main()
