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
# The longest line that names a speaker, in tokens.
MAX_HEADING = 10
# The length of a paragraph whose speaker goes on in a quotation, and of one that a quotation fills.
MAX_PARAGRAPH, MAX_QUOTE = 60, 300
# Where the verb of saying of a paragraph stands that tells who goes on.
MAIN = frozenset({"root", "conj", "parataxis"})


class Quote(NamedTuple):
    """A quotation as a half-open token range."""

    first: int
    stop: int


class Quotes:
    """The quotations of one text and their speakers."""

    def __init__(self, tree: Tree, speakers: Speakers) -> None:
        self.tree, self.speakers = tree, speakers
        self.quotes = quotations(tree)
        self.headings = self._headings()
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
        for quote in self.quotes:
            voice = self._beside(quote) or self._announced(quote)
            if voice is None and before is not None and self._goes_on(before_stop, quote):
                voice = before
            if voice is None and self._opens_paragraph(quote):
                voice = self._last_speaker(quote)
            voice = voice or self._in_heading(quote)
            if voice:
                spoken.append((quote, voice))
                before, before_stop = voice, quote.stop
        return spoken

    def _goes_on(self, stop: int, quote: Quote) -> bool:
        """Whether an unattributed quotation is the last speaker's: beside it, or a paragraph of its own."""
        if quote.first - stop <= MAX_BESIDE:
            return True
        return self._opens_paragraph(quote) and quote.first - stop <= MAX_BACK

    def _opens_paragraph(self, quote: Quote) -> bool:
        return quote.first == 0 or "\n" in self.tree.word[quote.first - 1]

    def _last_speaker(self, quote: Quote) -> Voice | None:
        """Who spoke in the paragraph before a quotation that is a paragraph of its own."""
        tree, says = self.tree, self.speakers.says
        for verb in reversed(says[: bisect_left(says, quote.first)]):
            breaks = sum("\n" in tree.word[token] for token in range(verb, quote.first)[:MAX_PARAGRAPH])
            if breaks > 1 or quote.first - verb > MAX_PARAGRAPH:
                return None
            if breaks == 1 and tree.base[verb] in MAIN and not self._is_quoted(verb):
                speaker = self.speakers.speaker(verb)
                return None if speaker is None else Voice(speaker, verb)
        return None

    def _in_heading(self, quote: Quote) -> Voice | None:
        """The person whom a line of its own names above: "Anna Berg, Nordbank", then what she says."""
        at = bisect_left(self.headings, (quote.first, 0)) - 1
        if at < 0 or quote.first - self.headings[at][0] > MAX_BACK:
            return None
        person = self.headings[at][1]
        return Voice(person, person)

    def _headings(self) -> list[tuple[int, int]]:
        """The lines that are no more than a person's name and post: where each ends, and its first word."""
        tree, names = self.tree, self.speakers.mentions.name
        found, first = [], 0
        for token in (*(t for t, word in enumerate(tree.word) if "\n" in word), len(tree)):
            name = names.get(first)
            if token - first <= MAX_HEADING and name is not None and name.type == "person":
                words = range(first, token)
                if not any(tree.pos[word] in {"VERB", "AUX"} or tree.word[word] == "." for word in words):
                    found.append((token, first))
            first = token + 1
        return found

    def _announced(self, quote: Quote) -> Voice | None:
        """Who speaks in 'The ministry gave a different account: "…"': a colon and no verb of saying."""
        tree = self.tree
        if quote.first < 2 or tree.word[quote.first - 1] != ":":
            return None
        first = tree.sentences[tree.sentence[quote.first - 2]][0]
        for token in range(max(first, quote.first - MAX_CUE_DISTANCE), quote.first - 1):
            if (
                tree.base[token] == "nsubj"
                and tree.pos[tree.head[token]] == "VERB"
                and token < tree.head[token]
            ):
                return Voice(token, tree.head[token]) if tree.head[token] < quote.first else None
        return None

    def _is_quoted(self, token: int) -> bool:
        """Whether `token` stands within a quotation."""
        at = bisect_left(self.quotes, token, key=lambda quote: quote.stop)
        return at < len(self.quotes) and self.quotes[at].first < token

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
        if self._is_quoted(verb):
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
    curly = False
    for token, word in enumerate(tree.word):
        if opened is None:
            if word in OPENING or word in STRAIGHT:
                opened, curly = token, word in OPENING
        elif word in CLOSING or word in STRAIGHT or (tree.pos[token] == "SPACE" and "\n" in word):
            quotes.append(Quote(opened, token))
            goes_on = word not in CLOSING and word not in STRAIGHT and curly and _closes_after(tree, token)
            opened = token if goes_on else None
    return [quote for quote in quotes if quote.stop - quote.first > MIN_QUOTE]


def _closes_after(tree: Tree, token: int) -> bool:
    """Whether a quotation that a paragraph left open is closed before another one opens."""
    for word in tree.word[token + 1 : token + MAX_QUOTE]:
        if word in OPENING or word in CLOSING:
            return word in CLOSING
    return False
