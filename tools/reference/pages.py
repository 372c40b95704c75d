"""Where the generated parts stand in the pages, and how they are put there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tools.reference import command_line, event_types, records

DOCS = Path(__file__).resolve().parents[2] / "docs"

PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "command-line": ("command-line.md", command_line.tables),
    "event-types": ("event-types.md", event_types.table),
    "records": ("records.md", records.sections),
}
"""The page of each part, and what makes it."""


def written(part: str) -> str:
    """What stands between the marks of a part in its page.

    Raises:
        ValueError: If the page has not one pair of marks.
    """
    page, _ = PARTS[part]
    found = _between(part).findall((DOCS / page).read_text(encoding="utf-8"))
    if len(found) != 1:
        raise ValueError(f"{page}: {len(found)} pairs of marks of {part}, not one")
    return str(found[0][1])


def write(part: str) -> bool:
    """Put a part into its page; whether that changed anything."""
    page, make = PARTS[part]
    old = written(part)
    new = make()
    path = DOCS / page
    text = path.read_text(encoding="utf-8")
    path.write_text(_between(part).sub(lambda match: f"{match[1]}{new}{match[3]}", text), encoding="utf-8")
    return new != old


def _between(part: str) -> re.Pattern[str]:
    start, end = f"<!-- {part}: by python -m tools.reference -->\n\n", f"\n<!-- end of {part} -->\n"
    return re.compile(f"({re.escape(start)})(.*?)({re.escape(end)})", re.DOTALL)
