"""What all figures share: their libraries, their look, and text that stays text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from newsfacts.errors import MissingExtraError

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from newsfacts.records import Extraction

INK: Final = "#737a85"  # as far from white as from black
GRID: Final = "rgba(128,128,128,.25)"
COLOURS: Final = ("#3b76f6", "#e07b00", "#1fa258", "#d03535", "#8b5cf6", "#0e9aa7", "#a86b3c", "#c2409c")
FAINT: Final = "rgba(128,128,128,.75)"


def graph_objects() -> Any:  # noqa: ANN401  a module without types
    """Plotly's `graph_objects`.

    Raises:
        MissingExtraError: If Plotly is not installed.
    """
    try:
        import plotly.graph_objects
    except ImportError as error:
        raise MissingExtraError("figures need Plotly: pip install newsfacts[plot]") from error
    return plotly.graph_objects


def text(words: str, *, width: int | None = None) -> str:
    """`words` as Plotly shows them literally: it would read tags, entities and formulas between dollars."""
    lines = wrap(" ".join(words.split()), width) if width else [words]
    return "<br>".join(escape(line, quote=False).replace("$", "&#36;") for line in lines)


def hover(*parts: str) -> str:
    """The text of a tooltip, each part on lines of its own."""
    return "<br>".join(text(part, width=70) for part in parts if part)


def article_note(facts: Extraction) -> str:
    """Which article it is: its day and title."""
    return " ".join(str(part) for part in (facts.published, facts.title or facts.doc_id) if part)


def dressed(figure: go.Figure, title: str, subtitle: Iterable[str], *, height: int) -> go.Figure:
    """The figure with its title, and the look that stands on light and dark pages."""
    below = "; ".join(part for part in subtitle if part)
    figure.update_layout(
        title={
            "text": text(title),
            "subtitle": {"text": text(below), "font": {"size": 12}},
            "x": 0,
            "xref": "paper",
        },
        height=height,
        margin={"l": 10, "r": 20, "t": 115, "b": 40},
        font={"color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={"align": "left"},
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": FAINT, "activecolor": INK},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1, "xanchor": "right", "x": 1},
    )
    figure.update_xaxes(gridcolor=GRID, zeroline=False, automargin=True)
    figure.update_yaxes(gridcolor=GRID, zeroline=False, automargin=True, ticksuffix=" ")
    return figure


def counted(number: int, what: str) -> str:
    """How many of something, for a subtitle; nothing where there are none."""
    return f"{number} {what}" if number else ""
