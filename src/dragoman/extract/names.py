"""Stage `names`: the names of the knowledge files, and the persons of the article, each with all mentions.

Reads tokens, dependencies and entities; writes Names. A person is known by any of the longer name's words: family names come
first in some languages ('Han Min-jun', then 'Han') and last in others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from dragoman.extract.doubtful import is_part_of_name, meant, misspelt_outlets
from dragoman.extract.nouns import Frame, Name, Names, Person
from dragoman.grammar.phrases import head_noun
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.lexicon import Entry, Lexicon
from dragoman.resources.titles import load_titles

# Words that are names of other things when they stand so: 'Georgia' the US state is for the reader of the context, not for a table.
_COMMON = frozenset({"us", "it", "who", "may", "turkey", "chad", "oman", "mali", "niger", "jordan", "polish"})
SHORT = frozenset("forum commission council court parliament secretariat community union alliance fund bank league assembly organization organisation agency".split())
_TITLES = frozenset("mr mrs ms miss dr sir lord lady prof professor rev sheikh ayatollah mullah imam comrade".split())


def find_names(frame: Frame, lexicon: Lexicon, knowledge: Knowledge) -> Names:
    """Every name of the article."""
    doc = frame.doc
    hits = _hits(frame, lexicon, knowledge)
    hits = sorted([*hits, *short_names(frame, hits, knowledge, lexicon)], key=lambda n: n.start)
    by_token = {i: n for n in hits for i in range(n.start, n.end)}
    misspelt = list(misspelt_outlets(frame, by_token, lexicon))
    hits = sorted([*hits, *misspelt], key=lambda n: n.start)
    by_token |= {n.start: n for n in misspelt}
    persons = _persons(frame, by_token, lexicon, knowledge)
    person_at = {i: p for p in persons for start, end, head in p.mentions for i in {*range(start, end), head}}
    return Names(tuple(hits), tuple(persons), by_token, {i: p for i, p in person_at.items() if doc[i].pos_ != "PUNCT"})


def _hits(frame: Frame, lexicon: Lexicon, knowledge: Knowledge) -> list[Name]:
    doc, out = frame.doc, []
    published = (frame.article.published or "")[:10]
    for hit in lexicon.find(frame.article.text):
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is None or not frame.prose[span.start]:
            continue
        word = doc[span.start]
        if len(span) == 1 and word.lower_ in _COMMON and not (word.text[0].isupper() and (word.pos_ == "PROPN" or word.ent_type_ or word.text == "US")):
            continue
        entries = [e for e in hit.entries if e.kind != "leader" or not published or _in_term(e, published)]
        if hit.entries[0].kind == "leader" and not entries:
            entries = list(hit.entries)
        entries.sort(key=_order(word))
        if entries[0].kind != "leader" and len(span) == 1 and is_part_of_name(word, entries[0].kind):
            continue
        out.append(Name(span.start, span.end, _head(span).i, tuple(entries)))
    return meant(frame, out, knowledge)


def short_names(frame: Frame, hits: list[Name], knowledge: Knowledge, lexicon: Lexicon) -> Iterator[Name]:
    """'the Commission', 'a Council official': the last word of a longer name of an organisation that the article names, the one named last."""
    taken = {i for n in hits for i in range(n.start, n.end)}
    named: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for n in hits:
        organisation = knowledge.organisations.get(n.entry.code or "")
        for alias in (organisation.name, *organisation.aliases) if organisation is not None and n.entry.code != "WST" else ():
            words = alias.split()
            if len(words) > 1 and words[-1][0].isupper() and words[-1].lower() in SHORT:
                named[words[-1]].append((n.start, n.entry))
    for token in frame.doc if named else ():
        if token.text in named and token.i not in taken and frame.prose[token.i] and token.i > token.sent.start and not _capital_before(frame, token):
            places = named[token.text]
            code = places[max(0, bisect_left(places, token.i, key=lambda p: p[0]) - 1)][1].code or ""
            yield Name(token.i, token.i + 1, token.i, (Entry("organisation", knowledge.organisations[code].name, code, None, knowledge.organisations[code].sector),))


def _capital_before(frame: Frame, token: Token) -> bool:
    """Is it the end of a longer name of its own: 'the Electoral Commission'?"""
    near = frame.doc[token.i - 1]
    after = frame.doc[token.i + 1] if token.i + 1 < len(frame.doc) else near
    return near.text[0].isupper() and near.i > token.sent.start or after.text[0].isupper() and after.pos_ == "PROPN" and after.lower_ not in ("president",)


def _order(word: Token):  # type: ignore[no-untyped-def]
    """Adjective before name for an adjective, name before metonym for a name."""
    first = ("adjective", "demonym") if word.pos_ == "ADJ" or word.dep_ in ("amod", "compound") else ("state", "organisation", "metonym")
    return lambda e: (e.kind not in first, e.kind in ("outlet", "demonym"))


def _in_term(entry: Entry, on: str) -> bool:
    return (not entry.start or entry.start <= on) and (not entry.end or on[: len(entry.end)] <= entry.end)


def _head(span: Span) -> Token:
    """The head of the phrase that a name stands in as its own part: for 'Russian' in 'Russian troops' the word itself."""
    return span.root


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and (token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or token.ent_type_ == "PER")


def _persons(frame: Frame, by_token: dict[int, Name], lexicon: Lexicon, knowledge: Knowledge) -> list[Person]:
    doc = frame.doc
    spans: list[tuple[int, int]] = []
    for start, end in _entities(frame):
        spans += _trimmed(doc, *_longest(doc, start, end), by_token, knowledge)
    for name in {n.start: n for n in by_token.values()}.values():
        if name.entry.kind == "leader":
            spans.append((name.start, name.end))
    covered = {i for a, b in spans for i in range(a, b)}
    for before, token in pairwise(doc):  # a title and capitals after it: a person whom the entity layer overlooked
        if token.i in covered or not frame.prose[token.i]:
            continue
        office = knowledge.offices.get(before.lower_)
        if office is not None and office.scope == "person" and before.text[0].isupper() and _is_name(token) and token.i not in by_token and not _office_word(token, knowledge):
            end = token.i + 1
            while end < len(doc) and (_is_name(doc[end]) or doc[end].text == "-") and end not in by_token and not doc[end - 1].is_space:
                end += 1
            spans.append((token.i, end))
            covered.update(range(token.i, end))
    spans = sorted(set(spans))
    clusters: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    taken: set[int] = set()
    ordered = sorted(spans, key=lambda s: s[0] - s[1])  # longest first
    for start, end in ordered:
        words = tuple(t.text for t in doc[start:end] if t.text not in ("'s", "’s", ".", ","))
        if not words:
            continue
        if any(i in taken for i in range(start, end)):
            continue
        taken.update(range(start, end))
        key = next((k for k in clusters if _same(words, k)), words)
        clusters[key].append((start, end, head_noun(doc[start:end].root).i))
    known = {w for key in clusters for w in (key[-1], key[0]) if len(w) > 2}
    for token in doc:  # later mentions by one word, whatever the entity layer made of them
        if token.i in taken or token.text not in known or token.i in by_token or not frame.prose[token.i]:
            continue
        whole = next((k for k in clusters if token.text == k[-1]), None) or next((k for k in clusters if token.text == k[0]), None)
        if whole is not None and len(whole) > 1:
            clusters[whole].append((token.i, token.i + 1, head_noun(token).i))
    return [Person(key, tuple(sorted(ms))) for key, ms in sorted(clusters.items(), key=lambda kv: min(kv[1]))]


def _entities(frame: Frame) -> list[tuple[int, int]]:
    """The persons of the entity layer; two that stand side by side ('Wladimir' 'Putin') are one."""
    out: list[list[int]] = []
    for ent in frame.doc.ents:
        if ent.label_ != "PER" or not frame.prose[ent.start]:
            continue
        if out and out[-1][1] == ent.start and frame.doc[ent.start].pos_ == "PROPN" and frame.doc[ent.start - 1].whitespace_:
            out[-1][1] = ent.end
        else:
            out.append([ent.start, ent.end])
    return [(a, b) for a, b in out]


def _longest(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The longest part of an entity between commas, the last of several: 'Asia, Ana Lind' is 'Ana Lind'."""
    cuts = [start - 1, *(i for i in range(start, end) if doc[i].text == ","), end]
    return max(((a + 1, b) for a, b in pairwise(cuts)), key=lambda part: (part[1] - part[0], part[0]))


