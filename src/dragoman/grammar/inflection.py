"""The inflected forms of an English verb, noun or adjective, to find a listed word whatever the lemma layer makes of a rare one.

Regular forms by rule (Quirk et al. 1985, 3.5-3.10 and 5.80); the irregular ones of the verbs that the word lists hold.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

_IRREGULAR = {
    "be": "am is are was were been", "become": "became", "bind": "bound", "break": "broke broken", "bring": "brought", "build": "built",
    "cast": "cast", "cling": "clung", "come": "came", "creep": "crept", "cut": "cut", "draw": "drew drawn", "drive": "drove driven",
    "fall": "fell fallen", "flee": "fled", "freeze": "froze frozen", "get": "got gotten", "give": "gave given", "go": "went gone",
    "grow": "grew grown", "have": "has had", "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lean": "leant",
    "let": "let", "make": "made", "put": "put", "quit": "quit", "seek": "sought", "send": "sent", "shake": "shook shaken",
    "shut": "shut", "shrink": "shrank shrunk", "slide": "slid", "split": "split", "stand": "stood", "stride": "strode", "strike": "struck",
    "swear": "swore sworn", "swing": "swung", "take": "took taken", "throw": "threw thrown", "win": "won", "withdraw": "withdrew withdrawn",
    "begin": "began begun", "bend": "bent", "bid": "bid", "buy": "bought", "feed": "fed", "fight": "fought", "find": "found", "feel": "felt", "dig": "dug", "weep": "wept", "blow": "blew blown", "sweep": "swept", "shoot": "shot", "fly": "flew flown",
    "hang": "hung", "hit": "hit", "lay": "laid", "lend": "lent", "lose": "lost", "meet": "met", "pay": "paid", "ride": "rode ridden",
    "rise": "rose risen", "run": "ran", "say": "said", "sell": "sold", "set": "set", "shed": "shed", "sink": "sank sunk", "sit": "sat",
    "speak": "spoke spoken", "spend": "spent", "spin": "spun", "spring": "sprang sprung", "steal": "stole stolen", "strive": "strove striven",
    "tear": "tore torn", "tell": "told", "think": "thought", "wear": "wore worn", "weave": "wove woven", "wind": "wound", "write": "wrote written",
    "ally": "allies allied", "close": "closer", "near": "nearer", "stick": "stuck",
}  # fmt: skip
_PREFIXES = ("un", "re", "over", "under", "out", "mis", "fore", "with", "for", "up")
_VOWELS = "aeiou"


@lru_cache(maxsize=4096)
def inflections(word: str) -> frozenset[str]:
    """The word with its plural or third person, past, participles."""
    out = {word, *_IRREGULAR.get(word, "").split()}
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in _IRREGULAR:  # 'unfroze', 'rebuilt'
            out |= {prefix + form for form in _IRREGULAR[word[len(prefix) :]].split()}
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        out |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith("e"):
        out |= {word + "s", word + "d", word + "ing" if word.endswith(("ee", "oe", "ye")) else word[:-1] + "ing"}
        if word.endswith("ie"):
            out.add(word[:-2] + "ying")
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        out |= {word + "es", word + "ed", word + "ing"}
    else:
        out.add(word + "s")
        doubled = len(word) > 2 and word[-1] not in _VOWELS + "wyx" and word[-2] in _VOWELS and word[-3] not in _VOWELS
        if doubled:  # where it may be: 'admitted'
            out |= {word + word[-1] + "ed", word + word[-1] + "ing"}
        if not doubled or sum(c in _VOWELS for c in word) > 1:  # of one syllable it must be: 'rapped', not 'raped'
            out |= {word + "ed", word + "ing"}
    if word.endswith("o"):
        out.add(word + "es")
    return frozenset(out)


@lru_cache(maxsize=256)
def _table(words: frozenset[str]) -> dict[str, str]:
    return {form: word for word in sorted(words) for form in inflections(word)} | {word: word for word in words}


def lexeme(token: Token, words: frozenset[str]) -> str | None:
    """Which of the words the token is a form of; None where it is none. The lemma decides where it is one of them."""
    lemma = token.lemma_.lower()
    return lemma if lemma in words else _table(words).get(token.lower_)
