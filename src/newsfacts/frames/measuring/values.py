"""Amounts that the parse hangs on each other: in "rose 5% to $3.2m from $3m" each belongs to the verb."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.tree import Tree

# Prepositions before the new and the old value of what changes.
VALUES = frozenset({"to", "from"})
OF_VERB = frozenset({"obj", "obl", "advmod", "xcomp", "iobj"})


def lift_values(tree: Tree, mentions: Mentions) -> None:
    """Hang a new or old value on the verb of the amount that it hangs on.

    Args:
        tree: The parsed text; changed in place.
        mentions: Its mentions.
    """
    for token in sorted(mentions.quantity):
        above = tree.head[token]
        other = mentions.quantity.get(above)
        if other is None or other == mentions.quantity[token] or tree.base[token] not in {"nmod", "obl"}:
            continue
        verb = tree.head[above]
        if tree.pos[verb] not in VERBAL or tree.base[above] not in OF_VERB or verb == above:
            continue
        if tree.preposition(token) in VALUES and token in tree.children[above]:
            tree.hang(token, verb, "obl")
