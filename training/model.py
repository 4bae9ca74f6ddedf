"""The encoder and its heads in PyTorch: MiniLM-L6 shared by all, a word-level layer for each group of heads."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, HEADS, INNER, LAYERS, CASES = 384, 12, 1536, 6, 6
ARC, LABEL, HIDDEN = 256, 256, 768


class Layer(nn.Module):
    """A transformer layer, normalised after each residual as BERT's are."""

    def __init__(self, width: int = WIDTH, inner: int = INNER, heads: int = HEADS, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x (batch, length, width); bias (batch, 1, 1, length): 0 for what is there, very negative for padding."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        rate = self.dropout.p if self.training else 0.0
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=rate)
        x = self.norm1(x + self.dropout(self.out(y.transpose(1, 2).reshape(b, n, w))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with a letter-case embedding added at the input."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """ids, cases, mask (batch, pieces) to (batch, pieces, WIDTH)."""
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(places) + self.cases(cases)))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


def from_minilm(folder: Path) -> Encoder:
    """The encoder with the weights of a BERT checkpoint folder (model.safetensors); token types become the letter case."""
    weights = load_file(str(folder / "model.safetensors"))
    encoder = Encoder()
    state = encoder.state_dict()
    state["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
    state["cases.weight"] = weights["embeddings.token_type_embeddings.weight"][:1].repeat(CASES, 1)
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(LAYERS):
            source = f"encoder.layer.{i}."
            parts = [weights[f"{source}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            state[f"layers.{i}.out.{kind}"] = weights[f"{source}attention.output.dense.{kind}"]
            state[f"layers.{i}.norm1.{kind}"] = weights[f"{source}attention.output.LayerNorm.{kind}"]
            state[f"layers.{i}.up.{kind}"] = weights[f"{source}intermediate.dense.{kind}"]
            state[f"layers.{i}.down.{kind}"] = weights[f"{source}output.dense.{kind}"]
            state[f"layers.{i}.norm2.{kind}"] = weights[f"{source}output.LayerNorm.{kind}"]
    encoder.load_state_dict(state)
    return encoder


@dataclass(frozen=True)
class Labels:
    """The label sets of the heads, in the order of their outputs."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)  # edit scripts
    deprel: list[str] = field(default_factory=list)
    attribution: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    relation: list[str] = field(default_factory=list)


class Reader(nn.Module):
    """Everything read in one pass: words of a passage to the scores of each head."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        self.words = nn.Linear(2 * WIDTH, WIDTH)
        self.grammar = Layer(inner=HIDDEN)
        self.spans = Layer(inner=HIDDEN)
        self.fuse = nn.Linear(WIDTH, WIDTH)  # what the grammar layer knows, given to the spans layer: contents end where clauses do
        self.drop = nn.Dropout(0.25)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.lemma = nn.Linear(WIDTH, len(labels.lemma))
        self.arc_dep = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC + 1, ARC, bias=False)
        self.label_dep = nn.Linear(WIDTH, LABEL)
        self.label_head = nn.Linear(WIDTH, LABEL, bias=False)
        self.label = nn.Linear(LABEL, len(labels.deprel))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.attribution = nn.Linear(WIDTH, len(labels.attribution))
        self.transitions = nn.Parameter(torch.zeros(len(labels.attribution), len(labels.attribution)))
        self.entities = nn.Linear(WIDTH, len(labels.entities))
        self.entities_news = nn.Linear(WIDTH, len(labels.entities))
        self.factuality = nn.Sequential(nn.Linear(WIDTH, WIDTH // 2), nn.GELU(), nn.Linear(WIDTH // 2, 1))
        self.pair = nn.Sequential(nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(WIDTH, len(labels.relation)))
        nn.init.eye_(self.words.weight[:, :WIDTH])
        with torch.no_grad():
            self.words.weight[:, WIDTH:] = 0
            self.words.weight[:, :WIDTH] *= 0.7
            self.words.weight[:, WIDTH:] += 0.3 * torch.eye(WIDTH)
            self.words.bias.zero_()
            self.fuse.weight.zero_()
            self.fuse.bias.zero_()
            for layer in (self.grammar, self.spans):
                layer.out.weight *= 0.1
                layer.down.weight *= 0.1

    def read(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Word vectors: 'shared', and after the layer of each group 'grammar' and 'spans' (batch, words, WIDTH)."""
        x = self.encoder(batch["ids"], batch["cases"], batch["mask"])
        index = batch["first"][:, :, None].expand(-1, -1, WIDTH)
        last = batch["last"][:, :, None].expand(-1, -1, WIDTH)
        words = self.words(torch.cat([x.gather(1, index), x.gather(1, last)], 2))
        bias = ((1.0 - batch["words"]) * -1e4)[:, None, None, :]
        grammar = self.grammar(words, bias)
        return {"shared": words, "grammar": grammar, "spans": self.spans(words + self.fuse(grammar), bias)}

    def grammar_scores(self, h: Tensor) -> dict[str, Tensor]:
        """Tags (batch, words, labels); arcs (batch, words, 1 + words), column 0 the root; the two sides of the label scorer."""
        h = self.drop(h)
        root = self.root[None, None].expand(h.shape[0], 1, -1).to(h.dtype)
        heads = torch.cat([root, h], 1)
        dep, head = F.gelu(self.arc_dep(h)), F.gelu(self.arc_head(heads))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], 2)
        arcs = (self.arc(dep) @ head.transpose(1, 2)) * (ARC**-0.5)
        return {
            "upos": self.upos(h), "xpos": self.xpos(h), "lemma": self.lemma(h), "arcs": arcs,
            "label_dep": self.label_dep(h), "label_head": self.label_head(heads),
        }  # fmt: skip

    def labels_of(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of given arcs: heads (batch, words), 0 the root, to (batch, words, labels)."""
        chosen = head.gather(1, heads[:, :, None].expand(-1, -1, LABEL))
        return self.label(F.gelu(dep + chosen))

    def span_scores(self, h: Tensor) -> dict[str, Tensor]:
        h = self.drop(h)
        return {
            "attribution": self.attribution(h), "entities": self.entities(h),
            "entities_news": self.entities_news(h), "factuality": self.factuality(h).squeeze(-1),
        }  # fmt: skip

    def relate(self, batch: dict[str, Tensor]) -> Tensor:
        """Root codes of a marked pair: source, target (batch) the places of their opening marks; (batch, codes)."""
        x = self.encoder(batch["ids"], batch["cases"], batch["mask"])
        rows = torch.arange(x.shape[0], device=x.device)
        mean = (x * batch["mask"][:, :, None]).sum(1) / batch["mask"].sum(1, keepdim=True)
        return self.pair(torch.cat([x[rows, batch["source"]], x[rows, batch["target"]], x[:, 0], mean.to(x.dtype)], 1))
