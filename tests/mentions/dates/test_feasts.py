"""The days of the Islamic feasts, against an arithmetical calendar and the days that were announced."""

from datetime import date

import pytest

from newsfacts.lexicon import load_tsv
from newsfacts.mentions.dates.recurrences import feast_day

# The ordinal of the day before 15 July 622 of the Julian calendar, the astronomical epoch.
_EPOCH = 227_013
# The month and day of each feast.
_FEASTS = {"eid-al-fitr": (10, 1), "eid-al-adha": (12, 10)}
_FIRST, _LAST = 1343, 1500


def tabular(year, month, day):
    """The day in the tabular calendar: months of 30 and 29 days, 11 leap years in 30 (Meeus 1991, ch. 9)."""
    return date.fromordinal(
        _EPOCH + day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    )


def listed(feast):
    rows = load_tsv("en/moving_feasts.tsv", ("feast", "day"), unique=False)
    return [date.fromisoformat(row["day"]) for row in rows if row["feast"] == feast]


@pytest.mark.parametrize("feast", _FEASTS)
def test_every_feast_is_within_a_day_of_the_tabular_calendar(feast):
    month, day = _FEASTS[feast]
    days = listed(feast)
    assert len(days) == _LAST - _FIRST + 1
    for year, found in zip(range(_FIRST, _LAST + 1), days, strict=True):
        assert abs((found - tabular(year, month, day)).days) <= 1, (year, found)


@pytest.mark.parametrize(
    ("feast", "days"),
    [
        (
            "eid-al-fitr",
            "2010-09-10 2011-08-30 2012-08-19 2013-08-08 2014-07-28 2015-07-17 2016-07-06 2017-06-25 "
            "2018-06-15 2019-06-04 2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10",
        ),
        (
            "eid-al-adha",
            "2010-11-16 2011-11-06 2012-10-26 2013-10-15 2014-10-04 2015-09-24 2016-09-12 2017-09-01 "
            "2018-08-21 2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16",
        ),
    ],
)
def test_the_feasts_of_these_years_are_the_days_that_were_announced(feast, days):
    assert [feast_day(feast, year).value for year in range(2010, 2025)] == days.split()
