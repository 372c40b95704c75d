"""Documents with hand-checked trees and mentions, and what the frames layer reads from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsfacts.annotations import (
    DateExpression,
    Entity,
    EntityMention,
    Event,
    Filler,
    Measurement,
    Quantity,
    register_extensions,
)
from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.component import FramesComponent
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.tree import Tree
from newsfacts.spans import CharSpan

# The names of the sentences and what they name.
NAMES = {
    "person": ["Anna Berg", "Smith"],
    "organization": ["Acme", "Nordbank", "Lyon", "Nice"],
    "place": ["Norway", "Denmark", "Sweden", "Chile", "Oslo", "Leeds"],
    "product": ["Nordic Prize"],
}
# Dates with their type and value.
DATES = {
    "on Monday": ("DATE", "2024-06-03"),
    "on Friday": ("DATE", "2024-06-07"),
    "in March": ("DATE", "2024-03"),
    "in May": ("DATE", "2024-05"),
    "from May": ("DATE", "2024-05"),
    "to July": ("DATE", "2024-07"),
    "in June": ("DATE", "2024-06"),
    "In May": ("DATE", "2024-05"),
    "in 2019": ("DATE", "2019"),
    "in 2020": ("DATE", "2020"),
    "in 2021": ("DATE", "2021"),
    "in 2030": ("DATE", "2030"),
    "lasted two weeks": ("DURATION", "P2W"),
    "to ten years": ("DURATION", "P10Y"),
}
# Quantities with dimension, unit, value and what they count.
QUANTITIES = {
    "5 km": ("length", "kilometer", "5", None),
    "2 billion euros": ("money", "EUR", "2000000000", None),
    "$2 million": ("money", "USD", "2000000", None),
    "$3 billion": ("money", "USD", "3000000000", None),
    "$3 million": ("money", "USD", "3000000", None),
    "$90 million": ("money", "USD", "90000000", None),
    "30 megawatts": ("power", "megawatt", "30", None),
    "184 MW": ("power", "megawatt", "184", None),
    "12 metres": ("length", "meter", "12", None),
    "70-mile": ("length", "mile", "70", None),
    "70 miles": ("length", "mile", "70", None),
    "112 km": ("length", "kilometer", "112", None),
    "40 km": ("length", "kilometer", "40", None),
    "6%": ("percent", "percent", "6", None),
    "20%": ("percent", "percent", "20", None),
    "Nearly 23%": ("percent", "percent", "23", None),
    "40 tonnes": ("mass", "tonne", "40", None),
    "6.4": ("count", "dimensionless", "6.4", None),
    "34-year-old": ("time", "year", "34", None),
    "of 78": ("time", "year", "78", None),
    ", 53": ("time", "year", "53", None),
    "300 workers": ("count", "dimensionless", "300", "workers"),
    "300 jobs": ("count", "dimensionless", "300", "jobs"),
    "20 people": ("count", "dimensionless", "20", "people"),
    "two people": ("count", "dimensionless", "2", "people"),
    "12 sailors": ("count", "dimensionless", "12", "sailors"),
    "six hotels": ("count", "dimensionless", "6", "hotels"),
    "injured 40": ("count", "dimensionless", "40", None),
}
# In the tables above these words only find the place; they are no part of the mention.
LEADING = ("on ", "in ", "In ", "from ", "to ", "of ", ", ", "lasted ", "injured ")


@dataclass(frozen=True)
class Token:
    """One line of the file of sentences."""

    word: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


@cache
def sentences() -> dict[str, list[Token]]:
    """The trees of `sentences.conllu` by their text."""
    found: dict[str, list[Token]] = {}
    for block in (Path(__file__).parent / "sentences.conllu").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line]
        if not lines or "\t" not in lines[-1]:
            continue  # the comment on top
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("#"))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        found[text] = [
            Token(row[1], row[2], row[3], row[5].strip("_"), int(row[6]), row[7], row[9] == "_")
            for row in rows
        ]
    return found


def parsed(*texts: str, between: str = " ") -> Doc:
    """The sentences as one `Doc`, with a space or a line break between them."""
    tokens: list[Token] = []
    heads: list[int] = []
    for number, text in enumerate(texts):
        offset = len(tokens)
        rows = sentences()[text]
        heads += [offset + (row.head - 1 if row.head else at) for at, row in enumerate(rows)]
        tokens += rows
        if number < len(texts) - 1:
            last = tokens.pop()
            tokens.append(
                Token(last.word, last.lemma, last.pos, last.morph, last.head, last.dep, between == " ")
            )
            if between != " ":
                heads.append(len(tokens) - 1)
                tokens.append(Token(between, between, "SPACE", "", 0, "dep", False))
    return document(tokens, heads)


def document(tokens: list[Token], heads: list[int]) -> Doc:
    """The `Doc` of the tokens, with the mentions of the tables above."""
    register_extensions()
    doc = Doc(
        language().vocab,
        words=[token.word for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        morphs=[token.morph for token in tokens],
        heads=heads,
        deps=["ROOT" if token.dep == "root" else token.dep for token in tokens],
    )
    doc._.entities = tuple(entities(doc.text))
    doc._.quantities = tuple(
        Quantity(span, Decimal(value), None, None, unit, dimension, item, None, None, 1.0)
        for span, (dimension, unit, value, item) in mentions(doc.text, QUANTITIES)
    )
    doc._.dates = tuple(
        DateExpression(span, timex, value, *interval(value), None, "stated", 1.0)
        for span, (timex, value) in mentions(doc.text, DATES)
    )
    return doc


@cache
def language() -> Language:
    """One blank pipeline, whose vocabulary documents and component share."""
    return spacy.blank("en")


def entities(text: str) -> list[Entity]:
    return [
        Entity(kind, name, tuple(EntityMention(span) for span in occurrences(text, name)), None, 1.0)
        for kind, names in NAMES.items()
        for name in names
        if name in text
    ]


def occurrences(text: str, words: str) -> list[CharSpan]:
    """Where `words` stand, the words that only find the place left out."""
    found: list[CharSpan] = []
    start = text.find(words)
    while start >= 0:
        lead = next((lead for lead in LEADING if words.startswith(lead)), "")
        found.append(CharSpan(start + len(lead), start + len(words)))
        start = text.find(words, start + 1)
    return found


def mentions(text: str, table: dict[str, tuple]) -> list[tuple[CharSpan, tuple]]:
    """The mentions of a table that occur in `text`, in order, those within longer ones left out."""
    spans = [(span, value) for words, value in table.items() for span in occurrences(text, words)]
    return sorted(
        (span, value)
        for span, value in spans
        if not any(other.start <= span.start < span.end <= other.end and other != span for other, _ in spans)
    )


def interval(value: str) -> tuple[date | None, date | None]:
    """The days of a date in the tables above; only whole days matter to the tests."""
    day = date.fromisoformat(value) if len(value) == 10 else None
    return day, day


# ---- what is read -----------------------------------------------------------------


@cache
def component() -> FramesComponent:
    """The frames layer."""
    return FramesComponent(language())


def read(*texts: str, between: str = " ") -> Doc:
    """The sentences with their events and measurements."""
    return component()(parsed(*texts, between=between))


def event(doc: Doc, type_: str) -> Event:
    """The one event of a type."""
    found = [event for event in doc._.events if event.type == type_]
    assert len(found) == 1, told(doc)
    return found[0]


def told(doc: Doc) -> list[tuple[str, str]]:
    """The types and triggers of the events."""
    return [(event.type, words(doc, event.trigger)) for event in doc._.events]


def roles(doc: Doc, event: Event) -> dict[str, list[str]]:
    """The words of the fillers of each role."""
    return {role: [words(doc, filler.span) for filler in fillers] for role, fillers in event.roles.items()}


def measured(doc: Doc) -> list[tuple[str | None, str | None, str]]:
    """Property, subject and amount of the measurements."""
    return [
        (
            item.property,
            item.subject and words(doc, item.subject.span),
            words(doc, doc._.quantities[item.quantity].span),
        )
        for item in doc._.measurements
    ]


def measurement(doc: Doc) -> Measurement:
    """The one measurement."""
    (found,) = doc._.measurements
    return found


def source(doc: Doc, event: Event) -> str | None:
    """The words that name who says so."""
    return event.source and words(doc, event.source.filler.span)


def named(doc: Doc, filler: Filler) -> str | None:
    """The name of the entity that a filler refers to."""
    return None if filler.entity is None else doc._.entities[filler.entity].name


def words(doc: Doc, span: CharSpan) -> str:
    return doc.text[span.start : span.end]


def slots(text: str, word: str) -> dict[str, list[str]]:
    """The slots of the first token `word`, as words."""
    doc = parsed(text)
    frames = component()
    tree = Tree(doc, frames.strings, frames.lexica.vocabulary.forms)
    found_mentions = Mentions(tree, doc._.entities, doc._.quantities, doc._.dates)
    arguments = Arguments(tree, found_mentions, frames.lexica.vocabulary)
    token = next(token.i for token in doc if token.text == word)
    return {name: [doc[item].text for item in items] for name, items in arguments.slots(token).items()}
