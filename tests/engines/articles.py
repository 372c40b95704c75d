"""A Parquet file for the engines' test: our own gold articles, each several times, and some bad rows.

python -m tests.engines.articles OUT.parquet [COPIES]
"""

import sys

import pyarrow as pa
from pyarrow import parquet

from tests.gold.corpus import OWN, read_corpus


def main(out: str, copies: int) -> None:
    """Write the file."""
    rows = [
        {"id": f"{article.doc_id}-{copy}", "text": article.text, "date": article.published}
        for copy in range(copies)
        for article in read_corpus(OWN)
    ]
    rows += [{"id": "empty", "text": "", "date": None}, {"id": "none", "text": None, "date": "2020-01-01"}]
    parquet.write_table(pa.Table.from_pylist(rows), out, row_group_size=20)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12)
