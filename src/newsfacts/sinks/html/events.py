"""The events as a table, a row for each; a click on one chooses it in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsfacts.sinks.describe import filler, one_line
from newsfacts.sinks.html.escaping import escaped

if TYPE_CHECKING:
    from newsfacts.records import Event, Extraction

_COLUMNS = ("event", "type", "trigger", "roles", "when", "stance", "source", "confidence")


def events_table(facts: Extraction, scope: str) -> str:
    """The table of events; nothing where there are none."""
    if not facts.events:
        return ""
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    rows = "".join(_row(facts, event, scope) for event in facts.events)
    return f'<table class="nf-events"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(facts: Extraction, event: Event, scope: str) -> str:
    cells = zip(_COLUMNS, _cells(facts, event, scope), strict=True)
    filled = "".join(
        f'<td data-head="{column}">{f"<div>{cell}</div>" if cell else ""}</td>' for column, cell in cells
    )
    return f'<tr class="nf-{event.id}">{filled}</tr>'


def _cells(facts: Extraction, event: Event, scope: str) -> Iterator[str]:
    """The content of each column, as HTML."""

    def choice(text: str) -> str:
        return f'<label for="{scope}-{event.id}">{escaped(text)}</label>'

    yield choice(f"{event.id} (as {event.same_as})" if event.same_as else event.id)
    yield choice(event.type)
    yield choice(one_line(event.trigger.text))
    yield "<br>".join(
        f"<i>{escaped(role)}</i> {escaped(', '.join(filler(facts, argument) for argument in arguments))}"
        for role, arguments in event.roles.items()
    )
    yield escaped(f"{event.time} (inferred)" if event.time_basis == "inferred" else event.time or "")
    yield escaped(event.modality if event.polarity == "positive" else f"{event.modality}, not")
    yield escaped(filler(facts, event.source.argument)) if event.source else ""
    yield f"{event.confidence:.2f}"
