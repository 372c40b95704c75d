"""Quotations and who is quoted, also over several paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from newsfacts.frames.speakers import Speakers, Voice
from newsfacts.frames.tree import Tree

OPENING = frozenset({"“", "«", "``", "„"})
CLOSING = frozenset({"”", "»", "''"})
STRAIGHT = frozenset({'"', "＂"})
# A quotation of fewer tokens is a phrase set off, not someone's statement.
MIN_QUOTE = 5
# How far from a quotation its verb of saying may stand, in tokens; in another sentence; the next quotation.
MAX_CUE_DISTANCE, MAX_OUTSIDE, MAX_BESIDE = 25, 8, 12
# An attribution of so few tokens may stand in a line of its own.
MAX_ALONE = 7
# How far back the speaker of a quotation that fills its paragraph is looked for, in tokens.
MAX_BACK = 120


class Quote(NamedTuple):
    """A quotation as a half-open token range."""

    first: int
    stop: int


class Quotes:
    """The quotations of one text and their speakers."""

    def __init__(self, tree: Tree, speakers: Speakers) -> None:
        self.tree, self.speakers = tree, speakers
        self._spoken = self._attributed()

    def voice(self, token: int) -> Voice | None:
        """Who is quoted with the words around `token`."""
        at = bisect_left(self._spoken, token, key=lambda item: item[0].stop)
        if at < len(self._spoken):
            quote, voice = self._spoken[at]
            if quote.first < token < quote.stop and voice.source != token:
                return voice
        return None

    def _attributed(self) -> list[tuple[Quote, Voice]]:
        """The quotations with a known speaker, in order."""
        spoken: list[tuple[Quote, Voice]] = []
        before: Voice | None = None
        before_stop = -MAX_BACK
        for quote in quotations(self.tree):
            voice = self._beside(quote)
            if voice is None and before is not None and self._goes_on(before_stop, quote):
                voice = before
            if voice:
                spoken.append((quote, voice))
                before, before_stop = voice, quote.stop
        return spoken

    def _goes_on(self, stop: int, quote: Quote) -> bool:
        """Whether an unattributed quotation is the last speaker's: beside it, or a paragraph of its own."""
        if quote.first - stop <= MAX_BESIDE:
            return True
        opens = quote.first == 0 or "\n" in self.tree.word[quote.first - 1]
        return opens and quote.first - stop <= MAX_BACK

    def _beside(self, quote: Quote) -> Voice | None:
        """The voice of the verb of saying nearest to a quotation, of those that may attribute it."""
        says = self.speakers.says
        low = bisect_left(says, quote.first - MAX_CUE_DISTANCE)
        high = bisect_left(says, quote.stop + MAX_CUE_DISTANCE)
        nearest: tuple[int, Voice] | None = None
        for verb in says[low:high]:
            distance = max(quote.first - verb, verb - quote.stop)
            if not self._may_attribute(quote, verb, distance):
                continue
            speaker = self.speakers.speaker(verb)
            if speaker is None or quote.first < speaker < quote.stop:
                continue
            if nearest is None or distance < nearest[0]:
                nearest = distance, Voice(speaker, verb)
        return nearest[1] if nearest else None

    def _may_attribute(self, quote: Quote, verb: int, distance: int) -> bool:
        """Whether `verb` stands outside of the quotation, in its sentence or right after it."""
        tree = self.tree
        if quote.first < verb < quote.stop:
            return False
        sentences = {tree.sentence[quote.first], tree.sentence[quote.stop - 1]}
        if tree.sentence[verb] not in sentences and (verb < quote.first or distance > MAX_OUTSIDE):
            return False
        return self._stands_alone(verb) or not self._breaks_between(quote, verb)

    def _stands_alone(self, verb: int) -> bool:
        """Whether the sentence of `verb` is no more than "Smith said."."""
        first, stop = self.tree.sentences[self.tree.sentence[verb]]
        words = range(first, min(stop, first + 2 * MAX_ALONE))
        return sum(self.tree.pos[token] != "SPACE" for token in words) <= MAX_ALONE

    def _breaks_between(self, quote: Quote, verb: int) -> bool:
        between = range(verb, quote.first) if verb < quote.first else range(quote.stop, verb)
        return any("\n" in self.tree.word[token] for token in between)


def quotations(tree: Tree) -> list[Quote]:
    """The quotations of a text; one that opens anew in the next paragraph continues."""
    quotes: list[Quote] = []
    opened: int | None = None
    for token, word in enumerate(tree.word):
        if opened is None:
            if word in OPENING or word in STRAIGHT:
                opened = token
        elif word in CLOSING or word in STRAIGHT or (tree.pos[token] == "SPACE" and "\n" in word):
            quotes.append(Quote(opened, token))
            opened = None
    return [quote for quote in quotes if quote.stop - quote.first > MIN_QUOTE]
