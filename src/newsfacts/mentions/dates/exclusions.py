"""When a year, month, weekday, season or holiday is one, and when it is a count, a verb or a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from newsfacts.mentions.dates import surroundings
from newsfacts.mentions.dates.lexer import DIGITS
from newsfacts.mentions.dates.surroundings import Place, cues
from newsfacts.mentions.dates.vocabulary import load_vocabulary

Guard = Callable[[Place], bool]

_CURRENCY = frozenset("$€£¥₿₹₩₦₽")
_RANGE_SIGNS = frozenset("-–—/")
_FIRST_LIKELY, _LAST_LIKELY = 1900, 2060


def year_alone(place: Place) -> bool:
    """Whether a bare number of four digits is a year.

    Numbers of our time are, unless what stands around says that they count, cost or name
    something; others need a preposition or a partner in a range.
    """
    if place.before == "(" and place.after == ")" and "14" <= place.end[:2] <= "20" and len(place.end) == 4:
        return True
    if len(place.end) != 4 or not place.end.isdigit():  # a year such as '98
        return place.before in ("in", "since", "of", "by", "until", "from")
    number = int(place.end)
    if place.before in _CURRENCY or place.after in cues().counted or place.before in cues().number_nouns:
        return False
    if surroundings.in_chain(place) or _in_year_range(place):
        return _in_year_range(place)
    preposition = place.before in cues().prepositions and not (place.before == "than" and place.noun_follows)
    if not (_FIRST_LIKELY <= number <= _LAST_LIKELY or number // 100 in place.pieces.centuries):
        closed = not (place.after[:1].isalpha() and place.noun_follows)
        return (
            preposition
            and closed
            and place.before not in ("the", "to", "for", "over", "about", "around", "and")
        )
    if _follows_name(place):
        return False
    if number % 100 == 0 and number != 2000:
        return preposition or (
            place.before == "-" and place.pieces.word(place.first - 2) in ("mid", "pre", "post")
        )
    return True


def _in_year_range(place: Place) -> bool:
    """2010–2015, (1939-45): a dash and another year on one side, and no more figures beyond."""
    left, right = _figures_beside(place, -1), _figures_beside(place, 1)
    if bool(left) == bool(right) or place.after in cues().counted:
        return False
    if left and place.noun_follows and not _FIRST_LIKELY <= int(place.end) <= _LAST_LIKELY:
        return False
    return len(left) == 4 or len(right) in (2, 4)


def _figures_beside(place: Place, step: Literal[-1, 1]) -> str:
    """The figures that a dash joins to the candidate on one side; "" for none or for a longer chain."""
    pieces = place.pieces
    at = place.last if step > 0 else place.first - 1
    figures = pieces.word(at + step)
    if pieces.word(at) not in _RANGE_SIGNS or figures[:1] not in DIGITS:
        return ""
    chained = pieces.word(at + 2 * step) == "-" and pieces.word(at + 3 * step)[:1] in DIGITS
    return "" if chained else figures


def _follows_name(place: Place) -> bool:
    """Whether the number belongs to a name before it: "Expo 2020", "Regulations 1990"."""
    index = place.first - 1
    if not place.pieces.capital(index) or place.pieces.opens_line(index):
        return False
    return place.before not in cues().prepositions and place.before not in load_vocabulary().tags


def month_alone(place: Place) -> bool:
    """Whether a month's name without day or year is the month."""
    word, capital = place.pieces.words[place.first], place.pieces.capital(place.first)
    preposition = place.before in cues().prepositions
    if place.before in cues().titles or (place.before == "-" and place.pieces.glued(place.first)):
        return place.before == "-" and (
            place.pieces.word(place.first - 2) in ("mid", "early", "late", "end", "start")
            or (capital and _month_at(place, place.first - 2))
        )
    if word in load_vocabulary().abbreviations:
        return capital and preposition and place.before not in ("the", "and", "or", "with", "on")
    if word in cues().month_verbs:
        return capital and _verb_as_month(place)
    if word in cues().month_names:
        named = place.name_follows and place.after not in load_vocabulary().tags
        return (capital or word != "august") and (preposition or not named)
    return capital or preposition


