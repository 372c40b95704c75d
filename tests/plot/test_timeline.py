import sys
from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go
import pytest

import newsfacts
from newsfacts.errors import MissingExtraError
from newsfacts.plot.timeline import drawn_of
from newsfacts.records import Extraction
from tests.samples import PRODUCER, sample
from tests.schema.story import Story


def years(*spans, type_="opening", **how):
    """An article with an event for each span of years."""
    words = [f"word{number}" for number in range(len(spans))]
    story = Story(" ".join(words))
    for word, (first, last) in zip(words, spans, strict=True):
        story.event(type_, word, time=(str(first), f"{first}-01-01", f"{last}-12-31"), facility=[word], **how)
    return story.facts()


def test_a_bar_is_as_long_as_the_time_that_the_text_gives():
    (bar,) = drawn_of([sample()]).bars
    assert (bar.start, bar.end, bar.stance) == (date(2021, 3, 1), date(2021, 3, 31), "actual")
    (trace,) = sample().timeline().data
    assert trace.base == ("2021-03-01",)
    assert trace.x == (31 * 24 * 3600 * 1000,)


def test_what_is_not_drawn_is_counted():
    undated = sample().events[0].model_copy(update={"time_start": None, "time_end": None, "id": "v3"})
    facts = sample().model_copy(update={"events": type(sample().events)([*sample().events, undated])})
    drawn = drawn_of([facts, facts])
    assert (len(drawn.bars), drawn.undated, drawn.retold) == (2, 2, 2)
    figure = newsfacts.plot.timeline([facts, facts])
    assert figure.layout.title.subtitle.text == "2 events; 2 more without a date; 2 told again"


def test_nothing_to_draw_is_a_figure_that_says_so():
    figure = Extraction(doc_id="x", text="", producer=PRODUCER).timeline()
    assert isinstance(figure, go.Figure)
    assert figure.layout.title.subtitle.text == "0 events"
    assert len(figure.data) == 0
    assert len(newsfacts.plot.timeline([]).data) == 0


@pytest.mark.parametrize(
    ("modality", "polarity", "stance", "hatched"),
    [
        ("actual", "positive", "actual", False),
        ("planned", "positive", "planned", True),
        ("possible", "positive", "possible", True),
        ("requested", "positive", "requested", True),
        ("hypothetical", "positive", "hypothetical", True),
        ("planned", "negative", "denied", True),
    ],
)
def test_what_is_not_told_as_a_fact_is_hatched(modality, polarity, stance, hatched):
    (trace,) = years((2020, 2021), modality=modality, polarity=polarity).timeline().data
    assert trace.name == stance
    assert bool(trace.marker.pattern.shape) == hatched


def test_stances_have_each_their_trace():
    facts = [years((2020, 2020)), years((2021, 2021), modality="planned")]
    assert [trace.name for trace in newsfacts.plot.timeline(facts).data] == ["actual", "planned"]


def test_few_events_have_a_row_each_in_order_of_time():
    drawn = drawn_of([years((2022, 2022), (2020, 2021), (2020, 2020))])
    assert [(bar.row, bar.start.year) for bar in drawn.bars] == [(0, 2020), (1, 2020), (2, 2022)]
    assert drawn.labels == ["opening: word2", "opening: word1", "opening: word0"]


def test_a_row_names_who_takes_part_and_is_no_longer_than_a_label():
    assert drawn_of([sample()]).labels == ["agreement: Norway, Denmark, Skagen link"]
    long = years((2020, 2020))
    event = long.events[0].model_copy(update={"roles": {}, "trigger": long.events[0].trigger})
    bare = long.model_copy(update={"events": type(long.events)([event])})
    assert drawn_of([bare]).labels == ["opening: word0"]


def test_many_events_share_the_rows_of_their_types():
    openings = years(*((2000 + number, 2000 + number) for number in range(30)))
    closures = years(*((2000, 2001) for _ in range(20)), type_="construction")
    drawn = drawn_of([openings, closures])
    rows = {label: row for row, label in enumerate(drawn.labels) if label}
    assert set(rows) == {"opening", "construction"}
    assert len(drawn.labels) == 1 + 12  # one behind the other, and below one another to the depth
    assert {bar.row for bar in drawn.bars if bar.start.year > 2000} == {rows["opening"]}


def test_events_in_one_row_do_not_overlap():
    spans = [(2000 + number % 17, 2000 + number % 17 + number % 3) for number in range(60)]
    rows = {}
    for bar in drawn_of([years(*spans)]).bars:
        rows.setdefault(bar.row, []).append(bar)
    assert len(rows) <= 12
    for row, bars in rows.items():
        if row < 11:  # the deepest takes what is left
            assert all(one.end < other.start for one, other in pairwise(bars)), row


@pytest.mark.parametrize(("start", "end"), [("2020-05-01", None), (None, "2020-05-01")])
def test_an_event_that_is_open_at_an_end_is_drawn_at_the_other(start, end):
    facts = Story("word").event("opening", "word", time=("2020", start, end)).facts()
    (bar,) = drawn_of([facts]).bars
    assert (bar.start, bar.end) == (date(2020, 5, 1), date(2020, 5, 1))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_first_and_the_last_day_are_drawn(day):
    facts = Story("word").event("opening", "word", time=("x", day.isoformat(), day.isoformat())).facts()
    (trace,) = facts.timeline().data
    assert trace.x == (timedelta(days=1) / timedelta(milliseconds=1),)


def test_the_tooltip_has_the_facts_the_sentence_and_the_article():
    note = drawn_of([sample()]).bars[0].note
    for said in (
        "v1 agreement: party Norway, Denmark",
        "signed a deal on the Skagen link",
        "A link across the sea",
    ):
        assert said in note.replace("<br>", " ")


def test_without_plotly_the_error_names_the_extra(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "plotly"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "plotly", None)
    for draw in (newsfacts.plot.timeline, newsfacts.plot.quantities, newsfacts.plot.network):
        with pytest.raises(MissingExtraError, match=r"pip install newsfacts\[plot\]"):
            draw(sample())
