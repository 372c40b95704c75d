"""The errors that newsfacts raises, each with a stable code.

    NewsfactsError
    ├── InputError (ValueError)          what the caller handed in cannot be read
    │   ├── InvalidTextError             "invalid-text"      not valid Unicode text
    │   └── InvalidArticleError          "invalid-article"   not a str, Article or mapping of one
    ├── LexiconError (ValueError)        "lexicon"           a vocabulary file is malformed
    ├── ModelNotFoundError (OSError)     "model-not-found"   the trained pipeline is not installed
    ├── ModelFormatError (ValueError)    "model-format"      the trained pipeline does not fit this version
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
    """What the caller handed in cannot be read."""

    code = "input"


class InvalidTextError(InputError):
    """The text is not valid Unicode (a lone surrogate, say)."""

    code = "invalid-text"


class InvalidArticleError(InputError):
    """The value is not a string, an `Article` or a mapping of one."""

    code = "invalid-article"


class LexiconError(NewsfactsError, ValueError):
    """A vocabulary file under `data/` is malformed."""

    code = "lexicon"


class ModelNotFoundError(NewsfactsError, OSError):
    """The trained pipeline `en_newsfacts` is not installed."""

    code = "model-not-found"


class ModelFormatError(NewsfactsError, ValueError):
    """The trained pipeline does not fit this version of newsfacts."""

    code = "model-format"


class MissingExtraError(NewsfactsError, ImportError):
    """An optional dependency is needed for what was asked."""

    code = "missing-extra"


class InternalError(NewsfactsError, RuntimeError):
    """A bug in newsfacts itself, not in how it was called."""

    code = "internal"
