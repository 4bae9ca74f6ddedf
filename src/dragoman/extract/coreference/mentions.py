"""The nominals of an article that can stand for somebody or something, each with what its own words tell of it.

Reads the parse, Names and the tables of offices and person nouns; writes Mentions in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from dragoman.extract.dates.words import MONTH_NAMES, SEASONS, UNITS, WEEKDAY_NAMES
from dragoman.extract.nouns import Frame, Names, Person
from dragoman.extract.roles import descriptions, role_of
from dragoman.grammar.phrases import child, conjuncts, phrase
from dragoman.resources.coreference import PersonNouns
from dragoman.resources.knowledge import Knowledge

Form = Literal["name", "nominal", "pronoun", "joint"]
Kind = Literal["person", "group", "state", "organisation", "outlet", "place", "thing"]

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "such"})
PLACES = frozenset("city town village capital province region island border area territory district port".split())
STATES = frozenset("country nation state government kingdom republic archipelago administration side neighbour neighbor".split())
EACH = frozenset({"each", "every", "either", "neither", "any", "no", "what", "which"})
TIMES = frozenset({*(n.lower() for n in (*WEEKDAY_NAMES, *MONTH_NAMES)), *UNITS, *SEASONS, "today", "yesterday", "tomorrow", "morning", "evening", "night"})
_INNER = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:desc", "amod", "det", "case", "nummod", "punct", "advmod"})
_KINDS: dict[str, Kind] = {
    "state": "state", "metonym": "state", "organisation": "organisation", "group": "organisation", "outlet": "outlet", "leader": "person",
    "demonym": "group", "adjective": "group",
}  # fmt: skip
_ENTITIES: dict[str, Kind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(frozen=True)
class Mention:
    """One nominal: its head and range of tokens, and what is known of it without its context.

    `key` is what names of the same share; `nouns` are the words it is called by (its own noun, its offices); `parts` the heads of
    what 'and' joins; `loose` says that nothing goes back to it ('Tuesday', 'a week', 'each side', 'no country').
    """

    token: int
    start: int
    end: int
    form: Form
    kind: Kind
    gender: str = ""
    plural: bool = False
    definite: bool = False
    key: str = ""
    nouns: frozenset[str] = frozenset()
    modifiers: frozenset[str] = field(default_factory=frozenset)
    parts: tuple[int, ...] = ()
    loose: bool = False


def find_mentions(frame: Frame, names: Names, knowledge: Knowledge, people: PersonNouns) -> list[Mention]:
    """The mentions of an article, in the order of the text; joined ones follow their first part."""
    out: list[Mention] = []
    for token in frame.doc:
        if frame.prose[token.i] and (token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") or token.i in names.person_at):
            out += _at(frame, names, knowledge, people, token)
    return out


def _at(frame: Frame, names: Names, knowledge: Knowledge, people: PersonNouns, token: Token) -> Iterator[Mention]:
    person = names.person_at.get(token.i)
    if person is not None and is_mention(token, person):
        yield _person(token, person, knowledge, people)
    elif token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET") and token.dep_ != "expl":
        yield _pronoun(token)
    else:
        found = _noun(frame, names, knowledge, people, token)
        if found is not None:
            yield found
    joined = conjuncts(token)
    if len(joined) > 1 and token.dep_ not in ("conj", *_INNER) and token.pos_ != "PRON":
        start, end = phrase(token)
        yield Mention(token.i, start, max(end, joined[-1].i + 1), "joint", "group", plural=True, definite=True, parts=tuple(t.i for t in joined))


def is_mention(token: Token, person: Person) -> bool:
    """Does the token stand for the person: the head of a mention, or a word of the name whose own head lies outside it?"""
    return any(token.i == head or (start <= token.i < end and not start <= token.head.i < end) for start, end, head in person.mentions)


def _person(token: Token, person: Person, knowledge: Knowledge, people: PersonNouns) -> Mention:
    start, end = phrase(token)
    nouns: set[str] = set()
    gender = ""
    for head in descriptions(token):
        role = role_of(head, knowledge)
        if role is not None and role.office.scope != "institution":
            nouns |= {role.office.phrase, role.office.phrase.split()[-1]}
            gender = gender or role.office.gender
        elif head.i != token.i and head.pos_ == "NOUN":
            nouns.add(head.lemma_.lower())
            gender = gender or people.gender(head.lower_)
    titles = [people.gender(t.lower_.rstrip(".")) for t in token.doc[max(0, start - 1) : token.i] if t.i < person.mentions[0][1] or t.i < token.i]
    gender = next((g for g in titles if g), gender) or given_gender(person, knowledge)
    return Mention(token.i, start, end, "name", "person", gender, key=f"person {person.name}", nouns=frozenset(nouns), definite=True)


def given_gender(person: Person, knowledge: Knowledge) -> str:
    """'m' or 'f' by the person's given name; '' where the table does not tell."""
    return next((g for w in person.words[:-1] or person.words if (g := knowledge.given_names.get(w))), "")


