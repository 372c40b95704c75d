"""An extraction as tables in the terminal."""

from __future__ import annotations

from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from newsfacts.display.rows import TABLES, Table

if TYPE_CHECKING:
    from newsfacts.records import Extraction


def to_text(facts: Extraction, *, width: int = 120, color: bool = False) -> str:
    """The facts as tables of at most `width` columns; with ANSI colours if `color`."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False)
    heading = " · ".join(str(part) for part in (facts.title or facts.doc_id, facts.published) if part)
    console.print(Text(heading, style="bold"))
    for warning in facts.warnings:
        console.print(Text(f"{warning.code}: {warning.message}", style="yellow"))
    for table in TABLES:
        rows = list(table.rows(facts))
        if rows:
            console.print(_rich_table(table, rows))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def terminal_width() -> int:
    """How many columns the terminal has."""
    return get_terminal_size(fallback=(120, 40)).columns


def _rich_table(table: Table, rows: list[tuple[str, ...]]) -> RichTable:
    shown = RichTable(title=table.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for column in table.columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(cell) for cell in row))  # Text: brackets in the article are no markup
    return shown
