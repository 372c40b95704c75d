"""Label unannotated news with the installed pipeline, to train on.

usage: python -m models.training.silver SHARED PREPARED [--limit CHARACTERS]

Reads SHARED/data/{news/wikinews.jsonl,wikievents} and writes
PREPARED/train-silver.jsonl. The labels are the names after the whole pipeline,
where one decision holds for an article; the words of a name that the encoder
was unsure of teach nothing. An article that shares a run of words with an
annotated one, of whatever set, is left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from models.training.documents import Document, write
from models.training.prepare import document_from, outermost, words_of

UNSURE = 0.6
SHARED_WORDS = 10
UNLABELLED = "_"  # in no label set, and so ignored
# Spaces that the token lists of WikiEvents have and text has not.
GLUE = (
    (r" ([,.;:?!)\]%”])", r"\1"),
    (r"([(\[“$£€]) ", r"\1"),
    (r"(\w) ([-–]) (\w)", r"\1\2\3"),
    (r" ?(['’]) ?(s|t|re|ve|ll|d|m)\b", r"\1\2"),
)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of `SHARED_WORDS` words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1)}


def annotated_texts(shared: Path) -> Iterator[str]:
    """The articles that have labels of their own, to learn from or to measure with."""
    for path in sorted((shared / "gold").glob("*/*.gold.json")):
        yield json.loads(path.read_text(encoding="utf-8"))["text"]
    for path in sorted((shared / "data" / "ner-worldwide").glob("*/*.tsv")):
        raw = shared / "data" / "news" / "worldwide" / path.name.removesuffix(".tsv")
        yield raw.read_text(encoding="utf-8").partition("\n")[2]


def unannotated_texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of the other articles."""
    lines = (shared / "data" / "news" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    for article in map(json.loads, lines):
        yield article["id"], article["text"]
    path = shared / "data" / "wikievents" / "train.mc2259-format.jsonl"
    for article in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text = " ".join(article["tokens"])
        for pattern, glued in GLUE:
            text = re.sub(pattern, glued, text)
        yield article["docid"], text


def labelled(doc: Doc, doc_id: str) -> Document:
    """The document under the pipeline's names."""
    names = [(*m.span, e.type) for e in doc._.entities for m in e.mentions if m.kind == "name"]
    document = document_from(doc, outermost(names), doc_id, "silver")
    unsure = {t.i for ent in doc.ents if ent._.confidence < UNSURE for t in ent}
    for position, index in enumerate(words_of(doc)):
        if index in unsure:
            document.entities[position] = UNLABELLED
    return document


def silver_documents(
    nlp: Language, texts: Iterable[tuple[str, str]], held: set[tuple[str, ...]], limit: int
) -> Iterator[Document]:
    """Labelled documents of the texts that share no run of words with what is held out."""
    for doc_id, whole in texts:
        text = whole[:limit]
        if not runs(text) & held:
            yield labelled(nlp(text), doc_id)


def main() -> None:
    """Label, write, and print how many."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--limit", type=int, default=6000)
    args = parser.parse_args()
    nlp = spacy.load("en_newsfacts", exclude=["newsfacts_frames"])
    held = set().union(*map(runs, annotated_texts(args.shared)))
    documents = silver_documents(nlp, unannotated_texts(args.shared), held, args.limit)
    print(write(args.prepared / "train-silver.jsonl", documents))


if __name__ == "__main__":
    main()
