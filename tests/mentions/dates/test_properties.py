"""Whatever the text: no error, valid spans, ordered intervals, values that fit them, linear time."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.mentions.dates.find import find_dates
from newsfacts.mentions.dates.grammar import load_grammar
from newsfacts.mentions.dates.timex import interval_of

numbers = st.one_of(
    st.integers(0, 3000).map(str), st.from_regex(r"[0-9]{1,4}[-/.:,][0-9]{1,4}", fullmatch=True)
)
words = st.one_of(st.sampled_from(sorted(load_grammar().known)), numbers)
forms = st.sampled_from([str.lower, str.upper, str.title])
sentences = st.lists(st.builds(lambda word, form: form(word), words, forms), max_size=25)
texts = st.one_of(
    st.text(max_size=200),
    st.builds(lambda parts, glue: glue.join(parts), sentences, st.sampled_from([" ", " ", ""])),
)
published = st.one_of(st.none(), st.dates())


@settings(max_examples=300)
@given(texts, published)
def test_every_text_gives_valid_expressions(text, day):
    end = 0
    for found in find_dates(text, published=day):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text) == found.span.of(text).strip()
        end = found.span.end
        assert 0 <= found.confidence <= 1
        if found.start is not None:
            assert found.start <= found.end
            assert interval_of(found.value) == (found.start, found.end)
        if found.value is None:
            assert found.start is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2059, 12, 31)))
def test_every_way_to_write_a_day_reads_back(day):
    month, abbreviation = f"{day:%B}", f"{day:%b}"
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        f"{abbreviation}. {day.day}, {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day.day}-{abbreviation}-{day.year}",
        day.isoformat(),
        f"{day.year}/{day.month:02d}/{day.day:02d}",
    ):
        (found,) = find_dates(f"It closed on {text}.")
        assert found.value == day.isoformat(), text
        assert found.basis == "stated"


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2059, 12, 31)), st.integers(-6, 0))
def test_a_weekday_that_looks_back_is_within_the_last_week(day, days):
    weekday = date.fromordinal(day.toordinal() + days)
    (found,) = find_dates(f"He died on {weekday:%A}.", published=day)
    assert found.start == weekday


@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "the year ",
        "1-",
        "1,",
        "to 4 ",
        "May 5 and ",
        "of the of a.m. ",
        "' ' ",
        "a.",
        "last last ",
        "10:00 ",
        "year-",
    ],
)
def test_time_is_linear_in_the_length(unit):
    def seconds(count):
        text = unit * count + " in May 2010"
        start = time.process_time()
        find_dates(text)
        return time.process_time() - start

    find_dates("warm up")
    short, long = seconds(2_000), seconds(16_000)
    assert long < 30 * short + 0.2  # 8 times the text; quadratic work would take 64 times as long
