"""The encoder as a spaCy component: it fills the `Doc` with all that later stages read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from newsfacts.annotations import EventHints, register_extensions
from newsfacts.article.regions import unread_spans
from newsfacts.errors import ModelFormatError
from newsfacts.syntax.decode import Analysis, Decoder
from newsfacts.syntax.encoder import Encoder
from newsfacts.syntax.hints import EventHead
from newsfacts.syntax.labels import Labels
from newsfacts.syntax.stretches import Stretch, stretches_of

MODEL_FILES = ("model.onnx", "tokenizer.json", "labels.json", "relation.npz")
GROUP_WORDS = 8000

Indices = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

ASSIGNS = [
    "token.pos",
    "token.morph",
    "token.dep",
    "token.head",
    "token.is_sent_start",
    "token.ent_iob",
    "token.ent_type",
    "doc.sents",
    "doc.ents",
    "span._.confidence",
    "doc._.event_hints",
]

Part = tuple[Stretch, Analysis, npt.NDArray[np.float16] | None]


class EncoderComponent:
    """Sentences, parts of speech, features, trees and entities from one encoder pass."""

    def __init__(self, vocab: Vocab, name: str, threads: int) -> None:
        self.vocab = vocab
        self.name = name
        self._threads = threads
        self._folder: Path | None = None
        self._encoder: Encoder | None = None
        self._decoder: Decoder | None = None
        self.event_head: EventHead | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document in place."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Annotate a stream, `batch_size` documents to a call of the network."""
        for docs in _minibatch(stream, batch_size):
            self._annotate(docs)
            yield from docs

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Load the trained files of a folder.

        Raises:
            ModelFormatError: If one is missing or does not fit this version.
        """
        folder = Path(path)
        labels = Labels.from_disk(folder)
        self._encoder = Encoder.from_disk(folder, self._threads)
        self._decoder = Decoder(labels)
        self.event_head = EventHead.from_disk(folder)
        self._folder = folder
        self._pos = np.array([POS_IDS[u] for u in labels.file.upos], dtype=np.uint64)
        self._morph = np.array(
            [self.vocab.morphology.add("" if f == "_" else f) for f in labels.file.feats], dtype=np.uint64
        )
        self._dep = np.array([self.vocab.strings.add(d) for d in labels.file.deps], dtype=np.uint64)
        self._loose = self.vocab.strings.add("dep")
        return self

    @property
    def folder(self) -> Path:
        """Where its trained files are.

        Raises:
            ModelFormatError: If it holds none.
        """
        if self._folder is None:
            raise ModelFormatError(f"the component {self.name!r} holds no trained encoder")
        return self._folder

    @property
    def vector_width(self) -> int:
        """How many numbers `Scores.vectors` has for a word."""
        labels = Labels.from_disk(self.folder)
        counts = (labels.file.entities, labels.file.upos, labels.file.feats)
        return sum(map(len, counts)) + 2 * len(labels.relation_weight)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the trained files into a folder."""
        if self._folder is None:
            raise ModelFormatError(f"the component {self.name!r} holds no trained encoder to save")
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for file in MODEL_FILES:
            (target / file).write_bytes((self._folder / file).read_bytes())
        if self.event_head is not None:
            self.event_head.to_disk(target)

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if self._encoder is None or self._decoder is None:
            raise ModelFormatError(
                f"the component {self.name!r} holds no trained encoder; load one with newsfacts.load()"
            )
        queue = deque((doc, s) for doc in docs for s in self._stretches(doc))
        results: dict[int, list[Part]] = {id(doc): [] for doc in docs}
        while queue:
            group: list[tuple[Doc, Stretch]] = []
            words = 0
            while queue and (not group or words + len(queue[0][1].tokens) <= GROUP_WORDS):
                group.append(queue.popleft())
                words += len(group[-1][1].tokens)
            scores = self._encoder([s.words for _, s in group])
            for (doc, stretch), score in zip(group, scores, strict=True):
                if score is not None:
                    analysis = self._decoder(score, stretch.words, stretch.given)
                    hints = self.event_head(score.vectors) if self.event_head else None
                    results[id(doc)].append((stretch, analysis, hints))
        for doc in docs:
            self._write(doc, results[id(doc)])

    @staticmethod
    def _stretches(doc: Doc) -> list[Stretch]:
        regions = doc._.regions if Doc.has_extension("regions") else ()
        notes = doc._.notes if Doc.has_extension("notes") else ()
        return stretches_of(doc, unread_spans(regions, notes))

    def _write(self, doc: Doc, parts: list[Part]) -> None:
        """Put the analyses of a document's stretches into the `Doc`."""
        n = len(doc)
        if not n:
            return
        self._write_hints(doc, parts)
        spaces = doc.to_array([IS_SPACE]).astype(bool).reshape(n)
        read = np.zeros(n, dtype=bool)
        for stretch, _, _ in parts:
            read[stretch.tokens] = True
        head = loose_heads(spaces, read)
        columns = {a: np.zeros(n, dtype=np.uint64) for a in (POS, MORPH, DEP, ENT_TYPE)}
        columns[DEP][:] = self._loose
        columns[POS][:] = np.where(spaces, POS_IDS["SPACE"], POS_IDS["X"])
        iob = np.full(n, 2, dtype=np.uint64)
        spans: list[tuple[int, int, str, float]] = []
        for stretch, a, _ in parts:
            at = stretch.tokens
            columns[POS][at], columns[MORPH][at] = self._pos[a.upos], self._morph[a.feats]
            columns[DEP][at] = self._dep[a.deps]
            head[at] = at[a.heads]
            spans.extend(
                (int(at[e.start]), int(at[e.stop - 1]) + 1, e.label, e.confidence) for e in a.entities
            )
        for start, stop, label, _ in spans:
            iob[start], iob[start + 1 : stop] = 3, 1
            columns[ENT_TYPE][start:stop] = self.vocab.strings.add(label)
        relative = (head - np.arange(n)).astype(np.int64).astype(np.uint64)
        columns |= {HEAD: relative, ENT_IOB: iob}
        order = [HEAD, DEP, POS, MORPH, ENT_IOB, ENT_TYPE]
        table = np.stack([columns[a] for a in order], axis=1)
        doc.from_array(order, table)  # type: ignore[arg-type]  # numpy arrays are what it takes
        for start, stop, label, confidence in spans:
            Span(doc, start, stop, label=label)._.confidence = confidence

    def _write_hints(self, doc: Doc, parts: list[Part]) -> None:
        if self.event_head is None:
            return
        scores = np.zeros((len(doc), len(self.event_head.classes)), dtype=np.float16)
        for stretch, _, hints in parts:
            if hints is not None:
                scores[stretch.tokens] = hints
        doc._.event_hints = EventHints(self.event_head.classes, scores)


