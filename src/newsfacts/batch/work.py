"""What a worker process does: fields to articles, articles to facts, facts to bytes or rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from newsfacts.api import load
from newsfacts.article.model import Article
from newsfacts.batch.fields import day_of
from newsfacts.batch.rows import TableRows, table_rows
from newsfacts.errors import InputError, InvalidArticleError, MissingExtraError, NewsfactsError
from newsfacts.options import Options
from newsfacts.reading import outcomes
from newsfacts.records import Extraction

if TYPE_CHECKING:
    from spacy.language import Language

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
    nlp = load(options)

    def work(items: Sequence[Item]) -> list[Result]:
        with nlp.memory_zone():  # or every new word of every article stays in memory
            return _results(nlp, items, options, form)

    return work


def _results(nlp: Language, items: Sequence[Item], options: Options, form: Form) -> list[Result]:
    made = [_made(item) for item in items]
    read = iter(outcomes(nlp, [article for article in made if isinstance(article, Article)], options))
    return [_result(next(read) if isinstance(article, Article) else article, form) for article in made]


def _made(item: Item) -> Article | NewsfactsError:
    try:
        return article_of(item)
    except (InputError, MissingExtraError) as error:
        return error


def _result(outcome: Extraction | NewsfactsError, form: Form) -> Result:
    if not isinstance(outcome, Extraction):
        return Fault(outcome.code, outcome.message)
    return outcome.model_dump_json().encode() if form == "json" else table_rows(outcome)


def article_of(item: Item) -> Article:
    """The article that the fields of an input make; one without a readable date says so in its notes.

    Raises:
        InputError: If they make none.
        MissingExtraError: If it is a page and the extra for pages is not installed.
    """
    published, fault = day_of(item.get("published"))
    title, url, doc_id = (_label(item.get(name)) for name in ("title", "url", "doc_id"))
    text, html = item.get("text"), item.get("html")
    if text in (None, "") and html not in (None, ""):
        article = Article.from_html(html, published=published, url=url, doc_id=doc_id)
        article = article.model_copy(update={"title": title or article.title})
    elif text is None:
        raise InvalidArticleError("no text: the column is empty or there is none")
    else:
        article = Article(text, published=published, title=title, url=url, doc_id=doc_id)
    if fault is None:
        return article
    return article.model_copy(update={"notes": (*article.notes, ("published-unreadable", fault))})


def _label(value: object) -> str | None:
    """Ids are often numbers, and empty cells are no titles."""
    return None if value in (None, "") else str(value)
