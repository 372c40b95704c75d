"""What a worker process does: fields to articles, articles to facts, facts to bytes or rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from newsfacts.api import AnyArticle, load, outcomes
from newsfacts.article.model import Article
from newsfacts.batch.fields import day_of
from newsfacts.batch.rows import TableRows, table_rows
from newsfacts.errors import InputError, InvalidArticleError
from newsfacts.options import Options
from newsfacts.records import Extraction, Warning

Form: TypeAlias = Literal["json", "rows"]
Item: TypeAlias = Mapping[str, Any]
"""The fields of an article, as the input has them: `text` or `html`, and the others where they are."""


@dataclass(frozen=True)
class Fault:
    """In place of facts: why there are none."""

    code: str
    reason: str


Result: TypeAlias = bytes | TableRows | Fault


def make_worker(options: Options, form: Form) -> Callable[[Sequence[Item]], list[Result]]:
    """What reads a chunk of articles; the pipeline is loaded once."""
    nlp = load()

    def work(items: Sequence[Item]) -> list[Result]:
        with nlp.memory_zone():  # or every new word of every article stays in memory
            return _results(items, options, form)

    return work


def _results(items: Sequence[Item], options: Options, form: Form) -> list[Result]:
    articles: list[AnyArticle | InputError] = []
    warnings: list[str | None] = []
    for item in items:
        day, warning = day_of(item.get("published"))
        warnings.append(warning)
        try:
            articles.append(article_of({**item, "published": day}))
        except InputError as error:
            articles.append(error)
    read = iter(outcomes([article for article in articles if not isinstance(article, InputError)], options))
    results: list[Result] = []
    for article, warning in zip(articles, warnings, strict=True):
        outcome = article if isinstance(article, InputError) else next(read)
        if not isinstance(outcome, Extraction):
            results.append(Fault(outcome.code, outcome.message))
            continue
        facts = _with_warning(outcome, warning)
        results.append(facts.model_dump_json().encode() if form == "json" else table_rows(facts))
    return results


def article_of(item: Item) -> Article:
    """The article that the fields of an input make.

    Raises:
        InputError: If they make none.
    """
    labels = {name: _label(item.get(name)) for name in ("title", "url", "doc_id")}
    text = item.get("text")
    if text in (None, "") and item.get("html") not in (None, ""):
        return Article.from_html(item["html"], published=item.get("published"), **labels)
    if text is None:
        raise InvalidArticleError("no text: the column is empty or there is none")
    return Article(text, published=item.get("published"), **labels)


def _label(value: object) -> str | None:
    """Ids are often numbers, and empty cells are no titles."""
    return None if value in (None, "") else str(value)


def _with_warning(facts: Extraction, message: str | None) -> Extraction:
    if message is None:
        return facts
    warning = Warning(code="published-unreadable", message=message)
    return facts.model_copy(update={"warnings": (*facts.warnings, warning)})