_MONTH_HEADS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "during",
        "through",
        "early",
        "late",
        "mid",
        "between",
        "before",
    ]
)
_MONTH_LINKS = frozenset(["and", "or", "to", "of", "after"])


def _verb_as_month(place: Place) -> bool:
    """Whether "May" or "March" is a month: after a preposition, beside another, or before a noun."""
    if place.after in cues().contract_nouns and place.before in ("the", "for", "-"):
        return True
    if place.before in _MONTH_HEADS or (place.after in _RANGE_SIGNS and _month_at(place, place.last + 1)):
        return True
    if place.before in _MONTH_LINKS:
        neighbour = place.pieces.word(place.first - 2)
        tags = load_vocabulary().tags.get(neighbour, {})
        return neighbour[:1] in DIGITS or bool(tags.keys() & {"MONTH", "EDGEN", "UNIT"})
    modified = place.before[:1].isalpha() and not place.pieces.capital(place.first - 1)
    return (
        modified
        and place.noun_follows
        and not place.after.endswith("ed")
        and place.before not in ("the", "that")
    )


def _month_at(place: Place, index: int) -> bool:
    return "MONTH" in load_vocabulary().tags.get(place.pieces.word(index), {})


def month_dot(place: Place) -> bool:
    """Whether a full stop in a date ends an abbreviation: "Sept. 5", but not "in September. First …"."""
    months = load_vocabulary().calendar.months
    words = place.pieces.words[place.first : place.last - 1]
    written = (before for before, word in pairwise(words) if word == ".")
    return not any(word in months and len(word) > len("july") for word in written)


def month_day(place: Place) -> bool:
    """Whether "May 10" is a date: no modal verb, and the number does not count what follows."""
    for index in range(place.first, place.last):
        word = place.pieces.words[index]
        if word in cues().month_verbs and not place.pieces.capital(index):
            return False
        if word in load_vocabulary().abbreviations and not place.pieces.capital(index):
            return False
    counts = place.after in cues().counted or (place.before == "in" and place.noun_follows)
    return not counts and month_dot(place)


def year_month(place: Place) -> bool:
    """Whether "2017 April" is a month: no verb and no name after it."""
    word = place.end
    return place.pieces.capital(place.last - 1) and word not in cues().month_verbs and not place.name_follows


def day_month(place: Place) -> bool:
    """Whether a day stands before a month: "10 May", but not "the second may" or "5 march on"."""
    words = place.pieces.words[place.first : place.last]
    linked = "of" in words or any(word in ("st", "nd", "rd", "th") for word in words)
    for index in range(place.first, place.last):
        word = place.pieces.words[index]
        if word in cues().month_verbs and not place.pieces.capital(index) and not linked:
            return False
        if word in load_vocabulary().calendar.ordinals and not linked:
            return False
    return True


def weekday_name(place: Place) -> bool:
    """Not "Black Friday", "Sunday Times"."""
    index = place.last - 1
    if place.pieces.word(index - 1) in cues().weekday_names_before and place.pieces.capital(index - 1):
        return False
    return not (place.name_follows and place.after in cues().weekday_names_after)


def weekday_period(place: Place) -> bool:
    """A weekday beside another, and no "last Sunday of March"."""
    return weekday_name(place) and surroundings.no_part(place)


def season_alone(place: Place) -> bool:
    """Whether a season is a time: "during the summer", "a winter offensive".

    Not in fixed phrases ("the winter capital"), names ("Winter Olympics") or beside other
    names; "fall" and "spring" are also things that fall, flow or coil.
    """
    word = place.pieces.words[place.last - 1]
    if place.name_follows or place.after in cues().season_nouns or place.before in ("-", "\u2019", "'"):
        return False
    if place.pieces.capital(place.last - 1) and not place.pieces.opens_line(place.first):
        return False
    if word not in ("fall", "spring"):
        return True
    heads = cues().fall_heads if word == "fall" else cues().spring_heads
    return place.before in heads and place.after != "of" and (word == "spring" or not place.noun_follows)


