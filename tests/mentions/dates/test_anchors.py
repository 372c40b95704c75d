"""The day of writing, and what stays open without one."""

from datetime import date

import pytest

from newsfacts.mentions.dates.find import find_dates


def values(text, published=None):
    return [found.value for found in find_dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met on Monday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last year.", "XXXX"),
        ("They met on October 9.", "XXXX-10-09"),
        ("They met in October.", "XXXX-10"),
        ("They met in the third quarter.", "XXXX-Q3"),
        ("They met at 10:30 a.m.", "XXXX-XX-XXT10:30"),
        ("They met at 10:30 a.m. on 4 August.", "XXXX-08-04T10:30"),
        ("They met at Christmas.", "XXXX-12-25"),
    ],
)
def test_nothing_is_counted_from_the_day_of_today(text, value):
    (found,) = find_dates(text)
    assert (found.value, found.start, found.end) == (value, None, None)


@pytest.mark.parametrize(
    "head",
    [
        "ATHENS, 26 July 2022 — ",
        "CAIRO – July 26, 2022: ",
        "Tuesday, July 26, 2022\n\n",
        "PETALING JAYA, July 26, 2022 (Daily) -- ",
    ],
)
def test_a_dateline_is_the_day_of_writing(head):
    assert values(f"{head}The two sides met yesterday.") == ["2022-07-26", "2022-07-25"]


def test_a_dateline_takes_its_year_from_the_publication():
    assert values("BEIJING, July 18 (Own) -- They met today.", date(2022, 7, 19)) == [
        "2022-07-18",
        "2022-07-18",
    ]


@pytest.mark.parametrize(
    "head", ["OSLO, 31 December. /Own/. ", "OSLO, Dec 31 (Own) - ", "OSLO (Dec. 31): ", "OSLO, Dec. 31 — "]
)
def test_a_dateline_without_a_year_is_of_the_days_before_publication(head):
    assert values(f"{head}They met yesterday.", date(2017, 1, 2)) == ["2016-12-31", "2016-12-30"]
    assert values(f"{head}They met yesterday.") == ["XXXX-12-31", "XXXX-XX-XX"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys had come the day before.", "XXXX-XX-XX"),
        ("The night before, snow had fallen.", "XXXX-XX-XXTNI"),
        ("He had called the previous evening.", "XXXX-XX-XXTEV"),
        ("He had called the morning before.", "XXXX-XX-XXTMO"),
    ],
)
@pytest.mark.parametrize("day", [None, date(2017, 1, 2)])
def test_a_day_before_something_undated_stays_open(text, value, day):
    assert values(text, day) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys had come the day before.", "1982-05-03"),
        ("The night before, snow had fallen.", "1982-05-03TNI"),
        ("He called the evening after.", "1982-05-05TEV"),
        ("He had called the previous evening.", "1982-05-03TEV"),
    ],
)
def test_a_day_before_is_counted_from_the_day_of_the_story(text, value):
    assert values(f"The ship was hit on 4 May 1982. {text}")[-1] == value


def test_an_old_date_at_the_head_is_no_dateline():
    assert values("July 18, 1990 – the day it burned. They met today.", date(2022, 7, 19))[-1] == "2022-07-19"


def test_a_story_without_a_day_of_writing_goes_on_from_date_to_date():
    text = (
        "In 1917 the army retreated. On 3 May it stopped. The next day it rained. In December 1918 it left."
    )
    assert values(text) == ["1917", "1917-05-03", "1917-05-04", "1918-12"]


def test_a_story_moves_into_the_next_year():
    assert values("The siege began on 2 December 1941. On 10 January it ended.") == [
        "1941-12-02",
        "1942-01-10",
    ]


def test_a_look_back_does_not_move_the_story():
    text = "It sank on May 3, 2012. It had sailed the previous day. It was raised the following day."
    assert values(text) == ["2012-05-03", "2012-05-02", "2012-05-04"]


HISTORY = (
    "The siege began on 3 May 1864. In June 1864 the army left; on 9 July 1864 it was beaten. "
    "In September 1864 it fled. On 2 October 1864 a truce was signed. "
)


@pytest.mark.parametrize(
    ("end", "value"),
    [
        ("In December all was over.", "1864-12"),
        ("On December 9 all was over.", "1864-12-09"),
        ("By the end of the year all was over.", "1864"),
    ],
)
def test_in_a_text_on_history_bare_dates_are_of_its_story(end, value):
    assert values(HISTORY + end, date(2009, 12, 19))[-1] == value


def test_an_obituary_is_no_text_on_history():
    text = "Born in 1931, wed in 1955, elected in 1960, 1964 and 1972, he retired in 1980. He died in May."
    assert values(text, date(2016, 10, 12))[-1] == "2016-05"


def test_in_a_text_on_history_years_of_old_need_no_preposition():
    assert "1861" in values(HISTORY + "The 1861 campaign had failed.")
    assert values("The 1861 campaign had failed.") == []


@pytest.mark.parametrize(
    "head", ["The club said today (July 26, 2022) ", "It rained this morning (26 July 2022). Fans "]
)
def test_a_date_in_brackets_tells_what_today_is(head):
    assert values(f"{head}that the game of Monday was lost.")[-1] == "2022-07-25"


def test_a_year_in_passing_is_not_the_year_of_a_bare_month():
    assert values("The rule, which dates to 1936, was changed in May.") == ["1936", "XXXX-05"]
