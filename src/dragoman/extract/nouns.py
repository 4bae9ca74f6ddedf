"""What the stages hand to one another: names, persons, mentions and the context of one article. Frozen once made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.records import ActorRef, Article, Span, Statement, When
from dragoman.resources.lexicon import Entry


@dataclass(frozen=True)
class Name:
    """A name of the knowledge files found in the Doc: token range, the head of its phrase, its entries."""

    start: int
    end: int
    head: int
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        return self.entries[0]


@dataclass(frozen=True)
class Person:
    """A person named in the article: the words of the name, every mention's token range and head."""

    words: tuple[str, ...]
    mentions: tuple[tuple[int, int, int], ...]  # start, end, head

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Names:
    """All names of an article; maps are from token index."""

    hits: tuple[Name, ...]
    persons: tuple[Person, ...]
    by_token: Mapping[int, Name] = field(default_factory=dict)
    person_at: Mapping[int, Person] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a token stands: number of its sentence and of its paragraph, in the title or not."""

    sentence: int
    paragraph: int
    title: bool


@dataclass(frozen=True)
class Frame:
    """One article as the stages see it: its record, its Doc, where each token stands, what the head of the text told."""

    article: Article
    doc: Doc
    places: tuple[Place, ...]  # one a token
    prose: tuple[bool, ...]  # one a token: is it read?

    def span(self, start: int, end: int) -> Span:
        """The Span of tokens start to end."""
        a = self.doc[start].idx
        last = self.doc[end - 1]
        b = last.idx + len(last)
        return Span(a, b, self.article.text[a:b])


@dataclass(frozen=True)
class Cue:
    """A cue: its head word, manner, the head of the speaker's phrase, the tokens of its content; `words` and `who` are its token range and that of the
    speaker's phrase as the encoder marks them."""

    token: int
    manner: str
    speaker: int | None
    content: frozenset[int]
    sentence: int
    words: tuple[int, int] | None = None
    who: tuple[int, int] | None = None
    placed: bool = False  # found by its place between commas, which tells what is said more surely than the encoder


@dataclass(frozen=True)
class Quote:
    """A quotation as tokens: start, end, speech or a few words. `continues`: it goes on with the one before; `label`: the tokens that name its
    speaker in a transcript, where it has no marks."""

    start: int
    end: int
    is_speech: bool
    continues: bool = False
    label: tuple[int, int] | None = None


# (token) -> the actors that a nominal stands for: several for a plural, none where unknown
Resolver = Callable[[Token], tuple[ActorRef, ...]]
# (first token, end, tense) -> the time that an expression among the tokens gives
Clock = Callable[[int, int, str | None], When | None]


@dataclass(frozen=True)
class Said:
    """A statement with the tokens of its parts."""

    record: Statement
    speaker: int | None  # head of the speaker's phrase
    cue: int | None  # the cue's verb or noun
    content: frozenset[int]  # tokens
    quoted: frozenset[int]  # tokens between quotation marks
    manner: str  # say, accuse, deny, demand, threaten, promise, plan, believe ...
