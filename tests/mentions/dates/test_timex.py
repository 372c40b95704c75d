"""Calendar periods: values, intervals, arithmetic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.mentions.dates.timex import Period, containing, day_of, interval_of, parse

GRAINS = ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
days = st.dates(min_value=date(1000, 1, 1), max_value=date(9899, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-10-10", date(2016, 10, 10), date(2016, 10, 10)),
        ("2016-W40", date(2016, 10, 3), date(2016, 10, 9)),
        ("2019-W06-WE", date(2019, 2, 9), date(2019, 2, 10)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        ("2022-SU", date(2022, 6, 1), date(2022, 8, 31)),
        ("2022-WI", date(2022, 12, 1), date(2023, 2, 28)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("12", date(1200, 1, 1), date(1299, 12, 31)),
        ("2022-07-15T14:30", date(2022, 7, 15), date(2022, 7, 15)),
        ("2022-02-XXTAF", date(2022, 2, 1), date(2022, 2, 28)),
    ],
)
def test_a_value_covers_a_closed_interval(value, first, last):
    assert interval_of(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["PRESENT_REF", "P2Y", "XXXX-10-09", "2015-02-29", "2022-W60", "2022-13", "", "BC0044"]
)
def test_an_open_or_impossible_value_has_no_interval(value):
    assert interval_of(value) is None


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (Period("year", -43), "BC0044"),
        (Period("century", -5), "BC04"),
        (Period("fiscal", 2019), "FY2019"),
        (Period("year", 79), "0079"),
    ],
)
def test_values_without_an_interval_in_the_calendar(period, value):
    assert period.value == value


@given(days, st.sampled_from(GRAINS))
def test_every_value_reads_back(day, grain):
    period = containing(day, grain)
    assert parse(period.value) == period


@given(days, st.sampled_from(GRAINS))
def test_the_period_of_a_day_holds_the_day(day, grain):
    first, last = containing(day, grain).interval()
    assert first <= last
    assert grain == "weekend" or first <= day <= last


@given(days, st.sampled_from([grain for grain in GRAINS if grain != "weekend"]))
def test_neighbouring_periods_leave_no_gap(day, grain):
    period = containing(day, grain)
    assert (period.shift(1).interval()[0] - period.interval()[1]).days == 1


@given(days)
def test_a_day_belongs_to_the_periods_that_contain_it(day):
    period = containing(day, "day")
    for grain in ("week", "month", "quarter", "half", "season", "year", "decade", "century"):
        assert period.to(grain) == containing(day, grain)
    assert containing(day, "year").to("month") is None


def test_a_day_that_no_calendar_has():
    assert day_of(2015, 2, 29) is None
    assert day_of(2016, 2, 29) is not None


def test_periods_outside_the_calendar_have_no_interval():
    assert Period("year", 12_000).interval() is None
    assert Period("decade", -3).interval() is None
    assert Period("day", 10**9).interval() is None