def _minibatch(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def loose_heads(spaces: Bools, read: Bools) -> Indices:
    """Heads for the tokens that the encoder did not read.

    White space hangs on the token before it, so that it never opens a sentence;
    at the very start of a text, on the one after it. What was skipped (page
    furniture, another language) hangs on the first token of its run, which
    makes a sentence of its own of it.

    Args:
        spaces: *Shape:* `(n,)`, true for white space.
        read: *Shape:* `(n,)`, true for what the encoder read.

    Returns:
        *Shape:* `(n,)`, a head for each token, its own where it is read.
    """
    head = np.arange(len(read), dtype=np.int64)
    read_before = np.cumsum(read)
    run = -1
    for i in np.flatnonzero(~read).tolist():
        if spaces[i]:
            head[i] = i - 1 if i else min(1, len(read) - 1)
            continue
        if run < 0 or read_before[i] > read_before[run]:
            run = i
        head[i] = run
    return head


@Language.factory("newsfacts_encoder", assigns=ASSIGNS, default_config={"threads": 1})
def make_encoder(nlp: Language, name: str, threads: int) -> EncoderComponent:
    """The factory of the encoder component.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        threads: Threads inside one run of the network; 0 lets ONNX Runtime choose.
    """
    register_extensions()
    return EncoderComponent(nlp.vocab, name, threads)
