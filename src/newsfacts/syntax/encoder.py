"""The trained network behind ONNX Runtime: words of documents in, scores per word out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from newsfacts.errors import ModelFormatError
from newsfacts.syntax.windows import Window, cut
from newsfacts.syntax.wordpieces import CASE_SPECIAL, WordPieces

# Pieces in one run of the network: small enough for its activations to stay in
# the processor's cache.
BATCH_PIECES = 1024


@dataclass(frozen=True)
class Scores:
    """What the network says of each of `n` words of a document.

    Attributes:
        sentence: *Shape:* `(n,)`, log odds of starting a sentence.
        entity, upos, feats: *Shape:* `(n, labels)`, logits.
        arc_head, arc_dependent: *Shape:* `(n, width)`; their product scores an arc.
        root: *Shape:* `(n,)`, score of being a root.
        relation_head, relation_dependent: *Shape:* `(n, width)`.
    """

    sentence: npt.NDArray[np.float32]
    entity: npt.NDArray[np.float32]
    upos: npt.NDArray[np.float32]
    feats: npt.NDArray[np.float32]
    arc_head: npt.NDArray[np.float32]
    arc_dependent: npt.NDArray[np.float32]
    root: npt.NDArray[np.float32]
    relation_head: npt.NDArray[np.float32]
    relation_dependent: npt.NDArray[np.float32]

    @property
    def vectors(self) -> npt.NDArray[np.float32]:
        """*Shape:* `(n, width)`: what is linear in the network's vector of each word, side by side."""
        parts = (self.entity, self.upos, self.feats, self.relation_head, self.relation_dependent)
        return np.concatenate(parts, axis=1)


OUTPUTS = tuple(f.name for f in fields(Scores))


@dataclass(frozen=True)
class Words:
    """The words of a document that are to be read.

    Attributes:
        texts: The words, no white space among them.
        breaks: Index of the first word of each paragraph, ascending, from 0.
    """

    texts: Sequence[str]
    breaks: Sequence[int]


@dataclass(frozen=True)
class _Piece:
    """A window of one document, ready for the network."""

    document: int
    window: Window
    ids: npt.NDArray[np.int64]
    case: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]


class Encoder:
    """Runs the network over documents. Thread-safe once made."""

    def __init__(self, model: bytes, pieces: WordPieces, threads: int = 1) -> None:
        """Make a session.

        Args:
            model: A serialized ONNX graph with the outputs `OUTPUTS`.
            pieces: The vocabulary the network was trained with.
            threads: Threads inside one run; 0 lets ONNX Runtime choose.

        Raises:
            ModelFormatError: If the graph cannot be run or has other outputs.
        """
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelFormatError(f"ONNX Runtime cannot read the encoder: {error}") from error
        names = tuple(output.name for output in self._session.get_outputs())
        if names != OUTPUTS:
            raise ModelFormatError(f"the encoder's outputs are {names}, not {OUTPUTS}")
        self._pieces = pieces

    @classmethod
    def from_disk(cls, folder: Path, threads: int = 1) -> Encoder:
        """The encoder of a folder with `model.onnx` and `tokenizer.json`."""
        try:
            pieces = WordPieces.from_file(folder / "tokenizer.json")
            return cls((folder / "model.onnx").read_bytes(), pieces, threads)
        except OSError as error:
            raise ModelFormatError(f"{folder}: the encoder cannot be read: {error}") from error

    def __call__(self, documents: Sequence[Words]) -> list[Scores | None]:
        """Scores for each document; None for one without words."""
        pieces = [p for i, words in enumerate(documents) for p in self._windows(i, words)]
        found: list[list[tuple[Window, list[npt.NDArray[np.float32]]]]] = [[] for _ in documents]
        for batch in _batches(pieces):
            outputs = self._run(batch)
            offset = 0
            for piece in batch:
                window, n = piece.window, len(piece.first)
                core = slice(offset + window.first - window.start, offset + window.last - window.start)
                found[piece.document].append((window, [output[core] for output in outputs]))
                offset += n
        return [_joined(parts) if parts else None for parts in found]

    def _windows(self, document: int, words: Words) -> list[_Piece]:
        encoded = [self._pieces.encode(text) for text in words.texts]
        sizes = [len(ids) for ids, _ in encoded]
        for b in words.breaks[1:]:
            sizes[b - 1] += 1
        breaks = set(words.breaks)
        result = []
        for window in cut(sizes, words.breaks):
            ids, case, first = [self._pieces.start_id], [CASE_SPECIAL], []
            for i in range(window.start, window.stop):
                if i > window.start and i in breaks:
                    ids.append(self._pieces.break_id)
                    case.append(CASE_SPECIAL)
                word_ids, word_case = encoded[i]
                first.append(len(ids))
                ids.extend(word_ids)
                case.extend([word_case] * len(word_ids))
            ids.append(self._pieces.break_id)
            case.append(CASE_SPECIAL)
            arrays = (np.array(a, dtype=np.int64) for a in (ids, case, first))
            result.append(_Piece(document, window, *arrays))
        return result

    def _run(self, batch: Sequence[_Piece]) -> list[npt.NDArray[np.float32]]:
        length = len(batch[0].ids)
        inputs = {
            "ids": np.stack([p.ids for p in batch]),
            "case": np.stack([p.case for p in batch]),
            "first": np.concatenate([row * length + p.first for row, p in enumerate(batch)]),
        }
        outputs: list[npt.NDArray[np.float32]] = self._session.run(list(OUTPUTS), inputs)
        return outputs


def _batches(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Windows of the same length together.

    Nothing is padded: a masked run costs more, and without one a word's result
    is the same whatever else is in the batch.
    """
    result: list[list[_Piece]] = []
    batch: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: len(p.ids)):
        length = len(piece.ids)
        if batch and (length != len(batch[0].ids) or length * (len(batch) + 1) > BATCH_PIECES):
            result.append(batch)
            batch = []
        batch.append(piece)
    if batch:
        result.append(batch)
    return result


def _joined(parts: list[tuple[Window, list[npt.NDArray[np.float32]]]]) -> Scores:
    """The windows of one document end to end."""
    ordered = [outputs for _, outputs in sorted(parts, key=lambda part: part[0].first)]
    return Scores(*(np.concatenate([o[k] for o in ordered]) for k in range(len(OUTPUTS))))
