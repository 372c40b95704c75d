"""Streams: in order, one line for one, and no further than there is room."""

import asyncio
import json
import socket
from urllib.parse import urlsplit

import pytest

from newsfacts.service.problems import KINDS
from tests.service.fakes import FakePool

pytestmark = pytest.mark.anyio

NDJSON = {"Content-Type": "application/x-ndjson"}
URL = "/v1/extract/stream"


def line(text, **fields):
    return json.dumps({"text": text, **fields}).encode()


async def streamed(client, content):
    response = await client.post(URL, content=content, headers=NDJSON)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/x-ndjson"
    return [json.loads(found) for found in response.text.splitlines()]


async def test_lines_come_back_in_order(client):
    found = await streamed(client, b"\n".join(line(f"Oslo {number}.") for number in range(50)))
    assert [facts["text"] for facts in found] == [f"Oslo {number}." for number in range(50)]


async def test_pieces_of_any_size_make_the_same_lines(client):
    body = b"\r\n".join([line("Øslo 1."), b"", line("Oslo 2."), b"  "])

    async def bytewise():
        for position in range(len(body)):
            yield body[position : position + 1]

    assert [facts["text"] for facts in await streamed(client, bytewise())] == ["Øslo 1.", "Oslo 2."]


async def test_no_lines_give_none(client):
    assert await streamed(client, b"") == await streamed(client, b"\n \n\n") == []


async def test_a_problem_takes_the_place_of_its_line_and_no_other(make_client):
    client = await make_client(max_body=100)
    lines = [
        line("Oslo 1."),
        b"",
        b"{",
        line("a" * 200),
        line("a bug"),
        line("x", published="soon"),
        line("Oslo 2."),
    ]
    found = await streamed(client, b"\n".join(lines))
    assert [one.get("code", one.get("text")) for one in found] == [
        "Oslo 1.",
        "invalid-json",
        "too-large",
        "internal",
        "invalid-article",
        "Oslo 2.",
    ]
    assert [one["line"] for one in found if "code" in one] == [3, 4, 5, 6]
    assert all(one["status"] == KINDS[one["code"]].status for one in found if "code" in one)


async def test_a_line_without_end_is_told_once(make_client):
    client = await make_client(max_body=100)

    async def endless():
        yield line("Oslo 1.") + b"\n"
        for _ in range(1000):
            yield b"a" * 90

    found = await streamed(client, endless())
    assert [one.get("code", one.get("text")) for one in found] == ["Oslo 1.", "too-large"]


async def test_a_line_that_does_not_come_ends_the_stream(make_client):
    client = await make_client(read_timeout=0.01)

    async def stuck():
        yield line("Oslo 1.") + b'\n{"text": '
        await asyncio.Event().wait()

    found = await streamed(client, stuck())
    assert [one.get("code", one.get("text")) for one in found] == ["Oslo 1.", "too-slow"]


async def test_a_stop_answers_what_was_taken_and_says_where_to_go_on(make_client):
    pool = FakePool(held=True)
    client = await make_client(pool)

    async def unending():
        yield line("Oslo 1.") + b"\n" + line("Oslo 2.") + b"\n"
        await asyncio.Event().wait()

    answer = asyncio.ensure_future(streamed(client, unending()))
    while client.app.state.service.batcher.waiting < 1:
        await asyncio.sleep(0)
    client.app.state.service.stopping.set()
    await asyncio.sleep(0.01)
    while pool.given:
        pool.release()
        await asyncio.sleep(0.01)
    found = await answer
    assert [one.get("code", one.get("text")) for one in found] == ["Oslo 1.", "Oslo 2.", "stopping"]
    assert found[-1]["line"] == 3


async def test_no_more_is_taken_than_there_is_room_for(make_client):
    pool = FakePool(held=True)
    client = await make_client(pool, workers=1, batch_size=2)
    taken = []

    async def counted():
        for number in range(100):
            taken.append(number)
            yield line(f"Oslo {number}.") + b"\n"

    answer = asyncio.ensure_future(streamed(client, counted()))
    for _ in range(300):
        await asyncio.sleep(0)
    assert len(taken) <= 5
    pool.held = False
    pool.release()
    assert len(await answer) == 100


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Content-Type": "application/json"}, "unsupported-media-type"),
        ({**NDJSON, "Content-Encoding": "gzip"}, "unsupported-media-type"),
    ],
)
async def test_other_forms_are_refused(client, headers, code):
    response = await client.post(URL, content=b"", headers=headers)
    assert response.json()["code"] == code


def test_the_answer_to_a_line_comes_before_the_next_line_is_sent(fake_service):
    parts = urlsplit(fake_service)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        head = f"POST {URL} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        received = b""
        for number in range(3):
            sent = line(f"Oslo {number}.") + b"\n"
            connection.sendall(b"%x\r\n%b\r\n" % (len(sent), sent))
            while f'"Oslo {number}."'.encode() not in received:
                received += connection.recv(65536)
        connection.sendall(b"0\r\n\r\n")
        while not received.endswith(b"0\r\n\r\n"):
            received += connection.recv(65536)
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"transfer-encoding: chunked" in received.lower()
