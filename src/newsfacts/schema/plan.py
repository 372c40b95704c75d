"""A user's model checked: what one record is about, and how each field is filled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from newsfacts.errors import NewsfactsError, SchemaError
from newsfacts.records import Entity, Quantity
from newsfacts.records.ontology import load_ontology, roles_of, unknown_name
from newsfacts.records.units import as_pint
from newsfacts.schema.markers import Marker, Measure, Modality, Name, Polarity, Role, SaidBy, When, subject_of
from newsfacts.schema.targets import Family, Target, markers_in, target_of
from newsfacts.schema.values import Money

_ENTITY_TYPES: Final[tuple[str, ...]] = get_args(Entity.model_fields["type"].annotation)

_TAKES: Final[dict[type[Marker], set[Family]]] = {
    Role: {Family.TEXT, Family.NAMED, Family.AMOUNT, Family.TIME, Family.EVENT},
    Measure: {Family.TEXT, Family.AMOUNT},
    When: {Family.TEXT, Family.TIME},
    Modality: {Family.TEXT},
    Polarity: {Family.TEXT, Family.FLAG},
    SaidBy: {Family.TEXT, Family.NAMED},
    Name: {Family.TEXT, Family.NAMED},
}


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How one field is filled: by its marker, or without one by its type alone."""

    name: str
    marker: Marker | None
    target: Target
    nullable: bool
    has_default: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is filled.

    `event` or `entity` is the type that a record is about; neither, where it is about the article.
    """

    event: str | None
    entity: str | None
    fields: tuple[FieldPlan, ...]

    @property
    def takes_denied(self) -> bool:
        """Whether the model has a field that tells what the text denies from what it says."""
        return any(isinstance(field.marker, Polarity) for field in self.fields)


def plan_of(model: type[BaseModel]) -> Plan:
    """The plan by which a model is filled.

    Raises:
        SchemaError: If a field cannot be filled as it is annotated; names model and field.
    """
    given: object = model
    if not (isinstance(given, type) and issubclass(given, BaseModel) and given is not BaseModel):
        raise SchemaError(f"a schema is a Pydantic model, a class, not {given!r}")
    return _plan_of(model)


@lru_cache(maxsize=128)
def _plan_of(model: type[BaseModel]) -> Plan:
    kind = subject_of(model)
    event = kind if kind not in _ENTITY_TYPES else None
    if event is not None and event not in load_ontology().types:
        known = (*_ENTITY_TYPES, *load_ontology().types)
        message = unknown_name("event or entity type", event, known).message
        raise SchemaError(f"{model.__name__}: {message}", model=model.__name__)
    _resolve(model)
    entity = kind if event is None else None
    plans = (_field(model, name, field, event) for name, field in model.model_fields.items())
    fields = tuple(plan for plan in plans if plan is not None)
    if not fields:
        raise SchemaError(
            f"{model.__name__}: no field of it is filled from an article; mark one, as with Role",
            model=model.__name__,
        )
    for field in fields:
        if isinstance(field.marker, Name) and entity is None:
            raise _fault(model, field.name, "Name() is of an entity; add @newsfacts.one_per with its type")
    return Plan(event, entity, fields)


def _resolve(model: type[BaseModel]) -> None:
    try:
        model.model_rebuild()  # annotations that are strings
    except NameError as error:  # pydantic's own is one
        raise SchemaError(f"{model.__name__}: {error}", model=model.__name__) from error


def _field(model: type[BaseModel], name: str, field: FieldInfo, event: str | None) -> FieldPlan | None:
    markers = markers_in(field.annotation, field.metadata)
    target = target_of(field.annotation)
    if len(markers) > 1:
        raise _fault(model, name, "more than one marker")
    marker = markers[0] if markers else None
    if marker is None and (target is None or not _by_type(target, event)):
        if field.is_required():
            raise _fault(
                model,
                name,
                f"nothing says what fills {_shown(field)}; mark it, as with Annotated[…, newsfacts.Role(…)], "
                "or give it a default",
            )
        return None
    if target is None or (marker is not None and target.family not in _TAKES[type(marker)]):
        raise _fault(model, name, f"{type(marker).__name__} does not fill a field of type {_shown(field)}")
    if marker is None and target.family is Family.TIME:
        marker = When()
    if marker is not None:
        _check(model, name, marker, event)
    nullable = type(None) in get_args(field.annotation)
    return FieldPlan(name, marker, target, nullable, has_default=not field.is_required())


def _by_type(target: Target, event: str | None) -> bool:
    """Whether a field needs no marker: a named thing, money, or the time of the record's own event."""
    if target.family is Family.AMOUNT:
        return target.types[0] in (Money, Quantity)
    return target.family is Family.NAMED or (target.family is Family.TIME and event is not None)


def _check(model: type[BaseModel], name: str, marker: Marker, event: str | None) -> None:
    """Refuse a marker that names what there is not."""
    if isinstance(marker, Role | When | Modality | SaidBy):
        of = marker.of or event
        if of is None:
            raise _fault(model, name, f"{type(marker).__name__} of which event? Name it by of=…")
        try:
            roles = roles_of(of)
            if isinstance(marker, Role) and marker.role not in roles:
                raise unknown_name(f"role of {of} named", marker.role, roles)
        except NewsfactsError as error:
            raise _fault(model, name, error.message) from error
    if isinstance(marker, Polarity) and event is None:
        raise _fault(model, name, "Polarity() is of the event that a record is about; add @newsfacts.one_per")
    if isinstance(marker, Measure):
        _check_measure(model, name, marker)


def _check_measure(model: type[BaseModel], name: str, marker: Measure) -> None:
    if not marker.property.strip():
        raise _fault(model, name, "Measure of which property?")
    if marker.unit is not None:
        try:
            as_pint(Decimal(1), marker.unit)
        except NewsfactsError as error:
            raise _fault(model, name, error.message) from error


def _fault(model: type[BaseModel], field: str, problem: str) -> SchemaError:
    return SchemaError(f"{model.__name__}.{field}: {problem}", model=model.__name__, field=field)


def _shown(field: FieldInfo) -> str:
    return getattr(field.annotation, "__name__", None) or str(field.annotation)
