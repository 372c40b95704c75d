"""When, where no date of its own says it: a time for an event from what is told around it.

Every undated event has options: the dates of its sentence, the times of dated events
before and after it, and to have no time. Weights learned from annotated articles
(`data/en/timing.tsv`) choose among them; each weighs a fact about the option that a
reader can check, such as "the last dated event, a sentence before".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from newsfacts.annotations import Event
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.telling import Told, how_told, time_size
from newsfacts.frames.times import EventTime, is_point, of_compared
from newsfacts.frames.tree import Tree
from newsfacts.spans import CharSpan

# So many dates of a sentence before and after an event are options, and so many dated events
# are looked through for one told by the same word.
MAX_BESIDE, MAX_EARLIER, MAX_NAMESAKES = 3, 6, 40
# What unfolds in many small events within hours, told one after the other.
EPISODES = frozenset({
    "accident", "arrest", "attack", "contest", "death", "disaster", "election", "injury",
    "military_operation", "protest", "rescue", "verdict", "vote",
})  # fmt: skip
# A date of the sentence that gives an event its time by less than this is no argument of it.
SURE = 1.2
LEAD_SENTENCES = 4
# Values that say no day: of an event beside one they would tell nothing.
UNRESOLVED, REFERENCE = "XXXX-XX", "_REF"
RECENT_DAYS = 10


@dataclass(slots=True)
class Option:
    """A time that an event may have, and the facts that speak for and against it."""

    time: EventTime
    facts: list[str] = field(default_factory=list)
    token: int | None = None
    score: float = 0.0


class Narrative:
    """The times of the events of one text.

    Args:
        tree: The parsed text.
        mentions: Its mentions.
        tokens: The trigger of each event.
        events: The events, in order, with the times that their own dates give.
        published: The day the text appeared.
        saying: Lemmas of verbs of saying.
        prose: Where the article itself stands; the date in a dateline is that of the report.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: Mentions,
        tokens: Sequence[int],
        events: Sequence[Event],
        published: date | None,
        saying: frozenset[str],
        prose: Sequence[CharSpan] | None = None,
    ) -> None:
        self.tree, self.mentions, self.tokens, self.events = tree, mentions, tokens, events
        self.published, self.saying, self.prose = published, saying, prose
        self.triggers = frozenset(tokens)
        self.ordered = sorted(tokens)
        self.points = self._points()
        self.dated = [index for index, event in enumerate(events) if event.time is not None]
        times = Counter(events[index].time for index in self.dated)
        self.main = max(times, key=lambda value: times[value]) if times else None
        self.days = min(len(times), 4)
        self.lead_is_episode = any(
            events[index].type in EPISODES and tree.sentence[tokens[index]] < LEAD_SENTENCES
            for index in self.dated
        )

    def timed(self, weights: Mapping[str, float]) -> list[Event]:
        """The events, those without a time of their own with the best of their options."""
        return [
            self._timed(index, weights) if self.is_open(index) else event
            for index, event in enumerate(self.events)
        ]

    def is_open(self, index: int) -> bool:
        """Whether an event has neither a time nor dates that leave it open."""
        event = self.events[index]
        return event.time is None and not any(
            filler.date is not None for filler in event.roles.get("time", ())
        )

    def options(self, index: int) -> list[Option]:
        """What the time of an event may be, each with its facts."""
        told = how_told(self.tree, self.events[index], index, self.tokens[index], self.triggers)
        found: dict[str, Option] = {}
        for option in (*self._beside(told), *self._around(told)):
            value = option.time.value or ""
            if value.startswith(UNRESOLVED) or value.endswith(REFERENCE):
                continue
            first = found.setdefault(value, option)
            if first is not option:
                first.facts += option.facts
        for option in found.values():
            option.facts += self._of_time(option.time, told)
        return list(found.values())

    def best(self, index: int, weights: Mapping[str, float]) -> Option | None:
        """The option with the highest sum of weights, if that is above zero."""
        best, chosen = 0.0, None
        for option in self.options(index):
            score = sum(weights.get(fact, 0.0) for fact in option.facts)
            if score > best:
                best, chosen = score, option
                option.score = score
        return chosen

    def _timed(self, index: int, weights: Mapping[str, float]) -> Event:
        event, option = self.events[index], self.best(index, weights)
        if option is None:
            return event
        time, roles = option.time, event.roles
        if option.token is not None and option.score > SURE:
            roles = {**roles, "time": (self.mentions.filler(self.tree, option.token),)}
        dated = replace(event, time=time.value, time_start=time.start, time_end=time.end, roles=roles)
        return replace(dated, time_basis="inferred")

    def _points(self) -> list[tuple[int, int]]:
        """The dates that are points in time, as pairs of their last token and their index, in order."""
        last = {index: token for token, index in sorted(self.mentions.date.items())}
        first = {index: token for token, index in sorted(self.mentions.date.items(), reverse=True)}
        return sorted(
            (token, index)
            for index, token in last.items()
            if is_point(self.mentions.dates[index])
            and self._is_in_prose(self.mentions.dates[index].span)
            and not of_compared(self.tree, self.mentions, first[index])
        )

    def _is_in_prose(self, span: CharSpan) -> bool:
        return self.prose is None or any(part.start <= span.start < part.end for part in self.prose)

    # ---- facts --------------------------------------------------------------------

    def _beside(self, told: Told) -> Iterator[Option]:
        """The dates of the sentence."""
        first, stop = self.tree.sentences[told.sentence]
        at = bisect_left(self.points, (told.token, 0))
        for token, index in self.points[max(0, at - MAX_BESIDE) : at + MAX_BESIDE]:
            if first <= token < stop and not self._is_of_saying(token):
                point = self.mentions.dates[index]
                time = EventTime(point.value, point.start, point.end)
                yield Option(time, [*self._of_date(told, token), f"date modifier {point.modifier}"], token)

    def _of_date(self, told: Told, token: int) -> list[str]:
        """Where a date of the sentence stands."""
        tree = self.tree
        low, high = sorted((token, told.token))
        between = bisect_left(self.ordered, high) - bisect_left(self.ordered, low + 1)
        governor = self._governor(token)
        saying = tree.lemma[governor] in self.saying
        owner = "event" if governor in self.triggers else "saying" if saying else "verb"
        facts = [
            "date",
            f"date {'before' if token < told.token else 'after'} between {min(between, 2)}",
            f"date far {min((high - low) // 6, 4)}",
            f"date of {owner}",
        ]
        if token - tree.sentences[told.sentence][0] <= 2:
            facts.append("date opens")
        return facts + [f"date {fact}" for fact in told.facts]

    def _is_of_saying(self, token: int) -> bool:
        """Whether a date says when something was said, which leaves open when it happened."""
        governor = self._governor(token)
        return governor not in self.triggers and self.tree.lemma[governor] in self.saying

    def _governor(self, token: int) -> int:
        """The event or verb that a date hangs on."""
        for _, head in self.tree.climb(token):
            token = head
            if head in self.triggers or self.tree.pos[head] == "VERB":
                break
        return token

    def _around(self, told: Told) -> Iterator[Option]:
        """The times of dated events: the last, one before it, the first, the next, one told alike.

        What is not told as fact may come at any time, so a dated fact beside it says nothing.
        """
        if self.events[told.index].modality != "actual":
            return
        at = bisect_left(self.dated, told.index)
        if at:
            last = self.dated[at - 1]
            yield self._anchored("last", told, last)
            for other in reversed(self.dated[max(0, at - MAX_EARLIER) : at - 1]):
                if self.events[other].time != self.events[last].time:
                    yield self._anchored("earlier", told, other)
                    break
            if self.dated[0] != last:
                yield self._anchored("first", told, self.dated[0])
        if at < len(self.dated) and self._distance(told, self.dated[at]) >= -2:
            yield self._anchored("next", told, self.dated[at])
        namesake = self._namesake(told)
        if namesake is not None:
            yield self._anchored("same", told, namesake)

    def _namesake(self, told: Told) -> int | None:
        """The first dated event of the same type that is told by the same word."""
        lemma, type_ = self.tree.lemma[told.token], self.events[told.index].type
        for other in self.dated[:MAX_NAMESAKES]:
            if self.events[other].type == type_ and self.tree.lemma[self.tokens[other]] == lemma:
                return other
        return None

    def _distance(self, told: Told, other: int) -> int:
        return told.sentence - self.tree.sentence[self.tokens[other]]

    def _anchored(self, name: str, told: Told, other: int) -> Option:
        """The time of the event `other`, and how the event at hand stands to it."""
        event, mine = self.events[other], self.events[told.index]
        distance = min(max(self._distance(told, other), -2), 4)
        size = time_size(event.time or "")
        plot = f"plot {told.is_plot}"
        facts = [
            f"told {size}",
            f"{name} {size} {distance}",
            f"{name} {size} {told.tense}",
            f"{name} {event.modality}",
            f"{name} episode {event.type in EPISODES} part {mine.type in EPISODES} {plot}",
            f"told said {event.source is not None} {mine.source is not None}",
            f"told {size} alike {event.type == mine.type}",
            f"told {size} lead {self.lead_is_episode} {plot}",
            f"told {size} dates {self.days} {plot}",
            *(f"told {size} {fact}" for fact in told.facts),
        ]
        return Option(EventTime(event.time, event.time_start, event.time_end), facts)

    def _of_time(self, time: EventTime, told: Told) -> list[str]:
        """What the time itself says: how fine it is, and where it lies to the day of the text."""
        value = time.value or ""
        size = time_size(value)
        facts = ["option", f"{size} {len(value)}", f"main {value == self.main} {size}"]
        if self.published and time.start and time.end:
            if time.start > self.published:
                when = "future"
            elif time.end >= self.published:
                when = "now"
            else:
                when = "recent" if (self.published - time.end).days <= RECENT_DAYS else "past"
            facts += [f"{when} {told.facts[0]}", f"{when} {size}"]
        return facts
