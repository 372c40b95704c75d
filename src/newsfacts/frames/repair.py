"""Attachments that the words themselves decide, against the parse: "urged an end to the war"."""

from __future__ import annotations

from collections.abc import Set

from newsfacts.frames.tree import Tree


def attach_to_objects(tree: Tree, valence: Set[tuple[str, str]]) -> None:
    """Hang a prepositional phrase right after an object on it where noun and preposition belong together.

    Args:
        tree: The parsed text; changed in place.
        valence: Nouns with the preposition that introduces their complement.
    """
    obliques = [
        token for token, relation in enumerate(tree.base) if relation == "obl" and tree.head[token] < token
    ]
    nouns = {token: object_before(tree, token) for token in obliques}
    for token, noun in nouns.items():
        if noun is not None and (tree.lemma[noun], tree.preposition(token)) in valence:
            tree.hang(token, noun, "nmod")


def object_before(tree: Tree, oblique: int) -> int | None:
    """The object of the verb of `oblique` where it is the dependent right before it."""
    siblings = tree.children[tree.head[oblique]]
    if oblique not in siblings:
        return None
    at = siblings.index(oblique) - 1
    before = siblings[at] if at >= 0 else None
    return before if before is not None and tree.dep[before] == "obj" else None
