"""What fills a role: the shortest phrase that names it, and which mention that is."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from newsfacts.annotations import DateExpression, Entity, Filler, Quantity
from newsfacts.frames.tree import MAX_PHRASE, Tree
from newsfacts.spans import CharSpan

# Relations that lead out of the phrase that names a thing.
OUTSIDE_NOUN = frozenset({
    "acl:relcl", "advcl:relcl", "conj", "cc", "parataxis", "appos", "advcl", "mark", "case", "aux",
    "aux:pass", "cop", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "discourse", "punct", "advmod",
    "vocative", "list", "dep", "orphan", "expl", "ccomp", "cc:preconj",
})  # fmt: skip
# The same for a clause ("that the line would open"), which keeps its subject.
OUTSIDE_CLAUSE = frozenset({
    "conj", "cc", "parataxis", "mark", "case", "punct", "discourse", "vocative", "list", "dep", "orphan",
    "advcl",
})  # fmt: skip
# A name beside a description of the same thing: "President X", "his counterpart X", "the mayor, X".
RENAMING = frozenset({"flat", "appos", "nmod:desc", "flat:name"})
# Relations that lead out of the phrase from anywhere below its head.
INNER = frozenset({
    "acl:relcl", "advcl:relcl", "parataxis", "punct", "discourse", "vocative", "list", "dep", "orphan",
})  # fmt: skip
MAX_CLAUSE = 40


class Name(NamedTuple):
    """A name mention as tokens: its entity, its type and its half-open token range."""

    entity: int
    type: str
    first: int
    stop: int


class Mentions:
    """Which mention each token belongs to.

    `exemplifying` are the prepositions of examples, which belong to no phrase: "firms including Acme".
    """

    def __init__(
        self,
        tree: Tree,
        entities: Sequence[Entity],
        quantities: Sequence[Quantity],
        dates: Sequence[DateExpression],
        exemplifying: frozenset[str] = frozenset(),
    ) -> None:
        self.entities, self.quantities, self.dates = entities, quantities, dates
        self.exemplifying = exemplifying
        self.name: dict[int, Name] = {}
        self.entity: dict[int, int] = {}
        self.quantity: dict[int, int] = {}
        self.date: dict[int, int] = {}
        self.event: dict[int, int] = {}
        self._token_at = {start: token for token, start in enumerate(tree.start)}
        self._mark_entities(tree)
        for index, quantity in enumerate(quantities):
            self.quantity.update(dict.fromkeys(self.tokens(tree, quantity.span), index))
        for index, date in enumerate(dates):
            self.date.update(dict.fromkeys(self.tokens(tree, date.span), index))

    def token_at(self, offset: int) -> int | None:
        """The token that begins at a character offset."""
        return self._token_at.get(offset)

    def tokens(self, tree: Tree, span: CharSpan) -> range:
        """The tokens that begin within `span`."""
        first = self._token_at.get(span.start)
        if first is None:  # the span begins inside a token ("pre-Christmas")
            first = next((self._token_at[at] for at in range(span.start, -1, -1) if at in self._token_at), 0)
        stop = first
        while stop < len(tree) and tree.start[stop] < span.end:
            stop += 1
        return range(first, stop)

    def _mark_entities(self, tree: Tree) -> None:
        for index, entity in enumerate(self.entities):
            for mention in entity.mentions:
                tokens = self.tokens(tree, mention.span)
                if mention.kind == "name":
                    name = Name(index, entity.type, tokens.start, tokens.stop)
                    self.name.update(dict.fromkeys(tokens, name))
                    self.entity.update(dict.fromkeys(tokens, index))
                elif len(tokens):
                    # A description is marked at its head alone: "the company's plant" holds two.
                    self.entity.setdefault(self.head(tree, tokens), index)

    def kind(self, tree: Tree, token: int) -> str:
        """What sort of filler `token` heads: one of the atomic kinds of frames.toml."""
        if token in self.date:
            return "date"
        if token in self.name:
            return self.name[token].type
        if token in self.quantity:
            quantity = self.quantities[self.quantity[token]]
            if quantity.dimension == "money":
                return "money"
            if quantity.dimension == "count":
                return "number" if tree.pos[token] == "NUM" or quantity.item is None else "nominal"
            return "nominal" if tree.preposition_child(token, "of") is not None else "amount"
        return self._kind_of_word(tree, token)

    def _kind_of_word(self, tree: Tree, token: int) -> str:
        pos = tree.pos[token]
        if pos == "PRON":
            return "pronoun"
        if pos in {"VERB", "AUX"} or tree.child(token, "cop") is not None:
            return "clause"
        renamed = self.renamed(tree, token)
        return renamed.type if renamed else "nominal"

    def renamed(self, tree: Tree, token: int) -> Name | None:
        """The name that stands beside the description `token`, if there is one."""
        for child in tree.children[token]:
            if tree.dep[child] in RENAMING and child in self.name:
                name = self.name[child]
                if name.type in {"person", "organization", "product", "facility"}:
                    return name
        return None

    def filler(self, tree: Tree, token: int) -> Filler:
        """The filler that `token` heads; it refers to one thing at most."""
        if token in self.date:
            date = self.date[token]
            span = self.dates[date].span
            # A date may begin within its token ("post-2018").
            return Filler(span, max(tree.start[token], span.start), date=date)
        name = self.name.get(token) or self.renamed(tree, token)
        if name:
            span = CharSpan(tree.start[name.first], tree.end[name.stop - 1])
            head = token if name.first <= token < name.stop else name.stop - 1
            return Filler(span, tree.start[head], entity=name.entity)
        first, stop = phrase(tree, token, self.date, self.exemplifying)
        span, head = CharSpan(tree.start[first], tree.end[stop - 1]), tree.start[token]
        if token in self.entity:
            return Filler(span, head, entity=self.entity[token])
        quantity = self._quantity_of(tree, token)
        event = None if quantity is not None else self.event.get(token)
        return Filler(span, head, quantity=quantity, event=event)

    def amount(self, tree: Tree, index: int) -> Filler:
        """The quantity `index` itself as a filler."""
        span = self.quantities[index].span
        head = self.head(tree, self.tokens(tree, span))
        return Filler(span, max(tree.start[head], span.start), quantity=index)

    @staticmethod
    def head(tree: Tree, tokens: Sequence[int]) -> int:
        """The token of a mention that hangs on none of the others, the last if there is none."""
        return next((t for t in tokens if tree.head[t] not in tokens or tree.head[t] == t), tokens[-1])

    def _quantity_of(self, tree: Tree, token: int) -> int | None:
        if token in self.quantity:
            return self.quantity[token]
        for child in tree.children[token]:
            if (
                tree.base[child] in {"nummod", "compound", "nmod"}
                and child in self.quantity
                and child < token
            ):
                return self.quantity[child]
        return None


def phrase(
    tree: Tree, token: int, dates: Container[int] = (), exemplifying: Container[str] = ()
) -> tuple[int, int]:
    """The half-open token range of the phrase that `token` heads, relative clauses and examples left out.

    A date after a noun phrase says when, not what: of "four reactors in May" it is left out.
    """
    clausal = tree.pos[token] in {"VERB", "AUX"} or tree.child(token, "cop") is not None
    outside = OUTSIDE_CLAUSE if clausal else OUTSIDE_NOUN
    first = last = token
    todo, budget = [token], MAX_CLAUSE if clausal else MAX_PHRASE
    while todo and budget > 0:
        item = todo.pop()
        budget -= 1
        first, last = min(first, item), max(last, item)
        # Below the head a preposition, a conjunct or an adverb belongs to its own word.
        barred = outside if item == token else INNER
        below = [child for child in tree.children[item] if tree.dep[child] not in barred]
        if not clausal:
            below = [child for child in below if not is_set_off(tree, child, item)]
        if item == token and not clausal:
            below = [c for c in below if c < token or not (c in dates or tree.preposition(c) in exemplifying)]
        todo += below
    while first < token and tree.pos[first] == "ADP":  # it belongs to the head, whatever it hangs on
        first += 1
    return first, last + 1


def is_set_off(tree: Tree, child: int, head: int) -> bool:
    """Whether a comma stands before a phrase that follows its noun: "the line, with a cost of …"."""
    if child < head or tree.base[child] not in {"nmod", "acl", "obl"}:
        return False
    between = [*tree.children[child], *tree.children[head]]
    return any(head < token < child and tree.word[token] == "," for token in between)
