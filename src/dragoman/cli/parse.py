"""`dragoman parse`"""

from __future__ import annotations

from typing import Annotated

import typer
from spacy.tokens import Doc

from dragoman.errors import InputError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.files import gather


def parse(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - for standard input.")],
    output: Annotated[str, typer.Option("--format", help="conllu")] = "conllu",
) -> None:
    """Print the parse as CoNLL-U: `echo 'Iran freed two sailors.' | dragoman parse -`"""
    if output != "conllu":
        raise typer.BadParameter("the only format is conllu", param_hint="--format")
    pipeline = Pipeline()
    for raw in gather(paths):
        if isinstance(raw, InputError):
            typer.echo(str(raw), err=True)
        else:
            typer.echo(conllu(pipeline.parse(raw.text)))


def conllu(doc: Doc) -> str:
    """A Doc as CoNLL-U: ten columns, one sentence a block."""
    blocks = []
    for number, sentence in enumerate(doc.sents, 1):
        words = [t for t in sentence if not t.is_space]
        if not words:
            continue
        place = {t.i: k for k, t in enumerate(words, 1)}
        lines = [f"# sent_id = {number}", "# text = " + " ".join(sentence.text.split())]
        for t in words:
            head = 0 if t.head.i == t.i else place.get(t.head.i, 0)
            misc = "_" if t.whitespace_ else "SpaceAfter=No"
            lines.append("\t".join([str(place[t.i]), t.text, t.lemma_ or "_", t.pos_ or "_", t.tag_ or "_", "_", str(head), "root" if head == 0 else t.dep_, "_", misc]))
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
