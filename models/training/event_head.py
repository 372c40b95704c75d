"""Train the head that says which event a word tells, on news that the rules have read.

usage: python -m models.training.event_head SHARED [--articles N] [--seed N]

The rules of the lexicon label the articles of SHARED/data/news that are not annotated; the head
learns from the encoder's vectors what such words and their contexts have in common, which the
rules do not see. It is written beside the encoder of the installed pipeline. A new encoder needs
a new head, and after a new head `trigger_weights` has to be run, which learns how far to trust it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

import newsfacts
from newsfacts.article.tokens import tokenized
from newsfacts.frames.component import FramesComponent
from newsfacts.syntax.component import EncoderComponent
from newsfacts.syntax.hints import NO_EVENT, EventHead

Vectors = npt.NDArray[np.floating]
Classes = npt.NDArray[np.int64]

EPOCHS, BATCH, RATE = 6, 1024, 1e-2
MOMENTUM, SECOND = 0.9, 0.99


def articles(shared: Path) -> list[tuple[str, str | None]]:
    """Text and date of the news articles that nobody annotated."""
    gold = set[str]()
    for file in sorted((shared / "gold").glob("*/*.gold.json")):
        article = json.loads(file.read_text(encoding="utf-8"))
        gold |= {article["url"], beginning(article["text"])}
    found: list[tuple[str, str | None]] = []
    with (shared / "data" / "news" / "wikinews.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if not gold & {article["url"], beginning(article["text"])}:
                found += [(article["text"], article["published"])]
    for file in sorted((shared / "data" / "news" / "worldwide").glob("*.txt")):
        url, _, text = file.read_text(encoding="utf-8").partition("\n")
        if not gold & {url.strip(), beginning(text)}:
            found += [(text.strip(), None)]
    return found


def beginning(text: str) -> str:
    """The first words of an article, by which two copies of it are known."""
    return " ".join(text.split()[:30])


class VectorsAsHints(EventHead):
    """Hands the vectors on as they are, for training."""

    def __call__(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float16]:
        """The vectors."""
        return vectors.astype(np.float16)


def parts() -> tuple[Language, EncoderComponent, FramesComponent]:
    """The installed pipeline with the two components that training looks into."""
    nlp = newsfacts.load()
    encoder, frames = nlp.get_pipe("newsfacts_encoder"), nlp.get_pipe("newsfacts_frames")
    if not isinstance(encoder, EncoderComponent) or not isinstance(frames, FramesComponent):
        raise SystemExit("the installed pipeline is not the one of newsfacts")
    return nlp, encoder, frames


def analysed(nlp: Language, text: str, published: str | None) -> Doc:
    """The text through all stages before the frames."""
    doc = tokenized(nlp, text)
    doc._.published = date.fromisoformat(published) if published else None
    for name, pipe in nlp.pipeline:
        if name != "newsfacts_frames":
            doc = pipe(doc)
    return doc


def examples(texts: Sequence[tuple[str, str | None]], width: int) -> tuple[Vectors, list[str]]:
    """The vector of every word that might tell an event, and what the rules say that it tells."""
    nlp, encoder, frames = parts()
    nothing = np.zeros((width, 0), dtype=np.float32)
    encoder.event_head = VectorsAsHints(tuple(map(str, range(width))), nothing, nothing[0])
    vectors, labels = list[npt.NDArray[np.float16]](), list[str]()
    for text, published in texts:
        doc = analysed(nlp, text, published)
        hints, doc._.event_hints = doc._.event_hints, None
        reader = frames.reader(doc)
        sentences = list(reader.sentences())
        told = {draft.trigger.token: draft.type for draft in reader.drafter.read(sentences)}
        finder = reader.drafter.finder
        words = [token for tokens in sentences for token in tokens if finder.form(token)]
        vectors.append(hints.scores[words])
        labels += [told.get(token, NO_EVENT) for token in words]
    return np.concatenate(vectors), labels


def train(vectors: Vectors, labels: Sequence[str], seed: int) -> EventHead:
    """The head, by the optimizer Adam with a falling rate; what scales the inputs is folded into it."""
    classes = (NO_EVENT, *sorted(set(labels) - {NO_EVENT}))
    number = {name: i for i, name in enumerate(classes)}
    right = np.array([number[name] for name in labels])
    sample = vectors[::7].astype(np.float32)
    center, scale = sample.mean(axis=0), sample.std(axis=0) + 1e-6
    bias = np.log(np.bincount(right, minlength=len(classes)) / len(right)).astype(np.float32)
    weights = np.vstack([np.zeros((len(center), len(classes)), dtype=np.float32), bias])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    shuffle, step, steps = np.random.default_rng(seed), 0, EPOCHS * (len(right) // BATCH)
    for epoch in range(EPOCHS):
        order, loss = shuffle.permutation(len(right)), 0.0
        for begin in range(0, len(right) - BATCH + 1, BATCH):
            rows = order[begin : begin + BATCH]
            slope, loss_here = _slope(
                (vectors[rows].astype(np.float32) - center) / scale, right[rows], weights
            )
            loss, step = loss + loss_here, step + 1
            mean = MOMENTUM * mean + (1 - MOMENTUM) * slope
            square = SECOND * square + (1 - SECOND) * slope**2
            spread = np.sqrt(square / (1 - SECOND**step)) + 1e-6
            weights -= RATE * (1 - step / steps) * mean / (1 - MOMENTUM**step) / spread
        print(f"epoch {epoch + 1}: loss {loss / (len(right) // BATCH):.4f}", flush=True)
    weight = weights[:-1] / scale[:, None]
    return EventHead(classes, weight, weights[-1] - center @ weight)


def _slope(inputs: Vectors, right: Classes, weights: Vectors) -> tuple[Vectors, float]:
    """The slope of the loss, and the loss, of one batch."""
    scores = inputs @ weights[:-1] + weights[-1]
    scores -= scores.max(axis=1, keepdims=True)
    shares = np.exp(scores)
    shares /= shares.sum(axis=1, keepdims=True)
    rows = np.arange(len(right))
    loss = float(-np.log(shares[rows, right] + 1e-9).mean())
    shares[rows, right] -= 1
    return np.vstack([inputs.T @ shares, shares.sum(axis=0)]) / len(right), loss


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, help="read so many articles only")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not (options.shared / "data" / "news").is_dir():
        raise SystemExit(f"{options.shared} holds no news to learn from")
    texts = articles(options.shared)
    random.Random(options.seed).shuffle(texts)
    texts = texts[: options.articles]
    _, encoder, _ = parts()
    vectors, labels = examples(texts, encoder.vector_width)
    print(
        f"{len(texts)} articles, {len(labels)} words, {sum(x != NO_EVENT for x in labels)} of them triggers"
    )
    train(vectors, labels, options.seed).to_disk(encoder.folder)


if __name__ == "__main__":
    main()
