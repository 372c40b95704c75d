"""Amounts that repeat what another told: "70 miles (112 km)", "Seville 42 °C", "against 30 tonnes in May"."""

from __future__ import annotations

from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.neighbours import CLOSING_BRACKETS, MAX_BRACKETS, OPENING_BRACKETS
from newsfacts.frames.measuring.owners import Owners

# Before a second amount they say that it is the same one.
SAME = OPENING_BRACKETS | {"/", "or", "–", "-"}
# Before a second amount they compare it with the first.
COMPARING = frozenset({"against", "versus", "vs", "compared", "than", "unlike"})
COMPARED_WITH = frozenset(
    {"with", "to", "from", "about", "around", "some", "just", "only", "nearly", "over", "almost", "a", "the"}
)
OLD_VALUE = frozenset({"from"})
# What stands between the items of a list, and before the amount of one.
LISTING = frozenset({",", "and", ";", "by", "while", "(", "&", "but", "or", "–", "-"})
CONTINUING = frozenset({"and", ",", "or", "but", "while"})
WITH_AMOUNT = frozenset({"with", "at", "by"})
LABELLING = frozenset({":", "-", "–", "—", "("})
# A line without a verb repeats the property of a line so many sentences before it at most.
MAX_LINES = 12


class Told:
    """What the amounts of one text told so far."""

    def __init__(self, owners: Owners) -> None:
        self.owners, self.tree, self.mentions = owners, owners.tree, owners.mentions
        self.findings: dict[int, Finding] = {}
        self._last: dict[str, tuple[int, Finding]] = {}
        self._subject = (-1, -1)
        self._verbless: dict[int, bool] = {}
        self._topic: dict[str, tuple[int, Finding]] = {}

    def add(self, amount: Amount, finding: Finding) -> None:
        """Remember what an amount measures."""
        self.findings[amount.number] = finding
        number = self.tree.sentence[amount.first]
        if finding.subject is not None:
            self._subject = (number, finding.subject)
        if finding.property:
            self._last[amount.dimension] = (number, finding)
        if finding.property and finding.stated and finding.property != "share":
            self._topic[amount.dimension] = (number, finding)

    def repeated(self, amount: Amount) -> Finding | None:
        """What an amount repeats that the sentence says is the same or like another."""
        return self._listed(amount) or self._compared(amount) or self._same(amount)

    def _same(self, amount: Amount) -> Finding | None:
        """The finding of the amount that this one translates or hangs on."""
        quantities, first = self.mentions.quantities, amount.first
        apart = first > 1 and self.tree.word[first - 1] in SAME
        for token in ([first - 2] if apart else []) + [amount.parent]:
            other = self.mentions.quantity.get(token)
            if other is None or other == amount.number:
                continue
            finding = self.findings.get(other)
            same = quantities[other].dimension == quantities[amount.number].dimension
            years = amount.dimension == "count" and not amount.counted
            if same or (years and finding is not None and finding.property == "age"):
                return finding
        return None

    def _compared(self, amount: Amount) -> Finding | None:
        """The finding of the amount before "against", "compared with", "up from"."""
        word, words, at = self.tree.word, self.owners.cues.words, amount.first - 1
        while at > 0 and word[at] in COMPARED_WITH:
            at -= 1
        if at < 0 or amount.counted:
            return None
        turned = word[at] in words.directions and word[at + 1] in OLD_VALUE
        old = turned or word[amount.first - 1] in OLD_VALUE
        rest = amount.part and word[amount.first - 1] in words.rest
        if not (old or rest or word[at] in COMPARING):
            return None
        before = self.in_sentence(amount)
        other = self.tree.preposition_child(amount.head, "for")
        if before is None or other is None or not self.owners.is_thing(other):
            return before
        return before._replace(subject=other)  # "against 42% for his rival"

    def continued(self, amount: Amount, finding: Finding | None) -> Finding | None:
        """What tells nothing by itself goes on with the last amount: "30% agreed and 40% did not"."""
        before = self.in_sentence(amount)
        # A change without a subject is that of what the sentence measured last: "revenue of $5m, up 3%".
        if finding is not None and finding.property in self.owners.cues.words.changes:
            number, subject = self._subject
            return (
                finding._replace(subject=subject) if number == self.tree.sentence[amount.first] else finding
            )
        if before is None:
            return finding
        if finding is None:
            return before if self.tree.word[amount.first - 1] in CONTINUING else None
        same = finding.property == before.property == "share"
        return finding._replace(subject=before.subject) if same else finding

    def in_sentence(self, amount: Amount) -> Finding | None:
        """The last finding before the amount in its sentence, of the same dimension."""
        sentence, finding = self._last.get(amount.dimension, (-1, None))
        return finding if sentence == self.tree.sentence[amount.first] else None

    # ---- lists -----------------------------------------------------------------------

    def _listed(self, amount: Amount) -> Finding | None:
        """In "Seville 42 °C and Cordoba 43 °C", "Chile (28%)" the name before the amount has it."""
        found = self._label(amount)
        if found is None:
            return None
        label, labelled = found
        if label not in self.mentions.name and self.tree.pos[label] != "PROPN":
            return None
        before = self.in_sentence(amount)
        if before is not None and (labelled or self._is_item(label)):
            return before._replace(subject=label)
        if not labelled:
            return None
        line = self.line_above(amount)
        if line is not None:
            return line._replace(subject=label, stated=False)
        name = "share" if amount.part else self.owners.cues.dimensions.before.get(amount.dimension)
        return Finding(None if amount.dimension == "money" else name, label, amount.head, False)

    def _label(self, amount: Amount) -> tuple[int, bool] | None:
        """The word before an amount, and whether a colon, dash or bracket stands between them."""
        word, at = self.tree.word, amount.first - 1
        labelled = at > 0 and word[at] in LABELLING
        if labelled or (at > 0 and word[at] in WITH_AMOUNT):
            at -= 1
        if at > 0 and word[at] in CLOSING_BRACKETS:
            floor = max(at - MAX_BRACKETS, 0)
            at = next((i - 1 for i in range(at, floor, -1) if word[i] in OPENING_BRACKETS), at)
        same_sentence = at >= 0 and self.tree.sentence[at] == self.tree.sentence[amount.first]
        return (at, labelled) if same_sentence else None

    def _is_item(self, label: int) -> bool:
        """Whether a name begins an item of a list; "paid Acme $3 million" is none."""
        if label in self.mentions.name:
            first = self.mentions.name[label].first
        else:
            first = min([label, *(c for c in self.tree.children[label] if self.tree.pos[c] == "PROPN")])
        return first > 0 and self.tree.word[first - 1] in LISTING

    def line_above(self, amount: Amount) -> Finding | None:
        """The property of the lines above a line without a verb: "North: 85 percent"."""
        number = self.tree.sentence[amount.first]
        sentence, finding = self._topic.get(amount.dimension, (-1, None))
        if finding is None or number - sentence > MAX_LINES:
            return None
        return finding._replace(subject=None, stated=False) if self._is_verbless(number) else None

    def _is_verbless(self, number: int) -> bool:
        if number not in self._verbless:
            pos = self.tree.pos[slice(*self.tree.sentences[number])]
            self._verbless[number] = "VERB" not in pos and "AUX" not in pos
        return self._verbless[number]
