"""What a field's annotation asks for: a type to convert to, one or many, and what it may be filled with."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from newsfacts.records import DateMention, Entity, Event, Quantity
from newsfacts.schema.markers import Marker
from newsfacts.schema.values import Interval, Money, Named


class Family(Enum):
    """What kinds of types there are to convert to."""

    TEXT = auto()  # str, enums, literals
    NAMED = auto()  # named things, and the entities of the records
    AMOUNT = auto()
    TIME = auto()
    FLAG = auto()
    EVENT = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """The types that a field takes (several of named things only), and whether it takes many."""

    types: tuple[type[Any], ...]
    family: Family
    many: bool


_MANY: Final = (list, tuple, set, frozenset, Sequence)
_FAMILIES: Final[tuple[tuple[type[Any], Family], ...]] = (
    (bool, Family.FLAG),  # before int, whose subclass it is
    (Enum, Family.TEXT),
    (str, Family.TEXT),
    (Named, Family.NAMED),
    (Entity, Family.NAMED),
    (Money, Family.AMOUNT),
    (Quantity, Family.AMOUNT),
    (Decimal, Family.AMOUNT),
    (int, Family.AMOUNT),
    (float, Family.AMOUNT),
    (date, Family.TIME),
    (datetime, Family.TIME),
    (Interval, Family.TIME),
    (DateMention, Family.TIME),
    (Event, Family.EVENT),
)


def markers_in(annotation: object, metadata: Sequence[object] = ()) -> list[Marker]:
    """The markers of a field, wherever in its annotation they stand."""
    return [part for part in (*metadata, *_annotations(annotation)) if isinstance(part, Marker)]


def _annotations(annotation: object) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__  # type: ignore[attr-defined]  # what Annotated has
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _annotations(part)


def target_of(annotation: object) -> Target | None:
    """What an annotation asks for; None where nothing of an article converts to it."""
    annotation = _bare(annotation)
    origin = get_origin(annotation)
    if origin in _MANY:
        items = [part for part in get_args(annotation) if part is not Ellipsis]
        inner = _single(items[0]) if len(items) == 1 and _open(annotation) else None
        return Target(inner.types, inner.family, many=True) if inner else None
    return _single(annotation)


def _open(annotation: object) -> bool:
    """Whether a tuple has any number of items, as every other container has."""
    return get_origin(annotation) is not tuple or Ellipsis in get_args(annotation)


def _bare(annotation: object) -> object:
    """The annotation without `Annotated`, `| None` and names of aliases."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif hasattr(annotation, "__value__"):  # type X = …
            annotation = annotation.__value__
        elif get_origin(annotation) in (Union, types.UnionType):
            parts = [part for part in get_args(annotation) if part is not type(None)]
            if len(parts) != 1:
                return annotation
            annotation = parts[0]
        else:
            return annotation


def _single(annotation: object) -> Target | None:
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [_single(part) for part in get_args(annotation) if part is not type(None)]
        named = [part for part in parts if part is not None and issubclass(part.types[0], Named)]
        if len(named) == len(parts):
            return Target(tuple(part.types[0] for part in named), Family.NAMED, many=False)
        return None
    if get_origin(annotation) is Literal:
        kinds = {type(value) for value in get_args(annotation)}
        return Target((str,), Family.TEXT, many=False) if kinds == {str} else None
    known = get_origin(annotation) or annotation  # pint.Quantity[Decimal] is one of pint.Quantity
    if not isinstance(known, type):
        return None
    if is_pint(known):
        return Target((known,), Family.AMOUNT, many=False)
    family = next((family for base, family in _FAMILIES if issubclass(known, base)), None)
    return Target((known,), family, many=False) if family else None


def is_pint(type_: type[Any]) -> bool:
    """Whether a type is pint's, which nobody has who did not import it."""
    pint = sys.modules.get("pint")
    return pint is not None and issubclass(type_, pint.Quantity)
