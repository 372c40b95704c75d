"""Tables as polars data frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsfacts.errors import MissingExtraError
from newsfacts.sinks.columns import Kind, categories
from newsfacts.sinks.exact import DIGITS, PLACES
from newsfacts.sinks.tables import Row

if TYPE_CHECKING:
    import polars
    from polars.datatypes import DataType


def frame(table: str, kinds: Mapping[str, Kind], rows: Sequence[Row], *, exact: bool) -> polars.DataFrame:
    """The rows of a table as a data frame with a type for each column, also where it is empty.

    Raises:
        MissingExtraError: If polars is not installed.
    """
    try:
        import polars
    except ImportError as error:
        raise MissingExtraError("polars data frames need polars: pip install newsfacts[polars]") from error
    dtypes: dict[Kind, DataType] = {
        Kind.TEXT: polars.String(),
        Kind.DAY: polars.Date(),
        Kind.OFFSET: polars.Int32(),
        Kind.AMOUNT: polars.Decimal(DIGITS, PLACES) if exact else polars.Float64(),
        Kind.REAL: polars.Float64(),
    }

    def series(column: str, kind: Kind) -> polars.Series:
        cells = [row[column] for row in rows]
        if dtypes.get(kind) == polars.Float64():
            cells = [None if cell is None else float(str(cell)) for cell in cells]
        dtype = polars.Enum(categories(table, column)) if kind is Kind.CATEGORY else dtypes[kind]
        return polars.Series(column, cells, dtype=dtype)

    return polars.DataFrame([series(column, kind) for column, kind in kinds.items()])
