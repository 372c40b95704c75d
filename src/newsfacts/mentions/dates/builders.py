"""Every builder that `time_rules.tsv` may name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsfacts.mentions.dates import absolute, durations, numbers, placed, relatives, sets, times
from newsfacts.mentions.dates.captures import Builder

_ALL: tuple[Builder, ...] = (
    numbers.void, numbers.number, numbers.times, numbers.tens, numbers.plus_half, numbers.vague,
    numbers.ordinal, numbers.reference, absolute.calendar, absolute.iso, absolute.day_first,
    absolute.year_first, absolute.numeric, absolute.glued_date, absolute.after_weekday,
    absolute.short_year, absolute.split_year, absolute.split_decade, absolute.spoken_year,
    absolute.fiscal, absolute.fiscal_of, absolute.decade, absolute.decade_period, absolute.century,
    absolute.before_christ, absolute.anno_domini, absolute.feast, absolute.weekday, absolute.quarter,
    absolute.half, absolute.season, relatives.relative, relatives.relative_fiscal, relatives.context,
    relatives.same_period, relatives.year_before, relatives.still, relatives.shift, relatives.away,
    relatives.twice_removed, relatives.day_beside, relatives.recurring, relatives.recurring_weekday,
    relatives.weekday_in, relatives.weekday_far, relatives.day_in, relatives.day_alone,
    relatives.nth_weekday, relatives.nth,
    placed.decade_bc, placed.first_months, relatives.container, relatives.edge, relatives.edge_as,
    relatives.end_of_unit, placed.away_from, placed.period_of, placed.weekend, placed.week_number,
    placed.weekday_date, times.noon, times.at_night, durations.duration, durations.duration_half,
    durations.duration_long, durations.fixed_duration, durations.fraction, durations.compound,
    durations.lap, sets.full_rate, sets.fixed_set, sets.every, sets.every_weekday, sets.fixed_set_of,
    sets.frequency, times.meridiem, times.hour, times.part_today, times.part_of, times.part_alone,
    times.relative_part, times.part_beside, times.clock_on, times.clock_in_part,
)  # fmt: skip

BUILDERS: Mapping[str, Builder] = MappingProxyType({builder.__name__: builder for builder in _ALL})
