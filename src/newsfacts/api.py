"""`extract`, `extract_many` and `load`: the whole flow, from text to facts."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, overload

from pydantic import BaseModel

from newsfacts import __version__
from newsfacts.annotations import register_extensions
from newsfacts.article.model import Article
from newsfacts.errors import (
    ArticleLostError,
    InputError,
    InternalError,
    InvalidArticleError,
    InvalidOptionsError,
    ModelFormatError,
    ModelNotFoundError,
    NewsfactsError,
)
from newsfacts.frames.lexicon.extension import learn_types
from newsfacts.options import Options
from newsfacts.pool import Lost, Pool
from newsfacts.reading import AnyArticle, Fault, Outcome, fact_less, outcomes, prepare
from newsfacts.records import Extraction
from newsfacts.schema import Filled, plan_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_newsfacts"

ModelT = TypeVar("ModelT", bound=BaseModel)
OnError: TypeAlias = Literal["raise", "record"]

_LOAD_LOCK = threading.Lock()


@overload
def extract(
    text: str,
    *,
    schema: None = None,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    doc_id: str | None = None,
    options: Options | None = None,
) -> Extraction: ...


@overload
def extract(
    text: str,
    *,
    schema: type[ModelT],
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    doc_id: str | None = None,
    options: Options | None = None,
) -> Filled[ModelT]: ...


def extract(
    text: str,
    *,
    schema: type[ModelT] | None = None,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    doc_id: str | None = None,
    options: Options | None = None,
) -> Extraction | Filled[ModelT]:
    """The facts of one article.

    Args:
        text: The article's text; may have page furniture around it.
        schema: Your own Pydantic model: with it, the facts come as records of this model,
            as `Extraction.into` gives them; its `facts` are the extraction.
        published: The day it appeared, as a date or in ISO 8601; anchors "yesterday".
        title: Its title, if that is not part of the text.
        url: Where it appeared.
        doc_id: Your id of it; without one, a hash of the text.
        options: How to read it.

    Raises:
        InvalidTextError: If the text is not valid Unicode.
        InvalidArticleError: If another argument is not what it should be.
        SchemaError: If a field of `schema` cannot be filled as it is annotated.
        ModelNotFoundError: If the trained pipeline is not installed.
        InternalError: If newsfacts failed on this text; a bug.
    """
    article = Article(text, published=published, title=title, url=url, doc_id=doc_id)
    options = options or Options()
    nlp = load(options)
    if schema is not None:
        plan_of(schema)  # what is wrong with it is told before the article is read
    (outcome,) = outcomes(nlp, [article], options)
    if not isinstance(outcome, Extraction):
        raise outcome
    return outcome if schema is None else outcome.into(schema)


def extract_many(
    articles: Iterable[AnyArticle],
    *,
    options: Options | None = None,
    workers: int = 1,
    on_error: OnError = "raise",
    time_limit: float | None = None,
) -> Iterator[Extraction]:
    """The facts of many articles, in their order, as they are read.

    The input is consumed lazily, `options.batch_size` articles at a time; with several
    workers, four times that for each of them. The results are the same with any number of workers.

    Args:
        articles: Texts, `Article`s, or mappings with the fields of `Article`.
        options: How to read them.
        workers: How many processes read. With 1, this one does; with more, worker
            processes do, and one that dies is replaced.
        on_error: What becomes of an article that cannot be read. "raise" raises its
            error when its turn comes, after the articles before it. "record" yields
            an extraction without facts, with the reason in `warnings` under the
            error's code, and goes on.
        time_limit: How many seconds one article may take; needs `workers` of at least 2,
            since a process cannot stop itself.

    Raises:
        InputError: If an article is invalid; `index` is its position.
        InternalError: If newsfacts failed on an article; `index` is its position.
        ArticleLostError: If no worker could finish an article; `index` is its position.
        InvalidOptionsError: If `workers`, `on_error` or `time_limit` is out of range.
        ModelNotFoundError: If the trained pipeline is not installed.
    """
    if isinstance(articles, str | bytes | Article | Mapping):
        raise InvalidArticleError("extract_many takes many articles; for a single one use extract")
    _check_workers(workers, time_limit)
    if on_error not in ("raise", "record"):
        raise InvalidOptionsError(f'on_error must be "raise" or "record", not {on_error!r}')
    options = options or Options()
    batches = _batches(articles, options.batch_size)
    if workers == 1:
        return _stream(((batch, outcomes(load(options), batch, options)) for batch in batches), on_error)
    return _stream(_read_in_pool(batches, options, workers, time_limit), on_error)


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
    doc, _ = prepare(nlp, Article(text, published=published, title=title), options.max_chars)
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
            stages = ("newsfacts_quantities", "newsfacts_entities", "newsfacts_frames")
            return spacy.load(MODEL, config={f"components.{stage}.lexicon": paths for stage in stages})
        return spacy.load(MODEL)
    except NewsfactsError:
        raise
    except (OSError, ValueError) as error:
        raise ModelFormatError(
            f"the trained pipeline {MODEL} that is installed does not fit newsfacts {__version__}: {error}"
        ) from error


def _check_workers(workers: object, time_limit: float | None) -> None:
    if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
        raise InvalidOptionsError(f"workers must be a whole number of at least 1, not {workers!r}")
    if time_limit is not None and (workers == 1 or not time_limit > 0):
        raise InvalidOptionsError(
            f"time_limit={time_limit!r}: a number of seconds above 0, with workers of at least 2"
        )


def _read_in_pool(
    batches: Iterable[list[AnyArticle]], options: Options, workers: int, time_limit: float | None
) -> Iterator[tuple[list[AnyArticle], list[Outcome]]]:
    learn_types(options.lexicon_paths)  # which the records of the workers may have
    under_way: deque[list[AnyArticle]] = deque()

    def noted() -> Iterator[list[AnyArticle]]:
        for batch in batches:
            under_way.append(batch)
            yield batch

    with Pool(partial(make_reader, options), workers=workers, time_limit=time_limit) as pool:
        for results in pool.map(noted()):
            yield under_way.popleft(), [_received(result) for result in results]


def make_reader(options: Options) -> Callable[[Sequence[AnyArticle]], list[bytes | NewsfactsError]]:
    """For a worker process: what reads a batch, with the pipeline loaded; extractions come as JSON."""
    nlp = load(options)

    def read(batch: Sequence[AnyArticle]) -> list[bytes | NewsfactsError]:
        with nlp.memory_zone():  # or every new word of every article stays in memory
            return [
                outcome.model_dump_json().encode() if isinstance(outcome, Extraction) else outcome
                for outcome in outcomes(nlp, batch, options)
            ]

    return read


def _received(result: bytes | InputError | InternalError | Lost) -> Outcome:
    if isinstance(result, bytes):
        return Extraction.model_validate_json(result)
    return ArticleLostError(result.reason) if isinstance(result, Lost) else result


def _stream(
    read: Iterable[tuple[Sequence[AnyArticle], Sequence[Outcome]]], on_error: OnError
) -> Iterator[Extraction]:
    index = 0
    for batch, results in read:
        for item, outcome in zip(batch, results, strict=True):
            if isinstance(outcome, Extraction):
                yield outcome
            elif on_error == "raise":
                raise _at(index, outcome)
            else:
                yield fact_less(load(), item, index, outcome)
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


def _at(index: int, error: Fault) -> Fault:
    """`error`, naming the position of its article in the stream."""
    error.index = index
    error.message = f"article {index}: {error.message}"
    error.args = (error.message,)
    return error
