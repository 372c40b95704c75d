"""Training examples: windows of documents as tensors, drawn anew each epoch."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from models.training.augment import Pool, exchanged, masked_words
from models.training.documents import Document, joined
from models.training.network import LabelSets
from newsfacts.syntax.windows import cut
from newsfacts.syntax.wordpieces import CASE_SPECIAL, WordPieces

IGNORE = -100
# A word whose source says only that it is no person, organization, place,
# facility or group: nothing, a product or an event.
MISCELLANEOUS = -50
MAX_PIECES = 250
# Share of documents that a headline and its date run into.
HEADLINES = 0.35


@dataclass
class Example:
    """One window: pieces, the place of each word's first piece, and labels per word.

    `heads` index words of the window; `sentence_of` numbers the sentences of a tree.
    """

    ids: list[int]
    case: list[int]
    first: list[int]
    entity: list[int]
    upos: list[int]
    feats: list[int]
    starts: list[int]
    heads: list[int]
    deps: list[int]
    sentence_of: list[int]


@dataclass
class Batch:
    """Padded pieces `(batch, pieces)` and labels over all words of the batch, flat."""

    ids: Tensor
    case: Tensor
    mask: Tensor
    first: Tensor
    labels: dict[str, Tensor] = field(default_factory=dict)
    trees: list[tuple[int, int]] = field(default_factory=list)


def recase(word: str, how: str) -> str:
    """The word as a headline, a shout or a careless note would have it."""
    changes: dict[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower, "title": str.title}
    return changes[how](word)


class ExampleMaker:
    """Windows with labels as numbers."""

    def __init__(
        self,
        pieces: WordPieces,
        labels: LabelSets,
        headlines: Sequence[Document] = (),
        names: Pool | None = None,
    ) -> None:
        self.pieces = pieces
        self.mask = np.array([pieces.id_of("[MASK]")])
        self.names = names
        self.headlines = headlines
        self.index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("entities", "upos", "feats", "deps")
        }
        self.index["entities"]["?"] = MISCELLANEOUS

    def example(
        self,
        d: Document,
        start: int,
        stop: int,
        *,
        breaks: bool,
        how: str = "",
        masked: Collection[int] = (),
    ) -> Example:
        """Words `[start, stop)` of a document; `breaks` marks its paragraph ends.

        A masked word is one piece that says nothing but its case.
        """
        paragraphs = set(d.paragraphs) if breaks else set()
        ids, case, first = [self.pieces.start_id], [CASE_SPECIAL], []
        for i in range(start, stop):
            if i > start and i in paragraphs:
                ids.append(self.pieces.break_id)
                case.append(CASE_SPECIAL)
            word_ids, word_case = self.pieces.encode(recase(d.words[i], how) if how else d.words[i])
            if i in masked:
                word_ids = self.mask
            if len(ids) + len(word_ids) >= MAX_PIECES:
                stop = i
                break
            first.append(len(ids))
            ids.extend(word_ids.tolist())
            case.extend([word_case] * len(word_ids))
        ids.append(self.pieces.break_id)
        case.append(CASE_SPECIAL)
        return self._labelled(d, range(start, stop), Example(ids, case, first, [], [], [], [], [], [], []))

    def _labelled(self, d: Document, words: range, x: Example) -> Example:
        n = len(words)

        def numbers(name: str, labels: list[str]) -> list[int]:
            return [self.index[name].get(labels[i], IGNORE) for i in words] if labels else [IGNORE] * n

        x.entity, x.upos = numbers("entities", d.entities), numbers("upos", d.upos)
        x.feats, x.deps = numbers("feats", d.feats), numbers("deps", d.deps)
        starts = set(d.sentences)
        x.starts = [int(i in starts) for i in words] if starts else [IGNORE] * n
        if not d.heads:
            x.heads, x.sentence_of = [IGNORE] * n, [IGNORE] * n
            return x
        x.heads = [d.heads[i] - words.start if d.heads[i] in words else IGNORE for i in words]
        number = -1
        for i in words:
            number += i in starts or number < 0
            x.sentence_of.append(number)
        return x

    def draw(self, documents: Sequence[Document], rng: random.Random) -> list[Example]:
        """One epoch's windows, cut at random sizes; some in another casing."""
        examples = []
        for d in documents:
            if d.sentences and self.headlines and rng.random() < HEADLINES:
                d = joined(rng.choice(self.headlines), d)
            if self.names:
                d = exchanged(d, self.names, rng)
            limit = rng.choice((40, 96, 128, 158, 190))
            spans = self._sentence_windows(d, limit, rng) if d.sentences else self._windows(d, limit)
            breaks = not d.sentences or rng.random() < 0.6
            for start, stop in spans:
                how = rng.choice(("upper", "lower", "title")) if rng.random() < 0.03 else ""
                masked = masked_words(d, start, stop, rng)
                examples.append(self.example(d, start, stop, breaks=breaks, how=how, masked=masked))
        return [x for x in examples if x.first]

    def _windows(self, d: Document, limit: int) -> list[tuple[int, int]]:
        sizes = [len(self.pieces.encode(w)[0]) for w in d.words]
        for p in d.paragraphs[1:]:
            sizes[p - 1] += 1
        return [(w.start, w.stop) for w in cut(sizes, d.paragraphs, limit, context=0)]

    def _sentence_windows(self, d: Document, limit: int, rng: random.Random) -> list[tuple[int, int]]:
        """Runs of whole sentences, single ones now and then."""
        edges = [*d.sentences, len(d.words)]
        spans: list[tuple[int, int]] = []
        start, size = 0, 0
        single = rng.random() < 0.2
        for begin, end in pairwise(edges):
            n = sum(len(self.pieces.encode(w)[0]) for w in d.words[begin:end])
            if size and (single or size + n > limit):
                spans.append((start, begin))
                start, size = begin, 0
            size += n
        spans.append((start, len(d.words)))
        return spans


