"""When: the time of an event from its own dates, else from where it is told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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
# Expressions that leave open when it was, and modifiers of dates that only bound it.
OPEN_TIMEX = frozenset({"DURATION", "SET"})
BOUNDS = frozenset({"since", "until"})
# Dates no further apart than this are a list or a range, in characters: " and in ", " to ".
MAX_GAP = 8
# A clause so introduced has a time of its own: "arrested on Monday after he fled", "a plan to sell".
APART = {"advcl": frozenset({"after", "before", "for", "though", "although"}), "acl": frozenset({"to", "of"})}
# Verbs of saying ("the letter goes", "she continued") that far more often say how an event runs.
ASPECTUAL = frozenset({"start", "continue", "go"})
# Prepositions of a date that say when; a report "for May" may come in June.
WHEN = frozenset({"", "in", "on", "at", "during"})
# A date of comparison: "rose from a year earlier", "than a month ago".
COMPARING = frozenset({"from", "than", "over", "against"})
CONTRASTING = frozenset({"against", "than", "versus"})
EARLIER = ("earlier", "ago", "before")
DATED = frozenset({"obl", "nmod", "advmod"})


@dataclass(frozen=True, slots=True)
class EventTime:
    """A TIMEX3 value with the closed interval of days that it covers."""

    value: str | None = None
    start: date | None = None
    end: date | None = None


NO_TIME = EventTime()


def own_time(
    fillers: Iterable[Filler], dates: Sequence[DateExpression], near: int | None = None
) -> EventTime | None:
    """The one time that the fillers of the role `time` name.

    None where they name none, `NO_TIME` where they name a duration, a repetition or
    several times, which leave open when it was.

    Args:
        fillers: What fills the role.
        dates: The dates of the text.
        near: The offset of the trigger; of several dates that are no list the nearest counts.
    """
    named = [(filler.span.start, dates[filler.date]) for filler in fillers if filler.date is not None]
    if not named:
        return None
    points = [(start, expression) for start, expression in named if is_point(expression)]
    if not points or _is_list(points):
        return NO_TIME
    if near is not None and len(points) > 1:
        nearest = min(points, key=lambda point: abs(point[0] - near))[1].value or ""
        points = [point for point in points if (point[1].value or "").startswith(nearest[:10])]
    finest = max((expression for _, expression in points), key=lambda point: len(point.value or ""))
    day = (finest.value or "")[:10]
    if all(day.startswith((expression.value or "")[:10]) for _, expression in points):
        return EventTime(finest.value, finest.start, finest.end)
    return NO_TIME


def is_point(expression: DateExpression) -> bool:
    """Whether a date says when: no length of time, repetition, bare time of day or bound."""
    if expression.timex in OPEN_TIMEX or expression.modifier in BOUNDS or not expression.value:
        return False
    return not expression.value.startswith("T")


def _is_list(points: Sequence[tuple[int, DateExpression]]) -> bool:
    """Whether the dates follow each other closely: "in 2010 and 2012", "from May to July"."""
    values = {expression.value for _, expression in points}
    if len(values) < 2:
        return False
    ordered = sorted(points, key=lambda point: point[0])
    gaps = [later.span.start - earlier.span.end for (_, earlier), (_, later) in pairwise(ordered)]
    return min(gaps) <= MAX_GAP and not _is_nested(ordered)


def _is_nested(points: Sequence[tuple[int, DateExpression]]) -> bool:
    """Whether one date narrows the other down: "Sunday evening, 15 November"."""
    days = sorted({(expression.value or "")[:10] for _, expression in points}, key=len)
    return all(later.startswith(earlier) for earlier, later in pairwise(days))


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
        if relation not in HOLDING or tree.dep[child] == "acl:relcl" or _stands_apart(tree, child):
            return []
        if relation != "conj" and tree.lemma[head] in silent and tree.lemma[head] not in ASPECTUAL:
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


def _stands_apart(tree: Tree, clause: int) -> bool:
    """Whether the marker of a clause tells that what it says was at another time, or is only meant."""
    marks = APART.get(tree.base[clause])
    return marks is not None and any(
        tree.word[child] in marks for child in tree.children[clause] if tree.base[child] in {"mark", "case"}
    )


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
            if head != tree.head[token] and tree.pos[head] == "NOUN" and tree.preposition(token) in WHEN:
                found.setdefault(head, []).append(
                    mentions.filler(tree, token)
                )  # "the launch of a line in May"
    return found


def without_comparisons(tree: Tree, mentions: Mentions, fillers: Iterable[Filler]) -> list[Filler]:
    """The dates that say when, not since when a value has changed: "rose in June from a year earlier"."""
    kept = []
    for filler in fillers:
        first = mentions.token_at(filler.span.start)
        before = tree.word[first - 1] if first else ""
        compares = before in COMPARING and filler.span.of(tree.text).lower().endswith(EARLIER)
        if not compares and not (first and of_compared(tree, mentions, first)):
            kept.append(filler)
    return kept


def of_compared(tree: Tree, mentions: Mentions, date: int) -> bool:
    """Whether a date is that of a value compared with: "against 17.1 a night before", "compared to 2020"."""
    before = date - 1
    while before > 0 and before >= date - 2 and tree.pos[before] in {"ADP", "DET"}:
        if tree.word[before - 1] == "compared" or tree.word[before] == "versus":
            return True
        before -= 1
    value = mentions.quantity.get(before)
    if value is None:
        return False
    while before > 1 and mentions.quantity.get(before) == value:
        before -= 1
    return tree.word[before] in CONTRASTING or tree.word[before - 1] == "compared"
