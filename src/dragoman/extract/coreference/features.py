"""Features of a mention and a chain that it may belong to, as names; their weights are learnt (training/coreference.py).

The features are those of the mention-ranking literature (Denis and Baldridge 2008; Durrett and Klein 2013): agreement, distance,
recency, grammatical role and its parallel, words shared, and who speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.extract.coreference.mentions import HE, IT, SHE, Mention
from dragoman.extract.coreference.settings import Setting
from dragoman.resources.coreference import Weights

NEVER = "never"  # in place of the features of no antecedent: who speaks is somebody
AGENTS = frozenset({"state", "organisation", "outlet", "group", "place"})


@dataclass
class Growing:
    """A chain while it is made: its mentions with their settings, and what they tell together."""

    number: int
    mentions: list[Mention] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    kind: str = "thing"
    gender: str = ""
    plural: bool = False
    named: bool = False
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)

    def add(self, mention: Mention, setting: Setting) -> None:
        """Take a mention in; a name settles the kind, a pronoun only the gender."""
        first = not self.mentions
        self.mentions.append(mention)
        self.settings.append(setting)
        if first or mention.form in ("name", "nominal") and not self.named:
            self.kind, self.plural = mention.kind, mention.plural
        self.gender = self.gender or mention.gender
        self.named = self.named or mention.form == "name"
        self.nouns |= mention.nouns
        self.modifiers |= mention.modifiers

    def last(self, setting: Setting) -> tuple[Mention, Setting]:
        """The last mention as heard from a place: what stands in another's quotation only where there is nothing else."""
        for mention, own in zip(reversed(self.mentions), reversed(self.settings), strict=True):
            if own.quote in (-1, setting.quote):
                return mention, own
        return self.mentions[-1], self.settings[-1]


def distance(a: Setting, c: Setting) -> str:
    """Sentences between, in steps."""
    n = a.sentence - c.sentence
    return str(n) if n < 4 else "4-6" if n < 7 else "7-15" if n < 16 else "16"


def pronoun_class(word: str) -> str:
    return "he" if word in HE or word in SHE else "it" if word in IT else "they"


def agreement(mention: Mention, chain: Growing) -> str:
    """Kind, number and gender of a chain as a pronoun sees them."""
    gender = "" if not mention.gender else "=" if mention.gender == chain.gender else "?" if not chain.gender else "!"
    joint = "&" if chain.mentions[0].form == "joint" else ""
    return f"{chain.kind}{'s' if chain.plural else ''}{joint}{gender}"


def fits(mention: Mention, setting: Setting, word: str, chain: Growing) -> bool:
    """Can a pronoun stand for the chain at all? 'It' that speaks is a state, an organisation or an outlet."""
    if chain.mentions[0].loose:
        return False
    kind = pronoun_class(word)
    if kind == "he":
        return chain.kind in ("person", "group", "thing", "place", "organisation") and not chain.plural and (not chain.gender or chain.gender == mention.gender)
    if kind == "it":
        return not chain.plural and (chain.kind in AGENTS if setting.speaks else chain.kind != "person")
    return chain.plural or chain.kind in ("group", "organisation", "outlet", "state", "thing", "person")


