"""The systems compared. Each is imported only when it runs, and left out where it is not installed."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from benchmarks.dates.scoring import Found

Reader: TypeAlias = Callable[[str, str | None], list[Found]]
"""From a text and its day of writing (ISO 8601) to what is found."""


def load_newsfacts() -> Reader:
    """The dates of `newsfacts.extract`: the whole pipeline, with its tenses and regions."""
    import newsfacts

    newsfacts.load()

    def read(text: str, published: str | None) -> list[Found]:
        facts = newsfacts.extract(text, published=published)
        return [Found(item.span.start, item.span.end, item.value or "") for item in facts.dates]

    return read


def load_rules() -> Reader:
    """The dates stage alone on the bare text: tense by surface cues."""
    from newsfacts.mentions.dates.find import find_dates

    def read(text: str, published: str | None) -> list[Found]:
        day = date.fromisoformat(published) if published else None
        return [Found(*item.span, item.value or "") for item in find_dates(text, published=day)]

    return read


def load_dateparser() -> Reader:
    """`dateparser.search.search_dates`, English, from the day of writing; it gives whole days only."""
    from dateparser.search import search_dates

    warnings.simplefilter("ignore")  # its own, on every call

    def read(text: str, published: str | None) -> list[Found]:
        base = datetime.fromisoformat(published or "2000-01-01")
        found, position = [], 0
        for surface, value in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
            start = text.find(surface, position)
            if start >= 0:  # its search normalizes white space
                position = start + len(surface)
                found.append(Found(start, position, value.date().isoformat()))
        return found

    return read


def load_parsedatetime() -> Reader:
    """`parsedatetime.Calendar.nlp`, from the day of writing."""
    import parsedatetime  # type: ignore[import-not-found,unused-ignore]

    calendar = parsedatetime.Calendar()

    def read(text: str, published: str | None) -> list[Found]:
        base = datetime.fromisoformat(published or "2000-01-01")
        return [
            Found(start, end, value.date().isoformat())
            for value, _, start, end, _ in calendar.nlp(text, sourceTime=base) or ()
        ]

    return read


SYSTEMS: dict[str, Callable[[], Reader]] = {
    "newsfacts": load_newsfacts,
    "newsfacts, rules alone": load_rules,
    "dateparser": load_dateparser,
    "parsedatetime": load_parsedatetime,
}
