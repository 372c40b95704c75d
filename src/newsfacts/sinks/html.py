"""The marked-up article as a self-contained piece of HTML: nothing is loaded, nothing runs.

The text is cut where any mark begins or ends, and each piece names all the marks
that cover it, so that marks may overlap in any way and the HTML stays well formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.sinks.describe import amount, entity_note, event_note, quantity_note

if TYPE_CHECKING:
    from newsfacts.records import Extraction

STYLE = """
.newsfacts { line-height: 1.9; max-width: 60em; }
.newsfacts .nf-text { white-space: pre-wrap; overflow-wrap: anywhere; }
.newsfacts .nf-meta { font-size: 85%; opacity: .75; line-height: 1.4; }
.newsfacts .nf-furniture { opacity: .45; }
.newsfacts mark { color: inherit; background: none; border-radius: .2em; padding: .1em 0; }
.newsfacts mark.nf-entity { background: rgba(90, 140, 255, .22); }
.newsfacts mark.nf-quantity { background: rgba(40, 180, 90, .25); }
.newsfacts mark.nf-date { background: rgba(240, 180, 20, .28); }
.newsfacts mark.nf-event { font-weight: 600; border-bottom: 2px solid rgba(220, 70, 70, .8); }
.newsfacts mark[data-label]::after {
  content: attr(data-label); font-size: 62%; font-weight: 600; opacity: .7;
  margin-left: .3em; vertical-align: super; user-select: none;
}
"""

# Control characters would break the HTML or vanish from it; their pictures show where they are.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    label: str
    note: str


def marked_article(facts: Extraction) -> str:
    """The article with its entities, amounts, dates and event triggers marked, as one HTML element."""
    pieces = "".join(_pieces(facts.text, _marks(facts)))
    return (
        f'<div class="newsfacts"><style>{STYLE}</style>{_header(facts)}'
        f'<div class="nf-text" dir="auto">{pieces}</div></div>'
    )


def _header(facts: Extraction) -> str:
    title = f"<strong>{_escaped(facts.title)}</strong><br>" if facts.title else ""
    counts = ", ".join(
        f"{len(found)} {name if len(found) != 1 else singular}"
        for name, singular, found in (
            ("entities", "entity", facts.entities),
            ("events", "event", facts.events),
            ("quantities", "quantity", facts.quantities),
            ("dates", "date", facts.dates),
            ("measurements", "measurement", facts.measurements),
        )
    )
    published = f"{facts.published.isoformat()} · " if facts.published else ""
    warnings = "".join(f"<br>{_escaped(f'{w.code}: {w.message}')}" for w in facts.warnings)
    return f'<div class="nf-meta">{title}{published}{counts}{warnings}</div>'


def _marks(facts: Extraction) -> Iterator[_Mark]:
    for region in facts.regions:
        if region.kind == "furniture":
            yield _Mark(region.start, region.end, "furniture", "", "")
    for entity in facts.entities:
        note = entity_note(entity)
        for mention in entity.mentions:
            label = entity.type if mention.kind == "name" else entity.id
            yield _Mark(mention.start, mention.end, "entity", label, note)
    for quantity in facts.quantities:
        note = quantity_note(facts, quantity)
        yield _Mark(quantity.span.start, quantity.span.end, "quantity", amount(quantity), note)
    for date in facts.dates:
        value = date.value or "impossible date"
        yield _Mark(date.span.start, date.span.end, "date", value, f"{date.timex} {value} ({date.basis})")
    for event in facts.events:
        yield _Mark(event.trigger.start, event.trigger.end, "event", event.type, event_note(facts, event))


def _pieces(text: str, marks: Iterable[_Mark]) -> Iterator[str]:
    """`text` in order as escaped HTML, every piece wrapped with the marks that cover it."""
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, list[_Mark]] = {}
    for mark in marks:
        if mark.start < mark.end:
            opening.setdefault(mark.start, []).append(mark)
            closing.setdefault(mark.end, []).append(mark)
    active: list[_Mark] = []
    start = 0
    for end in sorted({*opening, *closing, len(text)}):
        if start < end:
            yield _piece(text[start:end], active, closing.get(end, ()))
        for mark in closing.get(end, ()):
            active.remove(mark)
        active += opening.get(end, ())
        start = end


def _piece(text: str, active: Sequence[_Mark], closing: Sequence[_Mark]) -> str:
    content = _escaped(text)
    if any(mark.kind == "furniture" for mark in active):
        content = f'<span class="nf-furniture">{content}</span>'
    marks = [mark for mark in active if mark.kind != "furniture"]
    if not marks:
        return content
    classes = " ".join(dict.fromkeys(f"nf-{mark.kind}" for mark in marks))
    notes = _escaped("\n".join(dict.fromkeys(mark.note for mark in marks)), quote=True)
    labels = [mark.label for mark in closing if mark.label]
    label = f' data-label="{_escaped(" · ".join(labels), quote=True)}"' if labels else ""
    return f'<mark class="{classes}" title="{notes}"{label}>{content}</mark>'


def _escaped(text: str, *, quote: bool = False) -> str:
    return escape(text.translate(_CONTROLS), quote=quote)
