"""What is known while an article is read from top to bottom: its day, and the dates so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from newsfacts.mentions.dates.tense import Direction
from newsfacts.mentions.dates.timex import Grain, Period

# News quotes what was said at most so many days before.
_RECENT = 7


@dataclass(slots=True)
class Context:
    """The anchor of one expression.

    `anchor` is the day of writing, None where nobody tells it; `focus` the last date that the
    text resolved, `day` the last one of the grain of a day; `day_first` whether the article
    writes 5/8 for the fifth of August; `earliest` is the start of a range whose end is being
    read; `recurs` whether its sentence told of something that recurs, so that a time is of no one
    day; `quoted` whether the expression stands in quotation marks; `story` the last day, month or
    leading year ("In 1917, …"); `direction` looks up the tense on demand; `history` whether the
    text is about times long before its day of writing, so that its months and days are of the
    story.
    """

    anchor: Period | None
    history: bool = False
    day_first: bool | None = None
    likely_day_first: bool | None = None
    earliest: Period | None = None
    quoted: bool = False
    recurs: bool = False
    focus: Period | None = None
    day: Period | None = None
    story: Period | None = None
    direction: Callable[[], Direction] = field(default=lambda: 0)

    def note(self, period: Period, *, leads: bool) -> None:
        """Take a resolved date as what the text now talks about; `leads` if it opens a sentence."""
        self.focus = period
        if period.grain == "day":
            self.day = period
        if period.grain in ("day", "month") or (leads and period.grain in ("year", "season")):
            self.story = period

    @property
    def nearby(self) -> Period | None:
        """The day that bare months, days and weekdays are near to, where the text is not about history."""
        return None if self.history else self.anchor

    @property
    def said(self) -> Period | None:
        """The day that "today" means: of writing, in a quotation the recent day talked about."""
        if self.quoted and self.anchor and self.day and 0 < self.anchor.index - self.day.index <= _RECENT:
            return self.day
        return self.anchor

    def base(self, grain: Grain) -> Period | None:
        """The period of a grain that the text talks about, else that of the day of writing, if near."""
        for period in (self.focus, self.day, self.nearby):
            found = period.to(grain) if period else None
            if found is not None:
                return found
        return None
