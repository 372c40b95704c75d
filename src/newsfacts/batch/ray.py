"""Articles on a Ray cluster: a dataset of articles to a dataset of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsfacts.batch.arrow import Extractor
from newsfacts.options import Options

if TYPE_CHECKING:
    import ray.data


def extract_dataset(
    articles: ray.data.Dataset,
    *,
    workers: int,
    columns: Mapping[str, str] | None = None,
    options: Options | None = None,
    batch_size: int = 256,
) -> ray.data.Dataset:
    """The records of a dataset of articles, one row each, under the schema `batch.arrow.RECORDS`.

    Args:
        articles: Rows with a column of text, and such as title, date, url and id.
        workers: How many actors read; each loads the pipeline once and takes one core;
            the cluster needs another for reading and writing.
        columns: Which column is which field, where their names do not say it.
        options: How to read articles.
        batch_size: How many articles an actor is given at a time.
    """
    from ray.data import ActorPoolStrategy

    return articles.map_batches(
        Extractor,
        fn_constructor_kwargs={"columns": dict(columns or {}), "options": options},
        compute=ActorPoolStrategy(size=workers),
        batch_format="pyarrow",
        batch_size=batch_size,
        num_cpus=1,
    )
