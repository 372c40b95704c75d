"""What stands around a candidate: tests that decide between a time and something else.

Every test looks at a fixed number of neighbouring pieces, so the work stays linear.
"""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.mentions.dates.lexer import DIGITS, Pieces
from newsfacts.mentions.dates.tense import surface_direction
from newsfacts.mentions.dates.vocabulary import Cues, load_vocabulary


class Place(NamedTuple):
    """A candidate: the pieces from `first` up to `last` (exclusive)."""

    pieces: Pieces
    first: int
    last: int

    @property
    def before(self) -> str:
        """The word before the candidate."""
        return self.pieces.word(self.first - 1)

    @property
    def after(self) -> str:
        """The word after the candidate."""
        return self.pieces.word(self.last)

    @property
    def end(self) -> str:
        """The last word of the candidate."""
        return self.pieces.words[self.last - 1]

    @property
    def noun_follows(self) -> bool:
        """Whether a lower-case word with content follows, which the candidate then describes."""
        return self.after[:1].isalpha() and not self.name_follows and self.after not in cues().function_words

    @property
    def name_follows(self) -> bool:
        """Whether a capitalised word follows."""
        return self.pieces.capital(self.last)

    @property
    def opens_sentence(self) -> bool:
        """Whether the candidate may begin a sentence, so that its capital letter tells nothing."""
        return self.pieces.opens_sentence(self.first)


def cues() -> Cues:
    """The word lists of `calendar.toml`."""
    return load_vocabulary().calendar.cues


def glued(place: Place) -> bool:
    """No space inside the candidate."""
    return all(place.pieces.glued(index) for index in range(place.first + 1, place.last))


def own_figures(place: Place) -> bool:
    """Glued figures that are not part of a longer number ("+86 138-2010-2015")."""
    return glued(place) and not in_chain(place)


def in_chain(place: Place) -> bool:
    """Whether a hyphen glues more figures to either side of the candidate."""
    pieces = place.pieces
    before = place.before == "-" and pieces.glued(place.first) and pieces.glued(place.first - 1)
    after = place.after == "-" and pieces.glued(place.last) and pieces.glued(place.last + 1)
    return (before and pieces.word(place.first - 2)[:1] in DIGITS) or (
        after and pieces.word(place.last + 1)[:1] in DIGITS
    )


def no_age(place: Place) -> bool:
    """Not "his 90s", "in her twenties", "the over-60s"."""
    if place.pieces.word(place.first - (2 if place.before == "-" else 1)) in ("over", "under"):
        return False
    return (
        place.before not in cues().possessives
        and place.pieces.word(place.first - 2) not in cues().possessives
    )


def age_or_glued(place: Place) -> bool:
    """Written "90s" in one piece, and no age."""
    return glued(place) and no_age(place)


def same_unit(place: Place) -> bool:
    """Day by day, year-on-year: the same unit twice."""
    return place.pieces.words[place.first].rstrip("s") == place.end.rstrip("s")


def article_duration(place: Place) -> bool:
    """Whether "a year" is a length of time and not a rate."""
    return place.before in cues().duration_heads or place.after in cues().duration_followers


def no_length(place: Place) -> bool:
    """Whether "one day" only opens a story or a hope."""
    return not article_duration(place)


def plural_duration(place: Place) -> bool:
    """Bare "years" as a length of time: "for years", "years of war"."""
    if place.before in cues().plural_heads:
        return place.after != "past"
    if place.after == "-" and place.pieces.word(place.last + 1) in ("old", "long"):
        return True
    opens = place.before in cues().function_words or place.before.endswith("ing") or place.opens_sentence
    return opens and place.after in cues().plural_followers


def ordinal_before(place: Place) -> bool:
    """Whether an ordinal in figures stands before a month: "the 21st this month"."""
    return any(word in ("st", "nd", "rd", "th") for word in place.pieces.words[place.first : place.last])


def no_name(place: Place) -> bool:
    """Not "the Tomorrow Group", "USA Today": a capital letter within a sentence and beside a name."""
    if not place.pieces.capital(place.first) or place.opens_sentence:
        return True
    return not place.name_follows and not place.pieces.capital(place.first - 1)


def no_part(place: Place) -> bool:
    """No part of something named after it: "the last week of August"."""
    after = place.pieces.word(place.last + 1)
    if place.after in ("after", "by") and after == place.end:  # "year after year"
        return False
    if place.pieces.words[place.first] == "last" and place.before in _VERB_HEADS:  # "it may last six weeks"
        return False
    return place.after != "of" and not (place.after == "in" and after in load_vocabulary().calendar.months)


_VERB_HEADS = frozenset(["to", "will", "would", "could", "can", "may", "might", "should", "must", "not"])


def capital(place: Place) -> bool:
    """Written with a capital letter: "Wed" and not "wed"."""
    return place.pieces.capital(place.first)


def period_name(place: Place) -> bool:
    """A period beside another, neither a title nor a part of something."""
    return lower_case(place) and no_part(place)


