"""The trained network as one ONNX graph, written node by node.

Written out rather than traced, so that every operator is the one ONNX Runtime
has a fast CPU kernel for: integer products with static input scales
(`MatMulIntegerToFloat`) and fused attention. There is no padding and no mask:
windows of one length run together, which is faster and makes a word's result
the same whatever its batch. Word vectors are stored as 8-bit rows with a scale each.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from models.training.network import (
    ATTENTION_HEADS,
    LAYERS,
    WIDTH,
    Layer,
    Network,
    QLinear,
    affine,
    weight_scales,
)
from newsfacts.syntax.encoder import OUTPUTS

MS = "com.microsoft"
Array = npt.NDArray[np.generic]
Affine = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]


class GraphWriter:
    """Collects nodes and weights under names.

    Attributes:
        exact: Write the linear layers in 32-bit floats, to measure what 8 bits cost.
    """

    def __init__(self, exact: bool = False) -> None:
        self.exact = exact
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, Array] = {}

    def weight(self, name: str, value: Array) -> str:
        """A constant of the graph."""
        self.weights[name] = value
        return name

    def node(self, op: str, inputs: list[str], output: str, *, domain: str = "", **attributes: object) -> str:
        """A node with one output, whose name is returned."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def model(self, outputs: dict[str, list[str | int]]) -> onnx.ModelProto:
        """The whole graph."""
        shape: list[str | int] = ["batch", "pieces"]
        ins = [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("ids", "case")]
        ins.append(helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]))
        outs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs.items()]
        constants = [numpy_helper.from_array(np.ascontiguousarray(v), n) for n, v in self.weights.items()]
        graph = helper.make_graph(self.nodes, "newsfacts_encoder", ins, outs, constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def array(tensor: Tensor) -> npt.NDArray[np.float32]:
    """A tensor's values."""
    values: npt.NDArray[np.float32] = tensor.detach().float().numpy()
    return values


def embeddings(w: GraphWriter, network: Network) -> str:
    """Word, position and case vectors, summed and normalized."""
    encoder = network.encoder
    table = array(encoder.word.weight)
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    w.weight("word_rows", np.round(table / scales).astype(np.int8))
    w.weight("word_scales", scales.astype(np.float32))
    rows = w.node(
        "Cast", [w.node("Gather", ["word_rows", "ids"], "word_bytes")], "word_floats", to=TensorProto.FLOAT
    )
    words = w.node("Mul", [rows, w.node("Gather", ["word_scales", "ids"], "word_scale")], "words")
    w.weight("case_rows", array(encoder.case.weight))
    w.weight("position_rows", array(encoder.position.weight))
    length = w.node(
        "Gather", [w.node("Shape", ["ids"], "shape"), w.weight("one", np.array([1]))], "length", axis=0
    )
    places = w.node("Slice", ["position_rows", w.weight("zero", np.array([0])), length], "places")
    cased = w.node("Add", [words, w.node("Gather", ["case_rows", "case"], "cases")], "cased")
    total = w.node("Add", [cased, places], "embedded")
    inputs = [
        total,
        w.weight("norm.g", array(encoder.norm.weight)),
        w.weight("norm.b", array(encoder.norm.bias)),
    ]
    return w.node("LayerNormalization", inputs, "x0", axis=-1, epsilon=1e-12)


def quantized(w: GraphWriter, x: str, layer: QLinear, name: str) -> str:
    """The input of a quantized layer in 8 bits."""
    if w.exact:
        return x
    scale, zero = affine(layer.quantizer.low, layer.quantizer.high)
    w.weight(f"{name}.scale", np.array(float(scale), dtype=np.float32))
    w.weight(f"{name}.zero", np.array(int(zero), dtype=np.uint8))
    return w.node("QuantizeLinear", [x, f"{name}.scale", f"{name}.zero"], f"{name}.q")


def product(w: GraphWriter, q: str, source: str, layer: QLinear, rows: slice, name: str) -> str:
    """Rows of a quantized linear layer over an input from `quantized`."""
    weight = layer.weight.detach()
    w.weight(f"{name}.b", array(layer.bias)[rows])
    if w.exact:
        w.weight(f"{name}.w", array(weight)[rows].T)
        return w.node("Add", [w.node("MatMul", [q, f"{name}.w"], f"{name}.p"), f"{name}.b"], name)
    scales = array(weight_scales(weight))[rows]
    whole = np.clip(np.round(array(weight)[rows] / scales[:, None]), -63, 63).astype(np.int8)
    w.weight(f"{name}.w", whole.T)
    w.weight(f"{name}.ws", scales)
    inputs = [q, f"{name}.w", f"{source}.scale", f"{name}.ws", f"{source}.zero", "", f"{name}.b"]
    return w.node("MatMulIntegerToFloat", inputs, name, domain=MS)


def linear(w: GraphWriter, x: str, layer: QLinear, name: str) -> str:
    """A whole linear layer, quantized."""
    return product(w, quantized(w, x, layer, name), name, layer, slice(None), name)


def transformer_layer(w: GraphWriter, x: str, layer: Layer, i: int) -> str:
    """One layer; `x` is `(batch, pieces, WIDTH)`, and so is the result.

    After the attention of the last layer only the first piece of each word is
    carried on, as `(words, WIDTH)`: nobody reads the others.
    """
    q = quantized(w, x, layer.qkv, f"qkv{i}")
    parts = [
        product(w, q, f"qkv{i}", layer.qkv, slice(k * WIDTH, (k + 1) * WIDTH), f"{part}{i}")
        for k, part in enumerate(("query", "key", "value"))
    ]
    mixed = w.node("MultiHeadAttention", parts, f"mixed{i}", domain=MS, num_heads=ATTENTION_HEADS)
    if i == LAYERS - 1:
        mixed, x = first_pieces(w, mixed), first_pieces(w, x)
    x = skip_norm(w, x, linear(w, mixed, layer.out, f"out{i}"), layer.norm1, f"y{i}")
    up = w.node("Gelu", [linear(w, x, layer.up, f"up{i}")], f"gelu{i}", domain=MS)
    return skip_norm(w, x, linear(w, up, layer.down, f"down{i}"), layer.norm2, f"x{i + 1}")


def first_pieces(w: GraphWriter, x: str) -> str:
    """The vectors of the pieces that `first` points at."""
    flat = w.node("Reshape", [x, w.weight("flat", np.array([-1, WIDTH]))], f"{x}.flat")
    return w.node("Gather", [flat, "first"], f"{x}.words")


def skip_norm(w: GraphWriter, x: str, change: str, norm: nn.LayerNorm, name: str) -> str:
    """`LayerNorm(x + change)`, as two nodes: ONNX Runtime's fused one is five times slower on a CPU."""
    w.weight(f"{name}.g", array(norm.weight))
    w.weight(f"{name}.b", array(norm.bias))
    inputs = [w.node("Add", [x, change], f"{name}.sum"), f"{name}.g", f"{name}.b"]
    return w.node("LayerNormalization", inputs, name, axis=-1, epsilon=1e-12)


def dense(w: GraphWriter, x: str, layers: dict[str, Affine], name: str) -> None:
    """Linear layers over one input `(words, inputs)` as a single product, cut apart after it."""
    weight = np.concatenate([weight for weight, _ in layers.values()])
    bias = np.concatenate([bias for _, bias in layers.values()]).astype(np.float32)
    both = w.node("Gemm", [x, w.weight(f"{name}.w", weight), w.weight(f"{name}.b", bias)], name, transB=1)
    sizes = w.weight(f"{name}.sizes", np.array([len(bias) for _, bias in layers.values()]))
    w.nodes.append(helper.make_node("Split", [both, sizes], list(layers), name=f"{name}.split", axis=-1))


def affine_of(layer: nn.Linear) -> Affine:
    """The weight `(outputs, inputs)` and bias of a layer."""
    weight = array(layer.weight)
    return weight, array(layer.bias) if layer.bias is not None else np.zeros(len(weight), dtype=np.float32)


def heads(w: GraphWriter, words: str, network: Network) -> dict[str, list[str | int]]:
    """All heads over the vectors of words; their names and shapes."""
    names = ("entity", "upos", "feats", "relation_head", "relation_dependent")
    layers = {name: affine_of(getattr(network, name)) for name in names}
    shapes: dict[str, list[str | int]] = {name: ["words", len(layers[name][1])] for name in names}
    inner = {
        "sentence2": network.sentence,
        "arc_head0": network.arc_head,
        "arc_dependent0": network.arc_dependent,
    }
    dense(w, words, layers | {name: affine_of(layer) for name, layer in inner.items()}, "heads")
    w.node("Squeeze", ["sentence2", "one"], "sentence")
    shapes |= {"sentence": ["words"]} | arcs(w, network)
    return {name: shapes[name] for name in OUTPUTS}


def arcs(w: GraphWriter, network: Network) -> dict[str, list[str | int]]:
    """The vectors whose product scores an arc, and the score of a root.

    What a head scores by itself, `bias . head`, is the same product with the
    dependent's vector, so its weights are added there, and its constant taken
    from the root that arcs compete with.
    """
    w.node("Relu", ["arc_head0"], "arc_head")
    dependent = w.node("Relu", ["arc_dependent0"], "arc_dependent1")
    weight, offset = affine_of(network.arc)
    own, constant = affine_of(network.arc_head_bias)
    scale = 1 / math.sqrt(network.arc.in_features)
    root, root_offset = affine_of(network.root)
    layers = {
        "arc_dependent": (weight * scale, offset * scale + own[0]),
        "root2": (root, root_offset - constant),
    }
    dense(w, dependent, layers, "arcs")
    w.node("Squeeze", ["root2", "one"], "root")
    width = len(weight)
    return {"arc_head": ["words", width], "arc_dependent": ["words", width], "root": ["words"]}


def build(network: Network, *, exact: bool = False) -> onnx.ModelProto:
    """The graph of a calibrated network; `exact` leaves its linear layers unquantized."""
    w = GraphWriter(exact)
    x = embeddings(w, network)
    for i, layer in enumerate(network.encoder.layers):
        x = transformer_layer(w, x, layer, i)
    model = w.model(heads(w, x, network))
    onnx.checker.check_model(model)
    return model
