"""What the readers of one text share: its tree, mentions, arguments, stance, sources and times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsfacts.annotations import Filler
from newsfacts.frames.arguments.slots import Arguments
from newsfacts.frames.attribution import AttributionReader
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.judging.weights import Weights
from newsfacts.frames.lexicon.cues import AttributionCues, StanceCues
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.stance import StanceReader
from newsfacts.frames.times import DATED, EventTime, governing_dates, own_time
from newsfacts.frames.tree import Tree
from newsfacts.spans import CharSpan


@dataclass(frozen=True, slots=True)
class Lexica:
    """The vocabularies of the frames layer, loaded once.

    `silent` are the lemmas of verbs that tell no event by themselves, `timing` the weights
    of what dates an event by its context, `judging` those of choosing triggers.
    """

    vocabulary: Vocabulary
    stance: StanceCues
    attribution: AttributionCues
    silent: frozenset[str]
    timing: Mapping[str, float]
    judging: Weights


class Reading:
    """One text as the frames layer sees it."""

    def __init__(self, tree: Tree, mentions: Mentions, lexica: Lexica) -> None:
        self.tree, self.mentions, self.lexica = tree, mentions, lexica
        self.arguments = Arguments(tree, mentions, lexica.vocabulary)
        self.stances = StanceReader(tree, lexica.stance)
        self._evidence: dict[int, CharSpan] = {}
        self.voices = AttributionReader(tree, mentions, self.arguments, lexica.attribution)

    def time_of(self, token: int) -> EventTime | None:
        """The time of what `token` tells: its own date, else that of the clause that holds it."""
        tree, mentions = self.tree, self.mentions
        own = [
            Filler(mentions.dates[mentions.date[child]].span, 0, date=mentions.date[child])
            for child in tree.children[token]
            if child in mentions.date and tree.base[child] in DATED
        ]
        return own_time(own or self.held_dates(token), mentions.dates)

    def held_dates(self, token: int) -> list[Filler]:
        """The dates of the clause that holds the event at `token`."""
        return governing_dates(
            self.tree, self.mentions, token, self.mentions.event, self.lexica.attribution.say
        )

    def evidence(self, token: int) -> CharSpan:
        """The sentence of `token` without the white space around it."""
        number = self.tree.sentence[token]
        if number not in self._evidence:
            self._evidence[number] = self._span_of_sentence(number)
        return self._evidence[number]

    def _span_of_sentence(self, number: int) -> CharSpan:
        tree = self.tree
        first, stop = tree.sentences[number]
        while stop - 1 > first and tree.pos[stop - 1] == "SPACE":
            stop -= 1
        while first < stop - 1 and tree.pos[first] == "SPACE":
            first += 1
        return CharSpan(tree.start[first], tree.end[stop - 1])
