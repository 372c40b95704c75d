"""Who did what with whom: named things as points, a line between two that take part in one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsfacts.errors import MissingExtraError
from newsfacts.plot.figures import COLOURS, FAINT, counted, dressed, graph_objects, hover, text
from newsfacts.records import Entity
from newsfacts.records.ontology import load_ontology
from newsfacts.sinks.describe import event_note
from newsfacts.sinks.tables import several

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from newsfacts.records import Event, Extraction

_TYPES: Final = ("person", "organization", "place", "facility", "group", "product", "event")
_MOST_NOTES: Final = 8
_MOST_LABELS: Final = 40
_WIDE: Final = 1.5  # a figure is wider than high


class Node(NamedTuple):
    """A named thing, the same in every article that names it so."""

    type: str
    name: str


class Link(NamedTuple):
    """Two things and the events that both take part in: their types, and what the tooltip says of each."""

    ends: tuple[Node, Node]
    types: Counter[str]
    notes: list[str]


def network(extractions: Extraction | Iterable[Extraction], *, most: int = 30) -> go.Figure:
    """Who did what with whom, the lines with the types of the events and the events as tooltips.

    Times, places and amounts of events link nothing; nor do retellings and what the text denies.

    Args:
        extractions: One extraction, or any number of them; a name is one thing in all of them.
        most: How many things are shown, those with the most events; the subtitle says how many are not.

    Raises:
        MissingExtraError: If Plotly or networkx is not installed.
    """
    graph_objects()
    links = links_of(several(extractions))
    events: Counter[Node] = Counter()
    for link in links:
        for node in link.ends:
            events[node] += link.types.total()
    chosen = dict(events.most_common(most))
    drawn = [link for link in links if all(node in chosen for node in link.ends)]
    places = _placed(chosen, drawn)
    figure = graph_objects().Figure([*_lines(drawn, places), *_points(chosen, drawn, places)])
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    subtitle = (
        f"{len(chosen)} named things, {len(drawn)} links",
        counted(len(events) - len(chosen), "more things with fewer events"),
    )
    return dressed(figure, "Who did what with whom", subtitle, height=620)


def links_of(extractions: Iterable[Extraction]) -> list[Link]:
    """The pairs of named things that take part in an event, in order of the articles."""
    links: dict[frozenset[Node], Link] = {}
    spelled: dict[tuple[str, str], Node] = {}
    for facts in extractions:
        for event in facts.events:
            if event.same_as is None and event.polarity == "positive":
                found = (
                    spelled.setdefault((type_, name.casefold()), Node(type_, name))
                    for type_, name in _parties(facts, event)
                )
                for pair in combinations(dict.fromkeys(found), 2):
                    link = links.setdefault(frozenset(pair), Link(pair, Counter(), []))
                    link.types[event.type] += 1
                    link.notes.append(event_note(facts, event))
    return list(links.values())


def _parties(facts: Extraction, event: Event) -> Iterator[Node]:
    for role, arguments in event.roles.items():
        if role not in load_ontology().common_roles:
            for argument in arguments:
                record = facts.resolve(argument)
                if isinstance(record, Entity):
                    yield Node(record.type, record.name)


def _placed(nodes: Iterable[Node], links: Iterable[Link]) -> dict[Node, tuple[float, float]]:
    """Where each thing stands: what hangs together has a square of its own, and the squares lie in rows."""
    try:
        import networkx
    except ImportError as error:
        raise MissingExtraError("a network needs networkx: pip install newsfacts[plot]") from error
    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(link.ends for link in links)
    parts = sorted(networkx.connected_components(graph), key=len, reverse=True)
    sides = [len(part) ** 0.5 for part in parts]
    width = max([*sides, _WIDE * sum(side**2 for side in sides) ** 0.5], default=0)
    places: dict[Node, tuple[float, float]] = {}
    left = top = below = 0.0
    for part, side in zip(parts, sides, strict=True):
        if left + side > width * 1.001:
            left, top = 0.0, below
        below = min(below, top - side)
        middle = (left + side / 2, top - side / 2)
        own = networkx.Graph()  # no subgraph: it would have its nodes in the order of a set
        own.add_nodes_from(node for node in graph if node in part)
        own.add_edges_from(edge for edge in graph.edges if edge[0] in part)
        places.update(_in_square(networkx, own, middle, side))
        left += side
    return places


def _in_square(
    networkx: Any,  # noqa: ANN401  a module without types
    part: Any,  # noqa: ANN401
    middle: tuple[float, float],
    side: float,
) -> dict[Node, tuple[float, float]]:
    x, y = middle
    reach = side * 0.33  # what is left is for the names
    if len(part) == 2:  # one above the other, so that their names do not meet
        upper, lower = part
        return {upper: (x, y + reach), lower: (x, y - reach)}
    spread = networkx.spring_layout(part, seed=1, iterations=200, scale=reach, center=middle)
    return {node: (float(at[0]), float(at[1])) for node, at in spread.items()}


def _lines(links: list[Link], places: dict[Node, tuple[float, float]]) -> Iterator[Any]:
    """A line for each link, and in its middle what it says."""
    go = graph_objects()
    for link in links:
        (x0, y0), (x1, y1) = (places[node] for node in link.ends)
        width = min(1 + link.types.total(), 6)
        yield go.Scatter(
            x=[x0, x1],
            y=[y0, y1],
            mode="lines",
            line={"color": FAINT, "width": width},
            hoverinfo="skip",
            showlegend=False,
        )
    middles = [
        tuple((a + b) / 2 for a, b in zip(*(places[node] for node in link.ends), strict=True))
        for link in links
    ]
    yield go.Scatter(
        x=[x for x, _ in middles],
        y=[y for _, y in middles],
        mode="markers+text" if len(links) <= _MOST_LABELS else "markers",
        marker={"size": 9, "color": FAINT, "symbol": "diamond"},
        text=[text(", ".join(link.types)) for link in links],
        textposition=[_beside(link, places) for link in links],
        textfont={"size": 10},
        customdata=[_said(link) for link in links],
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
    )


def _beside(link: Link, places: dict[Node, tuple[float, float]]) -> str:
    """Where the label of a line is not on it."""
    (x0, y0), (x1, y1) = (places[node] for node in link.ends)
    return "middle right" if abs(y1 - y0) > abs(x1 - x0) else "top center"


def _said(link: Link) -> str:
    shown = link.notes[:_MOST_NOTES]
    return hover(*shown, counted(len(link.notes) - len(shown), "more"))


def _points(
    nodes: dict[Node, int], links: list[Link], places: dict[Node, tuple[float, float]]
) -> Iterator[Any]:
    go = graph_objects()
    upward: Counter[Node] = Counter()
    for link in links:
        for node, other in (link.ends, link.ends[::-1]):
            upward[node] += 1 if places[other][1] > places[node][1] else -1
    by_type: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_type[node.type].append(node)
    for number, type_ in enumerate(_TYPES):
        chosen = by_type[type_]
        if chosen:
            yield go.Scatter(
                x=[places[node][0] for node in chosen],
                y=[places[node][1] for node in chosen],
                mode="markers+text",
                name=type_,
                text=[text(node.name) for node in chosen],
                textposition=["top center" if upward[node] < 0 else "bottom center" for node in chosen],
                marker={
                    "size": [12 + min(3 * nodes[node], 24) for node in chosen],
                    "color": COLOURS[number],
                },
                customdata=[hover(f"{node.name}: {nodes[node]} events") for node in chosen],
                hovertemplate="%{customdata}<extra></extra>",
            )
