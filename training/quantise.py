"""Int8 matrix products whose activations are scaled a row: a word's scores do not depend on what else is in the batch.

ONNX Runtime's own dynamic quantisation takes one scale a tensor, so that a sentence would read differently in other company.
Here each product x W of a constant W becomes: s = max|x| / 127 a row; u8 = round(x / s) + 128; MatMulInteger(u8, W8); times s and
the column's scale of W.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def quantise(model: onnx.ModelProto, least: int = 4096) -> onnx.ModelProto:
    """The model with every product by a constant matrix of `least` or more values as int8 arithmetic."""
    graph = model.graph
    constants = {i.name: i for i in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    used: dict[str, tuple[str, str]] = {}  # activation -> its rows' scale and its int8 form
    extra = [
        numpy_helper.from_array(np.asarray([127.0], np.float32), "q.top"), numpy_helper.from_array(np.asarray([128.0], np.float32), "q.middle"),
        numpy_helper.from_array(np.asarray([1e-6], np.float32), "q.tiny"), numpy_helper.from_array(np.asarray(128, np.uint8), "q.zero"),
        numpy_helper.from_array(np.asarray([-1], np.int64), "q.axis"),
    ]  # fmt: skip
    gone = set()
    for node in graph.node:
        weight = constants.get(node.input[1]) if node.op_type == "MatMul" else None
        if weight is None or int(np.prod(weight.dims)) < least:
            nodes.append(node)
            continue
        x, name = node.input[0], node.output[0]
        if x not in used:
            nodes += [
                helper.make_node("Abs", [x], [f"{x}.abs"]),
                helper.make_node("ReduceMax", [f"{x}.abs", "q.axis"], [f"{x}.max"], keepdims=1),
                helper.make_node("Max", [f"{x}.max", "q.tiny"], [f"{x}.some"]),
                helper.make_node("Div", [f"{x}.some", "q.top"], [f"{x}.scale"]),
                helper.make_node("Div", [x, f"{x}.scale"], [f"{x}.unit"]),
                helper.make_node("Add", [f"{x}.unit", "q.middle"], [f"{x}.up"]),
                helper.make_node("Round", [f"{x}.up"], [f"{x}.round"]),
                helper.make_node("Cast", [f"{x}.round"], [f"{x}.u8"], to=TensorProto.UINT8),
            ]
            used[x] = (f"{x}.scale", f"{x}.u8")
        scale, u8 = used[x]
        values = numpy_helper.to_array(weight).astype(np.float32)
        column = np.maximum(np.abs(values).max(0), 1e-8) / 127
        extra.append(numpy_helper.from_array(np.round(values / column).astype(np.int8), f"{weight.name}.{name}.s8"))
        extra.append(numpy_helper.from_array(column.astype(np.float32), f"{weight.name}.{name}.columns"))
        gone.add(weight.name)
        nodes += [
            helper.make_node("MatMulInteger", [u8, f"{weight.name}.{name}.s8", "q.zero"], [f"{name}.i32"]),
            helper.make_node("Cast", [f"{name}.i32"], [f"{name}.f32"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.f32", scale], [f"{name}.rows"]),
            helper.make_node("Mul", [f"{name}.rows", f"{weight.name}.{name}.columns"], [name]),
        ]
    still = {i for n in nodes for i in n.input}
    kept = [i for i in graph.initializer if i.name not in gone or i.name in still]
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.initializer[:]
    graph.initializer.extend(kept + extra)
    model.opset_import[0].version = max(model.opset_import[0].version, 18)
    onnx.checker.check_model(model)
    return model
