"""Tables as pandas data frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsfacts.errors import MissingExtraError
from newsfacts.sinks.columns import Kind, categories
from newsfacts.sinks.tables import Row

if TYPE_CHECKING:
    import pandas

# Seconds, not nanoseconds, which end in 2262; "string", so that a missing text is NA in every pandas.
_DTYPES = {
    Kind.TEXT: "string",
    Kind.DAY: "datetime64[s]",
    Kind.OFFSET: "Int32",
    Kind.AMOUNT: "object",
    Kind.REAL: "float64",
}


def frame(table: str, kinds: Mapping[str, Kind], rows: Sequence[Row], *, exact: bool) -> pandas.DataFrame:
    """The rows of a table as a data frame with a type for each column, also where it is empty.

    Raises:
        MissingExtraError: If pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("data frames need pandas: pip install newsfacts[pandas]") from error

    def series(column: str, kind: Kind) -> pandas.Series[Any]:
        cells = [row[column] for row in rows]
        if kind is Kind.CATEGORY:
            return pandas.Series(pandas.Categorical(cells, categories=categories(table, column)))
        if kind is Kind.REAL or (kind is Kind.AMOUNT and not exact):
            return pandas.Series(cells, dtype="object").astype("float64")  # of Decimals and None
        return pandas.Series(cells, dtype=_DTYPES[kind])

    return pandas.DataFrame({column: series(column, kind) for column, kind in kinds.items()})
