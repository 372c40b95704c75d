import json

import pytest

from newsfacts.batch.run import Batch, run
from tests.batch import jobs


@pytest.fixture
def dump(tmp_path):
    """120 articles in JSON lines."""
    file = tmp_path / "dump.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for n in range(120):
            record = {
                "id": n,
                "headline": f"Title {n}",
                "body": f"The ministry bought {n} ships.",
                "date": "2016-10-11",
            }
            lines.write(json.dumps(record) + "\n")
    return file


@pytest.fixture
def worked_off(tmp_path):
    """Runs a batch with the workers of `jobs`; returns its report and its folder."""

    def work(*inputs, out="out", **settings):
        folder = tmp_path / out
        settings = {"shard_size": 50, "maker": jobs.make, **settings}
        return run(Batch([str(name) for name in inputs], folder, **settings)), folder

    return work


@pytest.fixture
def extractions():
    """The extractions of a folder of JSON lines, in order."""

    def read(folder):
        files = sorted(folder.glob("part-*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]

    return read


@pytest.fixture
def errors():
    """What `errors.jsonl` of a folder says."""

    def read(folder):
        return [json.loads(line) for line in (folder / "errors.jsonl").read_text("utf-8").splitlines()]

    return read