def _pronoun(token: Token) -> Mention:
    word = token.lower_
    gender = "m" if word in HE else "f" if word in SHE else ""
    kind: Kind = "person" if gender else "group" if word in THEY else "thing"
    return Mention(token.i, token.i, token.i + 1, "pronoun", kind, gender, plural=word in THEY)


def _noun(frame: Frame, names: Names, knowledge: Knowledge, people: PersonNouns, token: Token) -> Mention | None:
    name = names.by_token.get(token.i)
    if name is not None and token.i == name.head:
        entry = name.entry
        kind: Kind = _KINDS[entry.kind]
        if entry.kind in ("adjective", "demonym") and token.dep_ in ("amod", "compound", "nmod:desc"):
            return None
        start, end = phrase(token)
        plural = token.tag_ in ("NNS", "NNPS") and (entry.kind == "demonym" or entry.kind == "group" and name.end - name.start == 1)  # 'Republicans' are no 'it'
        return Mention(token.i, start, end, "name", kind, plural=plural, definite=True, key=f"{entry.kind} {entry.code or entry.name} {entry.name if entry.kind != 'metonym' else token.text}")
    year_old = _is_aged(token)
    if token.pos_ not in ("NOUN", "PROPN") and not year_old or token.dep_ in _INNER and not year_old:
        return None
    start, end = phrase(token)
    plural = token.tag_ in ("NNS", "NNPS")
    words = [t for t in token.doc[start:end] if t.i != token.i and t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")]
    determiner = child(token, "det", "nmod:poss")
    proper = token.pos_ == "PROPN"
    definite = proper or determiner is not None and (determiner.dep_ == "nmod:poss" or determiner.lower_ in DEFINITE)
    role = role_of(token, knowledge)
    gender, nouns = people.gender(token.lower_), {token.lemma_.lower(), token.lower_}
    if role is not None and role.end - 1 == token.i:
        nouns |= {role.office.phrase, role.office.phrase.split()[-1]}
        gender = gender or role.office.gender
    kind = _kind(token, role.office.scope if role is not None and role.end - 1 == token.i else "", plural, people, year_old)
    key = f"text {token.doc[start:end].text.lower().removeprefix('the ')}" if proper else ""
    modifiers = frozenset(t.lower_ for t in words)
    loose = token.lemma_.lower() in TIMES or token.lower_ in TIMES or determiner is not None and determiner.lower_ in EACH
    return Mention(token.i, start, end, "name" if proper else "nominal", kind, gender, plural, definite, key, frozenset(nouns), modifiers, (), loose)


def _is_aged(token: Token) -> bool:
    """'the 59-year-old': an age that stands for its bearer."""
    return token.lower_.rstrip("s") == "old" and token.i > 1 and "year" in token.doc[max(0, token.i - 3) : token.i].text and token.dep_ not in ("amod", "compound", "nmod:desc")


def _kind(token: Token, scope: str, plural: bool, people: PersonNouns, aged: bool) -> Kind:
    if aged or token.lemma_.lower() in people or scope == "person":
        return "group" if plural else "person"
    if scope == "group":
        return "group"
    lemma = token.lemma_.lower()
    if lemma in STATES:
        return "state"
    if scope == "institution":
        return "organisation"
    if lemma in PLACES:
        return "place"
    return _ENTITIES.get(token.ent_type_, "thing")
