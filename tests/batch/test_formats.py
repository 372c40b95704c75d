"""Every form of input, plain, compressed and in archives, gives the same articles."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from newsfacts.batch.inputs import Source, expand, read_source
from newsfacts.batch.records import Record, Unreadable
from newsfacts.errors import InputNotFoundError

ROWS = [
    {
        "id": "a",
        "title": "Ships",
        "text": "Norway bought 3 ships.\nThey were new.",
        "published": "2016-10-11",
    },
    {"id": "b", "title": 'Grain, "cheap"', "text": "Überall 5 € — ok.", "published": "2017-01-02"},
]


def as_jsonl():
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def as_delimited(delimiter):
    file = io.StringIO()
    writer = csv.DictWriter(file, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return file.getvalue().encode()


def as_parquet():
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(ROWS), file)
    return file.getvalue()


FORMS = {
    "a.jsonl": as_jsonl(),
    "a.ndjson": as_jsonl().replace(b"\n", b"\r\n\r\n"),
    "a.json": json.dumps(ROWS).encode(),
    "a.csv": b"\xef\xbb\xbf" + as_delimited(","),
    "a.tsv": as_delimited("\t"),
    "a.parquet": as_parquet(),
}
PACKERS = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


def read(path):
    return list(read_source(Source(path, path.stat().st_size)))


def fields(found):
    assert all(isinstance(one, Record) for one in found), found
    return [dict(one.fields) for one in found]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("suffix", PACKERS)
def test_every_form_plain_and_compressed(tmp_path, name, suffix):
    path = tmp_path / (name + suffix)
    path.write_bytes(PACKERS[suffix](FORMS[name]))
    assert fields(read(path)) == ROWS


# A table without its ending cannot be told from text.
@pytest.mark.parametrize("name", [name for name in FORMS if not name.endswith("sv")])
def test_forms_are_known_by_content_where_the_name_says_nothing(tmp_path, name):
    path = tmp_path / "dump"
    path.write_bytes(FORMS[name])
    assert fields(read(path)) == ROWS


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_archives_are_read_member_by_member(tmp_path, kind):
    path = tmp_path / f"dump.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in FORMS.items():
                archive.writestr(f"in/{name}", content)
    else:
        with tarfile.open(path, "w:gz" if kind == "tar.gz" else "w") as archive:
            for name, content in FORMS.items():
                info = tarfile.TarInfo(f"in/{name}")
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    found = read(path)
    assert fields(found) == ROWS * len(FORMS)
    assert [one.place.record for one in found] == list(range(1, 2 * len(FORMS) + 1))
    assert {one.place.member for one in found} == {f"in/{name}" for name in FORMS}


def test_text_and_html_files_are_articles_named_by_their_file(tmp_path):
    (tmp_path / "one.txt").write_text("Norway bought 3 ships.", encoding="utf-8")
    (tmp_path / "two.html").write_bytes(b"<html><p>Hello</p></html>")
    assert fields(read(tmp_path / "one.txt")) == [{"id": "one", "text": "Norway bought 3 ships."}]
    assert fields(read(tmp_path / "two.html")) == [{"id": "two", "html": b"<html><p>Hello</p></html>"}]


def warc_record(status, kind, body=b"<html><p>Page</p></html>"):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/1\r\n"
        "WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_pages_of_a_web_archive(tmp_path, pack):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        b"".join(
            pack(warc_record(status, kind))
            for status, kind in (
                ("200 OK", "text/html; charset=utf-8"),
                ("404 Not Found", "text/html"),
                ("200 OK", "image/png"),
            )
        )
    )
    (page,) = fields(read(path))
    assert page == {"id": "<urn:uuid:1>", "url": "http://news.example/1", "html": b"<html><p>Page</p></html>"}


def test_folders_and_patterns_name_their_files_once_in_order(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [source.path.name for source in expand([str(tmp_path), str(tmp_path / "*.txt")])]
    assert names == ["a.txt", "b.txt", "c.txt"]
    with pytest.raises(InputNotFoundError, match=r"nothing\.txt"):
        expand([str(tmp_path / "nothing.txt")])


def faults(found):
    return [(one.code, one.place.record) for one in found if isinstance(one, Unreadable)]


def test_bad_lines_cost_only_themselves(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_bytes(
        b'{"text": "one"}\n{"text": \n\xff\xfe{}\n[1]\n' + b"[" * 200_000 + b'\n{"text": "two"}\n'
    )
    found = read(path)
    assert [one.fields["text"] for one in found if isinstance(one, Record)] == ["one", "two"]
    assert faults(found) == [("json", 2), ("encoding", 3), ("json", 4), ("json", 5)]
    assert [one.place.offset for one in found][:3] == [0, 16, 26]


def test_bad_rows_cost_only_themselves(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_bytes(b"id,text\n1,one\n2\n3,\xff\n4,two\n")
    found = read(path)
    assert [one.fields["text"] for one in found if isinstance(one, Record)] == ["one", "two"]
    assert faults(found) == [("csv", 2), ("encoding", 3)]


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_a_truncated_file_gives_what_is_there_and_says_so(tmp_path, suffix):
    path = tmp_path / f"cut.jsonl{suffix}"
    lines = b"".join(json.dumps({"text": f"{n} " * (n % 97)}).encode() + b"\n" for n in range(20_000))
    packed = PACKERS[suffix](lines)
    path.write_bytes(packed[: len(packed) // 2])
    found = read(path)
    assert isinstance(found[-1], Unreadable)
    assert found[-1].code in ("broken-file", "json")
    assert all(isinstance(one, Record) for one in found[:-2])


def test_a_broken_member_costs_no_other(tmp_path):
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "first " * 50)
        archive.writestr("b.txt", "second " * 50)
        archive.writestr("c.zip", b"PK")
    path.write_bytes(path.read_bytes().replace(b"first first", b"thirst fist", 1))
    found = read(path)
    assert faults(found) == [("broken-file", 1), ("archive", 3)]
    assert found[1].fields["text"].startswith("second")


def test_no_archive_at_all(tmp_path):
    for name in ("a.zip", "a.tar"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 nothing more")
        assert [code for code, _ in faults(read(tmp_path / name))] == ["broken-file"]


def test_passing_over_records_gives_the_rest(tmp_path):
    for name, content in FORMS.items():
        path = tmp_path / name
        path.write_bytes(content)
        (rest,) = read_source(Source(path, 1), skip=1)
        assert dict(rest.fields) == ROWS[1]
