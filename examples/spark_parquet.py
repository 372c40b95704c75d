"""Parquet to Parquet on Spark, here on two cores of this machine.

    pip install newsfacts[spark]
    python examples/spark_parquet.py articles.parquet facts/

Each row of the result is an article: the columns of its document, and an array of
records for each table (`entities`, `events`, …).
"""

import argparse
import os
import sys

from pyspark.sql import SparkSession

from newsfacts.batch.spark import extract_frame


def main() -> None:
    """Read the articles, and write their records."""
    parser = argparse.ArgumentParser(description="Parquet to Parquet on Spark.")
    parser.add_argument("articles", help="a Parquet file or folder with a column of text")
    parser.add_argument("out", help="the folder of the result")
    parser.add_argument("--master", default="local[2]", help="the cluster")
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers' Python has newsfacts too
    spark = (
        SparkSession.builder.master(options.master)
        .appName("newsfacts")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
        .getOrCreate()
    )
    articles = spark.read.parquet(options.articles)
    extract_frame(articles).write.mode("overwrite").parquet(options.out)
    spark.stop()


if __name__ == "__main__":
    main()
