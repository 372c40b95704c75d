"""A whole HTML page of one extraction: the marked-up article and its facts as tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from newsfacts.display.rows import TABLES
from newsfacts.sinks.html import marked_article

if TYPE_CHECKING:
    from newsfacts.records import Extraction

_STYLE = """
body { font-family: system-ui, sans-serif; margin: 2em auto; max-width: 72em; padding: 0 1em; }
table { border-collapse: collapse; margin: .5em 0 2em; font-size: 90%; }
th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0; border-bottom: 1px solid #8884; }
"""


def to_page(facts: Extraction) -> str:
    """One HTML document that needs nothing from anywhere else."""
    title = escape(facts.title or facts.doc_id)
    return (
        f'<!doctype html>\n<html lang="{facts.language or "en"}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{marked_article(facts)}\n{_tables(facts)}</body>\n</html>\n"
    )


def _tables(facts: Extraction) -> str:
    parts = []
    for table in TABLES:
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows(facts)]
        if rows:
            head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
            body = "".join(f"<tr>{row}</tr>\n" for row in rows)
            parts.append(f"<h2>{escape(table.title)}</h2>\n<table><tr>{head}</tr>\n{body}</table>\n")
    return "".join(parts)
