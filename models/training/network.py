"""The encoder and its heads, in PyTorch, for training only.

A six-layer BERT encoder (MiniLM-L6: width 384, 12 attention heads; Wang et al. 2020,
"MiniLM: Deep Self-Attention Distillation") with a learned case embedding, and
linear heads on the first wordpiece of each word: sentence start, entity label,
part of speech, features. The tree is deep biaffine for arcs (Dozat & Manning
2017) with an additive scorer for relation labels, which needs the vectors of
one head per word only and so stays cheap without a GPU.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from newsfacts.syntax.wordpieces import CASE_CLASSES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC_WIDTH, RELATION_WIDTH = 256, 128
DROPOUT = 0.1


@dataclass(frozen=True)
class LabelSets:
    """The labels of each head, in the order of its outputs."""

    entities: list[str]
    upos: list[str]
    feats: list[str]
    deps: list[str]


class Outputs(NamedTuple):
    """What the heads say of each of `n` words.

    Attributes:
        sentence: *Shape:* `(n,)`, logit of starting a sentence.
        entity, upos, feats: *Shape:* `(n, labels)`.
        arc_head, arc_dependent: *Shape:* `(n, ARC_WIDTH + 1)`; their product scores an
            arc, with the head's own score in the last column. `graph` folds that
            column away.
        root: *Shape:* `(n,)`, score of being a root.
        relation_head, relation_dependent: *Shape:* `(n, RELATION_WIDTH)`; the label
            scores of an arc are a linear layer on the rectified sum.
    """

    sentence: Tensor
    entity: Tensor
    upos: Tensor
    feats: Tensor
    arc_head: Tensor
    arc_dependent: Tensor
    root: Tensor
    relation_head: Tensor
    relation_dependent: Tensor


class Quantizer(nn.Module):
    """Fake quantization of a linear layer's input and weights, off until calibrated.

    Inputs have one scale each (static, so that a word's result does not depend
    on its batch), weights one per output. The scales are what `export` writes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("low", torch.tensor(0.0))
        self.register_buffer("high", torch.tensor(0.0))
        self.enabled = False

    def forward(self, x: Tensor) -> Tensor:
        """`x` as it comes back from 8 bits."""
        if not self.enabled:
            return x
        scale, zero = affine(self.low, self.high)
        return torch.fake_quantize_per_tensor_affine(x.float(), scale, zero, 0, 255)


def affine(low: Tensor, high: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and zero point of unsigned 8 bits over `[low, high]`."""
    scale = ((high - low) / 255).clamp(min=1e-8)
    return scale, (-low / scale).round().clamp(0, 255).to(torch.int32)


def weight_scales(weight: Tensor) -> Tensor:
    """One symmetric scale per output row, 7 bits and a sign.

    Seven bits rather than eight: pairs of 8-bit products overflow the 16-bit
    sums of processors without VNNI, and the answer must not depend on the processor.
    """
    return weight.abs().amax(dim=1).clamp(min=1e-8) / 63


class QLinear(nn.Linear):
    """A linear layer that can train as if it were quantized."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        self.quantizer = Quantizer()

    def forward(self, x: Tensor) -> Tensor:
        """*Shape:* `(…, inputs)` to `(…, outputs)`."""
        if not self.quantizer.enabled:
            return F.linear(x, self.weight, self.bias)
        scales = weight_scales(self.weight.detach())
        zeros = torch.zeros(len(scales), dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(self.weight, scales, zeros, 0, -63, 63)
        return F.linear(self.quantizer(x), weight, self.bias)


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = QLinear(WIDTH, 3 * WIDTH)
        self.out = QLinear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = QLinear(WIDTH, INNER)
        self.down = QLinear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* `x (batch, pieces, WIDTH)`, `mask (batch, 1, 1, pieces)` true where real."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        # Written out: on a CPU its backward pass is faster than the fused one's.
        weights = (q @ k.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS)).masked_fill(~mask, -1e4)
        mixed = weights.softmax(dim=-1).to(v.dtype) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + F.dropout(mixed, DROPOUT, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), DROPOUT, self.training))


