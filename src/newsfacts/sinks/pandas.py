"""Extractions as pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsfacts.errors import MissingExtraError
from newsfacts.sinks.tables import COLUMNS, to_rows

if TYPE_CHECKING:
    import pandas

    from newsfacts.records import Extraction


def to_frames(extractions: Iterable[Extraction]) -> dict[str, pandas.DataFrame]:
    """One data frame per table of `sinks.tables.COLUMNS`, with its columns even where it is empty.

    Amounts are `Decimal` in columns of objects, so that no digit is lost;
    `frame["value"].astype(float)` makes numbers of them.

    Raises:
        MissingExtraError: If pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("data frames need pandas: pip install newsfacts[pandas]") from error
    rows = to_rows(extractions)
    return {
        name: pandas.DataFrame.from_records(rows[name], columns=list(columns))
        for name, columns in COLUMNS.items()
    }
