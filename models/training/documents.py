"""The one shape of training text: a document of words with whatever labels its source has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Document:
    """Words with labels; a label list that the source lacks is empty.

    Attributes:
        doc_id: Unique name within its source.
        source: `gold`, `newswire`, `ewt` or `gum`.
        words: The words, without white space.
        spaces: Whether white space follows each word.
        paragraphs: Index of the first word of each paragraph, ascending, from 0.
        sentences: Index of the first word of each sentence, ascending, from 0.
        entities: BIO labels over the contract's types, `?` where the source is
            no evidence either way.
        upos: Universal part of speech of each word.
        feats: The morphological features that are kept, as a UD FEATS string.
        heads: Index of the head of each word within the document, its own for a root.
        deps: UD relation of each word to its head.
    """

    doc_id: str
    source: str
    words: list[str]
    spaces: list[bool]
    paragraphs: list[int]
    sentences: list[int] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text that the words and spaces give."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True))


def joined(first: Document, second: Document) -> Document:
    """`second` with `first` running into it as text; `first` lends its sentence starts only.

    Label lists that `second` has are filled with labels that are none (`?`, a
    head outside the document), which training ignores.
    """
    n = len(first.words)

    def filled(labels: list[str]) -> list[str]:
        return ["?"] * n + labels if labels else []

    return Document(
        doc_id=second.doc_id,
        source=second.source,
        words=first.words + second.words,
        spaces=first.spaces + second.spaces,
        paragraphs=[0, *(n + p for p in second.paragraphs if p)],
        sentences=first.sentences + [n + s for s in second.sentences],
        entities=filled(second.entities),
        upos=filled(second.upos),
        feats=filled(second.feats),
        heads=[-1] * n + [n + h for h in second.heads] if second.heads else [],
        deps=filled(second.deps),
    )


def write(path: Path, documents: Iterable[Document]) -> int:
    """Write documents as JSON lines; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Document]:
    """Read documents written by `write`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Document(**json.loads(line))
