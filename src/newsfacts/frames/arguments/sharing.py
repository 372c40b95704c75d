"""What events of one sentence tell of each other: an attack that kills has its victims for target."""

from __future__ import annotations

from collections.abc import Iterable

from newsfacts.frames.drafts import Draft
from newsfacts.frames.tree import Tree
from newsfacts.frames.within import Roles

# The role of a harm, and the role of the attack that is its cause.
HARMED = (("victim", "target"), ("killer", "attacker"))


def share_between(tree: Tree, events: Iterable[Draft]) -> None:
    """Give causes and their effects what only the other tells: participants and place."""
    listed = list(events)
    by_start = {tree.start[event.trigger.token]: event for event in listed}
    for effect in listed:
        for filler in effect.roles.get("cause", ()):
            cause = by_start.get(filler.head)
            if cause is not None and cause is not effect:
                _share(effect.roles, cause)


def _share(effect: Roles, cause: Draft) -> None:
    if cause.type == "attack":
        for harmed, attacked in HARMED:
            if harmed in effect and attacked not in cause.roles:
                cause.roles[attacked] = list(effect[harmed])
    for here, there in ((effect, cause.roles), (cause.roles, effect)):
        if "place" in here and "place" not in there:
            there["place"] = list(here["place"])