def lower_case(place: Place) -> bool:
    """Not a title such as "This Week"."""
    return not place.pieces.capital(place.last - 1)


def after_over(place: Place) -> bool:
    """Whether "the years" is a length of time: "over the years"."""
    return place.before in ("over", "through", "down", "throughout") and not place.noun_follows


def after_lap(place: Place) -> bool:
    """2:14:04 as a result and not as a time of day."""
    return place.before not in cues().clock_heads or place.before in cues().lap_heads


def after_at(place: Place) -> bool:
    """After a preposition that clock times take."""
    return place.before in cues().clock_heads


def a_clock_hour(place: Place) -> bool:
    """Whether a bare hour follows "at": "at 7 tomorrow morning"."""
    return place.before == "at"


def phrase_end(place: Place) -> bool:
    """Whether "two days before" stands alone; in "two days before the vote" the event is the anchor."""
    if place.end in ("before", "after", "on"):
        return not place.after[:1].isalnum()
    return place.after != "than"


def frequency(place: Place) -> bool:
    """Whether "daily" is an adverb or adjective and not a newspaper."""
    if place.pieces.capital(place.first) and not place.opens_sentence:
        return False
    if place.name_follows:
        return place.end == "annual"
    return not (place.before == "the" and not place.noun_follows)


def reference(place: Place) -> bool:
    """Whether a reference stands alone: not "the past president", no "as soon as"."""
    if place.last - place.first == 1 and place.end in ("recent", "future"):
        return _adjective(place)
    if place.end in ("past", "future", "present"):
        return not place.noun_follows and not place.name_follows and place.after not in ("of", "-")
    if place.end == "soon":
        return _soon(place)
    glued_on = place.after == "-" and place.pieces.glued(place.last)
    return not glued_on and not (place.end == "recently" and place.before == "as")


def _adjective(place: Place) -> bool:
    """Whether "recent" or "future" stands before its noun: "recent attacks", no title and no fate."""
    follows = place.noun_follows or place.name_follows
    return follows and lower_case(place) and place.before not in ("more", "most", "less", "not", "as", "so")


def _soon(place: Place) -> bool:
    """Whether "soon" is from now, not after something in the past."""
    if place.before in ("as", "too", "how") or place.after in (
        "as",
        "after",
        "before",
        "thereafter",
        "afterwards",
    ):
        return False
    return surface_direction(place.pieces, place.first, place.last) >= 0


_DAY_HEADS = frozenset(["part", "parts", "most", "much", "rest", "course", "hours", "hour"])


def bare_period(place: Place) -> bool:
    """Whether "the year" is the one talked about: not "this time of the year", "the year of the rat".

    "The day" only as a stretch of time: "during the day", "most of the day".
    """
    glued_on = place.after == "-" and place.pieces.glued(place.last)
    if place.after == "of" or glued_on or place.pieces.capital(place.last - 1) or place.name_follows:
        return False
    head = place.pieces.word(place.first - 2) if place.before == "of" else place.before
    if place.end == "day":
        return head in _DAY_HEADS or head in ("during", "throughout")
    return head not in ("time", "times", "man", "woman", "person", "player", "game", "match", "story")


def week_number(place: Place) -> bool:
    """Whether "week 31" is one of the calendar: lower case, after a preposition, no stage of something."""
    if "calendar" in place.pieces.words[place.first : place.last]:
        return True
    small = not place.pieces.capital(place.first) and place.after not in ("of", "into", "in")
    return small and place.before in ("in", "during", "by", "until", "since", "from", "for")


def counted_from(place: Place) -> bool:
    """Whether a length is counted from a day: "two weeks from Monday".

    Not "for two years from May 5", which begins there, and not "two days after Monday's vote".
    """
    return place.before not in ("for", "of", "to", "lasting", "lasted", "over") and place.after != "'"


def that_time(place: Place) -> bool:
    """Whether "this time" is one that was told: "during this time", "by that point"."""
    if place.name_follows:
        return False
    if place.end in ("period", "era"):
        return not place.noun_follows
    return place.before in _TIME_HEADS and place.after not in ("of", "around", "next", "last")


_TIME_HEADS = frozenset(["during", "by", "from", "since", "until", "around", "before", "after"])


def same_alone(place: Place) -> bool:
    """Not "the same period of 2014", which a later rule reads, nor "the same period last year"."""
    return place.after not in ("of", "in", "last", "a", "the", "as", "-")


def day_part(place: Place) -> bool:
    """Whether "the evening" is one of the day that the text is talking about: "in the evening"."""
    capital = place.pieces.capital(place.last - 1)
    inside = place.before in ("in", "during", "into", "through", "throughout", "by", "for", "later", "early")
    return inside and not capital and place.after not in ("of", "after", "before", "hours", "session")


def clock_alone(place: Place) -> bool:
    """A time of day without its day: with "am", "pm" or a zone, or after "at"."""
    if place.last - place.first > 1:
        return True
    return place.before in cues().clock_heads
