"""A quantity in its sentence, and what is found of it."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.annotations import Quantity
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.tree import Tree

# So many nouns at most may stand between an amount and what it belongs to ("a total of some 5 km").
MAX_TRANSPARENT = 2


class Amount(NamedTuple):
    """The tokens of one quantity: its head, the word that the head hangs on, its first and last.

    `head` is the noun before "of" where that only sums up ("a total of 5 km"). A `part` is
    a percentage or a fraction, a `count` a number of things that the text names.
    """

    number: int
    dimension: str
    head: int
    parent: int
    first: int
    last: int
    part: bool
    counted: bool

    def holds(self, token: int) -> bool:
        """Whether `token` is part of the quantity."""
        return self.first <= token <= self.last or token == self.head


class Finding(NamedTuple):
    """A property and the token of its subject; `anchor` is the word that tells it.

    `stated` tells whether the text states it, so that it makes a record.
    """

    property: str | None
    subject: int | None
    anchor: int
    stated: bool


def read_amount(tree: Tree, mentions: Mentions, cues: MeasureCues, index: int, tokens: list[int]) -> Amount:
    """The quantity `index`, which stands at `tokens`."""
    quantity = mentions.quantities[index]
    head = mentions.head(tree, tokens)
    for _ in range(MAX_TRANSPARENT):
        parent = tree.head[head]
        if tree.base[head] != "nmod" or tree.lemma[parent] not in cues.transparent or parent > head:
            break
        head = parent
    fraction = is_fraction(quantity)
    parent = governor(tree, head, tokens[-1])
    return Amount(
        number=index,
        dimension="fraction" if fraction else quantity.dimension,
        head=head,
        parent=parent,
        first=tokens[0],
        last=tokens[-1],
        part=fraction or quantity.dimension in cues.parts,
        counted=quantity.item is not None,
    )


def governor(tree: Tree, head: int, last: int) -> int:
    """The word that an amount belongs to, past the phrase that it only measures.

    In "runs 5 km under the hill" the parse hangs the amount on the hill, in "closed 2%
    higher at 45 euros" the price on "higher"; both belong to the verb.
    """
    parent = tree.head[head]
    above = tree.head[parent]
    if parent == above or tree.pos[above] != "VERB":
        return parent
    preposition = tree.preposition(head)
    measuring = tree.base[head] in {"nmod", "obl"} and not preposition and parent > last
    if measuring and tree.base[parent] == "obl" and tree.preposition(parent):
        return above
    predicate = tree.pos[parent] in {"ADJ", "ADV"} and tree.base[parent] in {"xcomp", "advmod"}
    return above if predicate and (preposition or tree.pos[parent] == "ADV") else parent


def is_fraction(quantity: Quantity) -> bool:
    """Whether a plain number is below one, so that it is a part of something: "two-thirds of"."""
    if quantity.unit != "dimensionless":
        return False
    value = quantity.value if quantity.value is not None else quantity.low
    return quantity.dimension == "count" and quantity.item is None and value is not None and 0 < value < 1
