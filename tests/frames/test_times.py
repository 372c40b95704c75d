from datetime import date

import pytest

from newsfacts.annotations import DateExpression, Filler
from newsfacts.frames.times import NO_TIME, own_time
from newsfacts.spans import CharSpan
from tests.frames.parsed import event, read, roles


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Norway signed the treaty in May.", "agreement", "2024-05"),
        ("In May, Norway signed the treaty and Denmark rejected it.", "rejection", "2024-05"),
        ("The talks held in Oslo ended on Friday.", "meeting", "2024-06-07"),
        ("Norway signed a deal for the construction of a bridge in May.", "agreement", "2024-05"),
        (
            "The law that parliament passed in June takes effect on Monday.",
            "legislation",
            None,
        ),  # two of them
        ("Norway did not sign the treaty.", "agreement", None),
        ("The port was opened from May to July.", "opening", None),  # when, exactly, is left open
        ("Acme closed the plant, Anna Berg said on Monday.", "closure", None),  # the date of saying
    ],
)
def test_time(text, type_, value):
    doc = read(text)
    if value is None and type_ == "legislation":
        assert [found.time for found in doc._.events] == ["2024-06", "2024-06-03"]
    else:
        assert event(doc, type_).time == value


def test_a_date_gives_its_days():
    found = event(read("Norway signed the treaty in Oslo on Monday."), "agreement")
    assert (found.time_start, found.time_end) == (date(2024, 6, 3), date(2024, 6, 3))


def test_the_date_of_the_clause_fills_the_role():
    doc = read("In May, Norway signed the treaty and Denmark rejected it.")
    assert roles(doc, event(doc, "rejection"))["time"] == ["May"]


def dates(*values: tuple[str, str | None]) -> list[DateExpression]:
    return [
        DateExpression(CharSpan(at, at + 1), timex, value, None, None, None, "stated", 1.0)
        for at, (timex, value) in enumerate(values)
    ]


def fillers(count: int) -> list[Filler]:
    return [Filler(CharSpan(at, at + 1), at, date=at) for at in range(count)]


def test_the_finest_of_dates_that_agree():
    found = own_time(fillers(2), dates(("DATE", "2024-05"), ("DATE", "2024-05-03")))
    assert found is not None
    assert found.value == "2024-05-03"


@pytest.mark.parametrize(
    "values",
    [
        [("DURATION", "P2W")],
        [("SET", "P1W")],
        [("DATE", None)],
        [("DATE", "2024-05"), ("DATE", "2024-06")],
    ],
)
def test_no_time_where_it_is_left_open(values):
    assert own_time(fillers(len(values)), dates(*values)) == NO_TIME


def test_no_dates_at_all():
    assert own_time([], []) is None