def batches(examples: list[Example], pieces: int, rng: random.Random) -> Iterator[Batch]:
    """Batches of about `pieces` padded pieces, of similar lengths, in random order."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    groups: list[list[int]] = []
    for begin in range(0, len(order), 600):
        group: list[int] = []
        for i in sorted(order[begin : begin + 600], key=lambda i: len(examples[i].ids)):
            if group and len(examples[i].ids) * (len(group) + 1) > pieces:
                groups.append(group)
                group = []
            group.append(i)
        groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        yield collate([examples[i] for i in group])


def collate(examples: Sequence[Example]) -> Batch:
    """Pad the pieces, lay the words end to end."""
    length = max(len(x.ids) for x in examples)
    ids, case, mask = (np.zeros((len(examples), length), dtype=np.int64) for _ in range(3))
    first: list[int] = []
    labels: dict[str, list[int]] = {k: [] for k in ("entity", "upos", "feats", "starts", "heads", "deps")}
    trees: list[tuple[int, int]] = []
    for row, x in enumerate(examples):
        n = len(x.ids)
        ids[row, :n], case[row, :n], mask[row, :n] = x.ids, x.case, 1
        base = len(first)
        first.extend(row * length + f for f in x.first)
        for name in ("entity", "upos", "feats", "starts", "deps"):
            labels[name].extend(getattr(x, name))
        labels["heads"].extend(h if h == IGNORE else h + base for h in x.heads)
        trees.extend(_sentence_spans(x.sentence_of, base))
    return Batch(
        *(torch.from_numpy(a) for a in (ids, case, mask)),
        first=torch.tensor(first),
        labels={k: torch.tensor(v) for k, v in labels.items()},
        trees=trees,
    )


def _sentence_spans(sentence_of: list[int], base: int) -> list[tuple[int, int]]:
    """`[begin, end)` over the batch's words of each sentence that has a tree."""
    if not sentence_of or sentence_of[0] == IGNORE:
        return []
    edges = [i for i, s in enumerate(sentence_of) if i == 0 or s != sentence_of[i - 1]]
    return [(base + a, base + b) for a, b in zip(edges, [*edges[1:], len(sentence_of)], strict=True)]