def day_alone(place: Place) -> bool:
    """Whether "on the 23rd" is a day: an ordinal in figures that counts no noun."""
    return (
        place.before in ("on", "by", "until", "from", "since")
        and place.end in ("st", "nd", "rd", "th")
        and not (place.noun_follows or place.name_follows)
    )


def own_name(place: Place) -> bool:
    """Whether a holiday is not part of a longer name before it: "the Lunar New Year 2019"."""
    return place.pieces.opens_line(place.first - 1) or not place.pieces.capital(place.first - 1)


def ordinal_day(place: Place) -> bool:
    """Whether "Monday the 12th" ends in a day: "Monday, the second of two" does not."""
    return place.end in ("st", "nd", "rd", "th") and not (place.noun_follows or place.name_follows)


def holiday_name(place: Place) -> bool:
    """Whether a holiday is a day: "since Christmas Eve", but not "Easter eggs", "Merry Christmas"."""
    if place.name_follows or (
        place.pieces.capital(place.first - 1) and not place.pieces.opens_line(place.first - 1)
    ):
        return False
    if place.after in ("'", "’") and place.pieces.word(place.last + 2) in ("eve", "day"):
        return False  # "New Year's Eve revellers" tells the eve
    plain = (
        (place.end in ("eve", "day") and place.before not in ("the", "a"))
        or not place.noun_follows
        or place.after in cues().day_nouns
    )
    return place.pieces.capital(place.first) and plain


def closed_after(place: Place) -> bool:
    """Whether "the quarter" is told by the date on which it ends: "the quarter ended June 30"."""
    closers = ("to", "through", "ended", "ending")
    word = place.pieces.word(place.last + 1)
    if place.after in ("that", "which"):
        return word == "ended"
    dated = (
        word[:1] in DIGITS or word in ("the", "on", "in") or "MONTH" in load_vocabulary().tags.get(word, {})
    )
    return place.after in closers and dated


def week_closed(place: Place) -> bool:
    """Whether a week is named after its last day: "the week to May 5", not "next week to Monday"."""
    words = place.pieces.words
    return words[place.first] == "the" and words[place.first + 1] == "week"


def on_weekday(place: Place) -> bool:
    """Whether "Friday week" is a day: after a preposition and before no noun."""
    return place.before in ("on", "until", "by", "from", "for", "to") and not place.noun_follows


_GUARDS: tuple[Guard, ...] = (
    year_alone, month_alone, month_day, day_month, weekday_name, weekday_period, season_alone, day_alone,
    holiday_name, surroundings.glued, surroundings.own_figures, surroundings.no_age,
    surroundings.age_or_glued, surroundings.same_unit, surroundings.article_duration,
    surroundings.plural_duration, surroundings.after_over, surroundings.after_lap, surroundings.after_at,
    surroundings.a_clock_hour, surroundings.phrase_end, surroundings.frequency, surroundings.reference,
    surroundings.day_part, surroundings.clock_alone, surroundings.lower_case, surroundings.no_part,
    surroundings.no_length, surroundings.bare_period, surroundings.week_number, ordinal_day, year_month,
    month_dot, surroundings.ordinal_before, own_name, surroundings.no_name, surroundings.counted_from,
    surroundings.that_time, closed_after, week_closed, on_weekday,
    surroundings.same_alone, surroundings.period_name, surroundings.capital,
)  # fmt: skip

GUARDS: Mapping[str, Guard] = MappingProxyType({guard.__name__: guard for guard in _GUARDS})
"""Every test that `time_rules.tsv` may name."""