def _office_at(doc: Doc, start: int, knowledge: Knowledge) -> int:
    """How many words of an office of several begin here: 2 for 'Prime Minister'."""
    for end in range(min(start + 5, len(doc)), start + 1, -1):
        if " ".join(t.lower_ for t in doc[start:end]) in knowledge.offices:
            return end - start
    return 0


def _office_word(token: Token, knowledge: Knowledge) -> bool:
    return token.lower_ in knowledge.offices or token.lower_.rstrip("s") in knowledge.offices or token.text[-1] == "." and token.lower_[:-1] in load_titles()


def _trimmed(doc: Doc, start: int, end: int, by_token: dict[int, Name], knowledge: Knowledge) -> list[tuple[int, int]]:
    """An entity span without the titles before the name; nothing where it is no person but a state or outlet."""
    while start < end and doc[start].pos_ == "DET" and (doc[start].text.islower() or doc[start].is_sent_start):  # 'the Saudi'
        start += 1
    while start < end and (_office_word(doc[start], knowledge) or doc[start].lower_.rstrip(".") in _TITLES or doc[start].is_punct or _office_at(doc, start, knowledge)):
        start += max(1, _office_at(doc, start, knowledge))
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and start in by_token and by_token[start].entry.kind in ("adjective", "state", "metonym") and by_token[start].end < end:
        start = by_token[start].end
    while start < end and _office_word(doc[start], knowledge):
        start += 1
    titles = [i for i in range(start, end - 1) if _office_word(doc[i], knowledge)]
    if titles:  # 'Transport Minister Leyla Aksoy'
        start = titles[-1] + 1
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text.isalpha() and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2  # 'Ji-won'
    if start >= end or doc[start:end].text in knowledge.others:
        return []
    covering = by_token.get(start)
    if covering is not None and covering.entry.kind != "leader" and covering.start <= start and covering.end >= end:
        return []
    return [(start, end)]


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Is a name a shorter form of a known one, or the same with a middle name more or less?"""
    if words == known:
        return True
    if len(words) == 1:
        return words[0] in (known[-1], known[0]) and len(known) > 1
    return words[-1] == known[-1] and (words[0] == known[0] or words[0][0] == known[0][0] and (len(words[0]) <= 2 or len(known[0]) <= 2))
