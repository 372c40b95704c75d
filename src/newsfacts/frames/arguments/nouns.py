"""The slots of a noun or adjective, those of the verb that carries it among them ("held talks")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from newsfacts.frames.arguments.links import (
    SUBJECTS,
    VERBAL,
    Slots,
    add_clause,
    agents_below,
    antecedent,
    found,
)
from newsfacts.frames.arguments.subjects import Subjects
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.tree import Tree

# In such an oblique the subject of the verb takes part: "said so during a visit".
CONTROLLED = frozenset({"during", "on", "in", "after", "before", "at"})
# Slots of a carrying verb that hold the noun itself or say nothing of it.
NOT_CARRIED = frozenset({"object", "sole", "passive", "particle", "clause", "infinitive"})
NOT_FRAMED = frozenset({"compound", "amod", "modifier", "nummod"})
# Of such a phrase the noun above it tells the amount: "two tonnes of it", "$50 million in aid".
UNDERGONE = frozenset({"under"})
AMOUNTING = frozenset({"of", "in", "worth"})
TELLING = frozenset({"VERB", "ADJ"})
PLAIN = frozenset({"compound", "amod", "appos", "case", "nummod", "advmod"})


class NounSlots:
    """Reads the slots of the nouns and adjectives of one text.

    Args:
        tree: The parsed text.
        subjects: The subjects of its verbs.
        vocabulary: Names the verbs that only carry an event noun.
        slots_of: The slots of another word.
    """

    def __init__(
        self, tree: Tree, subjects: Subjects, vocabulary: Vocabulary, slots_of: Callable[[int], Slots]
    ) -> None:
        self.tree, self.subjects, self.vocabulary, self.slots_of = tree, subjects, vocabulary, slots_of
        self.mentions = subjects.mentions
        self.light = vocabulary.light | vocabulary.undergoing
        self.carrying = self.light | vocabulary.occurrence

    def read(self, noun: int) -> Slots:
        """The slots of `noun`."""
        tree, slots = self.tree, defaultdict[str, list[int]](list)
        for child in tree.children[noun]:
            self._add_modifier(slots, noun, child)
        if tree.base[noun] == "conj" and "poss" not in slots:
            owner = tree.child(tree.head[noun], "nmod:poss")
            slots["poss"] += [owner] if owner is not None else []
        self._add_context(slots, noun)
        carriers = self._carriers(noun)
        for carrier in carriers:
            self._add_carried(slots, noun, carrier)
        if not carriers and self._is_controlled(noun):
            slots["controller"] += self.slots_of(tree.head[noun]).get("subject", [])
        slots["modifier"] = slots.get("compound", []) + slots.get("amod", [])
        return found(slots)

    def _is_controlled(self, noun: int) -> bool:
        tree = self.tree
        oblique = tree.base[noun] == "obl" and tree.pos[tree.head[noun]] in VERBAL
        return oblique and tree.preposition(noun) in CONTROLLED

    # ---- around the noun ------------------------------------------------------

    def _add_context(self, slots: Slots, noun: int) -> None:
        """What the word takes from where it stands: before a noun, as a predicate, in apposition."""
        tree, base = self.tree, self.tree.base[noun]
        if base == "amod":
            self._add_described(slots, tree.head[noun])
        elif base == "compound" and tree.base[tree.head[noun]] != "compound":
            self._add_framing(slots, tree.head[noun])
        if tree.pos[noun] == "ADJ" and base in {"xcomp", "acl", "advcl", "conj"}:
            slots["subject"] += [t for t in self.subjects.of(noun) if t not in slots["subject"]]
            if base == "xcomp" and tree.lemma[tree.head[noun]] == "leave":  # "the storm left two dead"
                slots["due_to"] += self.slots_of(tree.head[noun]).get("subject", [])
        elif base == "appos":
            slots["subject"].append(tree.head[noun])
        elif base == "nmod":
            self._add_governor(slots, noun)
        slots["due_to"] += self._causes(noun)

    def _add_governor(self, slots: Slots, noun: int) -> None:
        """What a noun takes from the noun above: "$50 million in funding", "his cause of death"."""
        tree, governor = self.tree, self.tree.head[noun]
        preposition = tree.preposition(noun)
        if preposition in AMOUNTING and governor in self.mentions.quantity:
            slots["unmarked"].append(governor)
        elif (
            preposition == "of"
            and tree.lemma[governor] in self.vocabulary.frame_nouns
            and "poss" not in slots
        ):
            owner = tree.child(governor, "nmod:poss")
            slots["poss"] += [owner] if owner is not None else []

    def _causes(self, noun: int) -> list[int]:
        """What brought the event about: "the storm caused two deaths", "the fire resulted from a leak"."""
        tree, vocabulary = self.tree, self.vocabulary
        verb, base = tree.head[noun], tree.base[noun]
        if verb != noun and tree.pos[verb] in TELLING and base in {"obj", "obl", "nsubj"}:
            preposition = tree.preposition(noun) if base == "obl" else ""
            if (tree.lemma[verb], preposition) in vocabulary.causing:
                slots = self.slots_of(verb)
                held = "object" if base != "obl" else preposition
                return slots.get("subject", []) if noun in slots.get(held, ()) else []
            if base != "obl":
                return self._origins(verb)
        for child in tree.children[noun]:  # "deaths caused by heat", "a delay resulting from it"
            if tree.base[child] in {"acl", "amod"} and tree.pos[child] in TELLING:
                if (tree.lemma[child], "") in vocabulary.causing and self.subjects.is_passive(child):
                    return self.slots_of(child).get("subject", [])
                if found := self._origins(child):
                    return found
        return []

    def _origins(self, verb: int) -> list[int]:
        """The obliques of `verb` that tell where something comes from."""
        tree = self.tree
        obliques = [child for child in tree.children[verb] if tree.base[child] == "obl"]
        return [c for c in obliques if (tree.lemma[verb], tree.preposition(c)) in self.vocabulary.caused]

    def _add_described(self, slots: Slots, noun: int) -> None:
        """What an adjective before `noun` takes part in: "the first woman to lead it"."""
        tree = self.tree
        slots["object"].append(noun)
        for child in tree.children[noun]:
            if tree.base[child] in SUBJECTS:
                slots["subject"].append(antecedent(tree, child))
            elif tree.base[child] == "acl":
                slots["relative" if tree.dep[child] == "acl:relcl" else "clause"].append(child)
            elif tree.word[child] in {"ever", "since"}:
                slots["ever"].append(child)
        if tree.base[noun] == "xcomp":
            slots["subject"] += self.subjects.of(noun)

    def _add_framing(self, slots: Slots, noun: int) -> None:
        """An event noun has the dependents of the noun after it: "the renovation project of the port"."""
        for name, tokens in self.slots_of(noun).items():
            if name not in NOT_FRAMED:
                slots[name] += tokens

    def _subject_slot(self, noun: int) -> str:
        """What is under an investigation undergoes it; who has a plan acts."""
        return "undergoer" if self.tree.preposition(noun) in UNDERGONE else "subject"

    def _add_modifier(self, slots: Slots, noun: int, child: int) -> None:
        tree = self.tree
        dep, base = tree.dep[child], tree.base[child]
        if dep == "nmod:poss":
            slots["poss"].append(antecedent(tree, child))
        elif base in {"nmod", "obl"}:
            slots[tree.preposition(child) or "unmarked"].append(antecedent(tree, child))
            if tree.preposition(child) == "of":
                slots["by"] += agents_below(tree, child)
        elif base in PLAIN:
            slots[base].append(child)
        elif base in SUBJECTS:
            slots[self._subject_slot(noun)].append(antecedent(tree, child))
        elif base in {"acl", "advcl"} and dep != "acl:relcl":
            add_clause(tree, slots, child, "clause")
            if any(tree.word[c] == "that" and tree.base[c] == "mark" for c in tree.children[child]):
                slots["clause"].append(child)
        elif base in {"ccomp", "xcomp"}:
            slots["clause"].append(child)

    # ---- the verb that carries the noun ---------------------------------------

    def carrier(self, noun: int) -> int | None:
        """The verb that only carries `noun`: "held talks", "a raid was carried out", "talks took place"."""
        return next(iter(self._carriers(noun)), None)

    def _carriers(self, noun: int) -> list[int]:
        """The verb above `noun` that carries it and the one below: "the talks held in May went on"."""
        tree, head = self.tree, self.tree.head[noun]
        relation, first = tree.dep[noun], noun
        if relation == "conj" and tree.dep[head] != "conj" and tree.base[head] in {"obj", "nsubj"}:
            relation, first, head = tree.dep[head], head, tree.head[head]
        if (
            relation == "nmod"
            and tree.lemma[head] in self.vocabulary.transparent
            and tree.preposition(first) == "of"
        ):
            relation, first, head = tree.dep[head], head, tree.head[head]  # "a series of pardons"
        verbal = head != first and tree.pos[head] in VERBAL
        above = self._carrier_above(first, head, relation) if verbal else None
        return [verb for verb in (above, self._carrier_below(first)) if verb is not None]

    def _carrier_above(self, noun: int, verb: int, relation: str) -> int | None:
        tree = self.tree
        lemma = tree.lemma[verb]
        if relation in {"obj", "nsubj:pass"} and lemma in self.light:
            predicate = tree.child(verb, "xcomp")  # "called the attack cowardly" does not carry it
            named = relation == "obj" and predicate is not None and tree.pos[predicate] not in VERBAL
            return None if named else verb
        if relation in {"nsubj", "nsubj:pass"}:
            if lemma in self.vocabulary.occurrence:
                return verb
            lower = tree.child(verb, "xcomp")  # "the talks are expected to be held"
            if lower is not None and tree.lemma[lower] in self.carrying:
                return lower
        if relation == "obl" and (lemma, tree.preposition(noun)) in self.vocabulary.involving:
            return verb
        return None

    def _carrier_below(self, noun: int) -> int | None:
        """The verb of "the talks held in Geneva", "the strike that began on Monday"."""
        tree = self.tree
        for child in tree.children[noun]:
            if tree.base[child] != "acl" or tree.pos[child] != "VERB":
                continue
            if tree.lemma[child] in self.light and self.subjects.is_passive(child):
                return child
            if tree.lemma[child] in self.vocabulary.occurrence and not self.subjects.is_passive(child):
                return child
        return None

    def _add_carried(self, slots: Slots, noun: int, carrier: int) -> None:
        """Give `noun` the subject and the obliques of the verb that carries it."""
        lemma, same = self.tree.lemma[carrier], set(self.tree.conjuncts(noun))
        occurs = lemma in self.vocabulary.occurrence and lemma not in self.light
        for name, tokens in self.slots_of(carrier).items():
            if name in NOT_CARRIED or (name == "subject" and occurs):
                continue
            undergone = lemma in self.vocabulary.undergoing or self._subject_slot(noun) == "undergoer"
            slot = "undergoer" if name == "subject" and undergone else name
            slots[slot] += [token for token in tokens if token not in same and token not in slots[slot]]
