"""`dragoman parse`"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from spacy.tokens import Doc

from dragoman.cli.options import PipelineName, reader
from dragoman.errors import InputError
from dragoman.ingest.files import gather


class ParseFormat(StrEnum):
    """How a parse is printed."""

    conllu = "conllu"


def parse(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - for standard input.", metavar="PATH|-", show_default=False)],
    output: Annotated[ParseFormat, typer.Option("--format", help="conllu: ten columns, one sentence a block.")] = ParseFormat.conllu,
    pipeline: PipelineName = None,
) -> None:
    """Print sentences, lemmas, tags and dependencies of texts.

    Example: `echo 'Iran freed two sailors.' | dragoman parse -`
    """
    model = reader(pipeline, None)
    count = skipped = 0
    for raw in gather(paths):
        if isinstance(raw, InputError):
            skipped += 1
            typer.echo(f"dragoman: {raw}", err=True)
        else:
            count += 1
            typer.echo(conllu(model.parse(raw.text)))
    raise typer.Exit(2 if not count else 1 if skipped else 0)


def conllu(doc: Doc) -> str:
    """A Doc as CoNLL-U: ten columns, one sentence a block, a blank line after each."""
    blocks: list[str] = []
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if not words:
            continue
        place = {t.i: k for k, t in enumerate(words, 1)}
        lines = [f"# sent_id = {len(blocks) + 1}", "# text = " + " ".join(sentence.text.split())]
        for t in words:
            head = 0 if t.head.i == t.i else place.get(t.head.i, 0)
            misc = "_" if t.whitespace_ or (t.i + 1 < len(doc) and doc[t.i + 1].is_space) else "SpaceAfter=No"
            features = str(t.morph) or "_"
            lines.append(
                "\t".join([str(place[t.i]), t.text, t.lemma_ or "_", t.pos_ or "_", t.tag_ or "_", features, str(head), "root" if head == 0 else t.dep_.lower() or "dep", "_", misc])
            )
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
