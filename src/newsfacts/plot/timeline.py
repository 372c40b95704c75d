"""Events on an axis of time: a bar for each, as long as the time that the text gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from newsfacts.plot.figures import COLOURS, FAINT, article_note, counted, dressed, graph_objects, hover, text
from newsfacts.sinks.describe import event_note, filler
from newsfacts.sinks.tables import several

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from newsfacts.records import Event, Extraction

_MOST_ROWS: Final = 40
_DEEPEST: Final = 12

# Told as fact: a full bar. All else is hatched, in the colour of its stance.
_STANCES: Final[dict[str, tuple[str, str]]] = {
    "actual": (COLOURS[0], ""),
    "planned": (COLOURS[1], "/"),
    "possible": (COLOURS[4], "."),
    "requested": (COLOURS[5], "\\"),
    "hypothetical": (COLOURS[6], "."),
    "denied": (FAINT, "x"),
}


class Bar(NamedTuple):
    """One event: its row, its days (both within it), its stance and what its tooltip says."""

    row: int
    start: date
    end: date
    stance: str
    note: str


class Drawn(NamedTuple):
    """What is drawn, with the labels of the rows from the top, and how many events are not and why."""

    bars: list[Bar]
    labels: list[str]
    undated: int
    retold: int


_Dated: TypeAlias = tuple[date, date, "Extraction", "Event"]


def timeline(extractions: Extraction | Iterable[Extraction]) -> go.Figure:
    """Events by the time at which they happened or will: what is not told as a fact is hatched.

    Up to 40 events have a row each, more share the rows of their types. Retellings are left
    out, and so are events without a date; the subtitle says how many.

    Raises:
        MissingExtraError: If Plotly is not installed.
    """
    go = graph_objects()
    drawn = drawn_of(several(extractions))
    figure = go.Figure()
    for stance, (colour, hatching) in _STANCES.items():
        chosen = [bar for bar in drawn.bars if bar.stance == stance]
        if chosen:
            figure.add_trace(go.Bar(**_trace(chosen, stance, colour, hatching)))
    rows = len(drawn.labels)
    labelled = {row: text(label) for row, label in enumerate(drawn.labels) if label}
    figure.update_layout(barmode="overlay", showlegend=True)
    figure.update_xaxes(type="date")
    figure.update_yaxes(range=[rows - 0.4, -0.6], tickvals=list(labelled), ticktext=list(labelled.values()))
    subtitle = (
        f"{len(drawn.bars)} events",
        counted(drawn.undated, "more without a date"),
        counted(drawn.retold, "told again"),
    )
    return dressed(
        figure, "Events in time", subtitle, height=150 + (24 if len(labelled) == rows else 14) * rows
    )


def _trace(bars: Sequence[Bar], stance: str, colour: str, hatching: str) -> dict[str, Any]:
    return {
        "name": stance,
        "orientation": "h",
        "width": 0.65,
        "y": [bar.row for bar in bars],
        "base": [bar.start.isoformat() for bar in bars],
        "x": [(bar.end - bar.start + timedelta(days=1)) / timedelta(milliseconds=1) for bar in bars],
        "marker": {
            "color": colour,
            "pattern": {"shape": hatching, "fillmode": "replace", "size": 6},
            "line": {"color": colour, "width": 2},  # a day among years is a stroke, not nothing
        },
        "customdata": [bar.note for bar in bars],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def drawn_of(extractions: Iterable[Extraction]) -> Drawn:
    """The events that can be drawn, in order of time, and how many cannot."""
    told = [(facts, event) for facts in extractions for event in facts.events]
    first = [(facts, event) for facts, event in told if event.same_as is None]
    dated = [(*days, facts, event) for facts, event in first if (days := _days(event))]
    dated.sort(key=lambda item: (item[0], item[1]))
    if len(dated) <= _MOST_ROWS:
        rows = list(range(len(dated)))
        labels = [f"{event.type}: {_who(facts, event)}" for _, _, facts, event in dated]
    else:
        rows, labels = _rows_by_type(dated)
    bars = [
        Bar(row, start, end, _stance(event), _note(facts, event))
        for row, (start, end, facts, event) in zip(rows, dated, strict=True)
    ]
    return Drawn(bars, labels, len(first) - len(dated), len(told) - len(first))


def _days(event: Event) -> tuple[date, date] | None:
    """The days of an event; one that is open at an end is drawn at the end it has."""
    start, end = event.time_start or event.time_end, event.time_end or event.time_start
    return (start, end) if start and end else None


def _stance(event: Event) -> str:
    return event.modality if event.polarity == "positive" else "denied"


def _note(facts: Extraction, event: Event) -> str:
    return hover(event_note(facts, event), event.evidence.text, article_note(facts))


def _who(facts: Extraction, event: Event) -> str:
    named = [
        filler(facts, argument) for role in event.roles if role != "time" for argument in event.roles[role]
    ]
    shown = ", ".join(dict.fromkeys(named)) or event.trigger.text
    return shown if len(shown) <= 44 else f"{shown[:42]}…"


def _rows_by_type(dated: Sequence[_Dated]) -> tuple[list[int], list[str]]:
    """The row of each event, and the labels: types below one another, and within each what overlaps."""
    until: dict[str, list[date]] = {}
    depths = []
    for start, end, _, event in dated:
        ends = until.setdefault(event.type, [])
        free = next((depth for depth, last in enumerate(ends) if last < start), len(ends))
        depth = min(free, _DEEPEST - 1)
        if depth == len(ends):
            ends.append(end)
        ends[depth] = max(ends[depth], end)
        depths.append(depth)
    labels: list[str] = []
    top: dict[str, int] = {}
    for type_, ends in until.items():
        top[type_] = len(labels)
        labels += [type_, *[""] * (len(ends) - 1)]
    return [top[event.type] + depth for depth, (*_, event) in zip(depths, dated, strict=True)], labels
