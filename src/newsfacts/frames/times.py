"""When: the time of an event from its own dates, else from where it is told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from newsfacts.annotations import DateExpression, Filler
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.tree import Tree

# Links over which the time of the word above is that of the event below.
HOLDING = frozenset(
    {"advcl", "conj", "xcomp", "obj", "obl", "nmod", "nsubj", "acl", "compound", "amod", "cop"}
)
# From a verb that is an event itself, only over these.
HOLDING_FROM_EVENT = frozenset({"advcl", "conj", "obj"})
# Links from a date in an object up to the verb: "signed a deal for a plant in May".
NOMINAL_LINKS = frozenset({"nmod", "obl", "obj", "appos", "flat", "compound"})
DATED = frozenset({"obl", "nmod", "advmod"})


@dataclass(frozen=True, slots=True)
class EventTime:
    """A TIMEX3 value with the closed interval of days that it covers."""

    value: str | None = None
    start: date | None = None
    end: date | None = None


NO_TIME = EventTime()


def own_time(fillers: Iterable[Filler], dates: Sequence[DateExpression]) -> EventTime | None:
    """The one time that the fillers of the role `time` name.

    None where they name none, `NO_TIME` where they name a duration, a repetition or
    several times, which leave open when it was.
    """
    points: list[DateExpression] = []
    for filler in fillers:
        if filler.date is None:
            continue
        expression = dates[filler.date]
        if (
            expression.timex in {"DURATION", "SET"}
            or expression.value is None
            or expression.value.startswith("T")
        ):
            return NO_TIME
        points.append(expression)
    if not points:
        return None
    finest = max(points, key=lambda point: len(point.value or ""))
    day = (finest.value or "")[:10]
    if all(day.startswith((point.value or "")[:10]) for point in points):
        return EventTime(finest.value, finest.start, finest.end)
    return NO_TIME


def governing_dates(
    tree: Tree, mentions: Mentions, token: int, events: Container[int], silent: frozenset[str]
) -> list[Filler]:
    """The dates of the clause that holds the event at `token`, as fillers of the role `time`.

    Args:
        tree: The parsed text.
        mentions: Its date mentions.
        token: The trigger, which has no date of its own.
        events: The triggers of the text; what is told beside another event need not be of its time.
        silent: Lemmas of verbs of saying, whose time is that of the saying.
    """
    for child, head in tree.climb(token):
        relation = tree.base[child]
        if relation not in HOLDING or tree.dep[child] == "acl:relcl" or tree.lemma[head] in silent:
            return []
        during = relation == "obl" and tree.preposition(child) == "during"
        if head in events and relation not in HOLDING_FROM_EVENT and not during:
            return []
        found = [
            mentions.filler(tree, item)
            for item in tree.children[head]
            if item in mentions.date and tree.base[item] in DATED and item != child
        ]
        if found or head in events:
            return found
    return []


def dates_in_objects(tree: Tree, mentions: Mentions) -> dict[int, list[Filler]]:
    """The dates that stand within the objects of verbs, by verb: "signed a deal for a plant in May"."""
    found: dict[int, list[Filler]] = {}
    for token in sorted(mentions.date):
        if tree.head[token] in mentions.date or tree.base[token] not in {"nmod", "obl"}:
            continue
        if mentions.dates[mentions.date[token]].timex == "DURATION":
            continue  # "two years' jail" lasts, it says not when
        for child, head in tree.climb(token):
            of_name = tree.base[child] == "nsubj" and child in mentions.name  # "The UN in 2010 declared …"
            if not of_name and tree.base[child] not in NOMINAL_LINKS:
                break
            if tree.pos[head] == "VERB":
                if head != tree.head[token]:
                    found.setdefault(head, []).append(mentions.filler(tree, token))
                break
    return found
