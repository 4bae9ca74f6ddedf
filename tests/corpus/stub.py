"""A reader without a model, for what has nothing to do with reading."""

import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.corpus.reading import Reader, Recipe
from dragoman.errors import InputError
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading
from tests.store.made import TEXT, reading


@dataclass(frozen=True)
class StubRecipe(Recipe):
    """Makes readers that know the articles of `articles` alone; `seconds`: that one takes."""

    seconds: float = 0.0
    named: str = "1"
    type: str = "SANCTION"

    def make(self) -> Reader:
        return StubReader(self.seconds, self.type)

    def version(self) -> str:
        return self.named


@dataclass(frozen=True)
class StubReader:
    seconds: float
    type: str

    def read(self, raw: RawArticle) -> Reading:
        number = re.match(r"(\d+)\. On 3 March", raw.text)
        if number is None:
            raise InputError(raw.path or "the article", "not one of the made articles", raw.line)
        time.sleep(self.seconds)
        return reading(int(number[1]), outlet=raw.outlet, url=raw.url, published=raw.published, type=self.type)


def articles(numbers: range, outlet: str = "Sahel Post") -> list[RawArticle]:
    return [RawArticle(TEXT.format(n=n), f"https://sahel.example/{n}", outlet, f"Number {n}", "2024-03-04") for n in numbers]


def write(path: Path, numbers: range) -> None:
    """A file of JSON Lines of the articles."""
    lines = (json.dumps({"text": r.text, "url": r.url, "outlet": r.outlet, "title": r.title, "published": r.published}) for r in articles(numbers))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
