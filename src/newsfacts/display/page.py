"""A whole HTML page of one extraction: the marked-up article and its facts as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfacts.display.rows import EVENTS, TABLES
from newsfacts.sinks.html import marked_article
from newsfacts.sinks.html.escaping import escaped

if TYPE_CHECKING:
    from newsfacts.records import Extraction

_STYLE = """
:root { color-scheme: light dark; }
body { font-family: system-ui, sans-serif; line-height: 1.5; margin: 2em auto; padding: 0 1em;
  max-width: 66em; color: light-dark(#1c1c1c, #e6e6e6); background: light-dark(#fff, #16181c); }
h2 { font-size: 1.1em; margin: 2em 0 .3em; }
.facts { overflow-x: auto; }
.facts table { border-collapse: collapse; font-size: 88%; line-height: 1.4; }
.facts :is(th, td) { text-align: left; vertical-align: top; padding: .3em .9em .3em 0;
  border-bottom: 1px solid light-dark(#00000024, #ffffff2e); }
.facts th { font-weight: 600; opacity: .75; }
"""


def to_page(facts: Extraction) -> str:
    """One HTML document that needs nothing from anywhere else."""
    return (
        f'<!doctype html>\n<html lang="{facts.language or "en"}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(facts.title or facts.doc_id)}</title>"
        f"<style>{_STYLE}</style></head>\n<body>\n"
        f"{marked_article(facts, scope='facts')}\n{_tables(facts)}</body>\n</html>\n"
    )


def _tables(facts: Extraction) -> str:
    """What the marked article does not list: the tables of all records but the events."""
    parts = []
    for table in TABLES:
        rows = ["".join(f"<td>{escaped(cell)}</td>" for cell in row) for row in table.rows(facts)]
        if rows and table is not EVENTS:
            head = "".join(f'<th scope="col">{escaped(column)}</th>' for column in table.columns)
            body = "".join(f"<tr>{row}</tr>\n" for row in rows)
            shown = f'<div class="facts"><table><tr>{head}</tr>\n{body}</table></div>'
            parts.append(f"<h2>{escaped(table.title)}</h2>\n{shown}\n")
    return "".join(parts)
