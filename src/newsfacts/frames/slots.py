"""The syntactic slots of a verb, noun or adjective, with the detours of syntax undone.

A slot is what a trigger's realization names: `subject` and `object` are those of the
active voice, so that "the bank was robbed by two men" has the subject "men"; a
preposition is the slot of its own name; `clause` is what an infinitive or that-clause
tells, `infinitive` the infinitives among them, `predicate` what is said of the object or subject
("named him captain"), `purpose` an infinitive of purpose; `poss`, `compound`, `amod` and `appos` stand
before or beside a noun; `unmarked` is a noun phrase without preposition ("last week");
`case` is the preposition before the trigger itself; `passive` holds the trigger where
it is passive; `sole` the subject of an active verb that has no object but an amount or a time; `undergoer` that of a verb
such as "receive" that carries the trigger, `controller` that of a verb beside it ("said
during a visit"). Subjects are
found through control ("agreed to build"), coordination, relative clauses, participles
and light verbs ("held talks").
"""

from __future__ import annotations

from collections import defaultdict

from newsfacts.frames.fillers import Mentions
from newsfacts.frames.schema import Vocabulary
from newsfacts.frames.tree import MAX_SCAN, Tree

Slots = dict[str, list[int]]

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
NO_CLAUSE_MARK = frozenset({"to", "that", "", "whether", "if"})
MAX_SHARING = 8
SHARED_PREPOSITIONS = frozenset({"in", "at", "on", "near", "unmarked"})
# In such an oblique the subject of the verb takes part: "said so during a visit".
CONTROLLED = frozenset({"during", "on", "in", "after", "before", "at"})
PASSIVE_HOSTS = frozenset({"acl", "amod", "advcl", "xcomp", "acl:relcl"})


