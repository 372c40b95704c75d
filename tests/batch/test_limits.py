"""Memory stays bounded whatever comes in."""

import io
import subprocess
import sys
import zipfile

import pytest

from newsfacts.batch import streams
from newsfacts.batch.inputs import Source, read_source
from newsfacts.batch.records import Place, Unreadable
from newsfacts.batch.streams import lines


def read(path):
    return list(read_source(Source(path, path.stat().st_size)))


@pytest.fixture
def small_limits(monkeypatch):
    monkeypatch.setattr(streams, "RECORD_LIMIT", 1000)
    monkeypatch.setattr(streams, "SKIP_LIMIT", 5000)
    monkeypatch.setattr(streams, "_STEP", 100)


@pytest.mark.usefixtures("small_limits")
def test_a_line_over_the_limit_is_passed_over():
    text = b"a\n" + b"x" * 3000 + b"\nb\n" + b"y" * 1000 + b"\n"
    assert list(lines(io.BytesIO(text))) == [(0, b"a"), (2, None), (3003, b"b"), (3005, b"y" * 1000)]


@pytest.mark.usefixtures("small_limits")
def test_a_line_without_end_is_given_up():
    with pytest.raises(OSError, match="without end"):
        list(lines(io.BytesIO(b"x" * 10_000)))


def test_a_ten_megabyte_line_is_an_article(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "' + b"word " * 2_000_000 + b'"}\n{"text": "next"}\n')
    first, second = read(path)
    assert len(first.fields["text"]) == 10_000_000
    assert second.fields["text"] == "next"


BOMB = """
import resource, sys
from pathlib import Path
from newsfacts.batch.inputs import Source, read_source
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = list(read_source(Source(Path(sys.argv[1]), 1)))
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(grown, *(f"{one.place.member}:{one.code}" for one in found))
"""


def test_a_zip_bomb_is_an_error_and_not_a_gigabyte_of_memory(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.jsonl", "b.txt", "c.csv", "d.html", "e.json"):
            with archive.open(name, "w", force_zip64=True) as member:
                for _ in range(34):
                    member.write(bytes(10 * 2**20))
    assert path.stat().st_size < 20 * 2**20
    done = subprocess.run(
        [sys.executable, "-c", BOMB, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    grown, *found = done.stdout.split()
    assert found == [
        "a.jsonl:broken-file",
        "b.txt:too-large",
        "c.csv:broken-file",
        "d.html:too-large",
        "e.json:too-large",
    ]
    assert int(grown) < 500_000  # kilobytes


def test_places_say_what_is_known():
    assert Place("a.zip", "b.csv", 7).as_json() == {"path": "a.zip", "member": "b.csv", "record": 7}
    assert Unreadable(Place("x"), "json", "no").place.as_json() == {"path": "x", "record": 1}
