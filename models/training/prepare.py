"""Turn the sources under the shared data folder into training documents.

usage: python -m models.training.prepare SHARED OUT

Reads SHARED/gold and SHARED/data/{ner-worldwide,news,treebanks}, and
writes OUT/{train,dev}-{gold,newswire,ewt,gum}.jsonl and OUT/train-headlines.jsonl. Articles that appear in a
development set are left out of every training set, also under another source.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import spacy
from spacy.tokens import Doc

from models.training.documents import Document, write
from models.training.newswire import read_newswire
from models.training.treebank import read_treebank


def words_of(doc: Doc) -> list[int]:
    """Indices of the tokens that are not white space."""
    return [token.i for token in doc if not token.is_space]


def document_from(doc: Doc, spans: list[tuple[int, int, str]], doc_id: str, source: str) -> Document:
    """A document with entity labels from character spans `(start, end, label)`."""
    keep = words_of(doc)
    labels = ["O"] * len(doc)
    for start, end, label in spans:
        inside = [t.i for t in doc if t.idx < end and t.idx + len(t) > start and not t.is_space]
        for position, index in enumerate(inside):
            labels[index] = label if label == "?" else f"{'I' if position else 'B'}-{label}"
    paragraphs = [
        position
        for position, index in enumerate(keep)
        if position == 0 or any("\n" in doc[k].text for k in range(keep[position - 1] + 1, index))
    ]
    return Document(
        doc_id=doc_id,
        source=source,
        words=[doc[i].text for i in keep],
        spaces=[bool(doc[i].whitespace_) for i in keep],
        paragraphs=paragraphs,
        entities=[labels[i] for i in keep],
    )


def read_gold(folder: Path, leave_out: set[str]) -> Iterator[Document]:
    """The annotated articles; of nested mentions the longest one is learned."""
    nlp = spacy.blank("en")
    for path in sorted(folder.glob("*.gold.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if article["doc_id"].removeprefix("worldwide-") in leave_out:
            continue
        spans = [(s, e, x["type"]) for x in article["entities"] for s, e in x["mentions"]]
        yield document_from(nlp(article["text"]), outermost(spans), article["doc_id"], "gold")


def outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans that lie within no other one."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def newswire_documents(shared: Path, part: str, leave_out: set[str]) -> Iterator[Document]:
    """Newswire articles with their labels laid over the raw text."""
    nlp = spacy.blank("en")
    data = shared / "data"
    for path in sorted((data / "ner-worldwide" / part).glob("*.tsv")):
        name = path.name.removesuffix(".txt.tsv")
        if name not in leave_out:
            raw = (data / "news" / "worldwide" / f"{name}.txt").read_text(encoding="utf-8")
            text, spans = read_newswire(path, raw)
            yield document_from(nlp(text), spans, name, "newswire")


def read_headlines(path: Path) -> Iterator[Document]:
    """Headlines of dated articles, each followed by its date as a page prints it.

    They teach where a headline ends when a page is pasted as running text, which
    treebanks hardly show. Only their sentence starts are labels.
    """
    nlp = spacy.blank("en")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        article = json.loads(line)
        if not article.get("published"):
            continue
        day = date.fromisoformat(article["published"])
        form = ("%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%b. %d, %Y")[number % 4]
        title, stamp = nlp(article["title"]), nlp(day.strftime(form).replace(" 0", " "))
        words = [t.text for t in (*title, *stamp)]
        spaces = [bool(t.whitespace_) for t in (*title, *stamp)]
        spaces[len(title) - 1] = spaces[-1] = True
        yield Document(article["id"], "headline", words, spaces, [0], sentences=[0, len(title)])


def article_names(folder: Path, suffix: str, prefix: str = "") -> set[str]:
    """The names of the articles in a folder, without prefix and suffix."""
    return {p.name.removesuffix(suffix).removeprefix(prefix) for p in folder.glob(f"*{suffix}")}


def main() -> None:
    """Write every set and print its size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    if not (args.shared / "gold" / "train").is_dir():
        parser.error(f"{args.shared} holds no gold/train: training needs the shared data folder")
    args.out.mkdir(parents=True, exist_ok=True)
    held = article_names(args.shared / "gold" / "dev", ".gold.json", "worldwide-")
    held_newswire = article_names(args.shared / "data" / "ner-worldwide" / "dev", ".txt.tsv")
    banks = args.shared / "data" / "treebanks"
    sets = {
        "train-gold": read_gold(args.shared / "gold" / "train", held_newswire),
        "dev-gold": read_gold(args.shared / "gold" / "dev", set()),
        "train-newswire": newswire_documents(args.shared, "train", held),
        "dev-newswire": newswire_documents(args.shared, "dev", set()),
    }
    sets["train-headlines"] = read_headlines(args.shared / "data" / "news" / "wikinews.jsonl")
    for bank in ("ewt", "gum"):
        for part in ("train", "dev"):
            sets[f"{part}-{bank}"] = read_treebank(banks / f"en_{bank}-{part}.conllu", bank)
    for name, documents in sets.items():
        print(name, write(args.out / f"{name}.jsonl", documents))


if __name__ == "__main__":
    main()
