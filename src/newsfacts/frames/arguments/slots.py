"""The syntactic slots of a verb, noun or adjective, with the detours of syntax undone.

A slot is what a trigger's realization names: `subject` and `object` are those of the
active voice, so that "the bank was robbed by two men" has the subject "men"; a
preposition is the slot of its own name; `clause` is what an infinitive or that-clause
tells, `infinitive` the infinitives among them, `predicate` what is said of the object
or subject ("named him captain"), `purpose` an infinitive of purpose; `poss`, `compound`,
`amod` and `appos` stand before or beside a noun, `modifier` is either of the first two
without possessor; `unmarked` is a noun phrase without preposition ("last week"); `case`
is the preposition before the trigger itself; `passive` holds the trigger where it is
passive; `sole` the subject of an active verb that has no object but an amount or a time;
`undergoer` that of a verb such as "receive" that carries the trigger, `controller` that
of a verb beside it ("said during a visit"). Subjects are found through control ("agreed
to build"), coordination, relative clauses, participles and light verbs ("held talks").
"""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL, Slots
from newsfacts.frames.arguments.nouns import NounSlots
from newsfacts.frames.arguments.subjects import Subjects
from newsfacts.frames.arguments.verbs import VerbSlots
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.tree import Tree


class Arguments:
    """The slots of every word that is asked for, each computed once.

    Args:
        tree: The parsed text.
        mentions: Which token is a date, a quantity or a name.
        vocabulary: Names the verbs that only carry an event noun.
    """

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.vocabulary = tree, vocabulary
        self.subjects = Subjects(tree, mentions, vocabulary)
        self._verbs = VerbSlots(tree, mentions, self.subjects)
        self._nouns = NounSlots(tree, self.subjects, vocabulary, self.slots)
        self._slots: dict[int, Slots] = {}

    def slots(self, token: int) -> Slots:
        """The slots of `token`, by its part of speech."""
        known = self._slots.get(token)
        if known is None:
            reader = self._verbs if self.tree.pos[token] in VERBAL else self._nouns
            known = self._slots[token] = reader.read(token)
        return known

    def is_passive(self, verb: int) -> bool:
        """Whether `verb` is passive, with or without an auxiliary."""
        return self.subjects.is_passive(verb)

    def is_light(self, verb: int) -> bool:
        """Whether `verb` may say no more than the event noun that is its object."""
        return self.tree.lemma[verb] in self._nouns.light

    def carrier(self, noun: int) -> int | None:
        """The verb that only carries `noun`, if one does: "held talks"."""
        return self._nouns.carrier(noun)
