from datetime import date
from decimal import Decimal

import pytest

import newsfacts
from newsfacts.errors import InvalidOptionsError
from newsfacts.plot.quantities import points_of
from newsfacts.records import Extraction
from tests.samples import PRODUCER, sample
from tests.schema.story import Story


def line(
    words,
    value,
    unit="megawatt",
    *,
    dimension="power",
    property="capacity",
    name="Line",
    published=None,
    **how,
):
    """An article with one amount of a line."""
    story = Story(f"{name}: {words}.").entity("facility", name)
    story.quantity(words, value, unit, dimension, property=property, subject=(name, "e1"), **how)
    return story.facts().model_copy(update={"published": published})


def test_a_point_has_its_property_subject_and_day():
    points, unnamed = points_of([sample()])
    (point,) = points
    assert (point.property, point.unit, point.subject) == ("capacity", "gigawatt", "Skagen link")
    assert (point.low, point.high, point.middle) == (1.4, 1.4, 1.4)
    assert point.day == date(2021, 3, 5)
    assert not point.as_fact  # planned
    assert unnamed == 1


def test_amounts_of_one_property_are_in_its_commonest_unit():
    articles = [line("5 MW", 5), line("7 MW", 7), line("1 GW", 1, "gigawatt")]
    points, _ = points_of(articles)
    assert [(point.unit, point.middle) for point in points] == [
        ("megawatt", 5),
        ("megawatt", 7),
        ("megawatt", 1000),
    ]


def test_what_cannot_be_converted_keeps_its_unit_and_has_a_panel_of_its_own():
    money = {"dimension": "money", "property": "cost"}
    articles = [line("$5", 5, "USD", **money), line("$6", 6, "USD", **money), line("€4", 4, "EUR", **money)]
    points, _ = points_of(articles)
    assert [(point.unit, point.middle) for point in points] == [("USD", 5), ("USD", 6), ("EUR", 4)]
    titles = [note.text for note in newsfacts.plot.quantities(articles).layout.annotations]
    assert titles == ["cost (USD)", "cost (EUR)"]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"low": Decimal(2), "high": Decimal(6)}, (2, 6)),
        ({"low": Decimal(2)}, (2, 2)),
        ({"high": Decimal(6)}, (6, 6)),
    ],
)
def test_a_range_has_whiskers(bounds, expected):
    facts = line("2 to 6 MW", None, **bounds)
    ((point,), _) = points_of([facts])
    assert (point.low, point.high) == expected
    (trace,) = newsfacts.plot.quantities(facts).data
    assert trace.x == (sum(expected) / 2,)
    assert trace.error_x.array == ((expected[1] - expected[0]) / 2,)


def test_panels_are_those_with_the_most_amounts_and_the_rest_is_counted():
    articles = [line("5 MW", 5)] * 2 + [line("9 km", 9, "kilometer", dimension="length", property="length")]
    figure = newsfacts.plot.quantities([*articles, sample()], most=1)
    assert [note.text for note in figure.layout.annotations] == ["capacity (megawatt)"]
    said = figure.layout.title.subtitle.text
    assert said == "3 amounts; 1 more properties or units; 1 of no named property"


def test_one_property_only():
    articles = [line("5 MW", 5), line("9 km", 9, "kilometer", dimension="length", property="length")]
    figure = newsfacts.plot.quantities(articles, property="length")
    assert figure.layout.title.text == "Amounts: length"
    assert [trace.x for trace in figure.data] == [(9,)]


def test_by_time_each_subject_has_a_colour_and_one_line_of_the_legend():
    cost = {"unit": "EUR", "dimension": "money", "property": "cost"}
    articles = [
        line("3 bn", 3, published=date(2020, 5, 1), name="North", **cost),
        line("2 bn", 2, published=date(2020, 3, 1), name="North", **cost),
        line("7 MW", 7, published=date(2020, 4, 1), name="North"),
        line("9 bn", 9, published=date(2020, 4, 1), name="South", **cost),
        line("8 bn", 8, name="South", **cost),
    ]
    figure = newsfacts.plot.quantities(articles, by="time")
    assert [(trace.name, trace.showlegend) for trace in figure.data] == [
        ("North", True),
        ("South", True),
        ("North", False),
    ]
    assert figure.data[0].x == (date(2020, 3, 1), date(2020, 5, 1))
    assert figure.data[0].y == (2, 3)
    assert figure.data[0].marker.color == figure.data[2].marker.color != figure.data[1].marker.color
    assert "1 amounts without a day" in figure.layout.title.subtitle.text
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range == (date(2020, 2, 15), date(2020, 5, 16))


def test_when_a_measurement_held_goes_before_when_the_article_appeared():
    facts = sample()
    held = facts.measurements[0].model_copy(
        update={"time_start": date(2019, 1, 1), "modality": "actual", "time_end": date(2019, 12, 31)}
    )
    ((point,), _) = points_of([facts.model_copy(update={"measurements": (held,)})])
    assert point.day == date(2019, 1, 1)
    assert point.as_fact


@pytest.mark.parametrize("by", ["subject", "time"])
def test_nothing_to_draw_is_a_figure_that_says_so(by):
    figure = newsfacts.plot.quantities(Extraction(doc_id="x", text="", producer=PRODUCER), by=by)
    assert figure.layout.title.subtitle.text == "0 amounts"
    assert len(figure.data) == 0


def test_what_is_not_a_fact_is_hollow():
    articles = [sample(), line("5 MW", 5)]
    symbols = [symbol for trace in newsfacts.plot.quantities(articles).data for symbol in trace.marker.symbol]
    assert sorted(symbols) == ["circle", "circle-open"]


def test_an_axis_that_there_is_not():
    with pytest.raises(InvalidOptionsError, match='by must be "subject" or "time"'):
        newsfacts.plot.quantities(sample(), by="place")
