"""Who a person of the article is, from all that the article says of it: offices held, countries, the table of leaders."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.extract.belonging import OTHERS
from dragoman.extract.coreference import Chain, Chains
from dragoman.extract.nouns import Frame, Person
from dragoman.extract.roles import Role, descriptions, office_held, role_of
from dragoman.grammar.phrases import children
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.leaders import FORMER, load_leaders
from dragoman.resources.lexicon import Entry

# (head of a description, person) -> code, country and sector of what it names as the owner
Owner = Callable[[Token, Person | None], tuple[str | None, str | None, str | None]]
# Offices that say nothing of whose they are: they take the sector of what they belong to.
GENERIC = frozenset(
    "spokesman spokeswoman spokesperson spokespeople leader leaders chief head chairman chairwoman chair secretary official officials adviser advisor member "
    "members politician envoy negotiator deputy director figure representative aide lawmaker delegate founder commander".split()
)
BELONGING = frozenset("veteran stalwart grandee figure heavyweight backbencher whip loyalist fighter".split())
COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue"})


@dataclass(frozen=True)
class Portrait:
    """What is known of a person: the country is None where only the context could tell it; `open` says that an office asks for one,
    `listed` that a table knows the person."""

    name: str
    code: str | None
    country: str | None
    sector: str | None
    office: str
    gender: str
    open: bool
    listed: bool = False


def portrait(frame: Frame, chains: Chains, knowledge: Knowledge, person: Person, owner: Owner, codes: Collection[str]) -> Portrait:
    """A person as its mentions tell. `codes`: states and organisations that the article names."""
    doc = frame.doc
    chain = chains.at(person.mentions[0][2])
    leader = leader_of(frame, person, codes)
    serving = leader is not None and leader.sector != FORMER
    code, country = (leader.code, leader.country) if leader else (None, None)
    sector, rank, office = (leader.sector, "state", "") if leader and serving else (None, "", "")
    for head, role in _roles(frame, knowledge, person, chain):
        if role.office.scope == "institution":
            continue
        if sector is None or rank == "private" and role.office.rank != "private" and role.office.scope == "person":
            sector, rank, office = role.office.sector, role.office.rank, role.office.phrase
        office = office or (role.office.phrase if leader is not None else "")
        if code is None:
            code, country, of = owner(head, person)
            if of in OTHERS and role.office.phrase.split()[-1] in GENERIC:
                sector = of
    for held in (office_held(t) for start, end, _ in person.mentions for t in doc[start:end]):
        leading = role_of(held, knowledge) if held is not None else None
        if leading is not None and rank != "state":
            sector, rank, office = leading.office.sector, "official", leading.office.phrase
    if code is None and sector is None:  # 'Swedish runner Ana Lind': a country, no sector
        code, country, _ = owner(doc[person.mentions[0][2]], person)
    if code is None and sector is None:
        code, country, sector = _member(doc, person, owner)
    if sector is None:
        code, country, sector = _counterpart(doc, person, owner) or (code, country, None)
    if sector is None and leader is not None:
        sector = FORMER
    gender = leader.gender if leader and leader.gender else chain.gender if chain is not None else ""
    return Portrait(leader.name if leader else person.name, code, country, sector, office, gender, code is None and sector is not None and rank != "private", leader is not None)


def _described(doc: Doc, mention: tuple[int, int, int]) -> Iterator[Token]:
    """The phrases that describe a named person; an apposition may hang on any word of the name."""
    start, end, index = mention
    yield from descriptions(doc[index])
    for token in doc[start:end]:
        if token.i != index and token.dep_ in ("compound", "flat"):
            yield from children(token, "appos")


def _member(doc: Doc, person: Person, owner: Owner) -> tuple[str | None, str | None, str | None]:
    """'Ana Lind, the head of Sweden's rail agency', '..., a member of the Duma': of whom she is head or member."""
    for mention in person.mentions:
        for head in _described(doc, mention):
            if head.i != mention[2] and head.lemma_.lower() in GENERIC | BELONGING:
                code, country, of = owner(head, person)
                if code is not None:
                    return code, country, of if of in OTHERS else None
    return None, None, None


def _counterpart(doc: Doc, person: Person, owner: Owner) -> tuple[str | None, str | None, str | None] | None:
    """'his Turkish colleague, Nihat Ersoy': of government, as the other is."""
    for mention in person.mentions:
        for head in _described(doc, mention):
            if head.lemma_.lower() in COUNTERPARTS and children(head, "amod", "compound"):
                code, country, _ = owner(head, person)
                return code, country, "GOV"
    return None


def _roles(frame: Frame, knowledge: Knowledge, person: Person, chain: Chain | None) -> Iterator[tuple[Token, Role]]:
    """Offices by which the person is called: beside its name, then in the nominals that stand for it."""
    doc = frame.doc
    heads = [h for start, _, h in person.mentions]
    for start, end, index in person.mentions:
        for head in _described(doc, (start, end, index)):
            role = role_of(head, knowledge)
            if role is None and head.i == index and start > 0 and doc[start - 1].lower_ in knowledge.offices:
                role = role_of(doc[start - 1], knowledge)
            if role is not None:
                yield head, role
    for m in chain.mentions if chain is not None else ():
        if m.form == "nominal" and m.token not in heads:
            role = role_of(doc[m.token], knowledge)
            if role is not None and role.office.scope == "person":
                yield doc[m.token], role


def leader_of(frame: Frame, person: Person, codes: Collection[str]) -> Entry | None:
    """The term of office of a person by the article's date: by full name, or by surname where the article names the country."""
    return load_leaders().find(person.name, (frame.article.published or "")[:10] or None, codes)
