"""Clients that do not get on, over real sockets: each is cut off, and the others are served."""

import json
import socket
import threading
import time
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import httpx
import pytest

from newsfacts.service.settings import Settings
from tests.service.conftest import running
from tests.service.fakes import FakePool

PATIENCE = 30
"""Seconds after which a test gives up; what it waits for takes a fraction of one."""

CHUNKED = (
    b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)


@contextmanager
def served(pool=None, **settings):
    with running(Settings(port=0, **settings), pool or FakePool()) as (url, _):
        yield url


def connected(url):
    parts = urlsplit(url)
    return closing(socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE))


def rest(connection):
    """What comes until the other end hangs up."""
    received = b""
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionError:
        pass
    return received


def status(response):
    return int(response.split(b" ", 2)[1])


def request(body, path="/v1/extract"):
    """A request as it is sent."""
    lines = (
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*lines, "", "")).encode() + body


def wait_for(url, figure):
    """Until a figure of the metrics is reached."""
    deadline = time.monotonic() + PATIENCE
    with httpx.Client(base_url=url) as client:
        while time.monotonic() < deadline:
            found = client.get("/metrics").text
            if f"\n{figure}\n" in found:
                return
            time.sleep(0.02)
    raise TimeoutError(f"{figure} was not reached:\n{found}")


def test_nothing_and_half_a_head_are_not_waited_for():
    with served(header_timeout=0.05) as url:
        for start in (b"", b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nX-Slow: "):
            with connected(url) as connection:
                connection.sendall(start)
                response = rest(connection)
            assert status(response) == 408
            assert json.loads(response.partition(b"\r\n\r\n")[2])["code"] == "too-slow"


def test_a_head_that_comes_byte_by_byte_is_not_waited_for_either():
    with served(header_timeout=0.3) as url, connected(url) as connection:
        done = threading.Event()

        def drip():
            connection.sendall(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
            while not done.wait(0.02):
                try:
                    connection.sendall(b"a")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            rest(connection)
        finally:
            done.set()
            thread.join()


def test_the_second_head_of_a_connection_is_not_waited_for():
    with served(header_timeout=0.05) as url, connected(url) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        received = b""
        while b'{"status":"ok"}' not in received:
            received += connection.recv(65536)
        connection.sendall(b"GET /healthz HTTP/1.1\r\n")
        assert rest(connection) == b""


def test_a_body_that_stops_coming_is_not_waited_for():
    with served(read_timeout=0.05, header_timeout=0.05) as url, connected(url) as connection:
        connection.sendall(request(b" " * 9)[:-5])
        assert status(rest(connection)) == 408


def test_an_endless_body_gets_its_answer_and_is_cut_off():
    with served(header_timeout=0.2, max_body=1000) as url, connected(url) as connection:
        connection.sendall(CHUNKED)
        chunks = 64 * (b"1000\r\n" + b" " * 0x1000 + b"\r\n")

        def send_on():
            while True:
                connection.sendall(chunks)

        with pytest.raises(ConnectionError):  # not a timeout: it hangs up
            send_on()


def test_an_answer_that_is_not_fetched_is_given_up():
    class LongAnswers(FakePool):
        def submit(self, items, answer):
            answer([b" " * 2**25 for _ in items])  # more than the two ends of a socket hold

    with served(LongAnswers(), write_timeout=0.2) as url, connected(url) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(request(b'{"text": "Oslo grew."}'))
        # Nothing is fetched; the request ends all the same.
        wait_for(url, 'newsfacts_requests_total{route="/v1/extract",status="200"} 1.0')
        assert 0 < len(rest(connection)) < 2**25


def test_one_client_too_many_is_refused_as_a_problem():
    with served(max_connections=2) as url, connected(url), connected(url):
        with connected(url) as third:
            response = rest(third)
        assert status(response) == 503
        assert b"Retry-After: 1\r\n" in response
        assert json.loads(response.partition(b"\r\n\r\n")[2])["code"] == "overloaded"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # the start of TLS
        b"GET / HTTP/1.1\r\nHost: localhost\r\nBad Header\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X-Many: 1\r\n" * 10_000 + b"\r\n",
        b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        CHUNKED.replace(b"Host", b"Content-Length: 1\r\nHost") + b"0\r\n\r\n",
    ],
)
def test_what_is_not_http_is_a_problem(fake_service, sent):
    with connected(fake_service) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        response = rest(connection)
    if response:  # what was sent behind the fault may reset the connection before the answer is read
        assert status(response) in (400, 408, 415)
        assert json.loads(response.partition(b"\r\n\r\n")[2])["status"] == status(response)
    assert httpx.get(f"{fake_service}/healthz").status_code == 200


def test_a_body_with_broken_framing_ends_its_connection_alone(fake_service):
    with connected(fake_service) as connection:
        connection.sendall(CHUNKED + b'5\r\n{"tex\r\n')
        connection.sendall(b"zzz\r\n")
        assert status(rest(connection)) == 400
    assert httpx.get(f"{fake_service}/healthz").status_code == 200


def test_a_client_that_hangs_up_leaves_the_queue():
    pool = FakePool(held=True)
    with served(pool) as url:
        with connected(url) as first, connected(url) as second:
            for connection in (first, second):
                connection.sendall(request(b'{"text": "Oslo grew."}'))
            wait_for(url, "newsfacts_queue_articles 1.0")
        wait_for(url, 'newsfacts_requests_total{route="/v1/extract",status="499"} 2.0')
        pool.held = False
        pool.release()
        wait_for(url, "newsfacts_queue_articles 0.0")
        assert not pool.given
