"""`extract`, `extract_many` and `load`: the whole flow, from text to facts."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsfacts import __version__
from newsfacts.annotations import Note, register_extensions
from newsfacts.article.model import Article
from newsfacts.article.tokens import tokenized
from newsfacts.assemble import assemble, without_facts
from newsfacts.errors import (
    InputError,
    InternalError,
    InvalidArticleError,
    InvalidOptionsError,
    LexiconError,
    MissingExtraError,
    ModelFormatError,
    ModelNotFoundError,
    NewsfactsError,
)
from newsfacts.options import Options
from newsfacts.records import Extraction, Producer
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_newsfacts"

AnyArticle: TypeAlias = str | Article | Mapping[str, object]
OnError: TypeAlias = Literal["raise", "record"]

# What is wrong with the installation is wrong for every article: never an article's fault.
_SETUP_ERRORS = (LexiconError, MissingExtraError, ModelFormatError, ModelNotFoundError)
_LOAD_LOCK = threading.Lock()


def extract(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    doc_id: str | None = None,
    options: Options | None = None,
) -> Extraction:
    """The facts of one article.

    Args:
        text: The article's text; may have page furniture around it.
        published: The day it appeared, as a date or in ISO 8601; anchors "yesterday".
        title: Its title, if that is not part of the text.
        url: Where it appeared.
        doc_id: Your id of it; without one, a hash of the text.
        options: How to read it.

    Raises:
        InvalidTextError: If the text is not valid Unicode.
        InvalidArticleError: If another argument is not what it should be.
        ModelNotFoundError: If the trained pipeline is not installed.
        InternalError: If newsfacts failed on this text; a bug.
    """
    article = Article(text, published=published, title=title, url=url, doc_id=doc_id)
    options = options or Options()
    (outcome,) = _read(load(options), [article], options)
    if isinstance(outcome, InternalError):
        raise outcome
    return outcome


def extract_many(
    articles: Iterable[AnyArticle],
    *,
    options: Options | None = None,
    workers: int = 1,
    on_error: OnError = "raise",
) -> Iterator[Extraction]:
    """The facts of many articles, in their order, as they are read.

    The input is consumed lazily, `options.batch_size` articles at a time.

    Args:
        articles: Texts, `Article`s, or mappings with the fields of `Article`.
        options: How to read them.
        workers: How many processes read; this version has one.
        on_error: What becomes of an article that cannot be read. "raise" raises its
            error when its turn comes, after the articles before it. "record" yields
            an extraction without facts, with the reason in `warnings` under the
            error's code, and goes on.

    Raises:
        InputError: If an article is invalid; `index` is its position.
        InternalError: If newsfacts failed on an article; `index` is its position.
        InvalidOptionsError: If `workers` or `on_error` is out of range.
        ModelNotFoundError: If the trained pipeline is not installed.
    """
    if isinstance(articles, str | bytes | Article | Mapping):
        raise InvalidArticleError("extract_many takes many articles; for a single one use extract")
    if workers != 1:
        raise InvalidOptionsError(f"workers={workers!r}: this version reads in one process, workers=1")
    if on_error not in ("raise", "record"):
        raise InvalidOptionsError(f'on_error must be "raise" or "record", not {on_error!r}')
    return _stream(articles, options or Options(), on_error)


def processed(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    options: Options | None = None,
) -> Doc | None:
    """The spaCy `Doc` that the facts of an article are written from; None if there is nothing to read.

    Raises:
        InputError: As `extract`.
    """
    options = options or Options()
    nlp = load(options)
    doc, _ = _prepare(nlp, Article(text, published=published, title=title), options.max_chars)
    return None if doc is None else nlp(doc)


def load(options: Options | None = None) -> Language:
    """The trained pipeline, for those who want the spaCy `Doc`; loaded once, then shared.

    Args:
        options: Names the lexicons to read; each set of them makes a pipeline of its own.

    Raises:
        LexiconError: If a lexicon is malformed.
        ModelNotFoundError: If it is not installed.
        ModelFormatError: If it does not fit this version of newsfacts.
    """
    with _LOAD_LOCK:  # lru_cache alone would load it in each of two threads that come at once
        return _load(options.lexicon_paths if options else ())


@lru_cache(maxsize=4)
def _load(lexicon: tuple[str, ...] = ()) -> Language:
    import spacy

    register_extensions()
    if not spacy.util.is_package(MODEL):
        raise ModelNotFoundError(
            f"the trained pipeline {MODEL} is not installed in this environment; it comes with newsfacts: "
            "run the set-up command of the README"
        )
    try:
        if lexicon:
            paths = list(lexicon)
            stages = ("newsfacts_quantities", "newsfacts_frames")
            return spacy.load(MODEL, config={f"components.{stage}.lexicon": paths for stage in stages})
        return spacy.load(MODEL)
    except NewsfactsError:
        raise
    except (OSError, ValueError) as error:
        raise ModelFormatError(
            f"the trained pipeline {MODEL} that is installed does not fit newsfacts {__version__}: {error}"
        ) from error


def _stream(articles: Iterable[AnyArticle], options: Options, on_error: OnError) -> Iterator[Extraction]:
    nlp = load(options)
    index = 0
    for batch in _batches(articles, options.batch_size):
        checked = [_checked(item) for item in batch]
        outcomes = iter(_read(nlp, [item for item in checked if isinstance(item, Article)], options))
        for item, original in zip(checked, batch, strict=True):
            outcome = next(outcomes) if isinstance(item, Article) else item
            if isinstance(outcome, Extraction):
                yield outcome
            elif on_error == "raise":
                raise _at(index, outcome)
            else:
                article = item if isinstance(item, Article) else _stand_in(original, index)
                yield without_facts(article, _producer(nlp), [_error_note(outcome)])
            index += 1


def _batches(articles: Iterable[AnyArticle], size: int) -> Iterator[list[AnyArticle]]:
    batch: list[AnyArticle] = []
    source = iter(articles)
    try:
        for article in source:
            batch.append(article)
            if len(batch) == size:
                yield batch
                batch = []
    except Exception:
        # The input itself broke off: what came before it is still read and handed out.
        yield batch
        raise
    yield batch


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
    prepared = [_prepare(nlp, article, options.max_chars) for article in articles]
    docs = nlp.pipe([doc for doc, _ in prepared if doc is not None], batch_size=options.batch_size)
    producer = _producer(nlp)
    for article, (doc, notes) in zip(articles, prepared, strict=True):
        if doc is None:
            yield without_facts(article, producer, notes)
        else:
            yield assemble(next(docs), article, producer, notes, options.min_event_confidence)


def _prepare(nlp: Language, article: Article, max_chars: int) -> tuple[Doc | None, list[Note]]:
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


@lru_cache(maxsize=4)
def _producer(nlp: Language) -> Producer:
    model, version = f"{nlp.lang}_{nlp.meta['name']}", nlp.meta["version"]
    return Producer(version=__version__, model=model, model_version=version)


def _internal_error(cause: Exception) -> InternalError:
    reason = " ".join(f"{type(cause).__name__}: {cause}".split())[:500]
    error = InternalError(f"newsfacts failed on this text, which is a bug worth reporting: {reason}")
    error.__cause__ = cause
    return error


def _at(index: int, error: InputError | InternalError) -> InputError | InternalError:
    """`error`, naming the position of its article in the stream."""
    error.index = index
    error.message = f"article {index}: {error.message}"
    error.args = (error.message,)
    return error


def _error_note(error: InputError | InternalError) -> Note:
    return Note("internal-error" if isinstance(error, InternalError) else error.code, error.message)


def _stand_in(item: object, index: int) -> Article:
    """An empty article in the place of one that is none, under its own id if that can be read."""
    doc_id = item.get("doc_id") if isinstance(item, Mapping) else None
    try:
        return Article("", doc_id=doc_id or f"article-{index}")
    except InvalidArticleError:
        return Article("", doc_id=f"article-{index}")
