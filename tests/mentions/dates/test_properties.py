"""Whatever the text: no error, valid spans, ordered intervals, values that fit them, linear time."""

import _strptime
import calendar
import locale
import sys
import time
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.mentions.dates.find import find_dates
from newsfacts.mentions.dates.grammar import load_grammar
from newsfacts.mentions.dates.odd_forms import read_odd_form
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
        if found.start is not None and found.timex != "DURATION":
            assert interval_of(found.value) == (found.start, found.end)
        if found.range is not None:
            assert found.range.start <= found.range.end
            assert text[found.range.span.start : found.range.span.end]
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
        f"{abbreviation} {day.day}, {day.year}",
        f"{month} {day.day} {day.year}",
        f"{month} the {day.day}th, {day.year}",
        f"{day.day} {abbreviation}. {day.year}",
        f"{day:%A} {day.day} {month} {day.year}",
        f"{day.year} {month} {day.day}",
        day.isoformat(),
        f"{day.year}/{day.month:02d}/{day.day:02d}",
    ):
        (found,) = find_dates(f"It closed on {text}.")
        assert found.value == day.isoformat(), text
        assert found.basis == "stated"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2059, 12, 31)))
def test_every_way_to_write_a_longer_period_reads_back(day):
    year, month, short = day.year, f"{day:%B}", f"{day:%b}"
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    ordinals = ("first", "second", "third", "fourth")
    decade = f"{year // 10}"
    week_year, week, _ = day.isocalendar()
    for text, value in (
        (f"in {month} {year}", f"{year}-{day.month:02d}"),
        (f"in {short}. {year}", f"{year}-{day.month:02d}"),
        (f"in {month} of {year}", f"{year}-{day.month:02d}"),
        (f"in Q{quarter} {year}", f"{year}-Q{quarter}"),
        (f"in the {ordinals[quarter - 1]} quarter of {year}", f"{year}-Q{quarter}"),
        (f"in the {ordinals[half - 1]} half of {year}", f"{year}-H{half}"),
        (f"in the summer of {year}", f"{year}-SU"),
        (f"in early {year}", f"{year}"),
        (f"in mid-{year}", f"{year}"),
        (f"in the {decade}0s", decade),
        (f"in fiscal {year}", f"FY{year}"),
        (f"in week {week} of {week_year}", f"{week_year}-W{week:02d}"),
        (f"in {year} BC", f"BC{year:04d}"),
    ):
        (found,) = find_dates(f"It closed {text}.")
        assert found.value == value, text


CLOCKS = st.tuples(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["a.m.", "p.m."]))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2059, 12, 31)), CLOCKS)
def test_every_way_to_write_a_time_of_day_reads_back(day, clock):
    hours, minutes, half = clock
    value = f"{day.isoformat()}T{hours % 12 + 12 * (half == 'p.m.'):02d}:{minutes:02d}"
    written = f"{day:%B} {day.day}, {day.year}"
    plain = half.replace(".", "")
    for text in (
        f"{hours}:{minutes:02d} {half} on {written}",
        f"{hours}:{minutes:02d}{plain} on {written}",
        f"{hours}.{minutes:02d}{plain} on {written}",
        f"{value[11:]} UTC on {written}",
    ):
        (found,) = find_dates(f"It closed at {text}.")
        assert (found.timex, found.value) == ("TIME", value), text


@given(st.integers(2, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_every_way_to_write_a_length_reads_back(count, unit):
    for text in (f"{count} {unit}s", f"{count}-{unit}", f"about {count} {unit}s", f"{count} {unit}s long"):
        (found,) = find_dates(f"It was shut for {text}.")
        assert (found.timex, found.value) == ("DURATION", f"P{count}{unit[0].upper()}"), text


ANYWHERE = (
    "It closed yesterday and on Monday. In May 2014 it had opened; by June 3 it was full. "
    "Sent 29Mar12 at 2pm, on 05/06/2013 and 5.6.2013. "
    "Next week they sing, at Easter and for two years, every Friday from 1998 to 2003."
)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Anchorage"])
@pytest.mark.parametrize("today", [date(1999, 12, 31), date(2024, 2, 29), date(2040, 6, 15)])
@pytest.mark.parametrize("published", [None, date(2016, 10, 12)])
def test_the_machine_does_not_matter(monkeypatch, zone, today, published):
    """Its time zone and its day: `date.today` and `datetime.now` answer another day in every run."""
    expected = find_dates(ANYWHERE, published=published)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    ours = [
        module for name, module in sys.modules.items() if name.split(".")[0] in ("newsfacts", "dateparser")
    ]
    for kind in (date, datetime):
        other = _that_day(kind, today)
        for module in ours:
            if getattr(module, kind.__name__, None) is kind:
                monkeypatch.setattr(module, kind.__name__, other)
    read_odd_form.cache_clear()
    found = find_dates(ANYWHERE, published=published)
    monkeypatch.undo()
    time.tzset()
    assert found == expected


def _that_day(kind, today):
    """The class `date` or `datetime` on another day."""

    class Elsewhen(kind):
        @classmethod
        def today(cls):
            return kind(today.year, today.month, today.day)

        @classmethod
        def now(cls, tz=None):
            return datetime(today.year, today.month, today.day, 23, 59, tzinfo=tz)

    return Elsewhen


LOCALES = ["C", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"]


def _installed(name):
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return True


# Every machine has C; what others do is held by the test below, which needs none installed.
@pytest.mark.parametrize("name", [name for name in LOCALES if _installed(name)])
def test_the_locale_does_not_matter(name):
    expected = find_dates(ANYWHERE, published=date(2016, 10, 12))
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
        read_odd_form.cache_clear()
        assert find_dates(ANYWHERE, published=date(2016, 10, 12)) == expected
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_names_of_another_language_do_not_matter(monkeypatch):
    """As under a locale of other month and day names, on every machine: none need be installed."""
    expected = find_dates(ANYWHERE, published=date(2016, 10, 12))
    for names, count in (("month_name", 13), ("month_abbr", 13), ("day_name", 7), ("day_abbr", 7)):
        monkeypatch.setattr(calendar, names, [f"{names}{number}" for number in range(count)])
    monkeypatch.setattr(locale, "getlocale", lambda category=locale.LC_CTYPE: ("tr_TR", "UTF-8"))
    monkeypatch.setattr(_strptime, "_getlang", lambda: ("tr_TR", "UTF-8"))
    with pytest.raises(ValueError, match="does not match"):  # the names of the machine are others now
        datetime.strptime("3 May 2010", "%d %B %Y")
    read_odd_form.cache_clear()
    assert find_dates(ANYWHERE, published=date(2016, 10, 12)) == expected


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
