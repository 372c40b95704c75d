"""Deciding which words tell events, of which type: rules, tree and encoder weighed against each other.

A log-linear model over the options of each word: to tell nothing, or an event of one of the
types that the lexicon has for it. Its features say what the rules decided and how well each
sense fits, and its weights are in `data/en/trigger_weights.tsv`, so that a decision can be
followed by hand. The rules stay in charge of what the options are and of the roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from newsfacts.annotations import EventHints
from newsfacts.frames.arguments.links import Slots
from newsfacts.frames.drafting import Drafter
from newsfacts.frames.drafts import OTHER, Draft
from newsfacts.frames.judging.features import LEAST, Candidate, of_hint, of_type, of_word
from newsfacts.frames.judging.weights import Option, Weights
from newsfacts.frames.lexicon.schema import Form
from newsfacts.frames.senses import SenseReading
from newsfacts.frames.triggers import Trigger, trigger_of

NOTHING = "none"
# Words without a sense that fits are left out where the encoder is so sure that they tell nothing.
SURE = -0.02
NEVER_PLAIN = frozenset({"amod", "discourse"})


class Judge:
    """Judges what the rules drafted from one text.

    Args:
        drafter: The rules on this text.
        weights: What was learned.
        hints: What the encoder takes the words for.
    """

    def __init__(self, drafter: Drafter, weights: Weights, hints: EventHints) -> None:
        self.drafter, self.weights, self.hints = drafter, weights, hints
        self.column = {name: number for number, name in enumerate(hints.classes)}

    def read(self, sentences: Sequence[range]) -> list[Draft]:
        """The events of the sentences, in the order of their triggers."""
        drafts: list[Draft] = []
        taken: set[int] = set()
        for candidate in self.candidates(sentences):
            if candidate.token in taken:
                continue
            draft = self._decide(candidate)
            if draft is not None:
                taken.update(draft.trigger.words)
                drafts.append(draft)
        return self.drafter.distinct(drafts)

    # ---- options ------------------------------------------------------------------

    def candidates(self, sentences: Sequence[range]) -> Iterator[Candidate]:
        """The words that may tell events, each with what the rules make of it."""
        finder = self.drafter.finder
        triggers = {t.token: t for tokens in sentences for t in finder.find(tokens)}
        drafts = {token: draft for token, t in triggers.items() if (draft := self.drafter.draft(t))}
        kept = {draft.trigger.token: draft for draft in self.drafter.distinct(drafts.values())}
        silent = self.hints.scores[:, self.column[NOTHING]].tolist()
        for token in (token for tokens in sentences for token in tokens):
            if token not in triggers and silent[token] > SURE:
                continue
            form = finder.form(token)
            if form is None or finder.is_silent(token):
                continue
            readings: dict[str, SenseReading] = {}
            # A verb such as "make" or "take" says too little to have a sense that does not fit.
            strict = form == "verb" and finder.arguments.is_light(token)
            for reading in finder.readings(token, form):
                if strict and not reading.fits:
                    continue
                best = readings.get(reading.sense.type)
                if best is None or reading.rank > best.rank:
                    readings[reading.sense.type] = reading
            slots = finder.arguments.slots(token)
            plain = self._plain(token, form, slots)
            if readings or plain or token in triggers:
                yield Candidate(
                    token,
                    form,
                    slots,
                    triggers.get(token),
                    drafts.get(token),
                    kept.get(token),
                    readings,
                    plain,
                    silent=plain is not None and self.drafter.tree.lemma[token] in finder.silent,
                    background=plain is not None and self.drafter.is_background(plain),
                )

    def _plain(self, token: int, form: Form, slots: Slots) -> Trigger | None:
        """The trigger of an event of no type, where a verb has a named participant."""
        if form != "verb" or self.drafter.tree.base[token] in NEVER_PLAIN:
            return None
        trigger = Trigger(token, token, token + 1, (token,), None, slots)
        return trigger if self.drafter.names_someone(trigger) else None

    def options(self, candidate: Candidate) -> list[Option]:
        """What a word may tell, to tell nothing first."""
        words = of_word(self.drafter.tree, self.drafter.mentions, candidate)
        row, graded = self.hints.scores[candidate.token].tolist(), of_hint(candidate.form)
        options = [Option(NOTHING, "nothing", words, graded, self._hint(row, NOTHING))]
        for type_ in candidate.types:
            told = list(of_type(candidate, type_))
            if type_ == OTHER:
                options.append(Option(type_, "other", told + words, graded, self._hint(row, type_)))
            else:
                options.append(Option(type_, "senses", told, graded, self._hint(row, type_)))
        return options

    def _hint(self, row: Sequence[float], class_: str) -> float:
        """The score that the encoder gives a class; one that it was not taught is unlikely."""
        column = self.column.get(class_)
        return LEAST if column is None else max(row[column], LEAST)

    # ---- decisions ----------------------------------------------------------------

    def _decide(self, candidate: Candidate) -> Draft | None:
        """The event of the best option, None where it is to tell nothing.

        What a user's lexicon says stands: the judgement was not taught its words.
        """
        kept = candidate.kept
        if kept is not None and kept.trigger.sense is not None and kept.trigger.sense.is_added:
            return kept
        options = self.options(candidate)
        scores = [self.weights.score(option) for option in options]
        best = max(range(len(options)), key=lambda i: scores[i] + (self.weights.bias if i == 0 else 0.0))
        if best == 0:
            return None
        draft = self._draft(candidate, options[best].type)
        if draft is not None:
            highest = max(scores)
            draft.confidence = exp(scores[best] - highest) / sum(exp(score - highest) for score in scores)
        return draft

    def _draft(self, candidate: Candidate, type_: str) -> Draft | None:
        """The event of a word in one of its types, as the rules have it or from the reading of that type."""
        if candidate.draft is not None and candidate.draft.type == type_:
            return candidate.draft
        if candidate.trigger is not None and candidate.chosen == type_:
            return self.drafter.typed(candidate.trigger) or self.drafter.plain(candidate.trigger)
        if type_ == OTHER and OTHER not in candidate.readings and candidate.plain is not None:
            return self.drafter.plain(candidate.plain)
        reading = candidate.readings[type_]
        return self.drafter.typed(trigger_of(candidate.token, reading.sense, reading.words, reading.slots))
