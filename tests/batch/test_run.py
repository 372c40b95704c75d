"""A batch from inputs to files: nothing lost, nothing twice, whatever happens to it."""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import time

import duckdb
import pytest
from pyarrow import parquet

from newsfacts.batch import shards
from newsfacts.batch.fields import Columns
from newsfacts.batch.run import Batch, run
from newsfacts.batch.tables import SCHEMAS
from newsfacts.batch.views import VIEWS
from newsfacts.errors import ResumeError
from newsfacts.options import Options
from newsfacts.records import Extraction
from tests.batch import jobs


def content(folder):
    """Every file of a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("workers", [1, 3])
def test_every_article_is_written_once_in_order(worked_off, dump, extractions, errors, workers):
    report, folder = worked_off(dump, workers=workers)
    found = extractions(folder)
    assert [facts["doc_id"] for facts in found] == [str(n) for n in range(120)]
    assert [facts["quantities"][0]["value"] for facts in found[:3]] == ["0", "1", "2"]
    assert (found[5]["title"], found[5]["published"]) == ("Title 5", "2016-10-11")
    assert (report.articles, report.errors, errors(folder)) == (120, 0, [])
    assert [len(file.read_bytes().splitlines()) for file in sorted(folder.glob("part-*"))] == [50, 50, 20]
    for facts in found[:10]:
        Extraction.model_validate(facts)


def test_what_cannot_be_read_is_told_with_its_place(worked_off, tmp_path, errors, extractions):
    lines = [
        {"id": 1, "text": "One 1."},
        {"id": 2, "text": None},
        {"id": 3, "text": "BREAK"},
        {"id": 4, "text": "DIE"},
        {"id": 5, "text": "HANG"},
        {"id": 6, "text": "bad \ud800 text"},
        {"id": 7, "name": "no text here"},
        {"id": 8, "text": "Eight 8.", "date": "around noon"},
    ]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n")
    report, folder = worked_off(dump, time_limit=1.5)
    told = errors(folder)
    assert [(error.get("doc_id"), error["code"]) for error in told] == [
        ("2", "invalid-article"),
        ("3", "internal"),
        ("4", "article-lost"),
        ("5", "article-lost"),
        ("6", "invalid-text"),
        (None, "no-text"),
        (None, "json"),
    ]
    assert [error["record"] for error in told] == [2, 3, 4, 5, 6, 7, 9]
    assert all(error["path"] == str(dump) and error["reason"] for error in told)
    first, last = extractions(folder)
    assert (first["doc_id"], last["doc_id"]) == ("1", "8")
    assert [warning["code"] for warning in last["warnings"]] == ["published-unreadable"]
    assert (report.articles, report.errors) == (2, 7)


def test_columns_as_the_caller_says(worked_off, tmp_path, extractions):
    dump = tmp_path / "dump.csv"
    dump.write_text("text,story,when,id\nlead,The 7 ships.,1476144000,x\n")
    _, folder = worked_off(dump, columns=Columns({"text": "story", "published": "when"}))
    (facts,) = extractions(folder)
    assert (facts["text"], facts["published"], facts["doc_id"]) == ("The 7 ships.", "2016-10-11", "x")


def test_pages_are_articles_with_the_title_and_day_they_state(worked_off, tmp_path, extractions):
    sentences = "".join(
        f"<p>The ministry in Oslo said on Monday that it had bought {n} ships.</p>" for n in range(9)
    )
    page = (
        '<html lang="en"><head><title>Ships for Oslo</title>'
        '<meta property="article:published_time" content="2020-05-04T08:00:00Z"></head>'
        f"<body><article><h1>Ships for Oslo</h1>{sentences}</article></body></html>"
    )
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "ships.html").write_text(page, encoding="utf-8")
    _, folder = worked_off(tmp_path / "pages")
    (facts,) = extractions(folder)
    assert (facts["doc_id"], facts["title"], facts["published"]) == ("ships", "Ships for Oslo", "2020-05-04")
    assert [quantity["value"] for quantity in facts["quantities"]] == [str(n) for n in range(9)]


def test_parquet_has_the_documented_tables(worked_off, dump):
    _, folder = worked_off(dump, format="parquet")
    for name, schema in SCHEMAS.items():
        table = parquet.read_table(folder / name)
        assert table.schema.equals(schema), name
    quantities = parquet.read_table(folder / "quantities").to_pylist()
    assert [row["value"] for row in quantities] == list(range(120))
    assert parquet.read_table(folder / "documents").column("doc_id").to_pylist() == [
        str(n) for n in range(120)
    ]


def test_amounts_that_no_column_holds_are_told(worked_off, tmp_path):
    dump = tmp_path / "dump.jsonl"
    dump.write_text(json.dumps({"id": "a", "text": f"It had {10**30} stars and {10**25} dots."}) + "\n")
    _, folder = worked_off(dump, format="parquet")
    assert [row["value"] for row in parquet.read_table(folder / "quantities").to_pylist()] == [None, 10**25]
    assert parquet.read_table(folder / "documents").to_pylist()[0]["warnings"] == "amount-too-large: q1 value"


def test_duckdb_has_the_tables_and_the_views(worked_off, dump):
    _, folder = worked_off(dump, format="duckdb")
    with duckdb.connect(str(folder / "newsfacts.duckdb"), read_only=True) as database:
        for name, schema in SCHEMAS.items():
            columns = [row[0] for row in database.execute(f"DESCRIBE {name}").fetchall()]
            assert columns == schema.names
        for view in VIEWS:
            assert database.execute(f"SELECT count(*) FROM {view}").fetchall() == [(0,)]
        assert database.execute("SELECT sum(value) FROM quantities").fetchall() == [(sum(range(120)),)]


def test_a_folder_is_for_one_batch(worked_off, dump, tmp_path):
    _, folder = worked_off(dump)
    before = content(folder)
    with pytest.raises(ResumeError, match="--resume"):
        worked_off(dump)
    with pytest.raises(ResumeError, match="other settings"):
        worked_off(dump, go_on=True, shard_size=7)
    with dump.open("a") as file:
        file.write("{}\n")
    with pytest.raises(ResumeError, match="other inputs"):
        worked_off(dump, go_on=True)
    assert content(folder) == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(ResumeError, match="not empty"):
        worked_off(dump, out="mine")


def test_resuming_a_finished_batch_changes_nothing(worked_off, dump):
    _, folder = worked_off(dump)
    before = content(folder)
    report, _ = worked_off(dump, go_on=True)
    assert content(folder) == before
    assert report.articles == 120


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_batch_stopped_anywhere_goes_on_to_the_same_bytes(worked_off, dump, tmp_path, form):
    with dump.open("a") as file:
        file.write("{broken\n" * 30)
    _, whole = worked_off(dump, out="whole", format=form, shard_size=20)
    stopped = tmp_path / "stopped"
    for done in (0, 3, 7, 8):
        shutil.rmtree(stopped, ignore_errors=True)
        shutil.copytree(whole, stopped)
        # As it is on disk when the run is cut off in the middle of shard `done`.
        for number in range(done, 8):
            (stopped / "progress" / f"{number:06}.json").unlink()
            for part in stopped.rglob(f"part-{number:06}.*"):
                part.rename(part.with_name(part.name + ".part")) if number == done else part.unlink()
        _, resumed = worked_off(dump, out="stopped", format=form, shard_size=20, go_on=True)
        assert content(resumed) == content(whole), done


def test_a_truncated_file_goes_on_to_the_same_bytes(worked_off, tmp_path, dump, errors):
    packed = gzip.compress(dump.read_bytes() * 50)
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(packed[: len(packed) * 2 // 3])
    _, whole = worked_off(cut, dump, out="whole", shard_size=500)
    assert [error["code"] for error in errors(whole)][-1] == "broken-file"
    stopped = tmp_path / "stopped"
    shutil.copytree(whole, stopped)
    last = max(stopped.glob("progress/*"))
    last.unlink()
    _, resumed = worked_off(cut, dump, out="stopped", shard_size=500, go_on=True)
    assert content(resumed) == content(whole)


def test_twenty_kills_of_the_whole_run_lose_nothing(worked_off, tmp_path):
    dump = tmp_path / "dump.jsonl"
    with dump.open("w") as lines:
        for n in range(6000):
            lines.write("{broken\n" if n % 97 == 5 else json.dumps({"id": n, "text": f"{n} " * 40}) + "\n")
    _, whole = worked_off(dump, out="whole", shard_size=25, workers=2)
    random_ = random.Random(11)
    folder = tmp_path / "killed"
    command = [sys.executable, "-m", "tests.batch.jobs", str(dump), str(folder), "jsonl", "resume"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    kills = 0
    while kills < 20:
        done = len(list(folder.glob("progress/*.json")))
        further, early = random_.randint(0, 5), random_.uniform(0, 0.3)
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        # Killed while it starts, or in the middle of writing, a few shards on.
        time.sleep(early)
        while (
            further and process.poll() is None and len(list(folder.glob("progress/*.json"))) < done + further
        ):
            time.sleep(0.001)
        process.kill()
        if process.wait() == 0:
            break  # a fast machine was through before the last kill
        kills += 1
    subprocess.run(command, env=environment, check=True)
    assert kills >= 5
    assert content(folder) == content(whole)


def test_a_full_disk_stops_the_batch_and_loses_nothing(worked_off, dump, monkeypatch, tmp_path):
    _, whole = worked_off(dump, out="whole", shard_size=30)
    written = 0
    add = shards.JsonLinesShard.add

    def full(self, result):
        nonlocal written
        written += 1
        if written > 70:
            raise OSError(28, "No space left on device")
        add(self, result)

    monkeypatch.setattr(shards.JsonLinesShard, "add", full)
    with pytest.raises(OSError, match="No space left"):
        worked_off(dump, shard_size=30)
    folder = tmp_path / "out"
    assert sorted(path.name for path in folder.glob("part-*")) == ["part-000000.jsonl", "part-000001.jsonl"]
    monkeypatch.undo()
    worked_off(dump, shard_size=30, go_on=True)
    assert content(folder) == content(whole)


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="needs a file system of its own size")
def test_a_really_full_file_system(dump, tmp_path):
    """A limit on the size of files, which the kernel enforces as it enforces a full disk."""
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))\n"
        "from tests.batch import jobs; jobs.main(*sys.argv[1:])"
    )
    folder = tmp_path / "small"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [str(dump), str(folder), "jsonl"]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments, "new"], env=environment, capture_output=True, text=True
    )
    assert "File too large" in done.stderr
    assert not list(folder.glob("*.part"))
    subprocess.run(
        [sys.executable, "-m", "tests.batch.jobs", *arguments, "resume"], env=environment, check=True
    )
    run(Batch([str(dump)], tmp_path / "whole", shard_size=25, maker=jobs.make))
    assert content(folder) == content(tmp_path / "whole")


def test_the_watch_sees_the_run_go_on(dump, tmp_path):
    seen = []
    run(
        Batch([str(dump)], tmp_path / "out", maker=jobs.make, options=Options(batch_size=40)),
        watch=lambda report: seen.append((report.articles, report.bytes_read / report.bytes_total)),
    )
    assert [articles for articles, _ in seen] == [40, 80, 120]
    assert seen[-1][1] == 1
