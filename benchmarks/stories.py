"""Which articles of PolNeAR are taken for one story?

    python -m benchmarks.stories DATA [--alike 0.25 0.30 0.35] [--show]

840 articles of seven outlets about one campaign, over ten months, added in an order of chance: a hard case, for all of them share their names. There
is no gold; --show lists the stories of more than one article, to be judged by eye.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from benchmarks.copies import add, bases
from dragoman.store import Store
from dragoman.stories import clustering
from dragoman.stories.weaving import weave_in


def measure(data: Path, show: bool) -> None:
    texts = [t for t in bases(data, None) if t.outlet != "Agency"]
    random.Random(1).shuffle(texts)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "stories.db", create=True) as store:
        add(store, texts)
        for _ in weave_in(store):
            pass
        ask = store.connection.execute
        stories, several, articles, largest = ask("select count(*), sum(articles > 1), sum(case when articles > 1 then articles end), max(articles) from story").fetchone()
        print(f"alike {clustering.ALIKE}: {stories} stories, {several} of more than one article with {articles} articles, the largest {largest}")
        for story, title in ask("select id, title from story where articles > 1 order by articles desc, id").fetchall() if show else ():
            print(f"--- {title}")
            for day, outlet, headline, similarity in ask("select m.day, a.outlet, a.title, m.similarity from story_article m join article a on a.id = m.article where m.story = ? order by 1", (story,)):
                print(f"    {day} {outlet:12} {headline[:100]} {similarity or ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--alike", type=float, nargs="*", default=[clustering.ALIKE])
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    for alike in args.alike:
        clustering.ALIKE = alike
        measure(args.data, args.show)


if __name__ == "__main__":
    main()
