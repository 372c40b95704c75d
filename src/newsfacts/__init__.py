"""newsfacts turns a news article into validated facts.

    import newsfacts

    facts = newsfacts.extract(text, published="2016-10-11")
    facts.events.of("agreement")

The names below are loaded on first use: importing the package loads neither
spaCy nor the trained pipeline.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsfacts import plot
    from newsfacts.api import extract, extract_many, load
    from newsfacts.article.model import Article
    from newsfacts.errors import NewsfactsError
    from newsfacts.options import Options
    from newsfacts.records import Extraction
    from newsfacts.schema import (
        Facility,
        Filled,
        Group,
        Interval,
        Measure,
        Modality,
        Money,
        Name,
        NamedEvent,
        Organization,
        Person,
        Place,
        Polarity,
        Product,
        Role,
        SaidBy,
        When,
        one_per,
    )
    from newsfacts.sinks.frames import to_frame

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Extraction",
    "Facility",
    "Filled",
    "Group",
    "Interval",
    "Measure",
    "Modality",
    "Money",
    "Name",
    "NamedEvent",
    "NewsfactsError",
    "Options",
    "Organization",
    "Person",
    "Place",
    "Polarity",
    "Product",
    "Role",
    "SaidBy",
    "When",
    "__version__",
    "extract",
    "extract_many",
    "load",
    "one_per",
    "plot",
    "to_frame",
]

_OF_SCHEMAS = (
    *("Facility", "Filled", "Group", "Interval", "Measure", "Modality", "Money", "Name", "NamedEvent"),
    *("Organization", "Person", "Place", "Polarity", "Product", "Role", "SaidBy", "When", "one_per"),
)

_HOMES = {
    "Article": "newsfacts.article.model",
    "Extraction": "newsfacts.records",
    "NewsfactsError": "newsfacts.errors",
    "Options": "newsfacts.options",
    "extract": "newsfacts.api",
    "extract_many": "newsfacts.api",
    "load": "newsfacts.api",
    "to_frame": "newsfacts.sinks.frames",
    **dict.fromkeys(_OF_SCHEMAS, "newsfacts.schema"),
}


def __getattr__(name: str) -> object:
    if name == "plot":
        return import_module("newsfacts.plot")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
