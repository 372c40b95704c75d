"""Learn how pronouns and descriptions are resolved, and write the weights.

usage: python -m models.training.references SHARED [--folds N] [--out FILE]

Reads coreference from the GUM treebank (its written genres) and the references in the
annotated training articles, both through the pipeline as it is: predicted names, trees
and candidates. One log-linear model for each kind of reference, fitted by gradient
descent with a quadratic penalty from weights of nought: the same data give the same
weights. With `--folds` the articles are scored in turn by models that never saw them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import spacy
from benchmarks.references import references_in

from newsfacts.annotations import Entity
from newsfacts.article.regions import unread_spans
from newsfacts.mentions.entities import ranker
from newsfacts.mentions.entities.anaphora import add_references
from newsfacts.mentions.entities.component import named_entities
from newsfacts.mentions.entities.ranker import COLUMNS, ENOUGH, Case
from newsfacts.mentions.entities.tokens import Tokens, tokens_of

SPOKEN = ("conversation", "vlog", "podcast", "whow", "interview", "speech")
"""Genres in which names are rare or turns of speech have no quotation marks."""

_ENTITY = re.compile(r"\((\d+)-([^()]*)(\)?)|(\d+)\)")
PENALTY, STEPS, RATE = 2.0, 300, 0.5
GOLD_WEIGHT = 10.0
RAREST = 4

Label = Callable[[Case, "Text"], int | None]
UNKNOWN = -2


@dataclass
class Text:
    """A document as the pipeline reads it, and what its references mean.

    `heads` is the cluster of each annotated mention by where its head begins, `spans`
    the entity of each annotated reference; `complete` where every mention is annotated.
    """

    tokens: Tokens
    entities: list[Entity]
    text: str
    complete: bool
    heads: dict[int, int] = field(default_factory=dict)
    spans: dict[tuple[int, int], str | None] = field(default_factory=dict)
    clusters: list[set[int | str]] = field(default_factory=list)

    @property
    def known(self) -> set[int | str]:
        """The clusters that entities stand for."""
        return set().union(*self.clusters)

    def meant(self, case: Case) -> int | None:
        """The entity that a case means: None for none, `UNKNOWN` where nothing is annotated."""
        if self.complete:
            cluster: int | str | None = self.heads.get(self.tokens.starts[case.last])
            if (
                cluster is not None
                and cluster not in self.known
                and not all(self.clusters[entity] for entity in case.entities)
            ):
                return UNKNOWN  # one of the candidates may be it: nobody can tell
        else:
            span = (self.tokens.starts[case.first], self.tokens.ends[case.last])
            key = max(self.spans, key=lambda other: shared(span, other), default=None)
            if key is None or shared(span, key) < 0.5:
                return UNKNOWN
            cluster = self.spans[key]
        if cluster is None:
            return None
        return next((entity for entity in case.entities if cluster in self.clusters[entity]), None)


@dataclass
class Example:
    """A case with its answer: the index of the candidate, -1 for none."""

    case: Case
    answer: int
    weight: float


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The part of the characters of two spans that they share."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def gum_documents(path: Path) -> Iterator[tuple[str, dict[int, int]]]:
    """Each written document as text, with the cluster of each mention by where its head begins."""
    for block in re.split(r"(?m)^(?=# newdoc id)", path.read_text(encoding="utf-8")):
        name = re.match(r"# newdoc id = GUM_([a-z]+)_", block)
        if name and name.group(1) not in SPOKEN:
            yield _gum_document(block)


def _gum_document(block: str) -> tuple[str, dict[int, int]]:
    text, starts, longest = "", [], {}
    heads: dict[int, int] = {}
    opened: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line in block.splitlines():
        if line.startswith("# newpar") and text and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        starts.append(len(text))
        text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        entity = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
        for number, rest, closed, closing in _ENTITY.findall(entity):
            if number:
                minimal = rest.split("-")[4:5] or ["1"]
                first = minimal[0].split(",")[0]
                opened[int(number)].append((len(starts) - 1, int(first) if first.isdigit() else 1))
            if (closed or closing) and opened[int(number or closing)]:
                begin, offset = opened[int(number or closing)].pop()
                head = starts[min(begin + offset - 1, len(starts) - 1)]
                if len(starts) - begin > longest.get(head, 0):
                    longest[head], heads[head] = len(starts) - begin, int(number or closing)
    return text, heads


def read_gum(nlp: spacy.Language, path: Path) -> Iterator[Text]:
    """The treebank's documents, read by the pipeline."""
    for text, heads in gum_documents(path):
        item = _read(nlp, text, None, complete=True)
        item.heads = heads
        for entity in item.entities:
            found = Counter(
                heads[start]
                for mention in entity.mentions
                for start in range(mention.span.start, mention.span.end)
                if start in heads
            )
            item.clusters.append({found.most_common(1)[0][0]} if found else set())
        yield item


