"""The errors that newsfacts raises, each with a stable code.

    NewsfactsError
    ├── InputError (ValueError)          what the caller handed in cannot be read
    │   ├── InvalidTextError             "invalid-text"      not valid Unicode text
    │   ├── InvalidArticleError          "invalid-article"   not a str, Article or mapping of one
    │   ├── InvalidOptionsError          "invalid-options"   a knob of `Options` out of its range
    │   └── InputNotFoundError           "input-not-found"   a file of a batch is not there
    ├── ResumeError (ValueError)         "resume"            a batch cannot go on where one stopped
    ├── UnknownNameError (KeyError)      "unknown-name"      an event type, role or id that does not exist
    ├── UnitError (ValueError)           "unit"              a unit expression that pint cannot read
    ├── LexiconError (ValueError)        "lexicon"           a vocabulary file is malformed
    ├── SchemaError (ValueError)         "schema"            a user's model cannot be filled as it stands
    ├── ModelNotFoundError (OSError)     "model-not-found"   the trained pipeline is not installed
    ├── ModelFormatError (ValueError)    "model-format"      the trained pipeline does not fit this version
    ├── ArticleLostError (RuntimeError)  "article-lost"      no worker process could finish an article
    ├── MissingExtraError (ImportError)  "missing-extra"     an optional dependency is not installed
    └── InternalError (RuntimeError)     "internal"          a bug in newsfacts itself

The codes are stable across versions; the messages are free to improve.
"""

from __future__ import annotations

from typing import ClassVar


class NewsfactsError(Exception):
    """Base of every error that newsfacts raises on purpose.

    Attributes:
        code: A stable, kebab-case identifier of the kind of error.
        message: What was wrong, where, and what to do.
    """

    code: ClassVar[str] = "newsfacts"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


class InputError(NewsfactsError, ValueError):
    """What the caller handed in cannot be read.

    Attributes:
        index: Which article of a stream it was, counted from 0; None outside a stream.
    """

    code = "input"
    index: int | None = None


class InvalidTextError(InputError):
    """The text is not valid Unicode (a lone surrogate, say).

    Attributes:
        offset: Where in the text the first such character stands, if known.
    """

    code = "invalid-text"

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset


class InvalidArticleError(InputError):
    """The value is not a string, an `Article` or a mapping of one."""

    code = "invalid-article"


class InvalidOptionsError(InputError):
    """An option is out of its range."""

    code = "invalid-options"


class InputNotFoundError(InputError):
    """A file, folder or pattern of a batch names nothing."""

    code = "input-not-found"


class ResumeError(NewsfactsError, ValueError):
    """A batch cannot begin, or go on, in a folder: what is there does not fit what was asked."""

    code = "resume"


class UnknownNameError(NewsfactsError, KeyError):
    """An event type, a role or an id that does not exist.

    Attributes:
        suggestions: The nearest names that do exist, best first.
    """

    code = "unknown-name"

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class UnitError(NewsfactsError, ValueError):
    """A unit expression that pint cannot read."""

    code = "unit"


class LexiconError(NewsfactsError, ValueError):
    """A vocabulary file under `data/` is malformed."""

    code = "lexicon"


class SchemaError(NewsfactsError, ValueError):
    """A user's model cannot be filled from an article as it is annotated.

    Attributes:
        model: The model's name.
        field: The field that is at fault; None where it is the whole.
    """

    code = "schema"

    def __init__(self, message: str, model: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.model = model
        self.field = field


class ModelNotFoundError(NewsfactsError, OSError):
    """The trained pipeline `en_newsfacts` is not installed."""

    code = "model-not-found"


class ModelFormatError(NewsfactsError, ValueError):
    """The trained pipeline does not fit this version of newsfacts."""

    code = "model-format"


class MissingExtraError(NewsfactsError, ImportError):
    """An optional dependency is needed for what was asked."""

    code = "missing-extra"


class ArticleLostError(NewsfactsError, RuntimeError):
    """No worker process could finish an article: they died on it, or it went over the time limit.

    Attributes:
        index: Which article of a stream it was, counted from 0.
    """

    code = "article-lost"
    index: int | None = None


class InternalError(NewsfactsError, RuntimeError):
    """A bug in newsfacts itself, not in how it was called.

    Attributes:
        index: Which article of a stream it struck, counted from 0; None outside a stream.
    """

    code = "internal"
    index: int | None = None
