"""Articles on a Spark cluster: a data frame of articles to a data frame of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from newsfacts.batch.arrow import RECORDS, Extractor
from newsfacts.options import Options

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def extract_frame(
    articles: DataFrame, *, columns: Mapping[str, str] | None = None, options: Options | None = None
) -> DataFrame:
    """The records of a frame of articles, one row each, under the schema `batch.arrow.RECORDS`.

    Args:
        articles: Rows with a column of text, and such as title, date, url and id.
        columns: Which column is which field, where their names do not say it.
        options: How to read articles.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    named = tuple(sorted((columns or {}).items()))
    options = options or Options()

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        extract = _extractor(named, options)
        for batch in batches:
            yield from extract(batch).to_batches()

    return articles.mapInArrow(read, from_arrow_schema(RECORDS))


@lru_cache(maxsize=1)
def _extractor(columns: tuple[tuple[str, str], ...], options: Options) -> Extractor:
    """One for each Python worker of Spark, which reads many partitions."""
    return Extractor(dict(columns), options)