def of_pronoun(mention: Mention, setting: Setting, word: str, chain: Growing, rank: int, subject_rank: int, inside: bool, speaker: int) -> list[str]:
    """Features of a pronoun and a chain. `rank`: how many fitting chains are nearer, `subject_rank` among those whose last mention is a subject; `inside`: the
    pronoun stands in the chain's last mention; `speaker`: number of the chain that spoke last, -1 for none."""
    c = pronoun_class(word)
    last, at = chain.last(setting)
    gap = distance(setting, at)
    near = gap if gap in "01" else "2"
    owner = "own" if setting.role == "owner" else "arg"
    out = [
        f"{c} {agreement(mention, chain)}", f"{c} gap {gap}", f"{c} {owner} {near} {at.role}", f"{c} form {last.form}",
        f"{c} named {chain.named}", f"{c} size {min(len(chain.mentions), 4)}", f"{c} rank {min(rank, 4)}", f"{c} {near} {setting.role} {at.role}",
        f"{c} {'subject' if at.role == 'subject' else 'other'} {near} rank {min(subject_rank, 3)}",
    ]  # fmt: skip
    if at.paragraph == setting.paragraph:
        out.append(f"{c} paragraph")
    if at.leads:
        out.append(f"{c} leads {near}")
    if inside:
        out.append(f"{c} inside")
    elif setting.governor == at.governor and owner == "arg" and at.role in ("subject", "object", "oblique"):
        out.append(f"{c} same verb")
    elif setting.clause == at.clause and owner == "arg" and at.role != "owner":
        out.append(f"{c} same clause {at.role}")
    if setting.doer == last.token and not inside and setting.role != "subject":
        out.append(f"{c} {owner} own subject")
    if at.role == "subject" and at.governor in setting.above:
        out.append(f"{c} {owner} subject above {setting.role == 'subject'}")
    if owner == "own" and any(_of_content(setting, own) for own in chain.settings[-4:]):
        out.append(f"{c} content subject")
    out.append(f"{c} {'speaks' if setting.speaks else setting.role} {chain.kind}")
    if setting.speaks:
        out.append(f"{c} speaks {at.speaks} {near}")
        if chain.number == speaker:
            out.append(f"{c} spoke last")
    elif chain.number == speaker:
        out.append(f"{c} {'quoted' if setting.quote >= 0 else 'told'} of the speaker")
    if setting.quote >= 0 or at.quote >= 0:
        out.append(f"{c} quote {'same' if setting.quote == at.quote else 'left' if setting.quote < 0 else 'entered' if at.quote < 0 else 'other'}")
    return out


def _of_content(setting: Setting, at: Setting) -> bool:
    """Is a mention the subject of what is said in the clause of the pronoun: 'Tuvalu will not budge, its minister said'?"""
    return at.role == "subject" and at.quote < 0 and (setting.clause in at.above[:1] or at.governor in setting.above[:1] and setting.tells)


def of_no_antecedent(mention: Mention, setting: Setting, word: str) -> list[str]:
    """Features of a pronoun that stands for nothing before it."""
    c = pronoun_class(word)
    return [f"{c} none", f"{c} none {setting.role}", f"{c} none {word}", f"{c} none speaks {setting.speaks}", f"{c} none {'quoted' if setting.quote >= 0 else 'plain'}"]


def of_nominal(mention: Mention, setting: Setting, determiner: str, owned: str, chain: Growing, rank: int) -> list[str]:
    """Features of a nominal and a chain. `determiner`: its article or such; `owned`: 'of', 'poss' or ''."""
    at = chain.settings[-1]
    shared = mention.nouns & chain.nouns
    office = any(" " in s for s in shared)
    match = "office" if office else "noun" if shared else "no noun"
    extra = mention.modifiers - chain.modifiers
    words = "same" if mention.modifiers and not extra else "none" if not mention.modifiers else "new" if len(extra) == len(mention.modifiers) else "some"
    number = "number" if mention.plural == chain.plural else "other number"
    gender = "" if not mention.gender or not chain.gender else " =" if mention.gender == chain.gender else " !"
    return [
        f"n {match} {mention.kind} {chain.kind}{gender}", f"n {match} {determiner}", f"n {match} words {words}", f"n {match} {number}",
        f"n {match} gap {distance(setting, at)}", f"n rank {min(rank, 3)}", f"n {match} owned {owned}", f"n named {chain.named}",
        f"n {match} size {min(len(chain.mentions), 4)}", f"n {at.role}", f"n {match} title {at.title}",
    ]  # fmt: skip


def of_new_nominal(mention: Mention, setting: Setting, determiner: str, owned: str, related: bool) -> list[str]:
    """Features of a nominal that begins a chain."""
    return [
        f"n none {determiner}", f"n none {mention.kind}", f"n none owned {owned}", f"n none words {min(len(mention.modifiers), 2)}",
        f"n none related {related}", f"n none plural {mention.plural}",
    ]  # fmt: skip


def score(features: Sequence[str], weights: Weights) -> float:
    """The sum of the weights of features; 0 for one that has none."""
    return sum(weights.get(f, 0.0) for f in features)
