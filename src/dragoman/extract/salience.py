"""Which state an article speaks of at a place: for 'the army' or 'the president' without a country."""

from __future__ import annotations

from collections import Counter, defaultdict

from dragoman.extract.nouns import Frame, Names

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
# Points a state has for where it is named; set by hand on the project's own sample articles.
SAME_SENTENCE, SAME_SENTENCE_SUBJECT = 0.6, 2.0
BEFORE, BEFORE_SUBJECT = 0.7, 2.4  # earlier in the paragraph
AFTER = 0.7  # later in the paragraph
LAST, LAST_SUBJECT = 0.4, 1.0  # in the paragraph before
DATELINE, SHARE = 0.9, 1.4
REACH = 40  # sentences: a state named farther off in one long paragraph counts by its share alone


def _points(kinds: dict[str, float]) -> float:
    """The best of the places where a state is named, and what the whole article says for it."""
    near = [v for k, v in kinds.items() if k not in ("dateline", "share")]
    return max(near, default=0.0) + 0.25 * (sum(near) - max(near, default=0.0)) + kinds.get("dateline", 0.0) + kinds.get("share", 0.0)


class Salience:
    """States by place and weight; persons once resolved count as their state does."""

    def __init__(self, frame: Frame, names: Names, dateline: str | None) -> None:
        self._frame, self._dateline = frame, dateline
        self._at: dict[int, dict[int, list[tuple[int, str, bool]]]] = defaultdict(lambda: defaultdict(list))  # paragraph -> sentence -> (token, code, subject)
        self._count: Counter[str] = Counter()
        for name in names.hits:
            entry = name.entry
            if entry.kind in ("state", "metonym", "adjective", "demonym", "leader") and entry.country:
                subject = frame.doc[name.head].dep_ in SUBJECTS and entry.kind in ("state", "metonym", "leader")
                self.note(name.start, entry.country, subject)
            elif entry.kind == "outlet" and entry.country:
                place = frame.places[name.start]
                self._at[place.paragraph][place.sentence].append((name.start, entry.country, False))

    def note(self, token: int, code: str, subject: bool) -> None:
        """A mention of a state, or of somebody who acts for it."""
        place = self._frame.places[token]
        self._at[place.paragraph][place.sentence].append((token, code, subject))
        self._count[code] += 1

    def home(self, token: int) -> str | None:
        """The state that a role without a country belongs to; None where two are as likely or none is named."""
        place = self._frame.places[token]
        best: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

        def give(code: str, kind: str, points: float) -> None:
            best[code][kind] = max(best[code][kind], points)

        around = self._at.get(place.paragraph, {})
        for sentence in range(place.sentence - REACH, place.sentence + REACH + 1):
            for at, code, subject in around.get(sentence, ()):
                if sentence == place.sentence:
                    give(code, "here", SAME_SENTENCE_SUBJECT if subject and at != token else SAME_SENTENCE)
                elif at < token:
                    give(code, "before", BEFORE_SUBJECT if subject else BEFORE)
                else:
                    give(code, "after", AFTER)
        last = self._at.get(place.paragraph - 1, {})
        for sentence in range(place.sentence - REACH, place.sentence):
            for _, code, subject in last.get(sentence, ()):
                give(code, "last", LAST_SUBJECT if subject else LAST)
        if self._dateline:
            give(self._dateline, "dateline", DATELINE)
        total = sum(self._count.values())
        for code, n in self._count.items():
            give(code, "share", SHARE * n / total)
        ranked = sorted(((_points(kinds), code) for code, kinds in best.items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.05):
            return None
        return ranked[0][1]

    def foremost(self, n: int) -> list[str]:
        """The n states named most."""
        return [code for code, _ in self._count.most_common(n)]
