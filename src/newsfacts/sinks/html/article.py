"""The fragment: the style, a line of figures and a key, the marked text, the events as a table."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from newsfacts.errors import InvalidOptionsError
from newsfacts.sinks.describe import event_note
from newsfacts.sinks.html.escaping import attribute, escaped
from newsfacts.sinks.html.events import events_table
from newsfacts.sinks.html.marks import Mark, Piece, cut, marks_of

if TYPE_CHECKING:
    from newsfacts.records import Event, Extraction

_KEY: Final = ("entity", "quantity", "date", "event")

# Edges above and below only: a mark is of several pieces where another one crosses it.
_LIT: Final = (
    "background:var(--nf-lit);border-radius:0;"
    "box-shadow:0 1.5px var(--nf-lit-edge),0 -1.5px var(--nf-lit-edge)"
)
_ROLE: Final = (
    "font-size:70%;font-weight:600;margin-right:.35em;padding:0 .3em;border-radius:.3em;"
    "background:var(--nf-lit-edge);color:var(--nf-on-edge);user-select:none"
)


def marked_article(facts: Extraction, *, scope: str | None = None) -> str:
    """The article with what was found in it marked, and its events below, as one HTML element.

    Args:
        facts: What was found.
        scope: What every id in the HTML begins with. Two elements on one page need two
            of them; without one, a random one is taken.

    Raises:
        InvalidOptionsError: If `scope` is more than letters, digits and hyphens after a letter.
    """
    scope = f"nf-{secrets.token_hex(4)}" if scope is None else scope
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", scope, re.ASCII):
        raise InvalidOptionsError(f"scope must be letters, digits and hyphens after a letter, not {scope!r}")
    events = {event.id: event for event in facts.events}
    text = "".join(_rendered(facts, piece, events, scope) for piece in cut(facts.text, marks_of(facts)))
    return (
        f'<div class="newsfacts" id="{scope}"><style>{_style()}{_lighting(scope, events)}</style>'
        f"{_header(facts)}{_key(scope, choice=bool(events))}"
        f'<div class="nf-text" dir="auto">{text}</div>{events_table(facts, scope)}</div>'
    )


@lru_cache(maxsize=1)
def _style() -> str:
    lines = files("newsfacts.sinks.html").joinpath("style.css").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line and not line.startswith("/*"))


def _lighting(scope: str, events: dict[str, Event]) -> str:
    """The rules that light up what belongs to the chosen event, and name its roles."""
    if not events:
        return ""
    chosen = {event: f"#{scope}:has(#{scope}-{event}:checked)" for event in events}
    lit = ",".join(f"{when} .nf-{event}" for event, when in chosen.items())
    role = ",".join(f"{when} [data-{event}]::before" for event, when in chosen.items())
    names = "".join(
        f"{when} [data-{event}]::before{{content:attr(data-{event})}}" for event, when in chosen.items()
    )
    return f"\n{lit}{{{_LIT}}}\n{role}{{{_ROLE}}}\n{names}"


def _header(facts: Extraction) -> str:
    title = f'<div class="nf-title">{escaped(facts.title)}</div>' if facts.title else ""
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
    warnings = "".join(
        f'<div class="nf-warning">{escaped(f"{warning.code}: {warning.message}")}</div>'
        for warning in facts.warnings
    )
    return f'{title}<div class="nf-meta">{published}{counts}</div>{warnings}'


def _key(scope: str, *, choice: bool) -> str:
    """What the colours mean, and how to let go of an event that was chosen."""
    kinds = " ".join(f'<mark class="nf-{kind}">{kind}</mark>' for kind in _KEY)
    none = (
        f'<label class="nf-none"><input type="radio" name="{scope}-pick" id="{scope}-none" checked>'
        "no event</label> Choose one by its word in the text or by its row below."
    )
    return f'<div class="nf-meta nf-key">{kinds} {none if choice else ""}</div>'


def _rendered(facts: Extraction, piece: Piece, events: dict[str, Event], scope: str) -> str:
    content = escaped(piece.text)
    if any(mark.kind == "furniture" for mark in piece.covering):
        content = f'<span class="nf-furniture">{content}</span>'
    triggers = [mark.event for mark in piece.covering if mark.kind == "event"]
    if triggers:
        content = f'<label for="{scope}-{triggers[0]}">{content}</label>'
    marks = [mark for mark in piece.covering if mark.kind != "furniture"]
    if not marks:
        return content
    buttons = "".join(
        f'<input class="nf-pick" type="radio" name="{scope}-pick" id="{scope}-{mark.event}"'
        f' aria-label="{attribute(event_note(facts, events[mark.event]))}">'
        for mark in piece.opening
        if mark.kind == "event"
    )
    tags = "".join(
        f'<label class="nf-tag" for="{scope}-{mark.event}" data-label="{attribute(events[mark.event].type)}">'
        "</label>"
        for mark in piece.closing
        if mark.kind == "event"
    )
    return f"{buttons}<mark{_attributes(marks, piece.opening)}>{content}</mark>{tags}"


def _attributes(marks: Sequence[Mark], opening: Sequence[Mark]) -> str:
    kinds = Counter(mark.kind for mark in marks)
    classes = [f"nf-{kind}" for kind in kinds if kind != "argument"]
    classes += ["nf-nested"] if kinds["entity"] + kinds["reference"] > 1 else []
    classes += dict.fromkeys(f"nf-{mark.event}" for mark in marks if mark.event)
    notes = "\n".join(dict.fromkeys(mark.note for mark in marks if mark.note))
    title = f' title="{attribute(notes)}"' if notes else ""
    roles: dict[str, list[str]] = {}
    for mark in opening:
        if mark.role:
            roles.setdefault(mark.event, []).append(mark.role)
    named = "".join(f' data-{event}="{attribute(", ".join(names))}"' for event, names in roles.items())
    return f' class="{" ".join(classes)}"{title}{named}'
