"""Lines that a page puts among its prose and that are none: buttons, teasers, captions, credits."""

from __future__ import annotations

import re

from dragoman.resources.imprints import load_imprints

LONGEST = 400  # characters of a caption
_EDGES = " \t|·•*_[]()>»←→"
_WORDS = load_imprints()
_STARTS = re.compile("|".join(re.escape(f) + (r"\b" if f[-1:].isalpha() else "") for f in _WORDS.forms("starts")))
_COUNT = re.compile(
    r"\(?\d{1,4}\s*(?:comments?|shares?|views?|min(?:ute)?s?\.?(?:\s+read)?|likes?|words)\)?|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]min(?:ute)?s?\s+read",
    re.I,
)
_KIND = re.compile(r"(?:[\w’'&-]+\s+){1,4}(?:daily|weekly|monthly|quarterly|newspaper|magazine|journal|broadcaster|news agency|news site)(?:\s+(?:of|for|in)\s+[\w’' ]{2,30})?")  # as a paper calls itself
_MOTTO = re.compile(r"(?:[^.]{0,40}\b)?(?:since|est\.?|established(?: in)?|founded(?: in)?)\s+(?:1[5-9]|20)\d\d\.?")
# The credit that ends a caption: '(Photo by Jana Ozola/Getty Images)', 'Photo: Jana Ozola', '[File: Jana Ozola/Reuters]', '© Jana Ozola / AFP'.
_NAMES = r"(?-i:[A-ZÀ-Þ][\w.’'-]*(?:(?:\s*/\s*|,?\s+)(?:[A-ZÀ-Þ][\w.’'-]*|via|for|and|of|the)){0,7})"
_CREDIT = re.compile(
    rf"(?:[(\[]\s*(?:(?:file\s+)?(?:photo(?:graph)?|image|picture|foto|illustration|credit|file)\b[^()\[\]]{{0,80}}|(?:via\s)?{_NAMES}(?:\s?/\s?|\svia\s){_NAMES}(?:\sphoto)?)[)\]]"
    rf"|(?:^|(?<=[.!?)”\"\]]\s)|(?<=[–—|-]\s))(?:(?:file\s+)?(?:photo(?:graph)?|image|picture|foto|credit|illustration)s?\s*(?::|by\b|©)\s*{_NAMES}|©\s*{_NAMES}))\s*\.?\s*$",
    re.I,
)


def is_furniture(line: str) -> bool:
    """Is the line a button, a teaser, a count of readers, a caption or a credit?"""
    if len(line) > LONGEST:
        return False
    bare = line.strip().strip(_EDGES).lower()
    if bare in _WORDS.values["whole"] or line.strip().lower() in _WORDS.values["whole"] or _COUNT.fullmatch(bare):
        return True
    pieces = [p.strip(_EDGES) for p in re.split(r"[|·•/,\t]|\s{2,}|\s+-\s+", bare) if p.strip(_EDGES)]
    if len(pieces) > 1 and all(p in _WORDS.values["whole"] or _COUNT.fullmatch(p) for p in pieces):
        return True
    ended = len(bare.split()) <= 40 and bare.endswith(_WORDS.forms("ends"))
    if re.fullmatch(r"(?:#\w[\w-]*[\s,]*)+", line.strip()) or _MOTTO.fullmatch(bare) or _KIND.fullmatch(line.strip()):
        return True
    return ended or _STARTS.match(bare) is not None or is_caption(line)


def is_caption(line: str) -> bool:
    """Does a credit end the line?"""
    found = _CREDIT.search(line[:LONGEST])
    return found is not None and len(re.findall(r"[A-ZÀ-Þ]\w*", found.group())) >= 2 and line.lstrip()[:1] not in "-•*–—“‘„«\""
