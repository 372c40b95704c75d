"""Finding the words that tell events, and deciding what each means by its arguments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsfacts.frames.fillers import RENAMING, Mentions
from newsfacts.frames.schema import Condition, Form, Sense, Test, Vocabulary
from newsfacts.frames.slots import Arguments, Slots
from newsfacts.frames.tree import Tree

# Words in these positions modify or connect; they tell nothing of their own.
SILENT = frozenset({"case", "mark", "fixed", "cc", "flat", "goeswith", "det", "aux", "cop", "punct", "compound"})
# How far the further words of a verb may stand from it ("put the plan on hold").
REACH = 6
TOPIC_COUNT = 2
MAX_TRANSPARENT = 3
FORMS: dict[str, Form] = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}


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
        counts = Counter(lemma for lemma in tree.lemma if lemma in vocabulary.topics)
        self.topics = frozenset(lemma for lemma, count in counts.items() if count >= TOPIC_COUNT)

    def find(self, tokens: range) -> Iterator[Trigger]:
        """The triggers among `tokens`, in order."""
        taken: set[int] = set()
        for token in tokens:
            form = FORMS.get(self.tree.pos[token])
            if form and token not in taken and not self._is_silent(token):
                trigger = self._trigger(token, form)
                if trigger:
                    taken.update(trigger.words)
                    yield trigger

    def _is_silent(self, token: int) -> bool:
        """Whether `token` only modifies or connects: "peace talks" tells of talks, not of peace."""
        tree = self.tree
        if tree.base[token] == "compound":
            head = tree.head[token]
            return head != token + 1 or tree.lemma[head] not in self.vocabulary.frame_nouns
        return tree.base[token] in SILENT

    def _trigger(self, token: int, form: Form) -> Trigger | None:
        if token in self.mentions.date or (form == "noun" and token in self.mentions.name):
            return None
        if form == "verb":
            return self._verb(token)
        found = self._matching(token, form)
        if found is None and form == "noun":
            found = self._gerund(token) or self._matching(token, "adjective")
        return found

    def _verb(self, token: int) -> Trigger | None:
        found = self._matching(token, "verb")
        if self.tree.base[token] == "amod" and not (found and self._tells_of_its_noun(token, found)):
            return None
        if (found is None or not self._chosen_by_object(found)) and self._only_carries(token):
            return None
        return found or self._other(token)

    @staticmethod
    def _chosen_by_object(trigger: Trigger) -> bool:
        """Whether the verb has its meaning from its object ("filed a lawsuit"), so that it is the trigger."""
        sense = trigger.sense
        return sense is not None and (
            bool(sense.after) or any(test.lemmas and "object" in test.slots for condition in sense.when for test in condition)
        )

    def _other(self, token: int) -> Trigger | None:
        """A verb of no type that may still tell an event with a named participant."""
        tree = self.tree
        if tree.lemma[token] in self.silent or tree.base[token] in {"amod", "discourse"}:
            return None
        return Trigger(token, token, token + 1, (token,), None, self.arguments.slots(token))

    def _tells_of_its_noun(self, participle: int, trigger: Trigger) -> bool:
        """Whether a participle before a noun is news: of a name, or of a kind that its verb asks for."""
        return self.tree.head[participle] in self.mentions.name or self._chosen_by_object(trigger)

    def _only_carries(self, verb: int) -> bool:
        """Whether `verb` is a light verb whose object noun is a trigger itself."""
        tree = self.tree
        if tree.lemma[verb] not in self.arguments.light:
            return False
        for child in tree.children[verb]:
            if tree.dep[child] in {"obj", "nsubj:pass"} and tree.pos[child] == "NOUN":
                return self._matching(child, "noun") is not None
        return False

    def _gerund(self, token: int) -> Trigger | None:
        """"the signing of the deal by both": a noun in -ing has the senses of its verb."""
        word = self.tree.word[token].removesuffix("s")
        if not word.endswith("ing"):
            return None
        slots = self.arguments.slots(token)
        deep = dict(slots)
        deep["object"] = slots.get("of", []) + slots.get("compound", [])
        deep["subject"] = slots.get("by", []) + slots.get("poss", [])
        for lemma in (word[:-3], word[:-3] + "e", word[:-4]):
            for sense in self.vocabulary.senses.get(("verb", lemma), ()):
                if not sense.after and self._fits(sense, deep) and (deep["object"] or deep["subject"]):
                    return Trigger(token, token, token + 1, (token,), sense, deep)
        return None

    def _matching(self, token: int, form: Form) -> Trigger | None:
        senses = self.vocabulary.senses.get((form, self.tree.lemma[token]))
        if senses is None and form == "adjective":
            senses = self.vocabulary.senses.get((form, self.tree.word[token]))  # superlatives
        if not senses:
            return None
        slots = self.arguments.slots(token)
        for sense in senses:
            words = self._words(token, sense)
            if not words:
                continue
            own = without_words(slots, words, sense.after[-1]) if sense.after else slots
            if self._fits(sense, own):
                return Trigger(token, *self._extent(token, words), words, sense, own)
        return None

    # ---- the words of a trigger ------------------------------------------

    def _words(self, token: int, sense: Sense) -> tuple[int, ...] | None:
        """The tokens of the trigger where all its words are there."""
        first = token - len(sense.before)
        if first < 0 or any(not self._is(first + i, word) for i, word in enumerate(sense.before)):
            return None
        words = list(range(first, token + 1))
        for number, word in enumerate(sense.after, start=1):
            following = self._following(token, words[-1], word, last=number == len(sense.after))
            if following is None:
                return None
            words.append(following)
        return tuple(words)

    @staticmethod
    def _extent(token: int, words: tuple[int, ...]) -> tuple[int, int]:
        """The unbroken part of the trigger around `token`, as a half-open range."""
        stop = token + 1
        while stop in words:
            stop += 1
        return words[0], stop

    def _following(self, token: int, at: int, word: str, *, last: bool) -> int | None:
        """The position of `word` after `at`, where it hangs on the trigger `token`."""
        tree = self.tree
        for candidate in range(at + 1, min(at + REACH, len(tree))):
            if not self._is(candidate, word):
                continue
            if candidate == at + 1 or tree.head[candidate] == token:
                return candidate
            # A preposition counts apart from its verb only with its noun ("put the plan on hold").
            if tree.head[tree.head[candidate]] == token and not (last and tree.base[candidate] == "case"):
                return candidate
        return None

    def _is(self, token: int, word: str) -> bool:
        return self.tree.lemma[token] == word or self.tree.word[token] == word

    # ---- conditions ---------------------------------------------------------

    def _fits(self, sense: Sense, slots: Slots) -> bool:
        return all(self._holds(condition, slots) for condition in sense.when) and not any(
            self._holds(condition, slots) for condition in sense.unless
        )

    def _holds(self, condition: Condition, slots: Slots) -> bool:
        return any(self._passes(test, slots) for test in condition)

    def _passes(self, test: Test, slots: Slots) -> bool:
        if "passive" in test.kinds and "passive" in slots:
            return True
        for slot in test.slots:
            if slot == "topic":
                if not self.topics.isdisjoint(test.lemmas):
                    return True
            elif slot in slots and any(self._is_such(test, token) for token in slots[slot]):
                return True
        return False

    def _is_such(self, test: Test, token: int) -> bool:
        """Whether `token`, or what it is a number or group of, is of the test's words or kinds."""
        if not test.lemmas and not test.kinds:
            return True
        tree = self.tree
        for _ in range(MAX_TRANSPARENT):
            lemma = tree.lemma[token]
            if lemma in test.lemmas or tree.word[token] in test.lemmas or (token and f"{tree.lemma[token - 1]} {lemma}" in test.lemmas):
                return True
            if test.kinds and self.mentions.kind(tree, token) in test.kinds:
                return True
            if any(tree.dep[c] in RENAMING and tree.lemma[c] in test.lemmas for c in tree.children[token]):
                return True  # "Judge Smith", "Smith, a judge"
            inner = tree.preposition_child(token, "of") if lemma in self.vocabulary.transparent else None
            if inner is None:
                return False
            token = inner
        return False


def without_words(slots: Slots, words: tuple[int, ...], last: str) -> Slots:
    """The slots of a trigger of several words, those of the words themselves left out.

    What hangs on a preposition that belongs to the verb ("look into a claim") is its object.
    """
    own = {name: rest for name, tokens in slots.items() if (rest := [t for t in tokens if t not in words])}
    if "object" not in own:
        if last in own:
            own["object"] = own.pop(last)
        elif "passive" not in own and "subject" in own:
            own["sole"] = own["subject"]
    return own
