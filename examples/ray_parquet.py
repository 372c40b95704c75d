"""Parquet to Parquet on a Ray cluster.

    pip install newsfacts[ray]
    python examples/ray_parquet.py articles.parquet facts/ --workers 2

Each row of the result is an article: the columns of its document, and a list of
records for each table (`entities`, `events`, …).
"""

import argparse

import ray

from newsfacts.batch.ray import extract_dataset


def main() -> None:
    """Read the articles, and write their records."""
    parser = argparse.ArgumentParser(description="Parquet to Parquet on a Ray cluster.")
    parser.add_argument("articles", help="a Parquet file or folder with a column of text")
    parser.add_argument("out", help="the folder of the result")
    parser.add_argument("--workers", type=int, default=2, help="how many actors read")
    parser.add_argument("--batch-size", type=int, default=256, help="articles that an actor gets at a time")
    parser.add_argument("--address", help="a running cluster, such as `auto`")
    options = parser.parse_args()
    if options.address:
        ray.init(options.address)
    else:  # a cluster of its own on this machine; reading and writing need a core beside the actors'
        ray.init(num_cpus=options.workers + 1)
    # Without this a filter, a shuffle or a retry may change the order of the rows.
    ray.data.DataContext.get_current().execution_options.preserve_order = True
    articles = ray.data.read_parquet(options.articles)
    records = extract_dataset(articles, workers=options.workers, batch_size=options.batch_size)
    records.write_parquet(options.out)


if __name__ == "__main__":
    main()
