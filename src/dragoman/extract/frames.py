"""Trigger words in a parse: which frames of the codebook fit a verb, noun or adjective."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.extract.slots import fillers, things
from dragoman.grammar.clauses import grammatical_subject, is_negated
from dragoman.grammar.lookup import lookup
from dragoman.grammar.phrases import child, children, conjuncts
from dragoman.resources.codebook import GROUPS, Codebook, Condition, Trigger

WINDOW = 6  # words between a verb and the rest of its phrase: 'pulled its last troops out'


def figurative(doc: Doc, codebook: Codebook) -> frozenset[int]:
    """Tokens of phrases that are not meant literally ('price war'): lemmas in order, '*' for up to three words between."""
    tables = lookup(doc)
    lemmas, lower = tables.lemmas, tables.lower
    out: set[int] = set()
    for start in range(len(doc)):
        if lemmas[start] not in codebook.figurative and lower[start] not in codebook.figurative:
            continue
        for pattern in {*codebook.figurative.get(lemmas[start], ()), *codebook.figurative.get(lower[start], ())}:
            end = _match(pattern, lemmas, lower, start)
            if end:
                out |= set(range(start, end))
    return frozenset(out)


def _match(pattern: tuple[frozenset[str], ...], lemmas: list[str], lower: list[str], start: int) -> int:
    at, slack = start, 0
    for words in pattern:
        if "*" in words:
            slack = 3
            continue
        for step in range(slack + 1):
            if at + step < len(lemmas) and (lemmas[at + step] in words or lower[at + step] in words):
                at += step + 1
                break
        else:
            return 0
        slack = 0
    return at


def lemmas_of(token: Token, codebook: Codebook) -> tuple[str, ...]:
    """The compound that the word ends ('test-fire' of 'test-fired'), its lemma, or the triggers that it is a form of where the lemma is none."""
    lemma = token.lemma_.lower()
    forms = codebook.forms.get(token.lower_, ())
    known = (lemma,) if lemma in codebook.triggers and (lemma in forms or not forms) else forms
    if token.tag_ in ("VBD", "VBN") and len(forms) > 1:  # 'wound up its mission'
        known = tuple(dict.fromkeys((*known, *forms)))
    doc, i = token.doc, token.i
    if i > 1 and doc[i - 1].text in ("-", "‑", "‐") and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        first = doc[i - 2].lower_
        return tuple(f"{first}-{word}" for word in known or (lemma,)) + known
    return known


def _is_form(token: Token, trigger: Trigger) -> bool:
    words = trigger.lemma.split()
    if trigger.pos == "verb":
        if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
            return False
        return len(words) == 1 or has_words(token, words[1:])
    if trigger.pos == "adj":
        return token.pos_ in ("ADJ", "VERB", "NOUN") and (len(words) == 1 or has_words(token, words[1:]))
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return len(words) == 1 or _before(token, 2 * len(words)).endswith(trigger.lemma)


def _before(token: Token, n: int) -> str:
    """The words up to the token, lower case, hyphens as written; its own lemma last."""
    start = max(0, token.i - n)
    return " " + "".join(t.lower_ + (" " if t.whitespace_ else "") for t in token.doc[start : token.i]) + token.lemma_.lower()


def has_words(verb: Token, words: list[str]) -> bool:
    """The rest of a phrasal verb: a particle, an adverb or preposition close by, or words after a short object."""
    doc = verb.doc
    if len(words) == 1 and any(c.lower_ == words[0] for c in children(verb, "compound:prt", "advmod") if c.i > verb.i):
        return True
    words = [part for w in words for part in (w.replace("-", " - ").split() if "-" in w else [w])]  # 'a dressing-down' is four tokens
    begin, end, n = verb.i + 1, min(verb.i + 1 + WINDOW, verb.sent.end), len(words)
    tables = lookup(doc)
    for at in range(begin, end - n + 1):
        if tables.lower[at] in ",;.:" and doc[at].is_punct:
            return False
        if all(w in (tables.lower[i], tables.lemmas[i]) for i, w in enumerate(words, at)):
            first, k = doc[at], at - begin
            if n == 1 and k and first.dep_ == "case" and (is_time(first.head) or words[0] in PREPOSITIONS):
                continue  # 'called its diplomats home in January' is no 'call in', 'gave up its seat in the body' no 'give in'
            return (k < 4 or first.head == verb) and (first.dep_ in ("compound:prt", "advmod", "case", "fixed") or n > 1 or k == 0 or first.head == verb)
    return False


def is_time(token: Token) -> bool:
    """Is a nominal a date, a month, a weekday or a span of time?"""
    return token.ent_type_ in ("DATE", "TIME") or token.text in CALENDAR or token.lemma_.lower() in TIMES or token.pos_ == "NUM" and token.text.isdigit() and len(token) == 4


class Matcher:
    """Frames of a codebook against the words of one article; what stands in a slot is looked up once."""

    def __init__(self, codebook: Codebook, actors: Actors, is_place: Callable[[Token], bool] = lambda token: False) -> None:
        self.codebook, self.actors, self._is_place = codebook, actors, is_place
        self._quantities = codebook.classes.get("$quantity", frozenset())
        self._crowd = codebook.classes.get("$crowd", frozenset())
        self._fillers: dict[tuple[int, str, str], list[Token]] = {}

    def fillers(self, token: Token, slot: str, trigger: Trigger) -> list[Token]:
        """The nominals in a slot of a trigger word."""
        if trigger.pos == "adj" and slot == "subj" and token.pos_ == "VERB":  # 'was alarmed by the vote', taken for a passive
            found = grammatical_subject(token)
            return [found] if found is not None else []
        particle = trigger.lemma.partition(" ")[2] if trigger.pos == "verb" and slot == "obj" else ""
        key = (token.i, slot, particle)
        if key not in self._fillers:
            self._fillers[key] = fillers(token, slot, particle)
        return self._fillers[key]

    def things(self, token: Token) -> list[Token]:
        """A nominal with what is joined to it and what it is a quantity of."""
        return things(token, self._quantities)

    def is_people(self, token: Token) -> bool:
        """Is the nominal a crowd of people: demonstrators, farmers, thousands?"""
        return self._is_group(token, "@people")

    def matches(self, token: Token) -> Iterator[Trigger]:
        """The frames that fit a token, the most demanding first."""
        for lemma in lemmas_of(token, self.codebook):
            phrases = {f"{lemma} {c.lower_}" for c in children(token, "compound:prt")}
            for trigger in self.codebook.triggers.get(lemma, ()):
                if " " not in trigger.lemma and phrases & self.codebook.phrases:
                    continue  # 'called off' is no 'called'
                if _is_form(token, trigger) and self.holds(token, trigger):
                    yield trigger

    def holds(self, token: Token, trigger: Trigger) -> bool:
        """Do all conditions of a frame hold at a word?"""
        return all(self._found(token, c, trigger) != c.negative for c in trigger.conditions)

    def _found(self, token: Token, c: Condition, trigger: Trigger) -> bool:
        if c.kind == "slot":
            found = [f for slot in c.slots for f in self.fillers(token, slot, trigger)]
            return bool(found) if not c.lemmas else any(self._is_one(t, c.lemmas) for f in found for t in self.things(f))
        if c.kind in ("actor", "org", "place"):
            return any(self._is_actor(f, c.kind) for slot in c.slots for f in self.fillers(token, slot, trigger))
        if c.kind == "neg":
            return is_negated(token)
        if c.kind == "light":
            return True
        if c.kind == "comp":
            return child(token, "ccomp") is not None
        if c.kind == "xcomp":
            inner = [x for x in children(token, "xcomp", "advcl", "acl", "ccomp") if x.i > token.i or x.dep_ == "acl:relcl"]
            return any(self._is_one(x, c.lemmas) for x in inner) if c.lemmas else any(x.tag_ == "VB" or any(m.lower_ == "to" for m in children(x, "mark")) for x in inner)
        if c.kind == "doing":
            return any(x.tag_ in ("VBG", "VBN") and any(m.lower_ in c.slots for m in children(x, "mark", "case")) for x in children(token, "advcl", "xcomp", "acl", "obl", "nmod"))
        labels = ("mark",) if c.kind == "mark" else ("advmod", "compound:prt")
        return any(m.lower_ in c.lemmas for m in children(token, *labels))

    def _is_actor(self, filler: Token, kind: str) -> bool:
        if filler.lower_ in ("it", "them") and kind != "place":
            return True  # who that is, the cast finds out
        refs = self.actors.within(filler)
        if kind == "org":
            return any(r.country is None and r.code for r in refs)
        return any(r.sector != "MED" for r in refs) or any(self._is_place(t) for t in conjuncts(filler))

    def _is_one(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Is the nominal one of the words, alone or with the word before it; '@person' and its like ask for its kind."""
        return in_words(token, lemmas) or any(self._is_group(token, group) for group in GROUPS & lemmas)

    def _is_group(self, token: Token, group: str) -> bool:
        refs = self.actors.refs.get(token.i, ())
        kind = next((k for w in (token.lemma_.lower(), singular(token.lower_)) if (k := self.codebook.kinds.get(w))), "") if token.pos_ != "PROPN" else ""
        if group[1:] in THINGS:
            return kind == group[1:]
        if group == "@force":
            return any(r.sector in ("MIL", "REB", "UAF") for r in refs)
        if group == "@people":
            crowd = kind == "person" and token.tag_ in ("NNS", "NNPS") and not any(r.sector in ARMED_OR_OFFICIAL for r in refs)
            return in_words(token, self._crowd) or crowd or any(r.sector in CIVIL for r in refs)
        if group == "@state":
            return any(r.code and r.sector in ("GOV", "IGO", None) for r in refs)
        if group == "@official":
            return any(r.sector in ("GOV", "LEG", "JUD", "IGO") and (r.by == "role" or token.ent_type_ == "PER") for r in refs)
        return token.ent_type_ == "PER" or kind == "person" or any(r.sector in PEOPLE and r.by in ("role", "name") for r in refs)


def in_words(token: Token, words: Collection[str]) -> bool:
    """Is the word, as lemma or form, alone or with the word before it, one of the words?"""
    lemma, lower = token.lemma_.lower(), token.lower_
    if lemma in words or lower in words or singular(lower) in words:
        return True
    if not token.i:
        return False
    before = token.doc[token.i - 1].lower_
    return f"{before} {lemma}" in words or f"{before} {singular(lower)}" in words


def singular(word: str) -> str:
    """A regular plural without its ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


PEOPLE = frozenset("CVL MIL REB OPP CRM LAB AGR BUS EDU MED COP HLH REL REF HRI NGO SPY JUD LEG UAF".split())
CIVIL = frozenset("CVL LAB AGR EDU OPP REL HLH REF HRI NGO PTY SET".split())
ARMED_OR_OFFICIAL = frozenset("GOV MIL IGO LEG JUD REB SPY COP UAF MED".split())
CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
TIMES = frozenset("day week month year decade century morning evening night afternoon hour minute time spring summer autumn winter weekend".split())
PREPOSITIONS = frozenset("in on to over for at by with from into against after around through of".split())
THINGS = frozenset("structure weapon vehicle way money food".split())
