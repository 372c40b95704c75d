"""Universal Dependencies treebanks as training documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.training.documents import Document

# The features that later stages read: stance needs the verbal ones and polarity,
# coreference needs person, number and gender, lemmas need degree.
KEPT_FEATS = (
    "Degree",
    "Gender",
    "Mood",
    "Number",
    "Person",
    "Polarity",
    "PronType",
    "Tense",
    "VerbForm",
    "Voice",
)


def kept_feats(feats: str) -> str:
    """A FEATS string cut down to `KEPT_FEATS`, `_` when nothing is left."""
    pairs = [pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATS]
    return "|".join(pairs) or "_"


def read_treebank(path: Path, source: str) -> Iterator[Document]:
    """One document per `newdoc` of a CoNLL-U file, with its paragraphs."""
    document: Document | None = None
    new_paragraph = True
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            if document is not None:
                yield document
            document = Document(line.partition("=")[2].strip(), source, [], [], [])
            new_paragraph = True
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows and document is not None:
            _append(document, rows, new_paragraph)
            rows, new_paragraph = [], False
    if document is not None:
        yield document


def _append(document: Document, rows: list[list[str]], new_paragraph: bool) -> None:
    """Add one sentence to its document."""
    base = len(document.words)
    document.sentences.append(base)
    if new_paragraph:
        document.paragraphs.append(base)
    joined = _no_space_inside(rows)
    words = [row for row in rows if row[0].isdigit()]
    for row in words:
        head = int(row[6])
        document.words.append(row[1])
        document.spaces.append("SpaceAfter=No" not in row[9] and row[0] not in joined)
        document.upos.append(row[3])
        document.feats.append(kept_feats(row[5]))
        document.heads.append(base + head - 1 if head else base + int(row[0]) - 1)
        document.deps.append(row[7])


def _no_space_inside(rows: list[list[str]]) -> set[str]:
    """Ids of words glued to the next one by a multiword token ("do" in "don't")."""
    glued: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            first, _, last = row[0].partition("-")
            glued.update(str(i) for i in range(int(first), int(last)))
            if "SpaceAfter=No" in row[9]:
                glued.add(last)
    return glued
