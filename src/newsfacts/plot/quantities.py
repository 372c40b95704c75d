"""Amounts by what they measure: a panel for each property, all of it in one unit."""

from __future__ import annotations

import builtins
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from newsfacts.errors import InvalidOptionsError, UnitError
from newsfacts.plot.figures import COLOURS, article_note, counted, dressed, graph_objects, hover, text
from newsfacts.records.units import as_pint
from newsfacts.sinks.describe import filler, quantity_note
from newsfacts.sinks.tables import several

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from newsfacts.records import Extraction, Measurement, Quantity

_NOBODY: Final = "(not said)"
_GAP: Final = 75  # pixels between panels


class Point(NamedTuple):
    """An amount of a property: of what, between which bounds, when, and what its tooltip says."""

    property: str
    unit: str
    subject: str
    low: float
    high: float
    day: date | None
    as_fact: bool
    note: str

    @builtins.property  # the field `property` hides the decorator here
    def middle(self) -> float:
        """Where the mark stands."""
        return (self.low + self.high) / 2


_Panel: TypeAlias = tuple[tuple[str, str], list[Point]]


def quantities(
    extractions: Extraction | Iterable[Extraction],
    *,
    property: str | None = None,
    by: Literal["subject", "time"] = "subject",
    most: int = 6,
) -> go.Figure:
    """Amounts by property, each property in the unit that is commonest for it; ranges have whiskers.

    What is not told as a fact (planned, possible, …) has a hollow mark.

    Args:
        extractions: One extraction, or any number of them.
        property: Only this one, as `quantity.property` has it.
        by: A row for each thing that is measured, or an axis of time: when it held, else
            when the article appeared.
        most: How many properties are shown, those with the most amounts; the subtitle says what is not.

    Raises:
        InvalidOptionsError: If `by` is neither.
        MissingExtraError: If Plotly is not installed.
    """
    if by not in ("subject", "time"):
        raise InvalidOptionsError(f'by must be "subject" or "time", not {by!r}')
    points, unnamed = points_of(several(extractions), property)
    placed = [point for point in points if by == "subject" or point.day]
    panels = _panels(placed)
    shown = panels[:most]
    figure = _of_panels(shown, by)
    subtitle = (
        f"{sum(len(panel) for _, panel in shown)} amounts",
        counted(len(panels) - len(shown), "more properties or units"),
        counted(len(points) - len(placed), "amounts without a day"),
        counted(unnamed, "of no named property") if property is None else "",
    )
    title = f"Amounts: {property}" if property else "Amounts by property"
    return dressed(figure, title, subtitle, height=figure.layout.height)


