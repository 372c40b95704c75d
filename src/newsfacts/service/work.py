"""What a worker process does: articles to extractions in JSON, or to why there is none.

The process that listens imports this, too: what needs the NLP stack is imported by the worker alone.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from newsfacts.article.model import Article
from newsfacts.errors import InputError, NewsfactsError
from newsfacts.options import Options

if TYPE_CHECKING:
    from spacy.language import Language

    from newsfacts.records import Extraction


@dataclass(frozen=True, slots=True)
class Page:
    """A web page, of which a worker makes the article; its fields are those of `Article.from_html`."""

    html: str | bytes
    published: str | None
    title: str | None
    url: str | None
    doc_id: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """One article to read, and how.

    Attributes:
        source: The article, or the page it is in.
        max_chars: As in `Options`.
        min_event_confidence: As in `Options`.
    """

    source: Article | Page
    max_chars: int
    min_event_confidence: float

    @property
    def chars(self) -> int:
        """How much there is to read, about."""
        return len(self.source.text if isinstance(self.source, Article) else self.source.html)


@dataclass(frozen=True, slots=True)
class Fault:
    """In place of facts: why there are none."""

    code: str
    reason: str


Result: TypeAlias = bytes | Fault


def make_worker(options: Options) -> Callable[[Sequence[Job]], list[Result]]:
    """For a worker process: what reads articles, with the pipeline loaded."""
    from newsfacts.api import load

    # The whole group is told to stop, by a terminal or by systemd: the service ends its
    # workers itself, when what was accepted has been answered.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    nlp = load(options)

    def work(jobs: Sequence[Job]) -> list[Result]:
        with nlp.memory_zone():  # or every new word of every article stays in memory
            return [
                result
                for (max_chars, least), alike in groupby(jobs, key=_knobs)
                for result in _results(
                    nlp, list(alike), replace(options, max_chars=max_chars, min_event_confidence=least)
                )
            ]

    return work


def _knobs(job: Job) -> tuple[int, float]:
    return job.max_chars, job.min_event_confidence


def _results(nlp: Language, jobs: Sequence[Job], options: Options) -> list[Result]:
    from newsfacts.reading import outcomes

    made = [_article(job.source) for job in jobs]
    read = iter(outcomes(nlp, [article for article in made if isinstance(article, Article)], options))
    return [_result(next(read) if isinstance(article, Article) else article) for article in made]


def _article(source: Article | Page) -> Article | NewsfactsError:
    if isinstance(source, Article):
        return source
    try:
        article = Article.from_html(
            source.html, published=source.published, url=source.url, doc_id=source.doc_id
        )
    except InputError as error:
        return error
    return article.model_copy(update={"title": source.title or article.title})


def _result(outcome: Extraction | NewsfactsError) -> Result:
    if isinstance(outcome, NewsfactsError):
        return Fault(outcome.code, outcome.message)
    return outcome.model_dump_json().encode()
