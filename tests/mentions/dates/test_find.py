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
