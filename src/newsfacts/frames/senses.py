"""Which sense a word has: whether its further words are there and its arguments as the sense asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsfacts.frames.arguments.links import VERBAL, Slots
from newsfacts.frames.fillers import RENAMING, Mentions
from newsfacts.frames.lexicon.vocabulary import Check, Condition, Sense, Vocabulary
from newsfacts.frames.tree import Tree

# How far the further words of a verb may stand from it ("put the plan on hold").
REACH = 6
# A text is about what it names so often.
TOPIC_COUNT = 2
MAX_TRANSPARENT = 3
CONTENT = frozenset({"NOUN", "ADJ", "PROPN"})
# Slots whose word may give a verb its meaning, so that what hangs on it is the verb's.
CARRYING = frozenset({"object", "predicate"})


@dataclass(frozen=True, slots=True)
class SenseReading:
    """A sense that a word may have here: its words and slots, and how well its conditions hold.

    `missing` counts the conditions that fail; `barred` tells that an exception holds.
    """

    sense: Sense
    words: tuple[int, ...]
    slots: Slots
    missing: int
    barred: bool

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against this sense."""
        return not self.missing and not self.barred

    @property
    def rank(self) -> tuple[bool, int, bool, int, int]:
        """The greater the better this sense fits."""
        length = len(self.sense.before) + len(self.sense.after)
        return self.fits, -self.missing, not self.barred, length, len(self.sense.when)


class SenseChooser:
    """Chooses among the senses of the words of one text."""

    def __init__(
        self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary, slots_of: Callable[[int], Slots]
    ) -> None:
        self.tree, self.mentions, self.vocabulary, self.slots_of = tree, mentions, vocabulary, slots_of
        counts = Counter(lemma for lemma in tree.lemma if lemma in vocabulary.topics)
        self.topics = frozenset(lemma for lemma, count in counts.items() if count >= TOPIC_COUNT)

    def choose(
        self, token: int, senses: Sequence[Sense], slots: Slots
    ) -> tuple[Sense, tuple[int, ...], Slots] | None:
        """The first sense that fits, with the words of the trigger and the slots without them."""
        for sense in senses:
            words = self.words(token, sense)
            if words:
                own = without_words(slots, words, sense.after[-1]) if sense.after else slots
                merged = self._with_inner(sense, words, own)
                if self.fits(sense, merged):
                    return sense, words, merged
        return None

    def readings(self, token: int, senses: Sequence[Sense], slots: Slots) -> Iterator[SenseReading]:
        """Every sense whose words are there, with how many of its conditions hold."""
        for sense in senses:
            words = self.words(token, sense)
            if words:
                own = without_words(slots, words, sense.after[-1]) if sense.after else slots
                merged = self._with_inner(sense, words, own)
                missing = sum(not self._holds(condition, merged) for condition in sense.when)
                barred = any(self._holds(condition, merged) for condition in sense.unless)
                yield SenseReading(sense, words, merged, missing, barred)

    def _with_inner(self, sense: Sense, words: tuple[int, ...], slots: Slots) -> Slots:
        """The slots with those of the noun or adjective that gives a verb its meaning.

        In "signed a deal with Chile" and "found her guilty of theft" the preposition may
        hang on the object or predicate as well as on the verb.
        """
        inner = [token for token in words[1:] if self.tree.pos[token] in CONTENT]
        for slot in sense.asked & CARRYING:
            inner += slots.get(slot, [])
        if not inner or self.tree.pos[words[0]] not in VERBAL:
            return slots
        merged = dict(slots)
        for token in inner:
            for name, tokens in self.slots_of(token).items():
                if name in sense.roles and name in self.vocabulary.prepositions and name not in slots:
                    merged[name] = merged.get(name, []) + tokens
        return merged

    # ---- the words of a trigger -----------------------------------------------

    def words(self, token: int, sense: Sense) -> tuple[int, ...] | None:
        """The tokens of the trigger where all its words are there."""
        if not sense.before and not sense.after:
            return (token,)
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

    def _following(self, token: int, at: int, word: str, *, last: bool) -> int | None:
        """The position of `word` after `at`, where it hangs on the trigger `token`."""
        tree = self.tree
        for candidate in range(at + 1, min(at + REACH, len(tree))):
            if not self._is(candidate, word) or self._dates(candidate):
                continue
            if candidate == at + 1 or tree.head[candidate] == token:
                return candidate
            # A preposition counts apart from its verb only with its noun ("put the plan on hold").
            if tree.head[tree.head[candidate]] == token and not (last and tree.base[candidate] == "case"):
                return candidate
        return None

    def _dates(self, token: int) -> bool:
        """Whether `token` only introduces a date: "passed on Monday" is not "pass on"."""
        return self.tree.base[token] == "case" and self.tree.head[token] in self.mentions.date

    def _is(self, token: int, word: str) -> bool:
        return self.tree.lemma[token] == word or self.tree.word[token] == word

    # ---- conditions ---------------------------------------------------------------

    def fits(self, sense: Sense, slots: Slots) -> bool:
        """Whether all conditions of `sense` hold and none of its exceptions."""
        return all(self._holds(condition, slots) for condition in sense.when) and not any(
            self._holds(condition, slots) for condition in sense.unless
        )

    def _holds(self, condition: Condition, slots: Slots) -> bool:
        return any(self._passes(check, slots) for check in condition)

    def _passes(self, check: Check, slots: Slots) -> bool:
        if "passive" in check.kinds and "passive" in slots:
            return True
        for slot in check.slots:
            if slot == "topic":
                if not self.topics.isdisjoint(check.lemmas):
                    return True
            elif slot in slots and any(self._is_such(check, token) for token in slots[slot]):
                return True
        return False

    def _is_such(self, check: Check, token: int) -> bool:
        """Whether `token`, or what it is a number or group of, is of the check's words or kinds."""
        if not check.lemmas and not check.kinds:
            return True
        tree = self.tree
        for _ in range(MAX_TRANSPARENT):
            if self._is_named(check, token):
                return True
            if check.kinds and self.mentions.kind(tree, token) in check.kinds:
                return True
            transparent = tree.lemma[token] in self.vocabulary.transparent
            inner = tree.preposition_child(token, "of") if transparent else None
            if inner is None:
                return False
            token = inner
        return False

    def _is_named(self, check: Check, token: int) -> bool:
        """Whether `token` is one of the words, alone, with the word before it or with a name beside it."""
        tree, lemmas = self.tree, check.lemmas
        lemma = tree.lemma[token]
        if lemma in lemmas or tree.word[token] in lemmas:
            return True
        if token and f"{tree.lemma[token - 1]} {lemma}" in lemmas:
            return True
        # "Judge Smith", "Smith, a judge"
        return any(
            tree.dep[child] in RENAMING and tree.lemma[child] in lemmas for child in tree.children[token]
        )


def without_words(slots: Slots, words: tuple[int, ...], last: str) -> Slots:
    """The slots of a trigger of several words, those of the words themselves left out.

    What hangs on a preposition that belongs to the verb ("look into a claim") is its object.
    """
    own = {name: rest for name, tokens in slots.items() if (rest := [t for t in tokens if t not in words])}
    if "object" not in own:
        if last in own:
            own["object"] = own[last]
        elif "passive" not in own and "subject" in own:
            own["sole"] = own["subject"]
    return own
