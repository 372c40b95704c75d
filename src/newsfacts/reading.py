"""Reading articles with a pipeline: what each gave, or why it gave nothing, and never one for the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from newsfacts import __version__
from newsfacts.annotations import Note
from newsfacts.article.model import Article
from newsfacts.article.tokens import tokenized
from newsfacts.assemble import assemble, without_facts
from newsfacts.errors import (
    ArticleLostError,
    InputError,
    InternalError,
    LexiconError,
    MissingExtraError,
    ModelFormatError,
    ModelNotFoundError,
)
from newsfacts.options import Options
from newsfacts.records import Extraction, Producer
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

AnyArticle: TypeAlias = str | Article | Mapping[str, object]
Fault: TypeAlias = InputError | InternalError | ArticleLostError
Outcome: TypeAlias = Extraction | Fault

# What is wrong with the installation is wrong for every article: never an article's fault.
_SETUP_ERRORS = (LexiconError, MissingExtraError, ModelFormatError, ModelNotFoundError)


def outcomes(nlp: Language, batch: Sequence[AnyArticle], options: Options) -> list[Outcome]:
    """What each article of a batch gave: its extraction, or why there is none; in order."""
    checked = [_checked(item) for item in batch]
    read = iter(_read(nlp, [item for item in checked if isinstance(item, Article)], options))
    return [next(read) if isinstance(item, Article) else item for item in checked]


def _checked(item: AnyArticle) -> Article | InputError:
    try:
        return Article.of(item)
    except InputError as error:
        return error


def _read(nlp: Language, articles: Sequence[Article], options: Options) -> list[Extraction | InternalError]:
    """What each article gave: its extraction, or how newsfacts failed on it."""
    try:
        return list(_read_together(nlp, articles, options))
    except _SETUP_ERRORS:
        raise
    except Exception as error:
        if len(articles) == 1:
            return [_internal_error(error)]
        # One of them broke a stage: each again by itself, from its text, to lose no other.
        return [outcome for article in articles for outcome in _read(nlp, [article], options)]


def _read_together(nlp: Language, articles: Sequence[Article], options: Options) -> Iterator[Extraction]:
    prepared = [prepare(nlp, article, options.max_chars) for article in articles]
    docs = nlp.pipe([doc for doc, _ in prepared if doc is not None], batch_size=options.batch_size)
    producer = _producer(nlp)
    for article, (doc, notes) in zip(articles, prepared, strict=True):
        if doc is None:
            yield without_facts(article, producer, notes)
        else:
            yield assemble(next(docs), article, producer, notes, options.min_event_confidence)


def prepare(nlp: Language, article: Article, max_chars: int) -> tuple[Doc | None, list[Note]]:
    """The tokenized article with what the stages want to know of it; no `Doc` if there is nothing to read."""
    text = article.text
    notes = [Note(code, message) for code, message in article.notes]
    if not text or text.isspace():
        return None, [*notes, Note("empty-text", "the text is empty")]
    if len(text) > max_chars:
        end = _last_break(text, max_chars)
        message = f"the text has {len(text)} characters, of which {end} were read; the limit is {max_chars}"
        notes.append(Note("text-too-long", message, CharSpan(end, len(text))))
        text = text[:end]
    doc = tokenized(nlp, text)
    doc._.published, doc._.title = article.published, article.title
    return doc, notes


def _last_break(text: str, limit: int) -> int:
    """Where to cut `text`: between paragraphs, lines or words in the last tenth before `limit`, or there."""
    for mark in ("\n\n", "\n", " "):
        position = text.rfind(mark, limit - limit // 10, limit)
        if position > 0:
            return position
    return limit


def fact_less(nlp: Language, item: AnyArticle, index: int, fault: Fault) -> Extraction:
    """The record in place of an article that could not be read: no facts, and the reason as a warning."""
    return without_facts(_stand_in(item, index), _producer(nlp), [_error_note(fault)])


@lru_cache(maxsize=4)
def _producer(nlp: Language) -> Producer:
    model, version = f"{nlp.lang}_{nlp.meta['name']}", nlp.meta["version"]
    return Producer(version=__version__, model=model, model_version=version)


def _internal_error(cause: Exception) -> InternalError:
    reason = " ".join(f"{type(cause).__name__}: {cause}".split())[:500]
    error = InternalError(f"newsfacts failed on this text, which is a bug worth reporting: {reason}")
    error.__cause__ = cause
    return error


def _error_note(error: Fault) -> Note:
    return Note("internal-error" if isinstance(error, InternalError) else error.code, error.message)


def _stand_in(item: AnyArticle, index: int) -> Article:
    """The article without facts in the place of `item`; if that is no article, an empty one under its id."""
    with suppress(InputError):
        return Article.of(item)
    doc_id = item.get("doc_id") if isinstance(item, Mapping) else None
    with suppress(InputError):
        return Article("", doc_id=doc_id or f"article-{index}")  # type: ignore[arg-type]  # checked there
    return Article("", doc_id=f"article-{index}")
