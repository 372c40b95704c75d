"""Annotated coreference as the pipeline reads it: the GUM treebank, MEANTIME and the annotated articles."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from benchmarks.references import owns, references_in

from newsfacts.annotations import Entity
from newsfacts.article.regions import unread_spans
from newsfacts.mentions.entities.component import named_entities
from newsfacts.mentions.entities.ranker import Case
from newsfacts.mentions.entities.tokens import Tokens, tokens_of

SPOKEN = ("conversation", "vlog", "podcast", "whow", "interview", "speech")
"""Genres in which names are rare or turns of speech have no quotation marks."""

_ENTITY = re.compile(r"\((\d+)-([^()]*)(\)?)|(\d+)\)")
UNKNOWN = -2
"""In place of an entity where nothing tells which one is meant."""

_SAME = 0.5
_MOSTLY = 0.6

GOLD_WEIGHT, MEANTIME_WEIGHT = 5.0, 2.0
"""Annotated by the guidelines, and all of it news, these count for more than the treebank does."""
"""A reference is an annotated one where they share this part of the characters of both."""


@dataclass
class Text:
    """A document as the pipeline reads it, and what its references mean.

    `heads` is the cluster of each annotated mention by where its head begins, `spans`
    the entity of each annotated reference; `complete` where every mention is annotated,
    `weight` how much an example of the text counts.
    """

    tokens: Tokens
    entities: list[Entity]
    text: str
    complete: bool
    weight: float = 1.0
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
            if key is None or shared(span, key) < _SAME or owns(span, key, self.text):
                return UNKNOWN
            cluster = self.spans[key]
        if cluster is None:
            return None
        return next((entity for entity in case.entities if cluster in self.clusters[entity]), None)


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
        item.weight = GOLD_WEIGHT
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


def read_meantime(nlp: spacy.Language, folder: Path) -> Iterator[Text]:
    """The articles of MEANTIME, in which those mentions are annotated that take part in events."""
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        item = _read(nlp, article["text"], article["published"], complete=False)
        item.weight = MEANTIME_WEIGHT
        item.spans = {tuple(mention["span"]): mention["entity"] for mention in article["entities"]}
        item.clusters = [
            {
                meant
                for span, meant in item.spans.items()
                for mention in entity.mentions
                if meant and _mostly_in(span, (mention.span.start, mention.span.end))
            }
            for entity in item.entities
        ]
        yield item


def _mostly_in(span: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether an annotated mention is a name and little else: "Apple", not "Apple's new telephone"."""
    return min(span[1], name[1]) - max(span[0], name[0]) >= _MOSTLY * (span[1] - span[0])


def _read(nlp: spacy.Language, text: str, published: str | None, *, complete: bool) -> Text:
    doc = nlp(text)
    unread = unread_spans(doc._.regions, doc._.notes)
    return Text(tokens_of(doc, unread), named_entities(doc, unread), text, complete)
