"""What a noun phrase says of its holder: an office or institution, and whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.lookup import lookup
from dragoman.grammar.phrases import child, children, phrase
from dragoman.resources.knowledge import Knowledge, Office
from dragoman.resources.titles import load_titles


@dataclass(frozen=True)
class Role:
    """An office found in a noun phrase: the tokens of its words."""

    office: Office
    start: int
    end: int


# Word classes of nouns that the table of offices does not spell out; the last word decides.
_SUFFIXES = {
    "minister": "minister", "ministers": "minister", "secretary": "minister", "ministry": "ministry", "spokesman": "spokesman",
    "spokeswoman": "spokeswoman", "spokesperson": "spokesperson", "official": "official", "officials": "official", "adviser": "adviser",
    "advisor": "adviser", "envoy": "envoy", "ambassador": "ambassador", "commander": "commander", "leader": "leader", "chief": "chief",
}  # fmt: skip


def role_of(head: Token, knowledge: Knowledge) -> Role | None:
    """The longest phrase of the table of offices that ends at the head, or stands before the name that the head is part of."""
    known: dict[tuple[int, int], Role | None] = head.doc.user_data.setdefault("roles", {})  # asked for by several stages
    key = (head.i, id(knowledge))
    if key not in known:
        known[key] = _role_of(head, knowledge)
    return known[key]


def _role_of(head: Token, knowledge: Knowledge) -> Role | None:
    doc = head.doc
    left, _ = phrase(head)
    lower = lookup(doc).lower[left : head.i + 1]
    for end in range(head.i + 1, left, -1):
        last = doc[end - 1]
        if last.i != head.i and last.dep_ in ("punct", "det", "case"):
            continue
        for start in range(max(left, end - 5), end):
            words = lower[start - left : end - left]
            text = " ".join(words).replace(" - ", "-").replace(" '", "'").replace(" ’", "'")
            found = knowledge.offices.get(text) or knowledge.offices.get(load_titles().get(text.replace(".", ""), ""))
            if found is None and words[-1].endswith("s"):
                found = knowledge.offices.get(" ".join([*words[:-1], last.lemma_.lower()]))
            if found is not None:
                return Role(found, start, end)
        plain = _SUFFIXES.get(lower[end - 1 - left])
        if plain is not None and plain in knowledge.offices:
            return Role(knowledge.offices[plain], end - 1, end)
    return None


def descriptions(head: Token) -> Iterator[Token]:
    """Heads of the phrases that describe the same one: the phrase itself, its appositions, what it is an apposition of."""
    yield head
    for c in children(head, "appos"):
        yield c
        yield from children(c, "appos")
    if head.dep_ == "appos":
        yield head.head
        yield from (c for c in children(head.head, "appos") if c != head)
        above = head.head
        while above.dep_ == "nmod" and above.head != above:  # 'the press secretary of the ministry, X'
            above = above.head
            yield above


def office_held(head: Token) -> Token | None:
    """The institution of 'who leads the opposition', 'who chairs the group': the object of such a relative clause."""
    for clause in children(head, "acl:relcl", "acl"):
        if clause.lemma_ in ("lead", "head", "chair", "run", "command", "represent"):
            return child(clause, "obj")
    return None
