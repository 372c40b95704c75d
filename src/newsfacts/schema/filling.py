"""Building the records of a user's model, with the user's own validators as the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from newsfacts.schema.converting import Unfit, convert
from newsfacts.schema.markers import Measure, ModelT, Name
from newsfacts.schema.plan import FieldPlan, Plan, plan_of
from newsfacts.schema.results import Entry, Filled, Rejected
from newsfacts.schema.scope import Scope, scopes
from newsfacts.schema.sources import Found, found

if TYPE_CHECKING:
    from newsfacts.records import Extraction, Span


def fill(facts: Extraction, model: type[ModelT]) -> Filled[ModelT]:
    """The records of `model` that an article gives.

    Raises:
        SchemaError: If a field cannot be filled as it is annotated.
    """
    plan = plan_of(model)
    entries: list[Entry[ModelT]] = []
    rejected: list[Rejected] = []
    for scope in scopes(facts, plan):
        draft = _drafted(plan, scope)
        if plan.event is None and not _told(plan, draft):
            continue
        made = _validated(model, plan, scope.anchor, draft)
        if isinstance(made, Entry):
            entries.append(made)
        else:
            rejected.append(made)
    return Filled(facts, tuple(entries), tuple(rejected))


@dataclass
class _Draft:
    """The values of a record to be, by field."""

    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    others: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def _drafted(plan: Plan, scope: Scope) -> _Draft:
    draft = _Draft()
    for planned in plan.fields:
        candidates = list(found(planned, scope))
        fitting = list(_fitting(planned, candidates, draft.problems))
        if planned.target.many and fitting:
            unique: dict[str, tuple[object, Found]] = {}
            for value, thing in fitting:
                unique.setdefault(repr(value), (value, thing))
            draft.values[planned.name] = [value for value, _ in unique.values()]
            draft.evidence[planned.name] = tuple(thing.span for _, thing in unique.values())
        elif fitting:
            value, first = fitting[0]
            draft.values[planned.name] = value
            draft.evidence[planned.name] = (first.span,)
            others = tuple(thing.span for other, thing in fitting[1:] if other != value)
            draft.others.update({planned.name: others} if others else {})
            draft.problems.pop(planned.name, None)  # what did not fit was no loss
    return draft


def _fitting(
    planned: FieldPlan, candidates: list[Found], problems: dict[str, str]
) -> Iterator[tuple[object, Found]]:
    unit = planned.marker.unit if isinstance(planned.marker, Measure) else None
    for candidate in candidates:
        try:
            yield convert(candidate, planned.target, unit), candidate
        except Unfit as reason:
            known = problems.get(planned.name)
            problems[planned.name] = f"{known}; {reason}" if known else str(reason)


def _told(plan: Plan, draft: _Draft) -> bool:
    """Whether the text tells anything that the model asks for, beside the name."""
    asked = (planned.name for planned in plan.fields if not isinstance(planned.marker, Name))
    return any(name in draft.values or name in draft.problems for name in asked)


def _validated(
    model: type[ModelT], plan: Plan, anchor: str | None, draft: _Draft
) -> Entry[ModelT] | Rejected:
    planned = {field.name: field for field in plan.fields}
    missing = tuple(name for name in planned if name not in draft.values and name not in draft.problems)
    while True:
        values = {**_absent(planned, draft.values), **draft.values}
        try:
            record = model.model_validate(values, by_name=True, by_alias=False)
        except ValidationError as error:
            if not _without_faults(draft, planned, error):
                return Rejected(anchor, draft.problems, draft.evidence)
        else:
            return Entry(record, anchor, draft.evidence, draft.others, missing, draft.problems)


def _without_faults(draft: _Draft, planned: dict[str, FieldPlan], error: ValidationError) -> bool:
    """Note why values are refused and take them out; False where none can be taken out."""
    dropped: dict[str, set[int] | None] = {}
    for fault in error.errors():
        name, *within = fault["loc"] or ("",)
        name = str(name)
        if fault["type"] == "missing":
            draft.problems.setdefault(name, "the field is required, and the text does not say")
        else:
            known = draft.problems.get(name)
            draft.problems[name] = f"{known}; {fault['msg']}" if known else fault["msg"]
        if name in draft.values and _may_lack(planned[name]):
            items = dropped.setdefault(name, set())
            if items is not None and planned[name].target.many and within and isinstance(within[0], int):
                items.add(within[0])
            else:
                dropped[name] = None  # the whole
    for name, items in dropped.items():
        _take_out(draft, name, items)
    return bool(dropped)


def _take_out(draft: _Draft, name: str, items: set[int] | None) -> None:
    values, spans = draft.values.pop(name), draft.evidence.pop(name)
    if items is not None and len(items) < len(values):
        kept = [at for at in range(len(values)) if at not in items]
        draft.values[name] = [values[at] for at in kept]
        draft.evidence[name] = tuple(spans[at] for at in kept)


def _may_lack(planned: FieldPlan) -> bool:
    return planned.has_default or planned.nullable or planned.target.many


def _absent(planned: dict[str, FieldPlan], values: dict[str, Any]) -> dict[str, Any]:
    """What stands for nothing in the fields that have no default of their own."""
    return {
        name: [] if field.target.many and not field.nullable else None
        for name, field in planned.items()
        if name not in values and not field.has_default and (field.nullable or field.target.many)
    }
