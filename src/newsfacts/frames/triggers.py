"""Finding the words that tell events, each in the sense that its arguments chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsfacts.frames.arguments.links import Slots
from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.schema import Form
from newsfacts.frames.lexicon.vocabulary import Sense, Vocabulary
from newsfacts.frames.senses import SenseChooser, SenseReading
from newsfacts.frames.tree import Tree

# Words in these positions modify or connect; they tell nothing of their own.
SILENT = frozenset(
    {"case", "mark", "fixed", "cc", "flat", "goeswith", "det", "aux", "cop", "punct", "compound"}
)
FORMS: dict[str, Form] = {
    "VERB": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adjective",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, in the sense that its arguments chose.

    `first` and `stop` are the half-open token range of the trigger, `words` all its
    words, also those apart; `sense` is None for an event of no type of its own (`other`).
    """

    token: int
    first: int
    stop: int
    words: tuple[int, ...]
    sense: Sense | None
    slots: Slots


def trigger_of(token: int, sense: Sense, words: tuple[int, ...], slots: Slots) -> Trigger:
    """The trigger of some words in one sense; where they stand apart, its span is the head's alone."""
    stop = token + 1
    while stop in words:
        stop += 1
    if words[-1] >= stop:  # "gave the plan the green light"
        stop = token + 1
    return Trigger(token, words[0], stop, words, sense, slots)


class TriggerFinder:
    """Looks up the senses of the words of one text.

    `silent` are the verbs that tell no event unless the lexicon gives them a sense.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: Mentions,
        arguments: Arguments,
        vocabulary: Vocabulary,
        silent: frozenset[str],
    ) -> None:
        self.tree, self.mentions, self.arguments, self.vocabulary = tree, mentions, arguments, vocabulary
        self.silent = silent
        self.chooser = SenseChooser(tree, mentions, vocabulary, arguments.slots)

    def find(self, tokens: range) -> Iterator[Trigger]:
        """The triggers among `tokens`, in order."""
        taken: set[int] = set()
        for token in tokens:
            form = self.form(token)
            if form and token not in taken and not self.is_silent(token):
                trigger = self._trigger(token, form)
                if trigger:
                    taken.update(trigger.words)
                    yield trigger

    def is_silent(self, token: int) -> bool:
        """Whether `token` only modifies or connects: "peace talks" tells of talks, not of peace."""
        tree = self.tree
        if tree.base[token] == "compound":
            head = tree.head[token]
            return head != token + 1 or tree.lemma[head] not in self.vocabulary.frame_nouns
        return tree.base[token] in SILENT

    def form(self, token: int) -> Form | None:
        """The form in which a word may be a trigger; None for dates, names and function words."""
        form = FORMS.get(self.tree.pos[token])
        if token in self.mentions.date or (form == "noun" and token in self.mentions.name):
            return None
        return form

    def _trigger(self, token: int, form: Form) -> Trigger | None:
        if form == "verb":
            return self._verb(token)
        trigger = self._matching(token, form)
        if trigger is None and form == "noun":
            trigger = self._gerund(token) or self._matching(token, "adjective")
        return trigger

    def _matching(self, token: int, form: Form) -> Trigger | None:
        """The trigger that `token` is in the first of its senses that fits."""
        senses = self.senses(token, form)
        chosen = self.chooser.choose(token, senses, self.arguments.slots(token)) if senses else None
        return trigger_of(token, *chosen) if chosen else None

    def senses(self, token: int, form: Form) -> Sequence[Sense]:
        """The senses that the lexicon has of a word in this form."""
        senses = self.vocabulary.senses.get((form, self.tree.lemma[token]), ())
        if not senses and form == "adjective":
            senses = self.vocabulary.senses.get((form, self.tree.word[token]), ())  # superlatives
        return senses

    def readings(self, token: int, form: Form) -> Iterator[SenseReading]:
        """How well each sense of a word suits it here, the exact form of a noun before its adjective's."""
        senses = self.senses(token, form)
        if not senses and form == "noun":
            senses = self.senses(token, "adjective")
        return self.chooser.readings(token, senses, self.arguments.slots(token)) if senses else iter(())

    # ---- verbs -----------------------------------------------------------------

    def _verb(self, token: int) -> Trigger | None:
        trigger = self._matching(token, "verb")
        if self.tree.base[token] == "amod" and not (trigger and self._tells_of_its_noun(token, trigger)):
            return None
        if (trigger is None or not chosen_by_object(trigger)) and self._only_carries(token):
            return None
        return trigger or self._other(token)

    def _tells_of_its_noun(self, participle: int, trigger: Trigger) -> bool:
        """Whether a participle before a noun is news: of a name, or of a kind that its verb asks for."""
        return self.tree.head[participle] in self.mentions.name or chosen_by_object(trigger)

    def _only_carries(self, verb: int) -> bool:
        """Whether `verb` is a light verb whose object noun is a trigger itself."""
        tree = self.tree
        if not self.arguments.is_light(verb):
            return False
        for child in tree.children[verb]:
            if tree.dep[child] in {"obj", "nsubj:pass"} and tree.pos[child] == "NOUN":
                inner = tree.preposition_child(child, "of")
                if tree.lemma[child] in self.vocabulary.transparent and inner is not None:
                    child = inner  # "issued a series of pardons"
                return self._matching(child, "noun") is not None
        return False

    def _other(self, token: int) -> Trigger | None:
        """A verb of no type that may still tell an event with a named participant."""
        tree = self.tree
        if tree.lemma[token] in self.silent or tree.base[token] in {"amod", "discourse"}:
            return None
        return Trigger(token, token, token + 1, (token,), None, self.arguments.slots(token))

    # ---- nouns -----------------------------------------------------------------

    def _gerund(self, token: int) -> Trigger | None:
        """A noun in -ing has the senses of its verb: "the signing of the deal by both"."""
        word = self.tree.word[token].removesuffix("s")
        if not word.endswith("ing") or word in self.vocabulary.sites:  # a building is a thing
            return None
        slots = self.arguments.slots(token)
        deep = dict(slots)
        deep["object"] = slots.get("of", []) + slots.get("compound", [])
        deep["subject"] = slots.get("by", []) + slots.get("poss", [])
        if not deep["object"] and not deep["subject"]:
            return None
        for lemma in (word[:-3], word[:-3] + "e", word[:-4]):
            for sense in self.vocabulary.senses.get(("verb", lemma), ()):
                if not sense.after and self.chooser.fits(sense, deep):
                    return Trigger(token, token, token + 1, (token,), sense, deep)
        return None


def chosen_by_object(trigger: Trigger) -> bool:
    """Whether a verb has its meaning from its object ("filed a lawsuit"), so that it is the trigger."""
    sense = trigger.sense
    return sense is not None and (bool(sense.after) or "object" in sense.asked)
