"""The slots of a verb: its dependents, and what it shares with coordinated verbs and relative clauses."""

from __future__ import annotations

from collections import defaultdict

from newsfacts.frames.arguments.links import VERBAL, Slots, add_clause, agents_below, antecedent, found, named
from newsfacts.frames.arguments.subjects import Subjects
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.tree import Tree

SHARED_PREPOSITIONS = frozenset({"in", "at", "on", "near", "unmarked"})
MEASURES = frozenset({"date", "amount", "money", "number"})


class VerbSlots:
    """Reads the slots of the verbs of one text."""

    def __init__(self, tree: Tree, mentions: Mentions, subjects: Subjects) -> None:
        self.tree, self.mentions, self.subjects = tree, mentions, subjects
        self._circumstances: dict[int, list[tuple[int, str, int]]] = {}

    def read(self, verb: int) -> Slots:
        """The slots of `verb`, voice undone."""
        tree, slots = self.tree, defaultdict[str, list[int]](list)
        passive = self.subjects.is_passive(verb)
        for child in tree.children[verb]:
            self._add_dependent(slots, child, passive)
        if passive:
            slots["passive"].append(verb)
            if "subject" not in slots and tree.children[verb]:
                last = max(tree.children[verb], key=lambda child: (tree.base[child] == "obl", child))
                slots["subject"] += agents_below(tree, last)
        elif "object" not in slots:
            self._object_by_another_label(slots, verb)
        self._add_told(slots)
        self._share_object(slots, verb, passive)
        self._share_circumstances(slots, verb)
        self._add_subjects(slots, verb, passive)
        self._fill_gap(slots, verb, passive)
        if not passive and all(self._is_measure(token) for token in slots.get("object", ())):
            slots["sole"] = slots.get("subject", [])
        return found(slots)

    def _add_told(self, slots: Slots) -> None:
        """Who shall do what the clause tells: "asked that staff stay", "called for staff to stay"."""
        called = [t for t in slots.get("for", ()) if self.tree.pos[t] in VERBAL]
        for clause in [*slots.get("clause", ()), *slots.get("purpose", ()), *called]:
            slots["told"] += [c for c in self.tree.children[clause] if self.tree.base[c] == "nsubj"]
            between = self.subjects.told_before(clause)
            for name, tokens in slots.items():
                if name != "told" and between and between[0] in tokens:
                    tokens.remove(between[0])
            if between and clause not in slots.get("clause", ()):
                slots["clause"].append(clause)
            slots["told"] += between

    def _add_subjects(self, slots: Slots, verb: int, passive: bool) -> None:
        """The surface subjects; of a passive verb they are its object, or whom it was done for."""
        subjects = [antecedent(self.tree, token) for token in self.subjects.of(verb)]
        if not subjects and not passive:  # whatever the label of a bare noun phrase before the verb
            subjects = [
                token for token in slots.get("unmarked", ()) if token < verb and not self._is_measure(token)
            ]
        if not passive:
            slots["subject"] += subjects
        elif "object" in slots and subjects:
            slots["iobj"] += subjects
        else:
            slots["object"] += subjects

    def _object_by_another_label(self, slots: Slots, verb: int) -> None:
        """A bare noun phrase after a verb is its object unless it is a time or an amount."""
        if "iobj" in slots and "clause" not in slots:  # no one can be given nothing
            slots["object"] = slots.pop("iobj")
            return
        bare = [token for token in slots.get("unmarked", ()) if token > verb and not self._is_measure(token)]
        if bare:
            slots["object"] += bare
            slots["unmarked"] = [token for token in slots["unmarked"] if token not in bare]

    def _is_measure(self, token: int) -> bool:
        """Whether `token` tells how much or when; it is then no object ("rose 5%", "lasted a week")."""
        return self.mentions.kind(self.tree, token) in MEASURES

    # ---- dependents ---------------------------------------------------------

    def _add_dependent(self, slots: Slots, child: int, passive: bool) -> None:
        tree = self.tree
        base = tree.base[child]
        if base in {"obj", "iobj"}:
            slots["object" if base == "obj" else "iobj"].append(antecedent(tree, child))
        elif base == "obl":
            self._add_oblique(slots, child, passive)
        elif base in {"xcomp", "ccomp"}:
            self._add_complement(slots, child, base)
        elif base == "advcl":
            add_clause(tree, slots, child, "purpose")
        elif tree.dep[child] == "compound:prt":
            slots["particle"].append(child)
        elif base == "advmod":
            slots["advmod"].append(child)

    def _add_complement(self, slots: Slots, child: int, base: str) -> None:
        """A complement: a clause, an infinitive (a clause too) or a predicate ("named him captain")."""
        tree = self.tree
        preposition = tree.preposition(child)
        if base == "ccomp" or preposition:
            slots[preposition or "clause"].append(child)
        elif tree.pos[child] in VERBAL and not tree.is_participle(child):
            slots["clause"].append(child)
            slots["infinitive"].append(child)
        else:
            slots["predicate"].append(child)

    def _add_oblique(self, slots: Slots, child: int, passive: bool) -> None:
        tree = self.tree
        name = tree.preposition(child) or "unmarked"
        agent = tree.dep[child] == "obl:agent" or name == "by"
        if agent and passive and self.mentions.kind(tree, child) not in {"date", "amount", "money"}:
            name = "subject"
        slots[name].append(antecedent(tree, child))

    # ---- what verbs share ---------------------------------------------------

    def _share_circumstances(self, slots: Slots, verb: int) -> None:
        """In "hit a wall and burned in Leeds on Monday" time and place hold for both verbs."""
        first = self.tree.head[verb] if self.tree.dep[verb] == "conj" else verb
        for other, name, child in self._circumstances_of(first):
            if other != verb and name not in slots:
                slots[name].append(child)

    def _circumstances_of(self, first: int) -> list[tuple[int, str, int]]:
        """The times and places of the verbs coordinated with `first`: the verb, the slot and the filler."""
        known = self._circumstances.get(first)
        if known is None:
            tree = self.tree
            group = [first, *(child for child in tree.children[first] if tree.dep[child] == "conj")]
            known = [
                (verb, name, child)
                for verb in (group if len(group) > 1 else ())
                for child in tree.children[verb]
                if tree.base[child] == "obl"
                and self.mentions.kind(tree, child) in {"date", "place"}
                and (name := tree.preposition(child) or "unmarked") in SHARED_PREPOSITIONS
            ]
            self._circumstances[first] = known
        return known

    def _share_object(self, slots: Slots, verb: int, passive: bool) -> None:
        """In "signed and ratified the treaty" the object hangs on the first verb only."""
        tree = self.tree
        if not passive and "object" not in slots and tree.dep[verb] == "conj":
            slots["object"] += [
                c for c in tree.children[tree.head[verb]] if tree.dep[c] == "obj" and c > verb
            ]

    def _fill_gap(self, slots: Slots, verb: int, passive: bool) -> None:
        """The gap of a relative clause: "the law they passed", "the man seen leaving"."""
        tree = self.tree
        if tree.dep[verb] not in {"acl:relcl", "advcl:relcl"}:
            return
        noun = named(tree, tree.head[verb])
        if any(noun in tokens for tokens in slots.values()):
            return
        if any(tree.word[c] in {"where", "when"} for c in slots.get("advmod", [])):
            if noun in self.mentions.date:
                slots["unmarked"].append(noun)
            return
        subjects = slots.get("subject") or (passive and slots.get("object"))
        if not subjects:
            slots["object" if passive else "subject"].append(noun)
        elif not passive and not slots.get("object") and not slots.get("clause"):
            slots["object"].append(noun)
