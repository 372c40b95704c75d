"""An event on its way from trigger to record."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.frames.triggers import Trigger
from newsfacts.frames.within import Roles

OTHER = "other"
CIRCUMSTANCES = frozenset({"time", "place", "amount"})


@dataclass(slots=True)
class Draft:
    """An event on its way: its trigger, type and roles, the verb that only carries it.

    `confidence` is how sure the learned judgement is of it, None where none was made.
    """

    trigger: Trigger
    type: str
    roles: Roles
    carrier: int | None
    confidence: float | None = None


def has_named_participant(roles: Roles) -> bool:
    """Whether a filler of a role, circumstances aside, is an entity."""
    return any(
        filler.entity is not None
        for role, fillers in roles.items()
        if role not in CIRCUMSTANCES
        for filler in fillers
    )
