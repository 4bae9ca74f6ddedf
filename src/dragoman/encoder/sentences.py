"""Where sentences and paragraphs begin, from the tokens and the white space between them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

END = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", ".."})
CLOSING = frozenset("”’»\"')]}") | {"''", "”", "’’"}
OPENING = frozenset("“‘«„\"'([{—–-•*") | {"``", "--", "‘‘"}
# After an abbreviation that keeps its full stop ('U.S.', 'p.m.', 'Inc.') a sentence ends only before such a word.
STARTERS = frozenset(
    "The A An It He She They We I You This That These Those There But And In On At For As If When While After Before His Her "
    "Their Its Our My Both Some Many Most Such What Who How Why Where Yet So Also Still However".split()
)


def sentence_starts(doc: Doc, breaks: Sequence[int] = ()) -> list[int]:
    """Token indices at which a sentence begins: after a final mark, at a blank line, and at the character offsets `breaks`."""
    starts: list[int] = []
    limits = sorted(set(breaks))
    at = 0
    fresh = True  # a sentence must begin at the next word
    ended = False  # a final mark was seen; a sentence begins at the next word that looks like a beginning
    previous = None
    for token in doc:
        while at < len(limits) and limits[at] <= token.idx:
            fresh = True
            at += 1
        if token.is_space:
            if token.text.count("\n") > 1:
                fresh = True
            continue
        word = token.text
        if not fresh and ended and _begins(doc, token.i, previous):
            fresh = True
        if fresh:
            starts.append(token.i)
            fresh = ended = False
        if word in END:
            ended = True
        elif ended and word in CLOSING and not _spaced(doc, token.i):
            pass  # the mark that closes a quotation belongs to the sentence that it ends
        elif len(word) > 1 and word[-1] == "." and word[0].isalpha():
            following = _next(doc, token.i)
            ended = following in STARTERS or word == "X." and previous is not None and previous.lower() == "on"  # 'wrote on X.', the platform
        else:
            ended = False
        previous = word
    return starts


def _spaced(doc: Doc, i: int) -> bool:
    """Is there white space before the token?"""
    return i == 0 or doc[i - 1].is_space or bool(doc[i - 1].whitespace_)


def _next(doc: Doc, i: int) -> str:
    for token in doc[i + 1 : i + 4]:
        if not token.is_space and token.text not in CLOSING:
            return token.text
    return ""


def _begins(doc: Doc, i: int, previous: str | None) -> bool:
    word = doc[i].text
    if word in CLOSING and not _spaced(doc, i):
        return False
    if not _spaced(doc, i) and previous not in CLOSING:
        return False
    if word in OPENING:
        return True
    return word[0].isupper() or word[0].isdigit() or not word[0].isalpha()


def paragraph_starts(doc: Doc, breaks: Sequence[int] = ()) -> set[int]:
    """Token indices at which a paragraph begins: the first word after a blank line or one of the character offsets `breaks`."""
    out: set[int] = set()
    limits = sorted(set(breaks))
    at, fresh = 0, True
    for token in doc:
        while at < len(limits) and limits[at] <= token.idx:
            fresh = True
            at += 1
        if token.is_space:
            fresh = fresh or token.text.count("\n") > 1
        elif fresh:
            out.add(token.i)
            fresh = False
    return out
