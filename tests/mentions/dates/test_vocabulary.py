"""The data files: validated loudly, and every entry reachable."""

import pytest

from newsfacts.errors import LexiconError
from newsfacts.mentions.dates import grammar
from newsfacts.mentions.dates.builders import BUILDERS
from newsfacts.mentions.dates.exclusions import GUARDS
from newsfacts.mentions.dates.grammar import load_grammar, parse_pattern
from newsfacts.mentions.dates.recurrences import feast_day
from newsfacts.mentions.dates.vocabulary import load_vocabulary


def rows():
    return grammar.load_tsv(
        "en/time_rules.tsv", ("stage", "pattern", "yields", "build", "guard"), unique=False
    )


def test_every_builder_and_guard_is_used_by_a_rule():
    built = {row["build"].split()[0] for row in rows()} | {"vague", "reference", "feast"}
    guarded = {row["guard"] for row in rows()} | {"reference", "holiday_name", "own_name"}
    assert set(BUILDERS) == built
    assert guarded - {"-"} == set(GUARDS)


def test_every_tag_of_a_pattern_is_given_by_something():
    given = {tag for tags in load_vocabulary().tags.values() for tag in tags}
    given |= {name.lstrip("~") for row in rows() for name in row["yields"].split()}
    given |= {"INT", "NUM", "DAY", "YEAR", "YY", "INT4", "HM", "LAP", "DMY", "YMD", "SPLIT", "GLUED", "NAME"}
    given |= {"Y", "M", "W", "D", "MD", "TIMEP", "VAGUE"}
    used = {
        key for row in rows() for part in parse_pattern(row["pattern"]) for key in part.keys if key.isupper()
    }
    assert used <= given


@pytest.mark.parametrize(
    "row",
    [
        ("dates", "MONTH", "P", "nonsense", "-"),
        ("dates", "MONTH", "P", "calendar", "nonsense"),
        ("nowhere", "MONTH", "P", "calendar", "-"),
    ],
)
def test_a_malformed_rule_is_named(monkeypatch, row):
    names = ("stage", "pattern", "yields", "build", "guard")
    monkeypatch.setattr(grammar, "load_tsv", lambda *_, **__: [dict(zip(names, row, strict=True))])
    load_grammar.cache_clear()
    try:
        with pytest.raises(LexiconError, match="MONTH"):
            load_grammar()
    finally:
        load_grammar.cache_clear()


@pytest.mark.parametrize("rule", load_vocabulary().calendar.holidays.values())
def test_every_holiday_falls_on_a_day(rule):
    assert feast_day(rule, 2024).value.startswith("2024-")


@pytest.mark.parametrize(
    ("rule", "year", "value"),
    [
        ("easter 0", 2024, "2024-03-31"),
        ("easter 0", 1961, "1961-04-02"),
        ("easter -2", 2025, "2025-04-18"),
        ("11 4 thursday", 2019, "2019-11-28"),
        ("5 -1 monday", 2020, "2020-05-25"),
        ("12-25", 2016, "2016-12-25"),
    ],
)
def test_holidays_by_their_rule(rule, year, value):
    assert feast_day(rule, year).value == value
