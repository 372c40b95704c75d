"""What is found in a text, and its value: by classes of expressions."""

from datetime import date
from itertools import chain, pairwise

import pytest
from tests.mentions.dates import cases

from newsfacts.mentions.dates.find import find_dates
from newsfacts.spans import CharSpan

PUBLISHED = date.fromisoformat(cases.PUBLISHED)
FOUND = list(chain(cases.ABSOLUTE, cases.RELATIVE, cases.TIMES, cases.LENGTHS, cases.REFERENCES))


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_expressions_and_their_values(text, expected):
    found = [(item.span.of(text), item.value) for item in find_dates(text, published=PUBLISHED)]
    assert found == expected


@pytest.mark.parametrize("text", cases.NO_DATES)
def test_what_only_looks_like_a_time(text):
    assert find_dates(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(("text", "modifier"), cases.MODIFIERS)
def test_the_preposition_is_a_modifier_and_no_part_of_the_span(text, modifier):
    (found,) = find_dates(text)
    assert found.modifier == modifier
    assert not found.span.of(text).startswith(("by", "until", "since", "before", "after", "in "))


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("He left in 2010.", "DATE"),
        ("He left last night.", "TIME"),
        ("He left for two years.", "DURATION"),
        ("He leaves every year.", "SET"),
        ("He is now gone.", "DATE"),
    ],
)
def test_the_type_of_an_expression(text, timex):
    (found,) = find_dates(text, published=PUBLISHED)
    assert found.timex == timex


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("It closed on May 3, 2011.", "stated"),
        ("It closed yesterday.", "relative"),
        ("It closed on Monday.", "relative"),
        ("It closed in May of last year.", "relative"),
        ("It closed in May.", "inferred"),
    ],
)
def test_the_basis_says_how_much_the_text_tells(text, basis):
    (found,) = find_dates(text, published=PUBLISHED)
    assert found.basis == basis


def test_an_impossible_date_keeps_its_span_without_a_value():
    (found,) = find_dates("It was signed on February 29, 2015.")
    assert (found.value, found.start, found.end) == (None, None, None)
    assert found.confidence < 0.6


def test_expressions_come_in_text_order_and_do_not_overlap():
    text = "In May 2010, three years after 2007, on Monday at 10:30 a.m., every Friday until 2019."
    found = find_dates(text, published=PUBLISHED)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    assert len(found) >= 6


def test_spans_to_skip_are_left_out():
    text = "It closed in 2010. Read more: the best of 2025."
    found = find_dates(text, skip=[CharSpan(19, len(text))])
    assert [item.value for item in found] == ["2010"]


@pytest.mark.parametrize(
    ("evidence", "value"),
    [("On 3 May 2019 it began.", "2019-04-05"), ("On May 3, 2019 it began.", "2019-05-04")],
)
def test_figures_follow_the_order_of_the_dates_in_words(evidence, value):
    found = find_dates(f"{evidence} The copy of 05.04.2019 is lost.")
    assert found[-1].value == value


def test_an_undecided_order_of_figures_lowers_the_confidence():
    (open_order,) = find_dates("The copy of 05/04/2019 is lost.")
    (clear_order,) = find_dates("The copy of 25/04/2019 is lost.")
    assert open_order.confidence < clear_order.confidence
    assert open_order.basis == "inferred"


@pytest.mark.parametrize(
    ("text", "sides", "value"),
    [
        ("From March to May 2020 it rained.", ("2020-03", "2020-05"), "2020-03/2020-05"),
        ("Between 2010 and 2015 it rained.", ("2010", "2015"), "2010/2015"),
        ("January–June 2014 was wet.", ("2014-01", "2014-06"), "2014-01/2014-06"),
        ("It ran from July 4 to 8, 2014.", ("2014-07-04", "2014-07-08"), "2014-07-04/2014-07-08"),
        ("He ruled 1994-2003.", ("1994", "2003"), "1994/2003"),
        ("They met Monday to Thursday.", ("2016-10-10", "2016-10-13"), "2016-10-10/2016-10-13"),
    ],
)
def test_a_range_has_both_sides_and_the_whole(text, sides, value):
    first, second = find_dates(text, published=PUBLISHED)
    assert (first.value, second.value) == sides
    assert first.range == second.range
    assert (first.range.value, first.range.start, first.range.end) == (value, first.start, second.end)
    assert first.range.span == CharSpan(first.span.start, second.span.end)


@pytest.mark.parametrize(
    "text",
    ["In 2010 and in 2015 it rained.", "From 2015 it rained, until 2010 was over.", "From 2010 to now."],
)
def test_two_dates_are_not_always_a_range(text):
    assert [item.range for item in find_dates(text)] == [None] * len(find_dates(text))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It rained in the last 5 days of May 2015.", date(2015, 5, 27), date(2015, 5, 31)),
        ("It rained in the first ten months of 2015.", date(2015, 1, 1), date(2015, 10, 31)),
        ("It rained in the past two weeks.", date(2016, 9, 28), PUBLISHED),
        ("It will rain in the next three months.", PUBLISHED, date(2017, 1, 12)),
        ("It rained for three months.", None, None),
    ],
)
def test_a_length_that_the_text_places_has_its_days(text, start, end):
    (found,) = find_dates(text, published=PUBLISHED)
    assert (found.timex, found.start, found.end) == ("DURATION", start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lost on 25/08/2019, found on 05/09/2019.", "2019-09-05"),
        ("Lost on 08/25/2019, found on 09/05/2019.", "2019-09-05"),
        ("Open from 12-04-2019 until 12-05-2019.", "2019-12-05"),
        ("Open from 04/12/2019 until 05/12/2019.", "2019-12-05"),
    ],
)
def test_figures_follow_the_other_figures_of_the_text(text, value):
    assert find_dates(text)[-1].value == value


@pytest.mark.parametrize(
    ("day", "value"), [(date(2019, 5, 14), "2019-05-12"), (date(2019, 12, 8), "2019-12-05")]
)
def test_figures_near_the_day_of_writing_are_read_so(day, value):
    (found,) = find_dates("The copy of 12/05/2019 is lost.", published=day)
    assert (found.value, found.basis) == (value, "inferred")


@pytest.mark.parametrize(
    "text", ["On 31 February it snowed.", "On June 31 it snowed.", "Made on 30 Feb 2016."]
)
def test_a_day_that_no_year_has_is_impossible(text):
    (found,) = find_dates(text, published=PUBLISHED)
    assert (found.value, found.start) == (None, None)


def test_a_leap_day_without_a_year_is_the_nearest():
    (found,) = find_dates("She was born on February 29.", published=date(2018, 10, 12))
    assert found.value == "2016-02-29"