class Arguments:
    """The slots of every word that is asked for, each computed once.

    Args:
        tree: The parsed text.
        mentions: Which token is a date, a quantity or a name.
        vocabulary: Names the verbs that only carry an event noun.
    """

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions = tree, mentions
        self.light = vocabulary.light | vocabulary.undergoing
        self.undergoing, self.occurrence = vocabulary.undergoing, vocabulary.occurrence
        self.involving = vocabulary.involving
        self._slots: dict[int, Slots] = {}
        self._subjects: dict[int, list[int]] = {}

    def slots(self, token: int) -> Slots:
        """The slots of `token`, by its part of speech."""
        found = self._slots.get(token)
        if found is None:
            verbal = self.tree.pos[token] in {"VERB", "AUX"}
            found = self._verb_slots(token) if verbal else self._noun_slots(token)
            self._slots[token] = found
        return found

    # ---- verbs ------------------------------------------------------------

    def is_passive(self, verb: int) -> bool:
        """Whether `verb` is passive, also without an auxiliary ("men arrested in May")."""
        tree = self.tree
        for child in tree.children[verb]:
            if tree.dep[child] in {"aux:pass", "nsubj:pass", "csubj:pass"}:
                return True
        if not tree.is_participle(verb) or tree.child(verb, "aux") is not None:
            return False
        if tree.child(verb, "nsubj") is not None and tree.base[verb] != "xcomp":
            return False
        if tree.dep[verb] in PASSIVE_HOSTS:
            return True
        return tree.dep[verb] == "conj" and tree.is_participle(tree.head[verb]) and self.is_bare_passive(verb)

    def is_bare_passive(self, verb: int) -> bool:
        """Whether a coordinated participle takes the passive of the verb before it."""
        return any(self.tree.dep[child] == "aux:pass" for child in self.tree.children[self.tree.head[verb]][:MAX_SCAN])

    def surface_subject(self, verb: int, depth: int = 0) -> list[int]:
        """The tokens that stand as subject of `verb`, its own or one that it shares."""
        found = self._subjects.get(verb)
        if found is None:
            self._subjects[verb] = []  # a cycle of malformed trees ends here
            own = [child for child in self.tree.children[verb] if self.tree.base[child] in SUBJECTS]
            if len(own) > 1:  # "Prime Minister" and the name after it, each taken for a subject
                named = [child for child in own if child in self.mentions.name]
                own = named or [min(own, key=lambda child: abs(child - verb))]
            found = own or (self._shared_subject(verb, depth) if depth < MAX_SHARING else [])
            self._subjects[verb] = found
        return found

    def _shared_subject(self, verb: int, depth: int) -> list[int]:
        tree, head = self.tree, self.tree.head[verb]
        relation = tree.base[verb]
        if head == verb:
            return []
        if relation == "conj":
            return self.surface_subject(head, depth + 1) if tree.pos[head] in {"VERB", "AUX", "ADJ", "NOUN"} else []
        if relation == "xcomp":
            return self._controller(head, depth)
        if relation == "advcl":
            return [] if tree.child(verb, "aux") is not None else self.surface_subject(head, depth + 1)
        if relation == "acl" and tree.dep[verb] != "acl:relcl":
            return self._subject_of_modifier(verb, head, depth)
        if relation == "amod":
            return [head]
        return []

    def _controller(self, head: int, depth: int) -> list[int]:
        """Who does what the infinitive under `head` tells: its object if it has one, else its subject."""
        tree = self.tree
        objects = [child for child in tree.children[head] if tree.dep[child] in {"obj", "iobj"}]
        return objects[:1] or self.surface_subject(head, depth + 1)

    def _subject_of_modifier(self, verb: int, noun: int, depth: int) -> list[int]:
        """"the man arrested" and "forces fighting" modify their subject; "a plan to sell" does not."""
        tree = self.tree
        if not any(tree.base[child] == "mark" for child in tree.children[verb]):
            return [noun]
        owner = tree.child(noun, "nmod:poss")
        if owner is not None:
            return [owner]
        governor = tree.head[noun]
        if governor != noun and tree.base[noun] in {"obj", "xcomp", "obl"}:
            return self.surface_subject(governor, depth + 1)
        return []

    def _verb_slots(self, verb: int) -> Slots:
        tree, slots = self.tree, defaultdict[str, list[int]](list)
        passive = self.is_passive(verb)
        for child in tree.children[verb]:
            self._add_dependent(slots, child, passive)
        if passive:
            slots["passive"].append(verb)
        elif "object" not in slots:
            self._object_unmarked(slots, verb)
        self._share_object(slots, verb, passive)
        self._share_circumstances(slots, verb)
        subjects = [self._antecedent(token) for token in self.surface_subject(verb)]
        if not passive:
            slots["subject"] += subjects
        elif "object" in slots and subjects:
            slots["iobj"] += subjects
        else:
            slots["object"] += subjects
        self._fill_gap(slots, verb, passive)
        if not passive and all(self._is_measure(token) for token in slots.get("object", ())):
            slots["sole"] = slots.get("subject", [])
        return {name: tokens for name, tokens in slots.items() if tokens}

    def _object_unmarked(self, slots: Slots, verb: int) -> None:
        """A bare noun phrase after a verb is its object unless it is a time or an amount, whatever its label."""
        found = [
            token
            for token in slots.get("unmarked", ())
            if token > verb and not self._is_measure(token)
        ]
        if found:
            slots["object"] += found
            slots["unmarked"] = [token for token in slots["unmarked"] if token not in found]

    def _is_measure(self, token: int) -> bool:
        """Whether `token` tells how much or when; it is then no object ("rose 5%", "lasted a week")."""
        return self.mentions.kind(self.tree, token) in {"date", "amount", "money", "number"}

    def _add_dependent(self, slots: Slots, child: int, passive: bool) -> None:
        tree = self.tree
        base = tree.base[child]
        if base in {"obj", "iobj"}:
            slots["object" if base == "obj" else "iobj"].append(self._antecedent(child))
        elif base == "obl":
            self._add_oblique(slots, child, passive)
        elif base in {"xcomp", "ccomp"}:
            self._add_complement(slots, child, base)
        elif base == "advcl":
            self._add_clause(slots, child, "purpose")
        elif tree.dep[child] == "compound:prt":
            slots["particle"].append(child)
        elif base == "advmod":
            slots["advmod"].append(child)

    def _add_complement(self, slots: Slots, child: int, base: str) -> None:
        """A complement: a clause, an infinitive (which is a clause too) or a predicate ("named him captain")."""
        tree = self.tree
        preposition = tree.preposition(child)
        if base == "ccomp" or preposition:
            slots[preposition or "clause"].append(child)
        elif tree.pos[child] in {"VERB", "AUX"} and not tree.is_participle(child):
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
        slots[name].append(self._antecedent(child))

    def _add_clause(self, slots: Slots, child: int, infinitive: str) -> None:
        tree = self.tree
        mark = next((tree.joined(c) for c in tree.children[child] if tree.base[c] in {"mark", "case"}), "")
        if mark == "to":
            slots[infinitive].append(child)
        elif mark and mark not in NO_CLAUSE_MARK:
            slots[mark].append(child)

    def _share_circumstances(self, slots: Slots, verb: int) -> None:
        """"hit a wall and burned in Leeds on Monday": time and place hold for coordinated verbs."""
        tree = self.tree
        first = tree.head[verb] if tree.dep[verb] == "conj" else verb
        group = [first, *(c for c in tree.children[first][:MAX_SCAN] if tree.dep[c] == "conj")]
        if len(group) < 2:
            return
        for other in group:
            for child in tree.children[other][:MAX_SCAN] if other != verb else ():
                if tree.base[child] == "obl" and self.mentions.kind(tree, child) in {"date", "place"}:
                    name = tree.preposition(child) or "unmarked"
                    if name in SHARED_PREPOSITIONS and not any(name == own for own in slots):
                        slots[name].append(child)

    def _share_object(self, slots: Slots, verb: int, passive: bool) -> None:
        """"signed and ratified the treaty": the object hangs on the first verb only."""
        tree = self.tree
        if passive or "object" in slots or tree.dep[verb] != "conj":
            return
        first = tree.head[verb]
        shared = [c for c in tree.children[first][:MAX_SCAN] if tree.dep[c] == "obj" and c > verb]
        slots["object"] += shared

    def _antecedent(self, token: int) -> int:
        """The noun that a relative pronoun stands for; any other token stands for itself."""
        tree = self.tree
        if tree.word[token] not in RELATIVE or tree.pos[token] not in {"PRON", "DET", "SCONJ"}:
            return token
        for child, head in tree.climb(token):
            if tree.dep[child] == "acl:relcl":
                return head
        return token

    def _fill_gap(self, slots: Slots, verb: int, passive: bool) -> None:
        """The gap of a relative clause: "the law they passed", "the man seen leaving"."""
        tree = self.tree
        if tree.dep[verb] not in {"acl:relcl", "advcl:relcl"}:
            return
        noun = tree.head[verb]
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

    # ---- nouns and adjectives --------------------------------------------

    def _noun_slots(self, noun: int) -> Slots:
        tree, slots = self.tree, defaultdict[str, list[int]](list)
        for child in tree.children[noun]:
            self._add_modifier(slots, child)
        if tree.base[noun] == "conj" and "poss" not in slots:
            owner = tree.child(tree.head[noun], "nmod:poss")
            slots["poss"] += [owner] if owner is not None else []
        if tree.base[noun] == "amod":
            self._add_described(slots, tree.head[noun])
        elif tree.base[noun] == "compound" and tree.base[tree.head[noun]] != "compound":
            self._add_framing(slots, tree.head[noun])
        if tree.pos[noun] == "ADJ" and tree.base[noun] in {"xcomp", "acl", "advcl", "conj"}:
            slots["subject"] += [t for t in self.surface_subject(noun) if t not in slots["subject"]]
        if tree.base[noun] == "appos":
            slots["subject"].append(tree.head[noun])
        carrier = self.carrier(noun)
        if carrier is not None:
            self._add_carried(slots, noun, carrier)
        elif tree.base[noun] == "obl" and tree.preposition(noun) in CONTROLLED:
            slots["controller"] += self.slots(tree.head[noun]).get("subject", [])
        slots["modifier"] = slots.get("compound", []) + slots.get("amod", [])
        return {name: tokens for name, tokens in slots.items() if tokens}

    def _add_described(self, slots: Slots, noun: int) -> None:
        """What an adjective before `noun` takes part in: "the first woman to lead it"."""
        tree = self.tree
        slots["object"].append(noun)
        for child in tree.children[noun]:
            if tree.base[child] in SUBJECTS:
                slots["subject"].append(self._antecedent(child))
            elif tree.base[child] == "acl":
                slots["relative" if tree.dep[child] == "acl:relcl" else "clause"].append(child)
            elif tree.word[child] in {"ever", "since"}:
                slots["ever"].append(child)
        if tree.base[noun] == "xcomp":
            slots["subject"] += self.surface_subject(noun)

    def _add_framing(self, slots: Slots, noun: int) -> None:
        """An event noun before a noun that is about it has its dependents: "the renovation project of the port"."""
        for name, tokens in self.slots(noun).items():
            if name not in {"compound", "amod", "modifier", "nummod"}:
                slots[name] += tokens

    def _add_modifier(self, slots: Slots, child: int) -> None:
        tree = self.tree
        dep, base = tree.dep[child], tree.base[child]
        if dep == "nmod:poss":
            slots["poss"].append(self._antecedent(child))
        elif base in {"nmod", "obl"}:
            slots[tree.preposition(child) or "unmarked"].append(self._antecedent(child))
        elif base in {"compound", "amod", "appos", "case", "nummod", "advmod"}:
            slots[base].append(child)
        elif base in SUBJECTS:
            slots["subject"].append(self._antecedent(child))
        elif base in {"acl", "advcl"} and dep != "acl:relcl":
            self._add_clause(slots, child, "clause")
            if any(tree.word[c] == "that" and tree.base[c] == "mark" for c in tree.children[child]):
                slots["clause"].append(child)
        elif base in {"ccomp", "xcomp"}:
            slots["clause"].append(child)

    def carrier(self, noun: int) -> int | None:
        """The verb that only carries `noun`: "held talks", "an attack was carried out", "talks took place"."""
        tree, head = self.tree, self.tree.head[noun]
        relation = tree.dep[noun]
        if relation == "conj" and tree.base[head] in {"obj", "nsubj"}:
            return self.carrier(head) if tree.dep[head] != "conj" else None
        if head == noun or tree.pos[head] not in {"VERB", "AUX"}:
            return self._relative_carrier(noun)
        lemma = self.tree.lemma[head]
        if relation in {"obj", "nsubj:pass"} and lemma in self.light:
            return head
        if relation in {"nsubj", "nsubj:pass"}:
            if lemma in self.occurrence:
                return head
            lower = tree.child(head, "xcomp")  # "the talks are expected to be held"
            if lower is not None and tree.lemma[lower] in self.occurrence | self.light:
                return lower
        if relation == "obl" and (lemma, tree.preposition(noun)) in self.involving:
            return head
        return self._relative_carrier(noun)

    def _relative_carrier(self, noun: int) -> int | None:
        """"the talks held in Geneva", "the strike that began on Monday"."""
        tree = self.tree
        for child in tree.children[noun]:
            if tree.base[child] != "acl" or tree.pos[child] != "VERB":
                continue
            if tree.lemma[child] in self.light and self.is_passive(child):
                return child
            if tree.lemma[child] in self.occurrence and not self.is_passive(child):
                return child
        return None

    def _add_carried(self, slots: Slots, noun: int, carrier: int) -> None:
        """Give `noun` the subject and the obliques of the verb that carries it."""
        verb = self.slots(carrier)
        same = set(self.tree.conjuncts(noun))
        for name, tokens in verb.items():
            if name in {"object", "sole", "passive", "particle", "clause", "infinitive"} or (
                name == "subject" and self.tree.lemma[carrier] in self.occurrence - self.light
            ):
                continue
            if name == "subject" and self.tree.lemma[carrier] in self.undergoing:
                name = "undergoer"
            slots[name] += [token for token in tokens if token not in same and token not in slots[name]]
