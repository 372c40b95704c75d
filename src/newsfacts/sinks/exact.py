"""Amounts fitted to columns of exact decimals, and what does not fit said."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from newsfacts.sinks.tables import Row, to_rows

if TYPE_CHECKING:
    from newsfacts.records import Extraction

DIGITS, PLACES = 38, 12
"""Amounts are decimals of this many digits, this many of them behind the point."""

_LARGEST: Final = Decimal(10) ** (DIGITS - PLACES)
_STEP: Final = Decimal(1).scaleb(-PLACES)
EXACT: Final = ("value", "low", "high", "count", "total")


def fitted_rows(facts: Extraction) -> dict[str, list[Row]]:
    """The rows of an article; what a column cannot hold of an amount, the document's warnings say."""
    tables = to_rows([facts])
    changed = [
        f"{change}: {row['id']} {name}"
        for row in tables["quantities"]
        for name in EXACT
        if (change := _fit(row, name))
    ]
    if changed:
        document = tables["documents"][0]
        said = [str(document["warnings"])] if document["warnings"] else []
        document["warnings"] = "; ".join([*said, *changed])
    return tables


def _fit(row: Row, name: str) -> str | None:
    """Bring the amount to the column's places; tells what was lost by it, if anything was."""
    amount = row[name]
    if isinstance(amount, int):
        amount = Decimal(amount)
    if not isinstance(amount, Decimal):
        return None
    if abs(amount) >= _LARGEST:
        row[name] = None
        return "amount-too-large"
    with localcontext(prec=2 * DIGITS):
        row[name] = fitted = amount.quantize(_STEP)
    return None if fitted == amount else "amount-rounded"
