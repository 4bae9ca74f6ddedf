"""The shipped model's weights as a Reader again, so that training can go on from it: int8 columns times their scales."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import ARC, LABEL, WIDTH, Encoder, Labels, Reader

UNBIASED = {(ARC + 1, ARC): "arc", (WIDTH, LABEL): "label_head"}  # the products without a bias, by the shape of their matrix


def products(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """Name of a linear layer to its weight (out, in): each constant matrix of a product, named by the bias that is added after it."""
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    readers: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    out = {}
    for node in graph.node:
        if node.op_type not in ("MatMul", "MatMulInteger") or node.input[1] not in constants:
            continue
        matrix = constants[node.input[1]].astype(np.float32)
        if node.op_type == "MatMulInteger":
            matrix = matrix * constants[node.input[1][: -len("s8")] + "columns"]
        name, at = "", node
        for _ in range(6):
            bias = [i for i in at.input if i.endswith(".bias")] if at.op_type == "Add" else []
            if bias:
                name = bias[0][: -len(".bias")]
                break
            after = readers.get(at.output[0], [])
            if len(after) != 1:
                break
            at = after[0]
        name = name or UNBIASED[matrix.shape]
        out[name.removeprefix("reader.") + ".weight"] = torch.from_numpy(matrix.T.copy())
    return out


def blended(reader: Reader, other: Encoder, share: float) -> None:
    """Draw the encoder's weights back towards another's: `share` of its own, the rest of the other's (Wortsman et al. 2022).

    The shipped model knows its training articles too well (content F1 0.83 there, 0.65 on others); a tenth of the weights it began with
    gave 0.005 on every role before any further training.
    """
    with torch.no_grad():
        for mine, its in zip(reader.encoder.parameters(), other.parameters(), strict=True):
            mine.lerp_(its, 1 - share)


def reader_of(folder: Path) -> tuple[Reader, Labels]:
    """The Reader that the folder's three graphs were exported from, but for the rounding to int8."""
    tables = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    labels = Labels(**tables["labels"])
    reader = Reader(Encoder(), labels)
    state = reader.state_dict()
    found: dict[str, Tensor] = {k: v for k, v in state.items() if k.startswith("fuse.")}  # zero where an older model has none
    for name in ("encoder", "words", "pair"):
        graph = onnx.load(str(folder / f"{name}.onnx")).graph
        constants = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
        found |= products(graph)
        found |= {k.removeprefix("reader."): v for k, v in constants.items() if k.removeprefix("reader.") in state}
        if name == "encoder":
            found["encoder.pieces.weight"] = constants["table"].float() * constants["scale"]
        for key, value in constants.items():
            if key.startswith("onnx::Expand") and tuple(value.shape) == (1, 1, WIDTH):
                found["root"] = value.reshape(WIDTH)
    transitions = torch.tensor(tables["transitions"])
    found["transitions"] = torch.where(transitions < -1e3, torch.zeros_like(transitions), transitions)
    found["label.weight"] = torch.tensor(tables["label"]["weight"])
    found["label.bias"] = torch.tensor(tables["label"]["bias"])
    missing = sorted(set(state) - set(found))
    if missing:
        raise ValueError(f"{folder}: no weights for {', '.join(missing)}: the model was exported by another version")
    reader.load_state_dict({k: found[k] for k in state})
    return reader, labels
