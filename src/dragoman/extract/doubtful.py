"""Names that may be something else: everyday words, parts of persons' names, slips of the pen. Context decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Token

from dragoman.extract.nouns import Frame, Name
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.lexicon import Lexicon
from dragoman.resources.regional import load_regions
from dragoman.resources.reporting import load_reporting

# Which entries an everyday word of a kind may be mistaken for.
EVERYDAY = {"outlet": ("outlet",), "group": ("group",), "seat": ("metonym", "state")}
OUTLET_NOUNS = frozenset("newspaper paper daily weekly magazine agency website site broadcaster channel station outlet portal tabloid".split())
CAUCASUS = frozenset({"GEO", "ARM", "AZE", "RUS", "UKR", "MDA"})
SURE = 6  # letters: of shorter names, one letter less is another name


def meant(frame: Frame, names: list[Name], knowledge: Knowledge) -> list[Name]:
    """The names without everyday words that only look like one."""
    kinds = {n.start: knowledge.everyday.get(frame.doc[n.start : n.end].text.removeprefix("the ").removeprefix("The ")) for n in names}
    codes = frozenset(n.entry.code for n in names if n.entry.code and not kinds[n.start] and n.entry.kind not in ("outlet", "leader"))
    names = [n for n in names if not is_surname(n, names, frame) and not _is_american(n, names, frame)]
    return [n for n in names if (kind := kinds[n.start]) is None or n.entry.kind not in EVERYDAY[kind] or _is_meant(n, frame, kind, codes, load_reporting())]


def is_surname(name: Name, names: Collection[Name], frame: Frame) -> bool:
    """Is an adjective alone the surname of somebody whom the article names in full: 'Mark Cuban ... Cuban said'?"""
    word = frame.doc[name.start]
    if name.entry.kind not in ("adjective", "demonym") or name.end - name.start > 1 or word.dep_ in ("amod", "compound") or word.tag_ in ("NNS", "NNPS") or any(c.dep_ == "det" for c in word.children):
        return False
    return any(n.entry.kind == "leader" and n.end - n.start > 1 and frame.doc[n.end - 1].text == word.text for n in names)


def _is_american(name: Name, names: Collection[Name], frame: Frame) -> bool:
    """Is 'Georgia' the state of the United States: in an article that names others of them or an American party, and nothing else of the Caucasus?"""
    if frame.doc[name.start : name.end].text != "Georgia":
        return False
    if any(n.entry.code in CAUCASUS and frame.doc[n.start : n.end].text != "Georgia" for n in names):
        return False
    party = any(n.entry.kind == "group" and n.entry.code == "USA" for n in names)
    return party or any(t.text in load_regions() and load_regions()[t.text].country == "USA" for t in frame.doc if t.pos_ == "PROPN")


def is_part_of_name(word: Token, kind: str) -> bool:
    """Is what could be a state a part of a person's name: 'Chuck Jordan', 'Mark Cuban', 'Chad Bown'?"""
    doc = word.doc
    if word.ent_type_ != "PER":
        return False
    before = word.ent_iob_ == "I" and doc[word.i - 1].is_title and doc[word.i - 1].pos_ != "DET"
    after = word.i + 1 < len(doc) and doc[word.i + 1].ent_type_ == "PER" and doc[word.i + 1].ent_iob_ == "I" and doc[word.i + 1].is_title
    return before and not after or after and not before and kind in ("state", "metonym")


def misspelt_outlets(frame: Frame, by_token: Mapping[int, Name], lexicon: Lexicon) -> Iterator[Name]:
    """Outlets one slip of the pen away from their name, beside a verb of saying: 'Politco last reported'."""
    doc, telling = frame.doc, load_reporting()
    surnames = {t.text for e in doc.ents if e.label_ == "PER" and len(e) > 1 for t in e}
    for token in doc:
        if token.i in by_token or not frame.prose[token.i] or token.text in surnames or len(token) < SURE or not (token.text[0].isupper() and token.is_alpha):
            continue
        if _reports(token, telling):
            entry = lexicon.outlet_like(token.text)
            if entry is not None:
                yield Name(token.i, token.i + 1, token.i, (entry,))


def _reports(token: Token, telling: Mapping[str, str]) -> bool:
    """Does it stand before its verb of saying, or after 'told' or 'according to'?"""
    doc = token.doc
    after = next((t for t in doc[token.i + 1 : token.i + 4] if t.pos_ not in ("ADV", "AUX")), None)
    if after is not None and after.pos_ == "VERB" and telling.get(after.lemma_) == "say":
        return True
    before = doc[max(0, token.i - 2) : token.i]
    goes_on = after is not None and after.i == token.i + 1 and after.pos_ == "PROPN"
    return not goes_on and len(before) > 0 and (before[-1].lemma_ in ("tell", "inform") or before.text.lower() == "according to")


def _is_meant(name: Name, frame: Frame, kind: str, codes: Collection[str], telling: Mapping[str, str]) -> bool:
    """Is an everyday word the name here: an outlet that reports or is called one, a group or seat of a country that is named by another word?"""
    doc = frame.doc
    if kind != "outlet":
        return name.entry.code in codes
    first, last = doc[name.start], doc[name.end - 1]
    nouns = {t.lemma_.lower() for t in doc[max(0, name.start - 2) : min(len(doc), name.end + 2)]}
    return bool(nouns & OUTLET_NOUNS) or _reports(last, telling) or (first.i > 1 and doc[first.i - 1].lower_ == "the" and _reports(doc[first.i - 1], telling))