def read_gold(nlp: spacy.Language, folder: Path) -> Iterator[Text]:
    """The annotated articles, read by the pipeline."""
    for path in sorted(folder.glob("*.gold.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        item = _read(nlp, article["text"], article["published"], complete=False)
        item.spans = {reference.span: reference.entity for reference in references_in(article)}
        names = [(span, entity["id"]) for entity in article["entities"] for span in entity["mentions"]]
        item.clusters = [
            {
                id_
                for span, id_ in names
                for mention in entity.mentions
                if span[0] < mention.span.end and mention.span.start < span[1]
            }
            for entity in item.entities
        ]
        yield item


def _read(nlp: spacy.Language, text: str, published: str | None, *, complete: bool) -> Text:
    doc = nlp(text)
    unread = unread_spans(doc._.regions, doc._.notes)
    return Text(tokens_of(doc, unread), named_entities(doc, unread), text, complete)


def examples(texts: Sequence[Text]) -> list[Example]:
    """The annotated cases; those before them are taken as annotated, or as the model has them."""
    found: list[Example] = []
    for item in texts:

        def answer(case: Case, item: Text = item) -> int | None:
            meant = item.meant(case)
            if meant == UNKNOWN:
                return ranker.choose(case)
            index = -1 if meant is None else list(case.entities).index(meant)
            found.append(Example(case, index, 1.0 if item.complete else GOLD_WEIGHT))
            return meant

        add_references(item.tokens, item.entities, item.text, answer)
    return found


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weights of the signs of one kind of reference."""
    seen = Counter(sign for x in found for signs in (*x.case.signs, x.case.none) for sign in set(signs))
    known = {sign: index for index, sign in enumerate(sorted(s for s, n in seen.items() if n >= RAREST))}
    rows, columns, owners, right, weights = [], [], [], [], []
    row = 0
    for number, example in enumerate(found):
        for place, signs in enumerate((*example.case.signs, example.case.none)):
            ids = [known[sign] for sign in signs if sign in known]
            columns += ids
            rows += [row] * len(ids)
            owners.append(number)
            answer = example.answer if example.answer >= 0 else len(example.case.signs)
            right.append(float(place == answer))
            weights.append(example.weight)
            row += 1
    cells = (np.array(rows), np.array(columns))
    values = descend(cells, np.array(owners), np.array(right), np.array(weights), len(known), len(found))
    return {sign: round(float(values[index]), 2) for sign, index in known.items()}


def descend(
    cells: tuple[np.ndarray, np.ndarray],
    owners: np.ndarray,
    right: np.ndarray,
    weights: np.ndarray,
    signs: int,
    cases: int,
) -> np.ndarray:
    """Penalized maximum likelihood of the right candidates by Adam (Kingma and Ba 2015)."""
    rows, columns = cells
    values, mean, square = np.zeros(signs), np.zeros(signs), np.zeros(signs)
    for step in range(1, STEPS + 1):
        sums = np.bincount(rows, values[columns], len(owners))
        top = np.full(cases, -np.inf)
        np.maximum.at(top, owners, sums)
        likely = np.exp(sums - top[owners])
        likely /= np.bincount(owners, likely, cases)[owners]
        slope = np.bincount(columns, ((likely - right) * weights)[rows], signs) + PENALTY * values
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        change = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        values -= RATE * (1 - step / STEPS) * 0.2 * change
    return values


def learn(texts: Sequence[Text]) -> dict[str, dict[str, float]]:
    """The weights of each kind, twice round: the second time with the first's reading of the rest."""
    for _ in range(2):
        found = examples(texts)
        learned = {kind: fit([x for x in found if x.case.kind == kind]) for kind in ENOUGH}
        use(learned)
    return learned


def use(learned: dict[str, dict[str, float]]) -> None:
    """Make the ranker of this process choose by other weights."""
    ranker.weights.cache_clear()
    table = ranker.weights()
    for kind, values in learned.items():
        table[kind].clear()
        table[kind].update(values)


def judge(texts: Sequence[Text], counts: Counter[str]) -> None:
    """Count what the ranker makes of the annotated references."""
    for item in texts:
        chosen: dict[tuple[int, int], tuple[str, str]] = {}

        def choose(
            case: Case, item: Text = item, chosen: dict[tuple[int, int], tuple[str, str]] = chosen
        ) -> int | None:
            taken, meant = ranker.choose(case), item.meant(case)
            if meant != UNKNOWN:
                verdict = "right" if taken == meant else "unlinked" if taken is None else "wrong"
                if taken is not None and meant is None:
                    verdict = "invented" if item.complete else "wrong or invented"
                elif taken is None and meant is None:
                    verdict = "none"
                counts[f"{case.kind} {verdict}"] += 1
            return taken

        add_references(item.tokens, item.entities, item.text, choose)


def write(learned: dict[str, dict[str, float]], path: Path) -> None:
    """Store the weights that are not nought."""
    head = path.read_text(encoding="utf-8").split("\n" + "\t".join(COLUMNS))[0] if path.exists() else "#"
    lines = [head, "\t".join(COLUMNS)]
    for kind, values in learned.items():
        lines += [f"{kind}\t{sign}\t{value:.2f}" for sign, value in sorted(values.items()) if value]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, score and store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    nlp = spacy.load("en_newsfacts", exclude=["newsfacts_frames", "newsfacts_quantities", "newsfacts_dates"])
    gum = list(read_gum(nlp, args.shared / "data" / "treebanks" / "en_gum-train.conllu"))
    gold = list(read_gold(nlp, args.shared / "gold" / "train"))
    counts: Counter[str] = Counter()
    for fold in range(args.folds):
        learn(gum + [item for number, item in enumerate(gold) if number % args.folds != fold])
        judge([item for number, item in enumerate(gold) if number % args.folds == fold], counts)
    print(dict(sorted(counts.items())))
    learned = learn(gum + gold)
    if args.out:
        write(learned, args.out)


if __name__ == "__main__":
    main()