class Encoder(nn.Module):
    """Wordpieces with case classes to contextual vectors."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(positions, WIDTH)
        self.case = nn.Embedding(CASE_CLASSES, WIDTH)
        nn.init.normal_(self.case.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* all inputs `(batch, pieces)`; returns `(batch, pieces, WIDTH)`."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.word(ids) + self.position(places) + self.case(case))
        x = F.dropout(x, DROPOUT, self.training)
        real = mask.bool()[:, None, None, :]
        for layer in self.layers:
            x = layer(x, real)
        return x

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a Hugging Face BERT; token type 0 joins the positions."""
        own = self.state_dict()
        own["word.weight"] = weights["embeddings.word_embeddings.weight"]
        own["position.weight"] = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        for end in ("weight", "bias"):
            own[f"norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
            for i in range(LAYERS):
                old, new = f"encoder.layer.{i}", f"layers.{i}"
                own[f"{new}.qkv.{end}"] = torch.cat(
                    [weights[f"{old}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                )
                own[f"{new}.out.{end}"] = weights[f"{old}.attention.output.dense.{end}"]
                own[f"{new}.norm1.{end}"] = weights[f"{old}.attention.output.LayerNorm.{end}"]
                own[f"{new}.up.{end}"] = weights[f"{old}.intermediate.dense.{end}"]
                own[f"{new}.down.{end}"] = weights[f"{old}.output.dense.{end}"]
                own[f"{new}.norm2.{end}"] = weights[f"{old}.output.LayerNorm.{end}"]
        self.load_state_dict(own)


class Network(nn.Module):
    """The encoder with every head."""

    def __init__(self, labels: LabelSets) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        self.sentence = nn.Linear(WIDTH, 1)
        self.entity = nn.Linear(WIDTH, len(labels.entities))
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.feats = nn.Linear(WIDTH, len(labels.feats))
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.arc_head_bias = nn.Linear(ARC_WIDTH, 1)
        self.root = nn.Linear(ARC_WIDTH, 1)
        self.relation_head = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_dependent = nn.Linear(WIDTH, RELATION_WIDTH, bias=False)
        self.relation = nn.Linear(RELATION_WIDTH, len(labels.deps))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor) -> Outputs:
        """*Shape:* `first (n,)` indexes the flattened `(batch * pieces)` vectors of each word."""
        vectors = self.encoder(ids, case, mask).float().reshape(-1, WIDTH)[first]
        words = F.dropout(vectors, DROPOUT, self.training)
        head = F.dropout(F.relu(self.arc_head(words)), DROPOUT, self.training)
        dependent = F.dropout(F.relu(self.arc_dependent(words)), DROPOUT, self.training)
        # The bias of a head is folded into its vector's product with a constant;
        # a bilinear form keeps arcs one matrix product per sentence at run time.
        return Outputs(
            sentence=self.sentence(words).squeeze(-1),
            entity=self.entity(words),
            upos=self.upos(words),
            feats=self.feats(words),
            arc_head=torch.cat([head, self.arc_head_bias(head)], dim=-1),
            arc_dependent=torch.cat(
                [self.arc(dependent) / math.sqrt(ARC_WIDTH), torch.ones_like(dependent[:, :1])], -1
            ),
            root=self.root(dependent).squeeze(-1),
            relation_head=self.relation_head(words),
            relation_dependent=self.relation_dependent(words),
        )

    def relation_scores(self, outputs: Outputs, heads: Tensor) -> Tensor:
        """Label scores of each word's arc to `heads` (`(n,)`, its own index for a root)."""
        joined = F.relu(outputs.relation_head[heads] + outputs.relation_dependent)
        return self.relation(F.dropout(joined, DROPOUT, self.training))
