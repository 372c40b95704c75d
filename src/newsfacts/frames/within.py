"""What stands within the phrases of fillers: names of places, amounts, examples, conversions."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from newsfacts.annotations import Filler
from newsfacts.frames.choosing import PLACES
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.tree import Tree

Roles = dict[str, list[Filler]]

# Links from the noun of a place down to its name: "the city of Aden", "a hotel in Aden".
NAMING = frozenset({"nmod", "appos", "compound", "flat", "conj"})
MAX_PLACE_WORDS = 12
BESIDE = frozenset({"obl", "nmod", "nsubj", "obj"})
# Links up to a verb whose opening phrase tells where, and what happened in its clause too.
OPENED = frozenset(
    {"advcl", "conj", "xcomp", "ccomp", "obj", "obl", "nmod", "nsubj", "acl", "compound", "amod"}
)
# Prepositions of phrases that a trigger asks for and that may have sunk into one of these slots.
SINKING = ("for", "against")
HOLDERS = ("object", "to", "unmarked", "iobj", "in")
AMOUNTING = frozenset({"of", "totaling", "totalling"})
PHRASE_HEADS = frozenset({"NOUN", "SYM", "NUM"})


class Within:
    """Reads what the fillers of one text contain."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.vocabulary = tree, mentions, vocabulary

    def expanded(self, tokens: Iterable[int], *, modifiers: bool) -> list[int]:
        """The tokens with their conjuncts and examples; a modifier that is no name stands for itself."""
        found: list[int] = []
        for token in tokens:
            if modifiers and token not in self.mentions.name:
                found.append(token)
            else:
                for conjunct in self._things(token):
                    found += [self._name_of(conjunct), *self._examples(conjunct), *self._others(conjunct)]
        return found

    def _things(self, token: int) -> list[int]:
        """The token and its conjuncts; of "broadcaster and author Ida Berg" the name alone."""
        tree, mentions = self.tree, self.mentions
        conjuncts = tree.conjuncts(token)
        if len(conjuncts) < 2:
            return conjuncts
        renamed = {item: name for item in conjuncts if (name := mentions.renamed(tree, item))}
        named = next(iter(renamed), None)
        apart = any(tree.child(item, "det", "nmod:poss") is not None for item in conjuncts[1:])
        if named is None or apart or renamed[named].first < max(conjuncts):
            return conjuncts  # "the mayor and the minister Ida Berg" are two
        return [item for item in conjuncts if item == named or not self._is_bare_title(item)]

    def _is_bare_title(self, token: int) -> bool:
        """Whether a noun is a title without a name or number of its own."""
        tree, mentions = self.tree, self.mentions
        if token in mentions.name or token in mentions.quantity or tree.pos[token] != "NOUN":
            return False
        own = mentions.renamed(tree, token) is not None
        return not own and "Number=Plur" not in tree.morph[token]

    def _name_of(self, token: int) -> int:
        """The name in "the city of Aden", which says the same as the phrase; any other token itself."""
        tree, names = self.tree, self.mentions.name
        if tree.lemma[token] not in self.vocabulary.localities or token in names:
            return token
        name = tree.preposition_child(token, "of")
        return name if name in names and names[name].type in PLACES else token

    def _examples(self, token: int) -> list[int]:
        """The names that "such as", "including" and "such … as" give for a noun."""
        tree, found = self.tree, list[int]()
        such = any(tree.word[child] == "such" for child in tree.children[token])
        for child in tree.children[token]:
            if tree.base[child] != "nmod" or child < token:
                continue
            preposition = tree.preposition(child)
            if preposition in self.vocabulary.exemplifying or (such and preposition in {"as", ""}):
                found += [item for item in tree.conjuncts(child) if self._is_named(item)]
        return found

    def _is_named(self, token: int) -> bool:
        """Whether `token` is a name or describes one beside it."""
        return token in self.mentions.name or self.mentions.renamed(self.tree, token) is not None

    def _others(self, token: int) -> list[int]:
        """Where a period ends ("from May to July"), an amount in another unit ("2 euros ($2.1)")."""
        dates, children = self.mentions.date, self.tree.children[token]
        if token in dates:
            others = [child for child in children if child in dates and dates[child] != dates[token]]
            return [child for child in others if self.tree.base[child] != "appos"]
        quantities = self.mentions.quantity
        if token not in quantities:
            return []
        return [child for child in children if self.tree.base[child] == "appos" and child in quantities]

    def places(self, token: int) -> list[int]:
        """A place and the names within its phrase, which alone stand for "the city of"."""
        tree, names = self.tree, self.mentions.name
        if token in names:
            return [token]
        todo, found = [token], list[int]()
        for item in todo:
            for child in tree.children[item]:
                if tree.base[child] not in NAMING:
                    continue
                if child in names and names[child].type in PLACES:
                    found.append(child)
                elif len(todo) < MAX_PLACE_WORDS:
                    todo.append(child)
        only_names = found and tree.lemma[token] in self.vocabulary.localities
        return found if only_names else [token]

    def sunk(self, slots: Mapping[str, list[int]], realization: Mapping[str, object]) -> dict[str, list[int]]:
        """Phrases the trigger asks for, hung on one beside it: "jailed for two years in May for theft"."""
        tree, found = self.tree, dict[str, list[int]]()
        wanted = [name for name in SINKING if name in realization and name not in slots]
        if "for" in wanted and "offense" not in str(realization["for"]):
            wanted.remove("for")  # "a plan for": most nouns have one of their own
        if not wanted:
            return found
        holders = [token for holder in HOLDERS for token in slots.get(holder, ())]
        for holder in holders:
            if holder in self.mentions.name:
                continue
            below = [child for child in tree.children[holder] if child > holder]
            below += [c for child in below for c in tree.children[child] if tree.base[child] == "nmod"]
            for child in below:
                name = self._introduced(child)
                if name in wanted:
                    found.setdefault(name, []).append(child)
        return found

    def _introduced(self, token: int) -> str:
        """The preposition or marker of a phrase or clause that hangs on a noun."""
        tree = self.tree
        if tree.base[token] not in {"nmod", "acl", "obl"}:
            return ""
        return next((tree.word[c] for c in tree.children[token] if tree.base[c] in {"case", "mark"}), "")

    def add(self, roles: Roles, fillers: Iterable[int]) -> None:
        """Add the amount and the place that stand within fillers: "build a 5 MW plant in Ghana"."""
        tree, mentions = self.tree, self.mentions
        for token in sorted(fillers):
            if token in mentions.name or token in mentions.date or tree.pos[token] not in PHRASE_HEADS:
                continue
            self._add_amount(roles, token)
            places = self._places_below(token) if "place" not in roles else []
            if places:
                roles["place"] = [mentions.filler(tree, place) for place in places]

    def add_place(self, roles: Roles, trigger: int) -> None:
        """Add the places that stand within phrases beside the trigger: "on Monday in Oslo"."""
        if "place" in roles:
            return
        taken = {filler.head for fillers in roles.values() for filler in fillers}
        found = [
            place
            for child in self.tree.children[trigger]
            if self.tree.base[child] in BESIDE and not self._is_place(child)
            for place in self._places_below(child)
            if self.tree.start[place] not in taken
        ]
        found = found or self._opening_places(trigger, taken)
        if found:
            roles["place"] = [self.mentions.filler(self.tree, place) for place in found]

    def _opening_places(self, trigger: int, taken: Container[int]) -> list[int]:
        """The place that opens the sentence of `trigger`: "In Oslo, talks led to an arrest"."""
        tree, within = self.tree, self.vocabulary.circumstances.place_within
        for child, head in tree.climb(trigger):
            if tree.base[child] not in OPENED or tree.dep[child] == "acl:relcl":
                break
            subject = tree.child(head, "nsubj", "csubj", "expl")
            for opening in tree.children[head]:
                if subject is None or opening > min(subject, trigger):
                    break
                if tree.base[opening] == "obl" and tree.preposition(opening) in within:
                    places = self.named_places(opening)
                    return [place for place in places if tree.start[place] not in taken]
        return []

    def named_places(self, token: int) -> list[int]:
        """The named places that a phrase tells of: itself, or the name it is of."""
        return [place for place in self.places(token) if self._is_place(place)]

    def _add_amount(self, roles: Roles, token: int) -> None:
        tree, mentions = self.tree, self.mentions
        index = mentions.filler(tree, token).quantity
        if index is None:
            index = self._worth(token)
        if (
            index is None
            or mentions.quantities[index].dimension not in self.vocabulary.circumstances.amount_dimensions
        ):
            return
        is_amount = token in mentions.quantity and tree.preposition_child(token, "of") is None
        amounts = roles.get("amount", [])
        if not is_amount and all(index != filler.quantity for filler in amounts):
            roles["amount"] = [*amounts, mentions.amount(tree, index)]

    def _worth(self, token: int) -> int | None:
        """The quantity in "a contract worth $3 billion", whatever it and "worth" hang on."""
        tree, quantities = self.tree, self.mentions.quantity
        for child in tree.children[token]:
            found = child if child in quantities else tree.child(child, "obj", "obl", "nmod")
            if child > token and found in quantities and self._tells_worth(found):
                return quantities[found]
        return None

    def _tells_worth(self, quantity: int) -> bool:
        """Whether a quantity is what the noun before it amounts to: "worth $3", "a bribe of $3"."""
        tree = self.tree
        return tree.word[quantity - 1] == "worth" or tree.preposition(quantity) in AMOUNTING

    def _places_below(self, token: int) -> list[int]:
        """The places that the phrase of `token` names, at most two prepositions down.

        Of nested ones the inner is left out: of "the clinic in Ardal" beside a named clinic.
        """
        tree = self.tree
        below = [child for child in tree.children[token] if tree.base[child] == "nmod"]
        holding = [noun for noun in below if not self._is_place(noun)]
        below += [child for noun in holding for child in tree.children[noun] if tree.base[child] == "nmod"]
        return [place for child in below if (place := self._place_within(child)) is not None]

    def _is_place(self, token: int) -> bool:
        name = self.mentions.name.get(token)
        return name is not None and name.type in PLACES

    def _place_within(self, token: int) -> int | None:
        """The named place that a phrase after a preposition of place tells: "at the Oslo office" too."""
        tree = self.tree
        if tree.preposition(token) not in self.vocabulary.circumstances.place_within:
            return None
        if self._is_place(token):
            return token
        if token in self.mentions.name or tree.lemma[token] not in self.vocabulary.sites:
            return None
        below = (child for child in tree.children[token] if tree.base[child] in {"compound", "amod"})
        return next((child for child in below if self._is_place(child)), None)
