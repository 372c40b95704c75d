"""What one amount measures, and of what: the rules in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.measuring.ages import age, age_of_name
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.changes import by_verb_of_change, by_word_of_change
from newsfacts.frames.measuring.counts import by_victims, of_count
from newsfacts.frames.measuring.defaults import against_normal, bare
from newsfacts.frames.measuring.neighbours import by_next_word, within, worth
from newsfacts.frames.measuring.nouns import before_noun, by_noun, by_noun_before, by_own_word, quake_near
from newsfacts.frames.measuring.owners import Owners
from newsfacts.frames.measuring.parts import by_stuff, by_whole
from newsfacts.frames.measuring.references import References
from newsfacts.frames.measuring.repeats import Told
from newsfacts.frames.measuring.verbs import by_any_verb, by_predicate, by_verb, by_verb_before, of_rest
from newsfacts.frames.reading import Reading

Rule = Callable[[Owners, Amount], Finding | None]
# From what the words beside the amount say to what its dimension alone suggests.
FIRST: tuple[Rule, ...] = (by_own_word,)
RULES: tuple[Rule, ...] = (
    against_normal, worth, within, by_next_word, by_word_of_change, by_noun, by_verb_of_change, before_noun,
    by_predicate, by_verb, by_whole, by_any_verb, by_noun_before, by_verb_before, by_stuff, of_rest, bare,
)  # fmt: skip


class AmountReader:
    """Reads what the amounts of one text measure, in their order."""

    def __init__(self, reading: Reading, cues: MeasureCues) -> None:
        self.mentions, self.cues = reading.mentions, cues
        self.owners = Owners(reading, cues)
        self.references = References(self.owners)
        self.told = Told(self.owners)

    def read(self, amount: Amount) -> Finding | None:
        """The finding of an amount, its subject a clear mention where a pronoun stands for one."""
        finding = self._find(amount)
        if not amount.counted and (finding is None or finding.subject is None):
            finding = self.told.continued(amount, finding)
        if finding is None or (finding.property is None and finding.subject is None):
            return None
        if finding.subject is not None:
            finding = finding._replace(subject=self._clear(amount, finding.subject))
        self.told.add(amount, finding)
        return finding

    def _clear(self, amount: Amount, subject: int) -> int:
        """The nearest clear mention of a subject; "it" beside a like amount is what that one is of."""
        clear = self.references.clear(subject)
        if self.owners.tree.word[clear] == "it":
            before = self.told.in_sentence(amount)
            if before is not None and before.subject is not None:
                return before.subject
        return clear

    def _find(self, amount: Amount) -> Finding | None:
        repeated = self.told.repeated(amount)
        if repeated is not None and amount.counted:
            own = of_count(self.owners, amount)
            repeated = repeated if own is None else with_subject(own, repeated.subject)
        if repeated is not None:
            return repeated
        quantity = self.mentions.quantities[amount.number]
        if quantity.dimension == "time" or quantity.unit in self.cues.age_units:
            return age(self.owners, self.references, amount)
        if amount.counted and not amount.part:
            return of_count(self.owners, amount)
        return first_of(FIRST, self.owners, amount) or self.told.line_above(amount) or self._by_rules(amount)

    def _by_rules(self, amount: Amount) -> Finding | None:
        if amount.dimension == "count":
            quake = quake_near(self.owners, amount) is not None
            finding = by_victims(self.owners, amount) if quake else of_count(self.owners, amount)
            finding = age_of_name(self.owners, amount) or finding
            return finding or first_of(RULES, self.owners, amount)
        return first_of(RULES, self.owners, amount)


def with_subject(finding: Finding, subject: int | None) -> Finding:
    """A finding that lacks a subject, with that of the amount before it."""
    return finding._replace(subject=subject) if finding.subject is None else finding


def first_of(rules: tuple[Rule, ...], owners: Owners, amount: Amount) -> Finding | None:
    """What the first rule that fits finds."""
    for rule in rules:
        finding = rule(owners, amount)
        if finding is not None:
            return finding
    return None
