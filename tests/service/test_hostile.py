"""Bodies made to break it: each gets its answer, and the service is there for the next."""

import gzip
import json
import socket
from urllib.parse import urlsplit

import httpx
import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from newsfacts.service.problems import Problem

JSON = {"Content-Type": "application/json"}
PLAIN = {"Content-Type": "text/plain"}
PAGE = {"Content-Type": "text/html"}
NDJSON = {"Content-Type": "application/x-ndjson"}
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


OPERATIONS = [
    ("/v1/extract", "POST"),
    ("/v1/extract/stream", "POST"),
    ("/v1/schema", "GET"),
    ("/healthz", "GET"),
    ("/readyz", "GET"),
    ("/metrics", "GET"),
]


@schemathesis.serializer("application/x-ndjson")
def lines_of(context, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n"


@pytest.fixture(scope="module")
def api(fake_service):
    return schemathesis.openapi.from_url(f"{fake_service}/openapi.json")


def test_every_operation_is_tried(api):
    assert {(one.ok().path, one.ok().method.upper()) for one in api.get_all_operations()} == set(OPERATIONS)


@pytest.mark.parametrize(
    ("path", "method", "mode"),
    [
        *((*operation, GenerationMode.POSITIVE) for operation in OPERATIONS),
        *((*operation, GenerationMode.NEGATIVE) for operation in OPERATIONS if operation[1] == "POST"),
    ],
)
def test_what_the_document_says_holds_for_whatever_is_sent(api, path, method, mode):
    @given(case=api[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=40)
    def check(case):
        case.call_and_validate(checks=CHECKS)

    check()


def nested(depth, opening, closing):
    return b'{"text": ' + opening * depth + closing * depth + b"}"


HOSTILE = {
    "a bomb": (gzip.compress(b" " * 2**24), JSON | {"Content-Encoding": "gzip"}, 415),
    "a bomb that says nothing": (gzip.compress(b" " * 2**24), JSON, 400),
    "50 MB": (b" " * 50 * 2**20, JSON, 413),
    "50 MB of text": (b"Oslo grew. " * 5 * 2**20, PLAIN, 413),
    "deep arrays": (nested(10**5, b"[", b"]"), JSON, 400),
    "deep objects": (nested(10**5, b'{"a":', b"1}"), JSON, 400),
    "many keys": (json.dumps({f"k{number}": 1 for number in range(10**5)}).encode(), JSON, 422),
    "a long number": (b'{"text": "a", "options": {"max_chars": ' + b"9" * 10**6 + b"}}", JSON, 400),
    "UTF-16": (json.dumps({"text": "Oslo"}).encode("utf-16"), JSON, 400),
    "UTF-32": ("Oslo grew.".encode("utf-32"), PLAIN, 422),
    "half a character": ("Tromsø".encode()[:-1], PLAIN, 422),
    "zeros": (b"\0" * 1000, PLAIN, 200),
    "a lone surrogate": (b'{"text": "\\udc00"}', JSON, 422),
    "a lone surrogate in a label": (b'{"text": "a", "title": "\\udc00"}', JSON, 422),
    "a pickle": (b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00.", JSON, 400),
    "a path for a text": (b'{"text": "file:///etc/passwd"}', JSON, 200),
}

LINES = {
    name: (body, status)
    for name, (body, headers, status) in HOSTILE.items()
    if headers == JSON and body.strip() and b"\n" not in body
}


@pytest.mark.parametrize(("body", "headers", "status"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_bodies_get_their_answer(fake_service, body, headers, status):
    response = httpx.post(f"{fake_service}/v1/extract", content=body, headers=headers, timeout=60)
    assert response.status_code == status
    if status != 200:
        assert Problem.model_validate_json(response.content).status == status
    assert httpx.get(f"{fake_service}/readyz").status_code == 200


@pytest.mark.parametrize(("body", "status"), LINES.values(), ids=LINES)
def test_hostile_lines_take_their_own_place(fake_service, body, status):
    lines = b"\n".join([b'{"text": "before"}', body, b'{"text": "after"}'])
    response = httpx.post(f"{fake_service}/v1/extract/stream", content=lines, headers=NDJSON, timeout=60)
    first, *between, last = map(json.loads, response.content.splitlines())
    assert (first["text"], last["text"]) == ("before", "after")
    assert [one.get("status", 200) for one in between] == [status]


ARTICLES = {
    "deep tags": (b"<div>" * 20_000 + b"Oslo", PAGE),
    "tags that are not closed": (b"<p>" + b"<b" * 20_000, PAGE),
    "a page in UTF-16": ("<p>Oslo grew.</p>".encode("utf-16"), PAGE),
    "an empty page": (b"", PAGE),
    "a page that names a file": (b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>", PAGE),
    "one long word": (b"a" * 5_000, PLAIN),
    "one long number": (b"1" * 5_000, PLAIN),
    "brackets": (b"(" * 2_000, PLAIN),
    "characters that are none": (("\u202e\u0000\ufffe\U0010ffff" * 100).encode(), PLAIN),
}


@pytest.mark.model
@pytest.mark.parametrize(("body", "headers"), ARTICLES.values(), ids=ARTICLES)
def test_hostile_articles_do_not_end_the_workers(service, body, headers):
    response = httpx.post(f"{service}/v1/extract", content=body, headers=headers, timeout=300)
    assert response.status_code == 200
    assert "root:" not in response.text
    assert "newsfacts_workers_replaced 0.0" in httpx.get(f"{service}/metrics").text


def test_many_slow_clients_do_not_keep_the_others_out(fake_service):
    parts = urlsplit(fake_service)
    slow = [socket.create_connection((parts.hostname, parts.port)) for _ in range(100)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\n"[: number + 1])
        assert httpx.post(f"{fake_service}/v1/extract", json={"text": "Oslo grew."}).status_code == 200
    finally:
        for connection in slow:
            connection.close()
