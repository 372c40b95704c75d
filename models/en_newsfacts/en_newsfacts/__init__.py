"""The trained English pipeline of newsfacts, in the layout of a spaCy model package.

Holds data only: the components named in `config.cfg` are registered by
newsfacts, which must be installed beside it.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["__version__", "load"]

__version__ = version("en_newsfacts")


def load(**overrides: Any) -> Language:  # noqa: ANN401  spaCy's protocol: what `spacy.load` was given
    """The pipeline, as `spacy.load("en_newsfacts")` returns it.

    Args:
        **overrides: `vocab`, `disable`, `enable`, `exclude` and `config`, as `spacy.load` takes them.
    """
    from spacy.util import load_model_from_init_py

    return load_model_from_init_py(Path(__file__), **overrides)