def _of_panels(panels: Sequence[_Panel], by: str) -> go.Figure:
    go = graph_objects()
    from plotly.subplots import make_subplots

    heights = [_height(panel, by) for _, panel in panels] or [_GAP]
    whole = sum(heights) + _GAP * (len(heights) - 1)
    figure = make_subplots(
        rows=len(heights),
        subplot_titles=[text(f"{name} ({unit})" if unit else name) for (name, unit), _ in panels],
        row_heights=heights,
        vertical_spacing=_GAP / whole if len(heights) > 1 else 0,
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": 14})  # the titles of the panels
    colours = _Colours(by)
    for row, (_, panel) in enumerate(panels, start=1):
        of_subject: dict[str, list[Point]] = defaultdict(list)
        for point in panel:
            of_subject[point.subject].append(point)
        for subject, chosen in of_subject.items():
            figure.add_trace(go.Scatter(**_marks(chosen, by, **colours.of(subject))), row=row, col=1)
    if by == "time":
        figure.update_xaxes(type="date", range=_range([point for _, panel in panels for point in panel]))
        figure.update_yaxes(rangemode="tozero")
    else:
        figure.update_xaxes(rangemode="tozero")
    return figure.update_layout(showlegend=by == "time", height=whole + 160)


class _Colours:
    """One colour for each subject over time, and one line of the legend; one colour where rows name them."""

    def __init__(self, by: str) -> None:
        self._by = by
        self._known: dict[str, str] = {}

    def of(self, subject: str) -> dict[str, Any]:
        if self._by == "subject":
            return {"colour": COLOURS[0], "legend": False}
        new = subject not in self._known
        colour = self._known.setdefault(subject, COLOURS[len(self._known) % len(COLOURS)])
        return {"colour": colour, "legend": new}


def _height(panel: Sequence[Point], by: str) -> int:
    return 220 if by == "time" else 30 + 24 * len({point.subject for point in panel})


def _range(points: Sequence[Point]) -> list[date] | None:
    """The days of all panels with room at both ends, so that a single day is no axis of milliseconds."""
    days = [point.day for point in points if point.day]
    if not days:
        return None
    room = timedelta(days=max(15, (max(days) - min(days)).days // 20))
    return [max(date.min + room, min(days)) - room, min(date.max - room, max(days)) + room]


def _marks(points: Sequence[Point], by: str, *, colour: str, legend: bool) -> dict[str, Any]:
    """The amounts of one subject, as a trace of Plotly."""
    points = sorted(points, key=lambda point: (point.day or date.min, point.middle))
    amounts, others = ("y", "x") if by == "time" else ("x", "y")
    subject = text(points[0].subject)
    return {
        amounts: [point.middle for point in points],
        others: [point.day if by == "time" else subject for point in points],
        f"error_{amounts}": {
            "type": "data",
            "array": [(point.high - point.low) / 2 for point in points],
            "color": colour,
            "width": 0,  # no caps: an amount that is no range has nothing
        },
        "mode": "markers",
        "marker": {
            "color": colour,
            "size": 10,
            "symbol": ["circle" if point.as_fact else "circle-open" for point in points],
            "line": {"width": 2, "color": colour},
        },
        "name": subject,
        "legendgroup": subject,
        "showlegend": legend,
        "customdata": [point.note for point in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _panels(points: Sequence[Point]) -> list[_Panel]:
    """The points by property and unit, the most first."""
    panels: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        panels[point.property, point.unit].append(point)
    return sorted(panels.items(), key=lambda panel: -len(panel[1]))


def points_of(extractions: Iterable[Extraction], property: str | None = None) -> tuple[list[Point], int]:
    """The amounts that have a property, in units that can be compared, and how many have none."""
    told = [(facts, quantity) for facts in extractions for quantity in facts.quantities]
    named = [(facts, quantity) for facts, quantity in told if quantity.property is not None]
    asked = [(facts, quantity) for facts, quantity in named if property in (None, quantity.property)]
    units: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    for _, quantity in asked:
        units[quantity.property, quantity.dimension][quantity.unit] += 1
    measured = {id(facts): {m.quantity_id: m for m in facts.measurements} for facts, _ in asked}
    points = []
    for facts, quantity in asked:
        ((unit, _),) = units[quantity.property, quantity.dimension].most_common(1)
        points.append(_point(facts, quantity, unit, measured[id(facts)].get(quantity.id)))
    return points, len(told) - len(named)


def _point(facts: Extraction, quantity: Quantity, unit: str, measurement: Measurement | None) -> Point:
    bounds = [bound for bound in (quantity.low, quantity.high, quantity.value) if bound is not None]
    if not _comparable(quantity.unit, unit):
        unit = quantity.unit
    low, high = (
        float(as_pint(bound, quantity.unit).to(unit).magnitude) for bound in (min(bounds), max(bounds))
    )
    said = measurement.evidence.text if measurement else quantity.span.text
    return Point(
        quantity.property or "",
        "" if unit == "dimensionless" else unit,
        filler(facts, quantity.subject) if quantity.subject else _NOBODY,
        low,
        high,
        (measurement.time_start if measurement else None) or facts.published,
        measurement is None or (measurement.modality, measurement.polarity) == ("actual", "positive"),
        hover(quantity_note(facts, quantity), said, article_note(facts)),
    )


@lru_cache(maxsize=1024)
def _comparable(unit: str, wanted: str) -> bool:
    """Whether one unit is converted to the other: not money of two currencies, nor what pint cannot read."""
    one = Decimal(1)
    try:
        return bool(as_pint(one, unit).is_compatible_with(as_pint(one, wanted)))
    except UnitError:
        return False
